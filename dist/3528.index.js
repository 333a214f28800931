const ke=3528,Me=[3528,2466,846],De={42714:((ee,N,c)=>{c.r(N),c.d(N,{renderHtml:()=>Ee});var Z=c(77598),h=c(18944),L=c(86300),U=c(28811),I=c(36353),_=c(96214),C=c(26961);const K=1e4,A=8e6;function w(e,n){const s=e.checks.filter(({findings:d})=>d.length>0).length,i=e.checks.flatMap(({details:d})=>d).length;return{report:e,origin:n,findings:Math.min(1e3,Math.max(10,Math.floor(K/Math.max(1,s)))),output:Math.min(1e5,Math.max(1e3,Math.floor(A/Math.max(1,i))))}}const F=4e3,f=e=>(0,C.$)(e.trim(),F).split(/`([^`\n]+)`/).map((n,s)=>s%2===1?`<code>${(0,h.ZD)(n)}</code>`:(0,h.ZD)(n).replaceAll(`
`,"<br>")).join(""),l=e=>`<code>${(0,h.ZD)((0,C.$)(e,F))}</code>`,R=(e,n)=>e===void 0?n:`<a href="${(0,h.ZD)(e)}">${n}</a>`,E=e=>{const{sentence:n,url:s}=(0,I.E7)(e);return s===void 0?f(e):`${f(n)} ${R(s,(0,h.ZD)(s))}`.trim()};function P(e,{report:n,origin:s}){const i=(0,I.R3)(e);return i===void 0?"":R((0,I.b0)(e,n.subject,s),l(i))}function u(e){const n=(0,_.ox)(e);return n===void 0?"":`<p class="mend">${f(n)}</p>`}function p({expected:e,actual:n}){const s=[...e===void 0?[]:[`<div><dt>Expected</dt><dd>${l(e)}</dd></div>`],...n===void 0?[]:[`<div><dt>Found</dt><dd>${l(n)}</dd></div>`]];return s.length===0?"":`<dl class="comparison">${s.join("")}</dl>`}const T=e=>`<span class="badge ${e}"><span aria-hidden="true">${_.tW[e]}</span> ${e}</span>`,o=(e,n,s)=>n===""?"":`<section${s===void 0?"":` id="${s}"`}>
<h2>${e}</h2>
${n}
</section>`;function $(e,n){const s=e.map((S,W)=>n.some(J=>(J[W]??"")!=="")),i=S=>e.flatMap((W,J)=>s[J]?[S[J]??""]:[]),d=i(e).map(S=>`<th scope="col">${S}</th>`),M=n.map(S=>`<tr>${i(S).map(W=>`<td>${W}</td>`).join("")}</tr>`);return`<div class="scroll"><table>
<thead><tr>${d.join("")}</tr></thead>
<tbody>
${M.join(`
`)}
</tbody></table></div>`}function D(e){return`<div class="measure">${(0,h.ZD)((0,_.Ep)(e))}${O(e)}</div>`}const x=120;function O({value:e,limit:n,unit:s}){if(n===void 0||n<=0||e<0||s!=="bytes"&&s!=="ms"&&s!=="%")return"";const i=Math.max(e,n)*1.1,d=M=>(M/i*x).toFixed(1);return`<svg class="bar" viewBox="0 0 ${x} 8" width="${x}" height="8" aria-hidden="true"><rect class="whole" width="${x}" height="8" rx="2"/><rect class="value" width="${d(e)}" height="8" rx="2"/><rect class="limit" x="${d(n)}" width="2" height="8"/></svg>`}const k=e=>e>0?`<p class="muted">\u2026 and ${(0,L.Zo)(e)} more: report.json has them all.</p>`:"";function z(e){const{report:n}=e,s=(0,_.aG)(n);return`<header>
<p class="about">${[n.project,n.stage].filter(d=>d!=="").map(h.ZD).join(' <span aria-hidden="true">/</span> ')}</p>
<h1><span class="decision">${s}</span> <span class="why">${G(e)}</span></h1>
${r(e)}<ul class="counts">${Y(e)}</ul>
<dl class="facts">${q(e)}</dl>
</header>`}function G({report:e}){if(e.decision==="go"){const i=(0,_.nr)(e);return f(`${e.reasons[0]?.message??""}${i===void 0?"":`. Sign-off still to come: ${i}`}`)}const{causes:n}=(0,U.am)((0,U.be)(e)),[s]=n;return n.length===1&&s?f(`${s.result?.name??""}${s.result?": ":""}${s.message}`):`${(0,L.U9)(n.length,"thing")} to mend`}const Y=({report:e})=>(0,_.N4)(e).map(({status:n,text:s})=>`<li class="${n}"><span aria-hidden="true">${_.tW[n]}</span> ${s}</li>`).join("");function q(e){const{report:n,origin:s}=e,{sha:i,ref:d,event:M,runId:S,repository:W}=n.subject;return[["Repository",W&&(0,h.ZD)(W)],["Commit",i&&R((0,I.Bg)(n.subject,s),l(i))],["Ref",d&&(0,h.ZD)((0,_.tO)(d))],["Event",M&&(0,h.ZD)(M)],["Run",S&&R((0,I.Vp)(n.subject,s),(0,h.ZD)(S))],["Started",`<time datetime="${(0,h.ZD)(n.startedAt)}">${(0,h.ZD)((0,_.lY)(n.startedAt))}</time>`],["Took",(0,L.kJ)(n.durationMs)]].filter(([,X])=>X!==void 0&&X!=="").map(([X,ne])=>`<div><dt>${X}</dt><dd>${ne}</dd></div>`).join("")}function r({report:e}){const n=e.selection;return n===void 0?"":`<p class="partial"><strong>Only a part of the stage was run</strong> (${[...n.only?[`only ${n.only.map(l).join(", ")}`]:[],...n.shard===void 0?[]:[`part ${l(n.shard)}`]].join(", ")}): ${e.checks.length} of its ${(0,L.U9)(n.of,"check")}. This report proves that part alone.</p>
`}const b=10;function t(e){const{causes:n,consequences:s}=(0,U.am)((0,U.vc)(e.report)),i=n.map(W=>a(W,e)).join(`
`),d=s.flatMap(({result:W})=>W===void 0?[]:[`<li>${f(W.name)} ${l(W.id)}: ${f(W.summary)}</li>`]),M=d.length===0?"":`<p>Not run because of that:</p>
<ul>${d.join(`
`)}</ul>`,S=(0,U.r3)(e.report).map(W=>m(W,{page:e,tone:"advisory"}));return[o("What blocks, and how to mend it",[i,M].filter(W=>W!=="").join(`
`),"blocking"),o("Worth a look, does not block",S.join(`
`),"advisory")].filter(W=>W!=="").join(`
`)}function a({code:e,message:n,result:s},i){if(s!==void 0)return m(s,{page:i,tone:"blocker",message:n});const d=_.K$[e];return`<article class="blocker">
<h3>${_.Ev[e]}</h3>
<p>${f(n)}</p>
${d===void 0?"":y(f(d))}
</article>`}function m(e,{page:n,tone:s,message:i}){const d=i??e.summary,M=(0,U.WX)(d,(0,U.Jr)(e)).map(U.EP),S=M.slice(0,b),W=M.length===1&&M[0]?.message===d,J=[...e.remedy===void 0?[]:[y(f(e.remedy))],...e.help===void 0?[]:[y(E(e.help))]];return`<article class="${s}">
<h3>${T(e.status)} ${(0,h.ZD)(e.name)} ${e.id===e.name?"":l(e.id)}</h3>
${W?"":`<p>${f(d)}</p>`}
${S.length===0?"":`<ul class="findings">
${g(S,n)}
</ul>`}${k(M.length-S.length)}
${J.join(`
`)}
</article>`}function g(e,n){let s="";return e.map(i=>{const d=i.help===void 0||i.help===s?"":y(E(i.help));s=i.help??s;const S=i.file===void 0&&i.message.includes(i.subject??"")?"":P(i,n);return`<li>${S===""?"":`<div class="place">${S}</div>`}${f(i.message)}${p(i)}${u(i)}${d}</li>`}).join(`
`)}const y=e=>`<p class="mend"><strong>To mend it:</strong> ${e}</p>`,v=50,j=4;function B(e){const n=(0,U.Ks)(e.report.checks),s=n.map(({title:i,results:d})=>`<h3>${(0,h.ZD)(i??(n.length>1?"Other checks":"Checks"))}</h3>
${d.map(S=>H(S,e)).join(`
`)}`);return o("All checks",s.join(`
`),"checks")}function H(e,n){const s=(0,_.Gt)(e.findings),i=[...(0,_.IW)(e),...s===""?[]:[s]].join(", "),d=`${T(e.status)}<span class="name">${(0,h.ZD)(e.name)}${i===""?"":` <small>${i}</small>`}</span>
<span class="summary">${f(e.summary)}${Q(e)}</span><span class="took">${(0,_.hb)(e)}</span>`;return`<details class="check ${e.status}" id="check-${(0,h.ZD)(encodeURIComponent(e.id.replace(new RegExp("\\p{Cs}","gu"),"")))}"><summary>${d}</summary>
<div class="inside">
${V(e,n)}
</div></details>`}function Q({measurements:e}){const n=e.length===j+1?j+1:j,s=e.slice(0,n).map(M=>(0,h.ZD)((0,_.Ep)(M))),i=e.length-s.length,d=[...s,...i>0?[`${i} more`]:[]];return d.length===0?"":`<small>${d.map(M=>`<span>${M}</span>`).join("")}</small>`}function V(e,n){return[te(e),e.measurements.slice(0,v).map(D).join(`
`),k(e.measurements.length-v),re(e,n),...e.details.map(({title:s,text:i})=>`<h4>${(0,h.ZD)(s)}</h4>
<pre tabindex="0">${(0,h.ZD)((0,C.e)(i,n.output))}</pre>`)].filter(s=>s!=="").join(`
`)}function te(e){return`<dl class="facts">${[["Id",l(e.id)],["Kind",l(e.kind)],["Reason",l(e.cause??e.reasonCode)],["Required",e.required?"yes":"no, advisory"],["Proves",e.covers.map(l).join(", ")],["To mend it",e.remedy&&f(e.remedy)],["More",e.help&&E(e.help)],["Started",e.startedAt&&(0,h.ZD)(e.startedAt)],["Taken over",e.reused&&`from ${(0,h.ZD)(e.reused.source)}, ${l(e.reused.digest)}`],["Evidence",e.evidence.map(({path:i})=>l(i)).join(", ")]].filter(([,i])=>i!==void 0&&i!=="").map(([i,d])=>`<div><dt>${i}</dt><dd>${d}</dd></div>`).join("")}</dl>`}function re(e,n){if(e.findings.length===0)return"";const s=(0,U.md)(e.findings).slice(0,n.findings),i=s.map(d=>[`<span class="level ${d.waived?"waived":d.level}">${d.waived?"waived":d.level}</span>`,P(d,n),`${f(d.message)}${p(d)}${u(d)}${d.help===void 0?"":`<p class="mend">${E(d.help)}</p>`}`,`${l(d.rule)}<br><small>${(0,h.ZD)(d.fingerprint)}</small>`]);return $(["Level","Where","What is wrong","Rule, fingerprint"],i)+k(e.findings.length-s.length)}var de=c(62526);const se=1e3;function ce(e){const n=e.report.checks.flatMap(d=>d.findings.flatMap(M=>M.waived?[{result:d,finding:M,waiver:M.waived}]:[]));if(n.length===0)return"";const s=n.slice(0,se).map(({result:d,finding:M,waiver:S})=>[l(d.id),P(M,e),f(M.message),f(S.reason),(0,h.ZD)(S.owner),(0,h.ZD)((0,_.CK)(S,e.report))]);return o("Waived",$(["Check","Where","Finding","Because","Owner","Until"],s)+k(n.length-s.length),"waived")}function le({report:e}){const n=e.notices??[],s=n.slice(0,se).map(i=>`<li>${f(i)}</li>`);return o("Notices",s.length===0?"":`<ul>${s.join(`
`)}</ul>${k(n.length-s.length)}`,"notices")}function he({report:e}){const{policy:n}=e;if(n===void 0||n.changes.length===0)return"";const s=n.changes.slice(0,se).map(d=>`<li>${f(d)}</li>`),i=`<p>It was judged by the policy of ${l(n.ref)} (${l(n.sha)}); this takes effect once it is merged:</p>`;return o("This change edits the gate itself",`${i}
<ul>${s.join(`
`)}</ul>`,"policy")}const me=({report:e})=>e.after===void 0?"":o("The stage before",`<p>${f((0,_.Gv)(e.after))}</p>`,"proof");function fe({report:e}){const n=e.checklist;if(n===void 0)return"";const s=n.attested>0?`, ${n.attested} of them by a person's signature`:"",i=n.uncovered.map(d=>`<li>${l(d)}</li>`);return o("Written checklist",`<p>${n.covered} of ${(0,L.U9)(n.items,"item")} covered${s}.</p>${i.length===0?"":`
<p>Covered by nothing:</p>
<ul>${i.join(`
`)}</ul>`}`,"checklist")}function ue({report:e}){const n=e.checks.flatMap(i=>i.evidence.map(d=>({result:i,file:d})));if(n.length===0)return"";const s=n.slice(0,se).map(({result:i,file:d})=>[l(i.id),l(d.path),l(d.sha256)]);return o("Evidence",$(["Check","File","SHA-256"],s)+k(n.length-s.length),"evidence")}function pe({report:e}){const{tool:n,subject:s,reasonCode:i,schemaVersion:d}=e,M=e.reasons.map(({code:J,check:X,message:ne})=>`<li>${l(J)}${X===void 0?"":` ${l(X)}`}: ${f(ne)}</li>`),S=s.runAttempt===void 0?"":`, attempt ${(0,h.ZD)(s.runAttempt)}`,W=s.runId===void 0?"outside a workflow":`run ${(0,h.ZD)(s.runId)}${S}`;return o("How this was decided",`<p>${(0,h.ZD)(`${n.name} ${n.version}`)} decided <strong>${e.decision}</strong> with reason ${l(i)}, ${W}, by the configuration with digest ${l(s.configDigest)}. Report format ${d}.</p>
<ul>${M.slice(0,se).join(`
`)}</ul>`,"provenance")}function ge(){const e=de.f.map(n=>[T(n),_.V9[n]]);return o("What the words mean",`<p><strong>Go</strong> needs every required check passed, waived, or skipped by its own condition, and at least one passed. Everything else is no-go. A check that could not tell is never a pass.</p>
${$(["Status","Means"],e)}`,"legend")}var oe=c(70681);const $e={signed:"passed",pending:"pending",rejected:"failed"},ie=200;function ve({report:e}){const{signOff:n}=e;if(n===void 0)return ye(e);const s=n.roles.map(({role:M,title:S,status:W,person:J,source:X,why:ne})=>[`<strong>${(0,h.ZD)(S??M)}</strong>${S===void 0?"":`<br>${l(M)}`}`,`<span class="badge ${$e[W]}">${W}</span>`,J===void 0?"":(0,oe.Y9)(J).map(h.ZD).join("<br>"),X===void 0?"":f(X),ne===void 0?"":f(ne)]),i=n.dryRun?`<p class="partial"><strong>A dry run.</strong> The approvals come from a file, nobody was asked, and this proves nothing.</p>
`:"",d=n.report===void 0?"":`
${be(e,n.report)}`;return o("Sign-off",`${i}${$(["Role","Status","Person","Through","Why"],s)}${d}`,"sign-off")}function be(e,n){const s=(0,oe.IC)(e),i=[["Report",l(n)],...e.subject.sha===void 0?[]:[["Commit",l(e.subject.sha)]],["Config",l(e.subject.configDigest)],...s.slice(0,ie).map(({image:d,digest:M})=>[`Image ${l(d)}`,l(M)])];return`<p>What they stand for; whatever changes of it voids them:</p>
${$(["What","Digest"],i)}${k(s.length-ie)}`}function ye(e){const{toSign:n}=e;if(n===void 0||n.length===0)return"";const s=n.map(i=>[`<strong>${(0,h.ZD)(i.title)}</strong><br>${l(i.role)}`,f(i.by),we(i,e)]);return o("To be signed",`<p>Each of these roles approves this report as a whole, and attests its own lines. No person signs for two of them.</p>
${$(["Role","By","Attests"],s)}`,"sign-off")}function we(e,n){const s=(0,oe.Yb)(e,n).map(({name:i,status:d,attestedBy:M,evidence:S})=>{const W=S.map(({path:J,sha256:X})=>`<br><small>${l(J)} ${l(`sha256:${X}`)}</small>`);return`<li>${T(d)} <strong>${(0,h.ZD)(i)}</strong>: ${f(M?.ask??"")}${W.join("")}</li>`});return s.length===0?"the report alone":`<ul>${s.join(`
`)}</ul>`}const ae=`
:root { color-scheme: light dark; --back: light-dark(#ffffff, #0f141a); --card: light-dark(#f6f8fa, #171d25);
  --text: light-dark(#1c2128, #e4e8ed); --muted: light-dark(#57606a, #9aa5b1); --line: light-dark(#d4dae0, #2e3742);
  --link: light-dark(#0757ba, #6cb1ff); --good: light-dark(#116329, #4cc26a); --bad: light-dark(#b3141f, #ff7b78);
  --unsure: light-dark(#7d4e00, #e3b341); --calm: light-dark(#57606a, #9aa5b1); --excused: light-dark(#6639a6, #c69cff);
  --go: light-dark(#116329, #14532a); --no-go: light-dark(#b3141f, #8c1620); }
* { box-sizing: border-box }
body { margin: 0; background: var(--back); color: var(--text); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; overflow-wrap: anywhere }
header { background: var(--no-go); color: #fff; padding: 2rem max(1rem, calc((100% - 68rem) / 2)) }
.go header { background: var(--go) }
main { max-width: 70rem; margin: 0 auto; padding: 0 1rem 4rem }
a { color: var(--link) }
header a { color: #fff }
code, pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; font-size: .86em }
h1 { margin: .2rem 0 1rem; font-size: 1.35rem; font-weight: 500; line-height: 1.3 }
.decision { display: block; font-size: 3.2rem; font-weight: 800; letter-spacing: .02em; line-height: 1.1 }
.about { margin: 0; font-weight: 600; opacity: .95 }
h2 { margin: 2.6rem 0 .9rem; font-size: 1.35rem; line-height: 1.3 }
h3 { margin: 1.5rem 0 .5rem; font-size: 1.05rem }
h4 { margin: 1.1rem 0 .3rem; font-size: .95rem }
.muted, small, .took { color: var(--muted) }
.partial { margin: 0 0 1rem; padding: .6rem .9rem; border-radius: .4rem; background: #fff; color: #1c2128 }
.counts { display: flex; flex-wrap: wrap; gap: .5rem; margin: 0 0 1.3rem; padding: 0; list-style: none }
.counts li { padding: .15rem .7rem; border-radius: 1rem; background: rgb(0 0 0 / .28); font-weight: 600 }
.facts { display: flex; flex-wrap: wrap; gap: .35rem 1.8rem; margin: 0 }
.facts div { display: flex; gap: .45rem; min-width: 0 }
dt { flex: none; font-weight: 600; opacity: .85 }
dd { margin: 0; min-width: 0 }
article { margin: 0 0 1rem; padding: .9rem 1.2rem; border: 1px solid var(--line); border-left: .35rem solid var(--bad); border-radius: .4rem; background: var(--card) }
article.advisory { border-left-color: var(--unsure) }
article h3 { margin: 0 0 .4rem }
article p { margin: .4rem 0 }
article h3 + .findings > li:first-child { border-top: 0; padding-top: 0 }
.findings { margin: .7rem 0; padding: 0; list-style: none }
.findings li { padding: .55rem 0; border-top: 1px solid var(--line) }
.findings:last-of-type { margin-bottom: 0 } .findings li:last-child { padding-bottom: .2rem }
.place { margin-bottom: .1rem }
.comparison { display: flex; flex-wrap: wrap; gap: .2rem 1.5rem; margin: .2rem 0 }
.comparison div { display: flex; gap: .4rem }
td .mend, td .comparison { margin: .25rem 0 0 }
.mend { padding-left: .7rem; border-left: .2rem solid var(--good) }
.badge { display: inline-block; min-width: 6.3rem; font-size: .9rem; font-weight: 600; white-space: nowrap }
article .badge { min-width: 0; margin-right: .3rem }
.passed .badge, .badge.passed { color: var(--good) }
.failed .badge, .badge.failed, .level.error { color: var(--bad) }
.errored .badge, .badge.errored, .pending .badge, .badge.pending, .level.warning { color: var(--unsure) }
.skipped .badge, .badge.skipped, .level.note { color: var(--calm) }
.waived .badge, .badge.waived, .level.waived { color: var(--excused) }
.level { font-weight: 600 }
.check { border: 1px solid var(--line); border-top-width: 0; background: var(--card) }
h3 + .check { border-top-width: 1px; border-radius: .4rem .4rem 0 0 }
.check:last-child, .check:has(+ h3) { border-radius: 0 0 .4rem .4rem }
.check > summary { display: grid; grid-template-columns: auto minmax(9rem, 16rem) 1fr auto; gap: .2rem .9rem; align-items: baseline; padding: .5rem .9rem; cursor: pointer; list-style: none }
.check > summary::-webkit-details-marker { display: none }
.check > summary:hover { background: light-dark(#eaeef2, #1f2731) }
:focus-visible { outline: .15rem solid var(--link); outline-offset: .1rem }
.name { font-weight: 600 }
.name small { display: inline-block; font-weight: 400 }
.summary small { display: flex; flex-wrap: wrap; gap: 0 1.2rem }
.took { white-space: nowrap; font-size: .9rem }
.took::after { content: " \u25B8"; color: var(--muted) }
[open] > summary > .took::after { content: " \u25BE" }
.inside { padding: .4rem .9rem 1rem; border-top: 1px solid var(--line); background: var(--back) }
.inside .facts { margin: .5rem 0 .8rem; font-size: .92rem }
.measure { display: flex; flex-wrap: wrap; gap: .2rem .7rem; align-items: center; margin: .25rem 0 }
.bar .whole { fill: var(--line) } .bar .value { fill: var(--link) } .bar .limit { fill: var(--text) }
.scroll { overflow-x: auto; margin: .7rem 0 }
table { width: 100%; border-collapse: collapse; font-size: .93rem }
th, td { padding: .4rem .7rem; border: 1px solid var(--line); text-align: left; vertical-align: top }
th { background: var(--card); white-space: nowrap }
td { overflow-wrap: break-word }
td a { overflow-wrap: anywhere; display: inline-block; min-width: 9rem }
pre { max-height: 32rem; margin: 0; padding: .8rem 1rem; overflow: auto; border: 1px solid var(--line); border-radius: .4rem; background: var(--card); overflow-wrap: normal }
@media (max-width: 46rem) {
  .decision { font-size: 2.4rem }
  .check > summary { grid-template-columns: 1fr auto }
  .check .name, .check .summary { grid-column: 1 / -1 }
  .check .took { grid-column: 2; grid-row: 1 }
}
@media print {
  :root { color-scheme: light }
  header { background: none !important; color: #000; border-bottom: .3rem solid #000; padding: 0 0 1rem }
  header a { color: #000 } .counts li { background: none; border: 1px solid #000 }
  body { font-size: 11px } article, tr, .check > summary { break-inside: avoid } h2, h3 { break-after: avoid }
  pre { max-height: none; white-space: pre-wrap } .took::after { content: none }
  details::details-content { content-visibility: visible; block-size: auto }
  .scroll { overflow: visible }
}
`,je=`default-src 'none'; style-src 'sha256-${(0,Z.createHash)("sha256").update(ae).digest("base64")}'; base-uri 'none'; form-action 'none'`;function Ee(e,n={}){const s=w(e,n),i=(0,_.aG)(e),d=[z(s),"<main>",he(s),t(s),ve(s),me(s),le(s),fe(s),B(s),ce(s),ue(s),pe(s),ge(),"</main>"];return`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${je}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${(0,h.ZD)([i,e.project,e.stage].filter(M=>M!=="").join(" \xB7 "))}</title>
<style>${ae}</style>
</head>
<body class="${e.decision}">
${d.filter(M=>M!=="").join(`
`)}
</body>
</html>
`}}),90846:((ee,N,c)=>{c.r(N),c.d(N,{renderJson:()=>L});const Z=`schemaVersion tool project stage subject repository sha head ref event runId runAttempt configDigest startedAt
  durationMs decision reasonCode reasons code check message counts passed failed errored skipped waived pending policy
  changes selection
  only shard of after at collected collectedAt checks id name version section kind covers required status cause summary remedy help attempts flaky findings
  rule level file line column expected actual subject aliases via gravity fingerprint waived waiverEnded reason owner expires measurements value unit limit bound baseline evidence path sha256
  attestedBy role ask inputs reused images image digest details title text toSign by signOff roles role person source why report dryRun checklist items covered attested uncovered notices`.split(/\s+/),h=new Map([...new Set(Z)].map((C,K)=>[C,K])),L=C=>`${JSON.stringify(C,(K,A)=>U(A)?I(A):A,2)}
`,U=C=>typeof C=="object"&&C!==null&&!Array.isArray(C),I=C=>Object.fromEntries(Object.entries(C).sort(([K],[A])=>_(K)-_(A)||(K<A?-1:1))),_=C=>h.get(C)??Z.length}),83358:((ee,N,c)=>{c.r(N),c.d(N,{renderJunit:()=>K});var Z=c(26961),h=c(18944),L=c(28811),U=c(36353),I=c(96214);const _=1e3,C=1e5;function K(o){const $=[...(0,L.Ks)((0,L.Vz)(o).checks).map(({title:k,results:z})=>({name:k??"Checks",cases:z.map(G=>w(G,o))})),{name:"Decision",cases:R(o)}].filter(({cases:k})=>k.length>0),D=$.flatMap(({cases:k})=>k),x=`${o.project} ${o.stage}`.trim();return`${['<?xml version="1.0" encoding="UTF-8"?>',"<!-- written by deploy-validate -->",`<testsuites ${p({name:x,...u(D),time:T(o.durationMs)})}>`,...$.flatMap(k=>A(k,o)),"</testsuites>"].join(`
`)}
`}function A({name:o,cases:$},D){const x=$.reduce((k,{seconds:z})=>k+z,0).toFixed(3),O={name:o,...u($),time:x,timestamp:D.startedAt.replace(/(?:\.\d+)?Z$/,"")};return[`  <testsuite ${p(O)}>`,...$.flatMap(k=>E(k,D)),"  </testsuite>"]}function w(o,$){return{name:o.name,id:o.id,seconds:o.durationMs/1e3,outcome:F(o,$),type:o.cause??o.reasonCode,message:f(o),text:l(o),properties:[["kind",o.kind],["required",String(o.required)],["status",o.status],...o.flaky?[["flaky","true"]]:[],...o.reused?[["taken over",`${o.reused.source}, ${o.reused.digest}`]]:[],...o.measurements.map(D=>[D.name,`${D.value} ${D.unit}`.trim()]),...o.evidence.map(({path:D,sha256:x})=>[`evidence ${D}`,`sha256:${x}`])]}}function F(o,$){return o.status==="passed"?void 0:$.decision==="no-go"&&$.reasons.some(({check:x})=>x===o.id)?o.status==="failed"?"failure":"error":"skipped"}function f({status:o,required:$,summary:D,findings:x,remedy:O}){const k=x.find(G=>G.waived)?.waived;return o==="waived"&&k?`waived until ${k.expires} by ${k.owner} (${k.reason}): ${D}`:`${$||o==="skipped"?"":`advisory, ${o}: `}${D}${O===void 0?"":` To mend it: ${O}`}`}function l(o){const $=(0,L.Jr)(o),D=$.slice(0,_).map(O=>{const k=(0,U.R3)(O),z=(0,I.ox)(O),G=[...O.expected===void 0?[]:[`expected ${O.expected}`],...O.actual===void 0?[]:[`found ${O.actual}`]].join(", ");return`${k===void 0?"":`${k}: `}${O.message}${G===""?"":` (${G})`} [${O.rule}]${z===void 0?"":` ${z}`}`}),x=$.length-D.length;return(0,Z.$)([...D,...x>0?[`and ${x} more`]:[]].join(`
`),C)}const R=o=>(0,L.be)(o).filter(({result:$})=>$===void 0||$.status==="passed").map(({code:$,message:D})=>({name:I.Ev[$],id:$,seconds:0,outcome:"error",type:$,message:D,text:"",properties:[]}));function E({name:o,id:$,seconds:D,outcome:x,type:O,message:k,text:z,properties:G},Y){const q=p({classname:`${Y.stage}.${$}`,name:o,time:D.toFixed(3)}),r=G.map(([t,a])=>`        <property ${p({name:t,value:a})}/>`),b=[...r.length>0?["      <properties>",...r,"      </properties>"]:[],...x===void 0?[]:[P({outcome:x,type:O,message:k,text:z})]];return b.length===0?[`    <testcase ${q}/>`]:[`    <testcase ${q}>`,...b,"    </testcase>"]}function P({outcome:o,type:$,message:D,text:x}){const O=(0,Z.$)(D,2e3),k=p(o==="skipped"?{message:O}:{message:O,type:$});return x===""?`      <${o} ${k}/>`:`      <${o} ${k}>${(0,h.X)(x)}</${o}>`}const u=o=>({tests:String(o.length),failures:String(o.filter(({outcome:$})=>$==="failure").length),errors:String(o.filter(({outcome:$})=>$==="error").length),skipped:String(o.filter(({outcome:$})=>$==="skipped").length)}),p=o=>Object.entries(o).map(([$,D])=>`${$}="${(0,h.X)(D).replaceAll(`
`,"&#10;").replaceAll("	","&#9;")}"`).join(" "),T=o=>(o/1e3).toFixed(3)}),22643:((ee,N,c)=>{c.r(N),c.d(N,{PREDICATE_TYPE:()=>L,renderPredicate:()=>U,subjectsOf:()=>C});var Z=c(77598),h=c(36353);const L="https://in-toto.io/attestation/test-result/v0.1";function U(f,l={}){const{checks:R,decision:E,subject:P}=f,u=E==="go"?[]:R.filter(F),p=R.filter(O=>!u.includes(O)&&w(O)),T=R.filter(O=>O.status==="passed"),o=(0,h.Vp)(P,l),$=I(f)?p.length>0?"WARNED":"PASSED":"FAILED",D={sha256:P.configDigest.replace(/^sha256:/,"")},x={result:$,configuration:[{name:_(f),digest:D}],...o===void 0?{}:{url:o},passedTests:A(T),warnedTests:A(p),failedTests:A(u)};return`${JSON.stringify(x,null,2)}
`}const I=({decision:f,selection:l,toSign:R,signOff:E})=>f==="go"&&(R===void 0||l!==void 0)&&!E?.dryRun;function _({project:f,stage:l,selection:R}){const E=R?.shard===void 0?"part":`shard ${R.shard}`;return`${f}/${l}${R===void 0?"":` (${E})`}`}function C(f,l){const E={name:"report.json",digest:{sha256:(0,Z.createHash)("sha256").update(l).digest("hex")}};if(!I(f)||f.selection!==void 0)return[E];const P=f.checks.filter(({status:p})=>p==="passed").flatMap(({images:p=[]})=>p).filter(({of:p})=>p!=="config"),u=new Map(P.map(({image:p,digest:T})=>[T,p]));return[E,...[...u].map(([p,T])=>({name:T,digest:K(p)}))]}function K(f){const[l="",R=""]=f.split(":");return{[l]:R}}const A=f=>f.map(({id:l})=>l),w=({status:f})=>f!=="passed"&&f!=="skipped",F=({required:f,status:l,reasonCode:R})=>f&&(["failed","errored","pending"].includes(l)||l==="skipped"&&R!=="when-not-met")}),31601:((ee,N,c)=>{c.r(N),c.d(N,{renderSarif:()=>T});var Z=c(38522),h=c(28811),L=c(36353),U=c(79631),I=c(26961),_=c(81981);const C=1e3,K=1024,A=255,w=({finding:t,result:a})=>`${a.kind}/${t.rule}`;function F(t){const a=new Map;for(const m of t){const g=a.get(w(m));g?g.push(m):a.set(w(m),[m])}return[...a].map(([m,g])=>{const y=g.map(({finding:v})=>v.gravity);return l(m,g[0],U.fz.findLast(v=>y.includes(v)))})}const f={low:"2.0",moderate:"5.5",high:"8.0",critical:"9.5"};function l(t,{finding:a,result:m},g){const y=a.help??m.help,v=y===void 0?void 0:(0,L.E7)(y).url,j=R(`${m.name}: ${a.rule}`,K);return{id:t,name:R(a.rule,A),shortDescription:{text:j},fullDescription:{text:j},help:{text:y===void 0?j:R(y,K)},...v===void 0?{}:{helpUri:v},defaultConfiguration:{level:a.level},properties:{tags:g===void 0?[m.kind]:[m.kind,"security"],...g===void 0?{}:{"security-severity":f[g]}}}}const R=(t,a=C)=>(0,I.$)((0,_.RK)(t),a)||"(no text)";var E=c(96214);const P=25e3,u=1e7,p=".github/deploy-validate.yml";function T(t,a={}){const m=(0,h.Vz)(t).checks.flatMap(v=>(0,h.md)(v.findings).map(j=>({finding:j,result:v}))),g=[...m].sort((v,j)=>O(v)-O(j)),y=v=>{const j=g.slice(0,v),B={$schema:"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",version:"2.1.0",runs:[$(t,{told:j,left:m.length-j.length,options:a})]};return`${JSON.stringify(B,null,2)}
`};for(let v=P;;v=Math.floor(v/2)){const j=y(v);if(v===0||o(j))return j}}const o=t=>t.length*4<=u||(0,Z.gzipSync)(t,{level:1}).length<=u;function $(t,a){const{told:m,left:g,options:y}=a,v=F(m),j=new Map(v.map(({id:V},te)=>[V,te])),B=new Date(Date.parse(t.startedAt)+t.durationMs),H=t.subject.sha,Q=(0,L.Ek)(t.subject,y);return{tool:{driver:{name:t.tool.name,version:t.tool.version,semanticVersion:t.tool.version,rules:v}},automationDetails:{id:`${t.tool.name}/${t.project}/${t.stage}/`},columnKind:"utf16CodeUnits",...Q===void 0?{}:{versionControlProvenance:[{repositoryUri:Q,...H===void 0?{}:{revisionId:H},mappedTo:{uriBaseId:"%SRCROOT%"}}]},invocations:[{executionSuccessful:!t.checks.some(({status:V})=>V==="errored")&&t.reasonCode!=="cancelled",startTimeUtc:t.startedAt,...Number.isNaN(B.getTime())?{}:{endTimeUtc:B.toISOString()},toolExecutionNotifications:[...r(t),...b(g)]}],results:m.map(V=>k(V,{index:j.get(w(V))??-1,options:y})),properties:{decision:t.decision,reasonCode:t.reasonCode,configDigest:t.subject.configDigest}}}const D=["error","warning","note"],x=({finding:t,result:a})=>t.level==="error"&&!a.required?"warning":t.level,O=t=>t.finding.waived?D.length:D.indexOf(x(t));function k(t,a){const{finding:m,result:g}=t,y=(0,L.SH)(m.file,a.options),v=m.subject??(y===void 0?m.file:void 0);return{ruleId:w(t),ruleIndex:a.index,level:x(t),message:{text:Y(m)},locations:[{physicalLocation:z(m,{path:y,config:a.options.config??p}),...v===void 0?{}:{logicalLocations:[{fullyQualifiedName:R(v,A)}]}}],partialFingerprints:{"deployValidate/v1":m.fingerprint,...y===void 0?{primaryLocationLineHash:`${m.fingerprint}:1`}:{}},...m.waived?{suppressions:[q(m.waived)]}:{},properties:{check:g.id,required:g.required}}}function z(t,{path:a,config:m}){const g=encodeURI((a??m).replace(new RegExp("\\p{Cs}","gu"),"\uFFFD")).replace(/[?#]/g,encodeURIComponent),y=a===void 0?1:G(t.line),v=a===void 0?void 0:G(t.column),j=y===void 0?{}:{region:{startLine:y,...v===void 0?{}:{startColumn:v}}};return{artifactLocation:{uri:g,uriBaseId:"%SRCROOT%"},...j}}const G=t=>t!==void 0&&Number.isInteger(t)&&t>=1?t:void 0;function Y(t){const{message:a,expected:m,actual:g,help:y}=t,v=(0,E.ox)(t),j=[a,...m===void 0?[]:[`Expected: ${m}`],...g===void 0?[]:[`Found: ${g}`],...v===void 0?[]:[v],...y===void 0?[]:[`To mend it: ${y}`]];return R(j.join(`
`))}const q=({reason:t,owner:a,expires:m})=>({kind:"external",status:"accepted",justification:R(`${t} (${a}, until ${m})`)}),r=t=>t.checks.filter(({status:a})=>a==="errored").map(({id:a,name:m,cause:g,summary:y,remedy:v,required:j})=>({level:j?"error":"warning",descriptor:{id:g??"errored"},message:{text:R(`${m}: ${y}${v===void 0?"":`
To mend it: ${v}`}`)},properties:{check:a,required:j}})),b=t=>t===0?[]:[{level:"warning",message:{text:`${t} more findings are left out here; report.json has them.`}}]}),82466:((ee,N,c)=>{c.r(N),c.d(N,{renderSummary:()=>F});var Z=c(42039),h=c(12137),L=c(37537),U=c(28924),I=c(41067),_=c(19498),C=c(52045),K=c(97725);const A=1024*1024,w=[{leading:5,folded:200,output:2e4,text:1e3,checks:"all",closing:!0},{leading:5,folded:50,output:4e3,text:500,checks:"all",closing:!0},{leading:5,folded:20,output:0,text:300,checks:"all",closing:!0},{leading:3,folded:0,output:0,text:200,checks:"all",closing:!1},{leading:1,folded:0,output:0,text:150,checks:"notable",closing:!1},{leading:0,folded:0,output:0,text:100,checks:"none",closing:!1},{leading:0,folded:0,output:0,text:40,checks:"none",closing:!1}];function F(E,P={}){const u=Math.min(P.maxBytes??A-1,A-1),p=o=>R({report:E,origin:P,extent:o,unverified:P.unverified}),T=w.filter(({folded:o})=>f*l(E,o)<=u);return(0,K.Q)(p,{extents:T,limit:u,sizeOf:Buffer.byteLength})}const f=60,l=({checks:E},P)=>E.reduce((u,{findings:p})=>u+Math.min(p.length,P),0);function R(E){const{extent:P}=E,u=P!==w[0];return`${(0,I.t$)((0,U.Mn)(E,"#"),[(0,U.nh)(E),(0,U.u_)(E)].filter(p=>p!=="").join(" \xB7 "),(0,U.v7)(E),(0,_.v)(E),u?"> \u2702\uFE0F Shortened to fit into a page; report.json and report.html have more.":"",(0,Z.u)(E,"##"),P.leading>0?(0,h.wk)(E,"##"):"",P.leading>0?(0,C.P)(E,"##"):"",P.closing?(0,L.IW)(E,"##"):"",(0,h.V0)(E),...P.closing?[(0,L.sy)(E),(0,L.MX)(E),(0,L.o1)(E)]:[],(0,L.qr)(E,64))}
`}}),66745:((ee,N,c)=>{c.d(N,{liveProgress:()=>l});var Z=c(26961),h=c(42571),L=c(86300),U=c(96214),I=c(52791);const _=100,C=[..."\u280B\u2819\u2839\u2838\u283C\u2834\u2826\u2827\u2807\u280F"],K=8,A=40,w=.4,F=16,f=80;function l(P){const u=new R(P);return{begin:p=>u.begin(p),started:p=>u.started(p),finished:p=>u.finished(p),end:()=>u.end()}}class R{#e;#n;#a=new Map;#t=[];#c=0;#s=0;#r=0;#o=0;#d;constructor(u){this.#e=u,this.#n=(0,I.C2)(u.color)}begin(u){this.#c=u.length;const p=Math.min(A,Math.max(F,Math.floor(this.#e.columns()*w)));this.#s=Math.min(p,Math.max(0,...u.map(({name:T})=>(0,h.qz)((0,I.pj)(T))))),this.#r=this.#e.now(),this.#d=this.#e.every(_,()=>this.#i("")),this.#i("")}started({id:u,name:p,attempt:T}){this.#a.set(u,{name:(0,I.pj)(p),since:this.#e.now(),attempt:T}),this.#i("")}finished(u){this.#a.delete(u.id),this.#t.push(u.status),this.#i(`${this.#m(u)}
`)}end(){this.#d?.(),this.#d=void 0,this.#e.write(`${this.#l()}${this.#t.length>0?`
`:""}`),this.#o=0}#i(u){const p=this.#f().map(T=>(0,h.Pk)(T,Math.max(1,this.#e.columns()-1)));this.#e.write(`${this.#l()}${u}${p.map(T=>`${T}
`).join("")}`),this.#o=p.length}#l(){return this.#o===0?"":`\x1B[${this.#o}A\r\x1B[J`}#m(u){const p=(0,U.Kw)(u)??(0,U.hb)(u),T=p===""?"":this.#n("gray",` (${p})`),o=(0,Z.$)((0,I.pj)(u.summary),300),$=u.status==="passed"||u.status==="skipped"?this.#n("gray",o):o,D=`${(0,I.rL)(u,this.#n)} ${this.#h((0,I.pj)(u.name))}  ${$}${T}`,x=this.#e.columns();return(0,h.cd)(D,{columns:x,hang:x<f?4:this.#s+4})}#f(){const u=this.#e.now(),p=C[Math.floor((u-this.#r)/_)%C.length]??"",T=[...this.#a.values()],o=T.slice(0,K).map(({name:D,since:x,attempt:O})=>{const k=O>1?`, attempt ${O}`:"";return`${this.#n("cyan",p)} ${this.#h(D)}  ${this.#n("gray",`${E(u-x)}${k}`)}`}),$=T.length>o.length?[`  \u2026 and ${T.length-o.length} more`]:[];return[...o,...$,this.#n("gray",this.#u(u))]}#u(u){const p=this.#t.filter(o=>o==="failed"||o==="errored").length;return`  ${[`${this.#t.length} of ${(0,L.U9)(this.#c,"check")} done`,...p>0?[`${p} not passed`]:[],E(u-this.#r)].join(" \xB7 ")}`}#h(u){const p=(0,h.Pk)(u,this.#s);return p+" ".repeat(Math.max(0,this.#s-(0,h.qz)(p)))}}const E=P=>P<6e4?`${Math.floor(P/1e3)} s`:(0,L.kJ)(Math.floor(P/1e3)*1e3)}),67670:((ee,N,c)=>{c.d(N,{renderResult:()=>R});var Z=c(57975),h=c(26961),L=c(18944),U=c(42571),I=c(86300),_=c(81981),C=c(28811),K=c(36353),A=c(96214),w=c(52791);const F=5,f=20,l=600;function R(r,b={}){const t=(0,w.C2)(b.color??!1),{causes:a,consequences:m}=(0,C.am)((0,C.vc)(r)),g=(0,C.r3)(r),v=[u(r,t),p(r,t),T(r,t),...a.map(j=>o(j,t)),Y("Not run because of that",m.flatMap(({result:j})=>j?[k(j,t)]:[]),t),Y("Does not block",g.map(j=>k(j,t)),t),Y("Waived",D(r),t),Y("Sign-off",G(r,t),t),Y("Notices",[...r.after?[(0,A.Gv)(r.after)]:[],...r.notices??[]].map(j=>`  \u2022 ${(0,w.pj)(j)}`),t),q(r,{paint:t,reportPath:b.reportPath})].filter(j=>j!=="").join(`

`);return`${(0,L.$0)(b.columns===void 0?v:P(v,b.columns))}
`}const E=/^ *(?:[✖✔?–~…→•] )?/,P=(r,b)=>r.split(`
`).map(t=>(0,U.cd)(t,{columns:b,hang:E.exec((0,Z.stripVTControlCharacters)(t))?.[0].length??0})).join(`
`);function u(r,b){const t=(0,A.aG)(r),a=r.subject.sha?.slice(0,10),m=[r.project,r.stage,a].filter(B=>B!==void 0&&B!=="").map(B=>(0,w.pj)(B??"")),g=b(["bold","inverse",r.decision==="go"?"green":"red"],` ${t} `),y=r.decision==="go"?`
${(0,w.pj)(r.reasons[0]?.message??"")}`:"",v=(0,A.nr)(r),j=v===void 0?"":`
${b("yellow",`Sign-off still to come: ${(0,h.$)((0,w.pj)(v),l)}`)}`;return`${g} ${b("bold",m.join(" \xB7 "))}${y}${j}`}function p({selection:r,checks:b},t){if(r===void 0)return"";const a=`Only a part of the stage was run: ${b.length} of its ${(0,I.U9)(r.of,"check")}. This proves that part alone.`;return t("yellow",a)}function T({policy:r},b){if(r===void 0||r.changes.length===0)return"";const a=`This change edits the gate itself. It was judged by the policy of ${`${(0,w.pj)(r.ref)} (${(0,w.pj)(r.sha.slice(0,10))})`}; once merged, this takes effect:`;return[b("yellow",a),...r.changes.map(m=>`  \u2022 ${(0,h.$)((0,w.pj)(m),l)}`)].join(`
`)}function o({code:r,message:b,result:t},a){if(t===void 0)return[`${a("red","\u2716")} ${a("bold",A.Ev[r])}`,...b.split(`
`).flatMap(H=>x(H,2)),...O(A.K$[r],{paint:a,by:2})].join(`
`);const m=t.id===t.name?"":a("gray",` (${(0,w.pj)(t.id)})`),g=(0,C.WX)(b,(0,C.Jr)(t)),y=g.slice(0,F),v=g.length-y.length,j=g.length===1&&g[0]?.message===b;return[`${(0,w.rL)(t,a)} ${a("bold",(0,w.pj)(t.name))}${m}`,...j?[]:x(b,2),...y.flatMap((B,H)=>$(B,{paint:a,before:y[H-1],by:j?2:4})),...v>0?[a("gray",`    \u2026 and ${(0,I.Zo)(v)} more`)]:[],...O(t.remedy,{paint:a,by:2}),...O(t.help,{paint:a,by:2})].join(`
`)}function $(r,{paint:b,before:t,by:a}){const{message:m,expected:g,actual:y,help:v}=r,B=r.file===void 0&&m.includes(r.subject??"")?void 0:(0,K.R3)(r),H=(0,A.ox)(r),Q=[...g===void 0||m.includes(g)?[]:[`expected ${(0,h.$)((0,w.pj)(g),200)}`],...y===void 0||m.includes(y)?[]:[`found ${(0,h.$)((0,w.pj)(y),200)}`]].join(", "),V=" ".repeat(a+2);return[...B===void 0?[]:[`${" ".repeat(a)}${b("cyan",(0,w.pj)(B))}`],...x(m,B===void 0?a:a+2),...Q===""?[]:[`${V}${b("gray",Q)}`],...H===void 0?[]:[`${V}${b("yellow",(0,h.$)((0,w.pj)(H),l))}`],...O(v===t?.help?void 0:v,{paint:b,by:a+2})]}function D(r){const b=r.checks.flatMap(({id:a,findings:m})=>m.flatMap(({waived:g,message:y})=>g?[{id:a,message:y,by:g}]:[])),t=b.length-f;return[...b.slice(0,f).map(({id:a,message:m,by:g})=>`  ~ ${(0,w.pj)(a)}: ${(0,h.$)((0,w.pj)(m),200)} (until ${(0,w.pj)((0,A.CK)(g,r))}, ${(0,h.$)((0,w.pj)(`${g.owner}: ${g.reason}`),200)})`),...t>0?[`  \u2026 and ${(0,I.Zo)(t)} more`]:[]]}const x=(r,b)=>(0,_.Dx)((0,_.RK)((0,h.$)(r,l))).map(t=>`${" ".repeat(b)}${t.replaceAll("	","    ")}`),O=(r,{paint:b,by:t})=>r===void 0?[]:[`${" ".repeat(t)}${b("green","\u2192")} ${(0,h.$)((0,w.pj)(r),l)}`];function k(r,b){const t=(0,A.Kw)(r),a=t===void 0?"":` (${t})`;return`  ${(0,w.rL)(r,b)} ${(0,w.pj)(r.name)}: ${(0,h.$)((0,w.pj)(r.summary),300)}${a}`}const z={signed:["green","\u2714"],pending:["yellow","\u2026"],rejected:["red","\u2716"]};function G({signOff:r,toSign:b},t){return r===void 0?(b??[]).map(({title:a,by:m,checks:g})=>{const y=g.length===0?"":`; attests ${g.map(w.pj).join(", ")}`;return`  ${t("yellow","\u2026")} ${(0,w.pj)(a)}: by ${(0,w.pj)(m)}${y}`}):r.roles.map(({role:a,title:m,status:g,person:y,source:v,why:j})=>{const[B,H]=z[g],Q=y===void 0?"":` by ${(0,w.pj)(y)}`,V=v===void 0?"":` (${(0,w.pj)(v)})`,te=g==="signed"&&j!==void 0?`: ${(0,w.pj)(j)}`:"";return`  ${t(B,H)} ${(0,w.pj)(m??a)}: ${g}${Q}${V}${te}`})}const Y=(r,b,t)=>b.length===0?"":[t("bold",r),...b].join(`
`);function q(r,{paint:b,reportPath:t}){const{checklist:a}=r,m=b(["bold",r.decision==="go"?"green":"red"],(0,A.aG)(r)),g=(0,A.N4)(r).map(({text:y})=>y);return[...a===void 0?[]:[`Checklist: ${a.covered} of ${(0,I.U9)(a.items,"item")} covered`],`${m}: ${g.length===0?"nothing was run":g.join(", ")} in ${(0,I.kJ)(r.durationMs)}`,...t===void 0?[]:[b("gray",`Report: ${(0,w.pj)(t)}`)]].join(`
`)}})};export{ke as id,Me as ids,De as modules};
