const pe=528,ge=[528,466,846,670],$e={70090:((J,L,f)=>{f.r(L),f.d(L,{renderHtml:()=>ue});var T=f(77598),u=f(18944),_=f(86300),w=f(28811),P=f(36353),E=f(96214),j=f(26961);const b=1e4,I=8e6;function S(e,t){const s=e.checks.filter(({findings:d})=>d.length>0).length,l=e.checks.flatMap(({details:d})=>d).length;return{report:e,origin:t,findings:Math.min(1e3,Math.max(10,Math.floor(b/Math.max(1,s)))),output:Math.min(1e5,Math.max(1e3,Math.floor(I/Math.max(1,l))))}}const W=4e3,v=e=>(0,j.$)(e.trim(),W).split(/`([^`\n]+)`/).map((t,s)=>s%2===1?`<code>${(0,u.ZD)(t)}</code>`:(0,u.ZD)(t).replaceAll(`
`,"<br>")).join(""),o=e=>`<code>${(0,u.ZD)((0,j.$)(e,W))}</code>`,g=(e,t)=>e===void 0?t:`<a href="${(0,u.ZD)(e)}">${t}</a>`,y=e=>{const t=(0,P.mb)(e);return t===void 0?v(e):g(t,(0,u.ZD)(t))};function x(e,{report:t,origin:s}){const l=(0,P.R3)(e);return l===void 0?"":g((0,P.b0)(e,t.subject,s),o(l))}function U({expected:e,actual:t}){const s=[...e===void 0?[]:[`<div><dt>Expected</dt><dd>${o(e)}</dd></div>`],...t===void 0?[]:[`<div><dt>Found</dt><dd>${o(t)}</dd></div>`]];return s.length===0?"":`<dl class="comparison">${s.join("")}</dl>`}const R=e=>`<span class="badge ${e}"><span aria-hidden="true">${E.tW[e]}</span> ${e}</span>`,C=(e,t,s)=>t===""?"":`<section${s===void 0?"":` id="${s}"`}>
<h2>${e}</h2>
${t}
</section>`;function r(e,t){const s=e.map((O,D)=>t.some(Z=>(Z[D]??"")!=="")),l=O=>e.flatMap((D,Z)=>s[Z]?[O[Z]??""]:[]),d=l(e).map(O=>`<th scope="col">${O}</th>`),k=t.map(O=>`<tr>${l(O).map(D=>`<td>${D}</td>`).join("")}</tr>`);return`<div class="scroll"><table>
<thead><tr>${d.join("")}</tr></thead>
<tbody>
${k.join(`
`)}
</tbody></table></div>`}function i(e){return`<div class="measure">${(0,u.ZD)((0,E.Ep)(e))}${c(e)}</div>`}const m=120;function c({value:e,limit:t,unit:s}){if(t===void 0||t<=0||e<0||s!=="bytes"&&s!=="ms"&&s!=="%")return"";const l=Math.max(e,t)*1.1,d=k=>(k/l*m).toFixed(1);return`<svg class="bar" viewBox="0 0 ${m} 8" width="${m}" height="8" aria-hidden="true"><rect class="whole" width="${m}" height="8" rx="2"/><rect class="value" width="${d(e)}" height="8" rx="2"/><rect class="limit" x="${d(t)}" width="2" height="8"/></svg>`}const n=e=>e>0?`<p class="muted">\u2026 and ${(0,_.Zo)(e)} more: report.json has them all.</p>`:"";function a(e){const{report:t}=e,{word:s}=E.Jz[t.decision];return`<header>
<p class="about">${[t.project,t.stage].filter(d=>d!=="").map(u.ZD).join(' <span aria-hidden="true">/</span> ')}</p>
<h1><span class="decision">${s}</span> <span class="why">${h(e)}</span></h1>
${M(e)}<ul class="counts">${p(e)}</ul>
<dl class="facts">${$(e)}</dl>
</header>`}function h({report:e}){if(e.decision==="go")return v(e.reasons[0]?.message??"");const{causes:t}=(0,w.am)((0,w.be)(e)),[s]=t;return t.length===1&&s?v(`${s.result?.name??""}${s.result?": ":""}${s.message}`):`${(0,_.U9)(t.length,"thing")} to mend`}const p=({report:e})=>(0,E.N4)(e).map(({status:t,text:s})=>`<li class="${t}"><span aria-hidden="true">${E.tW[t]}</span> ${s}</li>`).join("");function $(e){const{report:t,origin:s}=e,{sha:l,ref:d,event:k,runId:O,repository:D}=t.subject;return[["Repository",D&&(0,u.ZD)(D)],["Commit",l&&g((0,P.Bg)(t.subject,s),o(l))],["Ref",d&&(0,u.ZD)((0,E.tO)(d))],["Event",k&&(0,u.ZD)(k)],["Run",O&&g((0,P.Vp)(t.subject,s),(0,u.ZD)(O))],["Started",`<time datetime="${(0,u.ZD)(t.startedAt)}">${(0,u.ZD)((0,E.lY)(t.startedAt))}</time>`],["Took",(0,_.kJ)(t.durationMs)]].filter(([,z])=>z!==void 0&&z!=="").map(([z,V])=>`<div><dt>${z}</dt><dd>${V}</dd></div>`).join("")}function M({report:e}){const t=e.selection;return t===void 0?"":`<p class="partial"><strong>Only a part of the stage was run</strong> (${[...t.only?[`only ${t.only.map(o).join(", ")}`]:[],...t.shard===void 0?[]:[`part ${o(t.shard)}`]].join(", ")}): ${e.checks.length} of its ${(0,_.U9)(t.of,"check")}. This report proves that part alone.</p>
`}const A=10;function B(e){const{causes:t,consequences:s}=(0,w.am)((0,w.vc)(e.report)),l=t.map(D=>F(D,e)).join(`
`),d=s.flatMap(({result:D})=>D===void 0?[]:[`<li>${v(D.name)} ${o(D.id)}: ${v(D.summary)}</li>`]),k=d.length===0?"":`<p>Not run because of that:</p>
<ul>${d.join(`
`)}</ul>`,O=(0,w.r3)(e.report).map(D=>N(D,{page:e,tone:"advisory"}));return[C("What blocks, and how to mend it",[l,k].filter(D=>D!=="").join(`
`),"blocking"),C("Worth a look, does not block",O.join(`
`),"advisory")].filter(D=>D!=="").join(`
`)}function F({code:e,message:t,result:s},l){if(s!==void 0)return N(s,{page:l,tone:"blocker",message:t});const d=E.K$[e];return`<article class="blocker">
<h3>${E.Ev[e]}</h3>
<p>${v(t)}</p>
${d===void 0?"":G(v(d))}
</article>`}function N(e,{page:t,tone:s,message:l}){const d=(0,w.Jr)(e),k=d.slice(0,A),O=[...e.remedy===void 0?[]:[G(v(e.remedy))],...e.help===void 0?[]:[G(y(e.help))]];return`<article class="${s}">
<h3>${R(e.status)} ${(0,u.ZD)(e.name)} ${e.id===e.name?"":o(e.id)}</h3>
<p>${v(l??e.summary)}</p>
${k.length===0?"":`<ul class="findings">
${K(k,t)}
</ul>`}${n(d.length-k.length)}
${O.join(`
`)}
</article>`}function K(e,t){let s="";return e.map(l=>{const d=l.help===void 0||l.help===s?"":G(y(l.help));s=l.help??s;const k=x(l,t);return`<li>${k===""?"":`<div class="place">${k}</div>`}${v(l.message)}${U(l)}${d}</li>`}).join(`
`)}const G=e=>`<p class="mend"><strong>To mend it:</strong> ${e}</p>`,X=50,Q=4;function q(e){const t=(0,w.Ks)(e.report.checks),s=t.map(({title:l,results:d})=>`<h3>${(0,u.ZD)(l??(t.length>1?"Other checks":"Checks"))}</h3>
${d.map(O=>ee(O,e)).join(`
`)}`);return C("All checks",s.join(`
`),"checks")}function ee(e,t){const s=(0,E.Gt)(e.findings),l=[...(0,E.IW)(e),...s===""?[]:[s]].join(", "),d=`${R(e.status)}<span class="name">${(0,u.ZD)(e.name)}${l===""?"":` <small>${l}</small>`}</span>
<span class="summary">${v(e.summary)}${ne(e)}</span><span class="took">${e.startedAt===void 0?"":(0,_.kJ)(e.durationMs)}</span>`;return`<details class="check ${e.status}" id="check-${(0,u.ZD)(encodeURIComponent(e.id.replace(new RegExp("\\p{Cs}","gu"),"")))}"><summary>${d}</summary>
<div class="inside">
${te(e,t)}
</div></details>`}function ne({measurements:e}){const t=e.slice(0,Q).map(d=>(0,u.ZD)((0,E.Ep)(d))),s=e.length-t.length,l=[...t,...s>0?[`${s} more`]:[]];return l.length===0?"":`<small>${l.map(d=>`<span>${d}</span>`).join("")}</small>`}function te(e,t){return[se(e),e.measurements.slice(0,X).map(i).join(`
`),n(e.measurements.length-X),oe(e,t),...e.details.map(({title:s,text:l})=>`<h4>${(0,u.ZD)(s)}</h4>
<pre tabindex="0">${(0,u.ZD)((0,j.e)(l,t.output))}</pre>`)].filter(s=>s!=="").join(`
`)}function se(e){return`<dl class="facts">${[["Id",o(e.id)],["Kind",o(e.kind)],["Reason",o(e.cause??e.reasonCode)],["Required",e.required?"yes":"no, advisory"],["Proves",e.covers.map(o).join(", ")],["To mend it",e.remedy&&v(e.remedy)],["More",e.help&&y(e.help)],["Started",e.startedAt&&(0,u.ZD)(e.startedAt)],["Evidence",e.evidence.map(({path:l})=>o(l)).join(", ")]].filter(([,l])=>l!==void 0&&l!=="").map(([l,d])=>`<div><dt>${l}</dt><dd>${d}</dd></div>`).join("")}</dl>`}function oe(e,t){if(e.findings.length===0)return"";const s=(0,w.md)(e.findings).slice(0,t.findings),l=s.map(d=>[`<span class="level ${d.waived?"waived":d.level}">${d.waived?"waived":d.level}</span>`,x(d,t),`${v(d.message)}${U(d)}${d.help===void 0?"":`<p class="mend">${y(d.help)}</p>`}`,`${o(d.rule)}<br><small>${(0,u.ZD)(d.fingerprint)}</small>`]);return r(["Level","Where","What is wrong","Rule, fingerprint"],l)+n(e.findings.length-s.length)}var ie=f(62526);const H=1e3;function ae({report:e}){if(e.signOff===void 0)return"";const t={signed:"passed",pending:"pending",rejected:"failed"},s=e.signOff.roles.map(({role:l,status:d,person:k,source:O,why:D})=>[(0,u.ZD)(l),`<span class="badge ${t[d]}">${d}</span>`,k===void 0?"":(0,u.ZD)(k),O===void 0?"":v(O),D===void 0?"":v(D)]);return C("Sign-off",r(["Role","Status","Person","Through","Why"],s),"sign-off")}function re(e){const t=e.report.checks.flatMap(d=>d.findings.flatMap(k=>k.waived?[{result:d,finding:k,waiver:k.waived}]:[]));if(t.length===0)return"";const s=t.slice(0,H).map(({result:d,finding:k,waiver:O})=>[o(d.id),x(k,e),v(k.message),v(O.reason),(0,u.ZD)(O.owner),(0,u.ZD)(O.expires)]);return C("Waived",r(["Check","Where","Finding","Because","Owner","Until"],s)+n(t.length-s.length),"waived")}function de({report:e}){const t=e.notices??[],s=t.slice(0,H).map(l=>`<li>${v(l)}</li>`);return C("Notices",s.length===0?"":`<ul>${s.join(`
`)}</ul>${n(t.length-s.length)}`,"notices")}function ce({report:e}){const t=e.checklist;if(t===void 0)return"";const s=t.attested>0?`, ${t.attested} of them by a person's signature`:"",l=t.uncovered.map(d=>`<li>${o(d)}</li>`);return C("Written checklist",`<p>${t.covered} of ${(0,_.U9)(t.items,"item")} covered${s}.</p>${l.length===0?"":`
<p>Covered by nothing:</p>
<ul>${l.join(`
`)}</ul>`}`,"checklist")}function le({report:e}){const t=e.checks.flatMap(l=>l.evidence.map(d=>({result:l,file:d})));if(t.length===0)return"";const s=t.slice(0,H).map(({result:l,file:d})=>[o(l.id),o(d.path),o(d.sha256)]);return C("Evidence",r(["Check","File","SHA-256"],s)+n(t.length-s.length),"evidence")}function me({report:e}){const{tool:t,subject:s,reasonCode:l,schemaVersion:d}=e,k=e.reasons.map(({code:Z,check:z,message:V})=>`<li>${o(Z)}${z===void 0?"":` ${o(z)}`}: ${v(V)}</li>`),O=s.runAttempt===void 0?"":`, attempt ${(0,u.ZD)(s.runAttempt)}`,D=s.runId===void 0?"outside a workflow":`run ${(0,u.ZD)(s.runId)}${O}`;return C("How this was decided",`<p>${(0,u.ZD)(`${t.name} ${t.version}`)} decided <strong>${e.decision}</strong> with reason ${o(l)}, ${D}, by the configuration with digest ${o(s.configDigest)}. Report format ${d}.</p>
<ul>${k.slice(0,H).join(`
`)}</ul>`,"provenance")}function he(){const e=ie.f.map(t=>[R(t),E.V9[t]]);return C("What the words mean",`<p><strong>Go</strong> needs every required check passed, waived, or skipped by its own condition, and at least one passed. Everything else is no-go. A check that could not tell is never a pass.</p>
${r(["Status","Means"],e)}`,"legend")}const Y=`
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
.name small { font-weight: 400 }
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
`,fe=`default-src 'none'; style-src 'sha256-${(0,T.createHash)("sha256").update(Y).digest("base64")}'; base-uri 'none'; form-action 'none'`;function ue(e,t={}){const s=S(e,t),{word:l}=E.Jz[e.decision],d=[a(s),"<main>",B(s),ae(s),q(s),re(s),de(s),ce(s),le(s),me(s),he(),"</main>"];return`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${fe}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${(0,u.ZD)([l,e.project,e.stage].filter(k=>k!=="").join(" \xB7 "))}</title>
<style>${Y}</style>
</head>
<body class="${e.decision}">
${d.filter(k=>k!=="").join(`
`)}
</body>
</html>
`}}),90846:((J,L,f)=>{f.r(L),f.d(L,{renderJson:()=>_});const T=`schemaVersion tool project stage subject repository sha ref event runId runAttempt configDigest startedAt
  durationMs decision reasonCode reasons code check message counts passed failed errored skipped waived pending selection
  only shard of checks id name version section kind covers required status cause summary remedy help attempts flaky findings
  rule level file line column expected actual subject fingerprint measurements value unit limit bound baseline evidence path sha256
  details title text signOff roles role person source why checklist items covered attested uncovered notices`.split(/\s+/),u=new Map([...new Set(T)].map((j,b)=>[j,b])),_=j=>`${JSON.stringify(j,(b,I)=>w(I)?P(I):I,2)}
`,w=j=>typeof j=="object"&&j!==null&&!Array.isArray(j),P=j=>Object.fromEntries(Object.entries(j).sort(([b],[I])=>E(b)-E(I)||(b<I?-1:1))),E=j=>u.get(j)??T.length}),83358:((J,L,f)=>{f.r(L),f.d(L,{renderJunit:()=>b});var T=f(26961),u=f(18944),_=f(28811),w=f(36353),P=f(96214);const E=1e3,j=1e5;function b(r){const i=[...(0,_.Ks)(r.checks).map(({title:a,results:h})=>({name:a??"Checks",cases:h.map(p=>S(p,r))})),{name:"Decision",cases:g(r)}].filter(({cases:a})=>a.length>0),m=i.flatMap(({cases:a})=>a),c=`${r.project} ${r.stage}`.trim();return`${['<?xml version="1.0" encoding="UTF-8"?>',"<!-- written by deploy-validate -->",`<testsuites ${R({name:c,...U(m),time:C(r.durationMs)})}>`,...i.flatMap(a=>I(a,r)),"</testsuites>"].join(`
`)}
`}function I({name:r,cases:i},m){const c=i.reduce((a,{seconds:h})=>a+h,0).toFixed(3),n={name:r,...U(i),time:c,timestamp:m.startedAt.replace(/(?:\.\d+)?Z$/,"")};return[`  <testsuite ${R(n)}>`,...i.flatMap(a=>y(a,m)),"  </testsuite>"]}function S(r,i){return{name:r.name,id:r.id,seconds:r.durationMs/1e3,outcome:W(r,i),type:r.cause??r.reasonCode,message:v(r),text:o(r),properties:[["kind",r.kind],["required",String(r.required)],["status",r.status],...r.flaky?[["flaky","true"]]:[],...r.measurements.map(m=>[m.name,`${m.value} ${m.unit}`.trim()]),...r.evidence.map(({path:m,sha256:c})=>[`evidence ${m}`,`sha256:${c}`])]}}function W(r,i){return r.status==="passed"?void 0:i.decision==="no-go"&&i.reasons.some(({check:c})=>c===r.id)?r.status==="failed"?"failure":"error":"skipped"}function v({status:r,required:i,summary:m,findings:c,remedy:n}){const a=c.find(p=>p.waived)?.waived;return r==="waived"&&a?`waived until ${a.expires} by ${a.owner} (${a.reason}): ${m}`:`${i||r==="skipped"?"":`advisory, ${r}: `}${m}${n===void 0?"":` To mend it: ${n}`}`}function o(r){const i=(0,_.Jr)(r),m=i.slice(0,E).map(n=>{const a=(0,w.R3)(n),h=[...n.expected===void 0?[]:[`expected ${n.expected}`],...n.actual===void 0?[]:[`found ${n.actual}`]].join(", ");return`${a===void 0?"":`${a}: `}${n.message}${h===""?"":` (${h})`} [${n.rule}]`}),c=i.length-m.length;return(0,T.$)([...m,...c>0?[`and ${c} more`]:[]].join(`
`),j)}const g=r=>(0,_.be)(r).filter(({result:i})=>i===void 0||i.status==="passed").map(({code:i,message:m})=>({name:P.Ev[i],id:i,seconds:0,outcome:"error",type:i,message:m,text:"",properties:[]}));function y({name:r,id:i,seconds:m,outcome:c,type:n,message:a,text:h,properties:p},$){const M=R({classname:`${$.stage}.${i}`,name:r,time:m.toFixed(3)}),A=p.map(([F,N])=>`        <property ${R({name:F,value:N})}/>`),B=[...A.length>0?["      <properties>",...A,"      </properties>"]:[],...c===void 0?[]:[x({outcome:c,type:n,message:a,text:h})]];return B.length===0?[`    <testcase ${M}/>`]:[`    <testcase ${M}>`,...B,"    </testcase>"]}function x({outcome:r,type:i,message:m,text:c}){const n=(0,T.$)(m,2e3),a=R(r==="skipped"?{message:n}:{message:n,type:i});return c===""?`      <${r} ${a}/>`:`      <${r} ${a}>${(0,u.X)(c)}</${r}>`}const U=r=>({tests:String(r.length),failures:String(r.filter(({outcome:i})=>i==="failure").length),errors:String(r.filter(({outcome:i})=>i==="error").length),skipped:String(r.filter(({outcome:i})=>i==="skipped").length)}),R=r=>Object.entries(r).map(([i,m])=>`${i}="${(0,u.X)(m).replaceAll(`
`,"&#10;").replaceAll("	","&#9;")}"`).join(" "),C=r=>(r/1e3).toFixed(3)}),38011:((J,L,f)=>{f.r(L),f.d(L,{renderSarif:()=>b});var T=f(26961),u=f(81981),_=f(28811),w=f(36353);const P=25e3,E=4e3,j=".github/deploy-validate.yml";function b(n,a={}){const h=n.checks.flatMap(M=>(0,_.md)(M.findings).map(A=>({finding:A,result:M}))),p=[...h].sort((M,A)=>o(M)-o(A)).slice(0,P),$={$schema:"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",version:"2.1.0",runs:[I(n,{told:p,left:h.length-p.length,options:a})]};return`${JSON.stringify($,null,2)}
`}function I(n,a){const{told:h,left:p,options:$}=a,M=g(h),A=new Map(M.map(({id:K},G)=>[K,G])),B=new Date(Date.parse(n.startedAt)+n.durationMs),F=n.subject.sha,N=(0,w.Ek)(n.subject,$);return{tool:{driver:{name:n.tool.name,version:n.tool.version,semanticVersion:n.tool.version,rules:M}},automationDetails:{id:`${n.tool.name}/${n.project}/${n.stage}/`},columnKind:"utf16CodeUnits",...N===void 0?{}:{versionControlProvenance:[{repositoryUri:N,...F===void 0?{}:{revisionId:F}}]},invocations:[{executionSuccessful:!n.checks.some(({status:K})=>K==="errored")&&n.reasonCode!=="cancelled",startTimeUtc:n.startedAt,...Number.isNaN(B.getTime())?{}:{endTimeUtc:B.toISOString()},toolExecutionNotifications:[...i(n),...m(p)]}],results:h.map(K=>x(K,{index:A.get(S(K))??-1,options:$})),properties:{decision:n.decision,reasonCode:n.reasonCode,configDigest:n.subject.configDigest}}}const S=({finding:n,result:a})=>`${a.kind}/${n.rule}`,W=["error","warning","note"],v=({finding:n,result:a})=>n.level==="error"&&!a.required?"warning":n.level,o=n=>n.finding.waived?W.length:W.indexOf(v(n));function g(n){const a=new Map;for(const h of n){const p=S(h);a.has(p)||a.set(p,y(p,h))}return[...a.values()]}function y(n,{finding:a,result:h}){const p=a.help??h.help,$=p===void 0?void 0:(0,w.mb)(p),M=`${c(h.name)}: ${c(a.rule)}`;return{id:n,name:a.rule,shortDescription:{text:M},fullDescription:{text:M},help:{text:p===void 0?M:c(p)},...$===void 0?{}:{helpUri:$},defaultConfiguration:{level:a.level},properties:{tags:[h.kind]}}}function x(n,a){const{finding:h,result:p}=n;return{ruleId:S(n),ruleIndex:a.index,level:v(n),message:{text:C(h)},locations:[{physicalLocation:U(h,a.options),...h.subject===void 0?{}:{logicalLocations:[{fullyQualifiedName:c(h.subject)}]}}],partialFingerprints:{"deployValidate/v1":h.fingerprint},...h.waived?{suppressions:[r(h.waived)]}:{},properties:{check:p.id,required:p.required}}}function U(n,a){const h=(0,w.SH)(n.file,a),p=encodeURI((h??a.config??j).replace(new RegExp("\\p{Cs}","gu"),"\uFFFD")).replace(/[?#]/g,encodeURIComponent),$=h===void 0?1:R(n.line),M=h===void 0?void 0:R(n.column),A=$===void 0?{}:{region:{startLine:$,...M===void 0?{}:{startColumn:M}}};return{artifactLocation:{uri:p,uriBaseId:"%SRCROOT%"},...A}}const R=n=>n!==void 0&&Number.isInteger(n)&&n>=1?n:void 0;function C({message:n,expected:a,actual:h,help:p}){const $=[n,...a===void 0?[]:[`Expected: ${a}`],...h===void 0?[]:[`Found: ${h}`],...p===void 0?[]:[`To mend it: ${p}`]];return c($.join(`
`))}const r=({reason:n,owner:a,expires:h})=>({kind:"external",status:"accepted",justification:c(`${n} (${a}, until ${h})`)}),i=n=>n.checks.filter(({status:a})=>a==="errored").map(({id:a,name:h,cause:p,summary:$,remedy:M,required:A})=>({level:A?"error":"warning",descriptor:{id:p??"errored"},message:{text:c(`${h}: ${$}${M===void 0?"":`
To mend it: ${M}`}`)},properties:{check:a,required:A}})),m=n=>n===0?[]:[{level:"warning",message:{text:`${n} more findings are left out here; report.json has them.`}}],c=n=>(0,T.$)((0,u.RK)(n),E)||"(no text)"}),82466:((J,L,f)=>{f.r(L),f.d(L,{renderSummary:()=>I});var T=f(42039),u=f(12137),_=f(37537),w=f(28924),P=f(41067),E=f(97725);const j=1024*1024,b=[{leading:5,folded:200,output:2e4,text:1e3,checks:"all",closing:!0},{leading:5,folded:50,output:4e3,text:500,checks:"all",closing:!0},{leading:5,folded:20,output:0,text:300,checks:"all",closing:!0},{leading:3,folded:0,output:0,text:200,checks:"all",closing:!1},{leading:1,folded:0,output:0,text:150,checks:"notable",closing:!1},{leading:0,folded:0,output:0,text:100,checks:"none",closing:!1},{leading:0,folded:0,output:0,text:40,checks:"none",closing:!1}];function I(o,g={}){const y=Math.min(g.maxBytes??j-1,j-1),x=R=>v({report:o,origin:g,extent:R}),U=b.filter(({folded:R})=>S*W(o,R)<=y);return(0,E.Q)(x,{extents:U,limit:y,sizeOf:Buffer.byteLength})}const S=60,W=({checks:o},g)=>o.reduce((y,{findings:x})=>y+Math.min(x.length,g),0);function v(o){const{extent:g}=o,y=g!==b[0];return`${(0,P.t$)((0,w.Mn)(o,"#"),[(0,w.nh)(o),(0,w.u_)(o)].filter(x=>x!=="").join(" \xB7 "),(0,w.v7)(o),y?"> \u2702\uFE0F Shortened to fit into a page; report.json and report.html have more.":"",(0,T.u)(o,"##"),g.leading>0?(0,u.wk)(o,"##"):"",g.leading>0?(0,_.PB)(o,"##"):"",(0,u.V0)(o),...g.closing?[(0,_.IW)(o),(0,_.sy)(o),(0,_.MX)(o),(0,_.o1)(o)]:[],(0,_.qr)(o,64))}
`}}),66745:((J,L,f)=>{f.d(L,{liveProgress:()=>I});var T=f(26961),u=f(21267),_=f(86300),w=f(52791);const P=100,E=[..."\u280B\u2819\u2839\u2838\u283C\u2834\u2826\u2827\u2807\u280F"],j=8,b=40;function I(v){const o=new S(v);return{begin:g=>o.begin(g),started:g=>o.started(g),finished:g=>o.finished(g),end:()=>o.end()}}class S{#e;#n;#i=new Map;#t=[];#c=0;#a=0;#r=0;#s=0;#d;constructor(o){this.#e=o,this.#n=(0,w.C2)(o.color)}begin(o){this.#c=o.length,this.#a=Math.min(b,Math.max(0,...o.map(({name:g})=>(0,u.qz)((0,w.pj)(g))))),this.#r=this.#e.now(),this.#d=this.#e.every(P,()=>this.#o("")),this.#o("")}started({id:o,name:g,attempt:y}){this.#i.set(o,{name:(0,w.pj)(g),since:this.#e.now(),attempt:y}),this.#o("")}finished(o){this.#i.delete(o.id),this.#t.push(o.status),this.#o(`${this.#h(o)}
`)}end(){this.#d?.(),this.#d=void 0,this.#e.write(`${this.#l()}${this.#t.length>0?`
`:""}`),this.#s=0}#o(o){const g=this.#f().map(y=>(0,u.Pk)(y,Math.max(1,this.#e.columns()-1)));this.#e.write(`${this.#l()}${o}${g.map(y=>`${y}
`).join("")}`),this.#s=g.length}#l(){return this.#s===0?"":`\x1B[${this.#s}A\r\x1B[J`}#h(o){const g=o.startedAt===void 0?"":this.#n("gray",` (${(0,_.kJ)(o.durationMs)})`),y=(0,T.$)((0,w.pj)(o.summary),300),x=o.status==="passed"||o.status==="skipped"?this.#n("gray",y):y;return`${(0,w.rL)(o,this.#n)} ${this.#m((0,w.pj)(o.name))}  ${x}${g}`}#f(){const o=this.#e.now(),g=E[Math.floor((o-this.#r)/P)%E.length]??"",y=[...this.#i.values()],x=y.slice(0,j).map(({name:R,since:C,attempt:r})=>{const i=r>1?`, attempt ${r}`:"";return`${this.#n("cyan",g)} ${this.#m(R)}  ${this.#n("gray",`${W(o-C)}${i}`)}`}),U=y.length>x.length?[`  \u2026 and ${y.length-x.length} more`]:[];return[...x,...U,this.#n("gray",this.#u(o))]}#u(o){const g=this.#t.filter(x=>x==="failed"||x==="errored").length;return`  ${[`${this.#t.length} of ${(0,_.U9)(this.#c,"check")} done`,...g>0?[`${g} not passed`]:[],W(o-this.#r)].join(" \xB7 ")}`}#m(o){const g=(0,u.Pk)(o,this.#a);return g+" ".repeat(Math.max(0,this.#a-(0,u.qz)(g)))}}const W=v=>v<6e4?`${Math.floor(v/1e3)} s`:(0,_.kJ)(Math.floor(v/1e3)*1e3)}),67670:((J,L,f)=>{f.d(L,{renderResult:()=>W});var T=f(26961),u=f(18944),_=f(86300),w=f(81981),P=f(28811),E=f(36353),j=f(96214),b=f(52791);const I=5,S=600;function W(i,m={}){const c=(0,b.C2)(m.color??!1),{causes:n,consequences:a}=(0,P.am)((0,P.vc)(i)),h=(0,P.r3)(i),p=[v(i,c),o(i,c),...n.map($=>g($,c)),C("Not run because of that",a.flatMap(({result:$})=>$?[R($,c)]:[]),c),C("Does not block",h.map($=>R($,c)),c),C("Notices",(i.notices??[]).map($=>`  ${(0,b.pj)($)}`),c),r(i,{paint:c,reportPath:m.reportPath})];return`${(0,u.$0)(p.filter($=>$!=="").join(`

`))}
`}function v(i,m){const{word:c}=j.Jz[i.decision],n=i.subject.sha?.slice(0,10),a=[i.project,i.stage,n].filter($=>$!==void 0&&$!=="").map($=>(0,b.pj)($??"")),h=m(["bold","inverse",i.decision==="go"?"green":"red"],` ${c} `),p=i.decision==="go"?`
${(0,b.pj)(i.reasons[0]?.message??"")}`:"";return`${h} ${m("bold",a.join(" \xB7 "))}${p}`}function o({selection:i,checks:m},c){if(i===void 0)return"";const n=`Only a part of the stage was run: ${m.length} of its ${(0,_.U9)(i.of,"check")}. This proves that part alone.`;return c("yellow",n)}function g({code:i,message:m,result:c},n){if(c===void 0)return[`${n("red","\u2716")} ${n("bold",j.Ev[i])}`,...m.split(`
`).flatMap(B=>x(B,2)),...U(j.K$[i],{paint:n,by:2})].join(`
`);const a=c.id===c.name?"":n("gray",` (${(0,b.pj)(c.id)})`),h=(0,P.Jr)(c),p=h.slice(0,I),$=h.length-p.length,M=h.length===1&&h[0]?.message===m;return[`${(0,b.rL)(c,n)} ${n("bold",(0,b.pj)(c.name))}${a}`,...M?[]:x(m,2),...p.flatMap((A,B)=>y(A,{paint:n,before:p[B-1]})),...$>0?[n("gray",`    \u2026 and ${(0,_.Zo)($)} more`)]:[],...U(c.remedy,{paint:n,by:2}),...U(c.help,{paint:n,by:2})].join(`
`)}function y(i,{paint:m,before:c}){const{message:n,expected:a,actual:h,help:p}=i,M=i.file===void 0&&n.includes(i.subject??"")?void 0:(0,E.R3)(i),A=[...a===void 0||n.includes(a)?[]:[`expected ${(0,T.$)((0,b.pj)(a),200)}`],...h===void 0||n.includes(h)?[]:[`found ${(0,T.$)((0,b.pj)(h),200)}`]].join(", ");return[...M===void 0?[]:[`    ${m("cyan",(0,b.pj)(M))}`],...x(n,M===void 0?4:6),...A===""?[]:[`      ${m("gray",A)}`],...U(p===c?.help?void 0:p,{paint:m,by:6})]}const x=(i,m)=>(0,w.Dx)((0,w.RK)((0,T.$)(i,S))).map(c=>`${" ".repeat(m)}${c.replaceAll("	","    ")}`),U=(i,{paint:m,by:c})=>i===void 0?[]:[`${" ".repeat(c)}${m("green","\u2192")} ${(0,T.$)((0,b.pj)(i),S)}`],R=(i,m)=>`  ${(0,b.rL)(i,m)} ${(0,b.pj)(i.name)}: ${(0,T.$)((0,b.pj)(i.summary),300)}`,C=(i,m,c)=>m.length===0?"":[c("bold",i),...m].join(`
`);function r(i,{paint:m,reportPath:c}){const{checklist:n}=i,a=m(["bold",i.decision==="go"?"green":"red"],j.Jz[i.decision].word),h=(0,j.N4)(i).map(({text:p})=>p);return[...n===void 0?[]:[`Checklist: ${n.covered} of ${(0,_.U9)(n.items,"item")} covered`],`${a}: ${h.length===0?"nothing was run":h.join(", ")} in ${(0,_.kJ)(i.durationMs)}`,...c===void 0?[]:[m("gray",`Report: ${(0,b.pj)(c)}`)]].join(`
`)}})};export{pe as id,ge as ids,$e as modules};
