const x=593,L=[593],D={21916:((A,h)=>{var n;n=!0,h.Io=h.kp=void 0;var d=new Uint32Array(65536),g=function(o,a){for(var f=o.length,i=a.length,l=1<<f-1,t=-1,r=0,s=f,e=f;e--;)d[o.charCodeAt(e)]|=1<<e;for(e=0;e<i;e++){var c=d[a.charCodeAt(e)],p=c|r;c|=(c&t)+t^t,r|=~(c|t),t&=c,r&l&&s++,t&l&&s--,r=r<<1|1,t=t<<1|~(p|r),r&=p}for(e=f;e--;)d[o.charCodeAt(e)]=0;return s},u=function(o,a){for(var f=a.length,i=o.length,l=[],t=[],r=Math.ceil(f/32),s=Math.ceil(i/32),e=0;e<r;e++)t[e]=-1,l[e]=0;for(var c=0;c<s-1;c++){for(var p=0,m=-1,_=c*32,R=Math.min(32,i)+_,y=_;y<R;y++)d[o.charCodeAt(y)]|=1<<y;for(var e=0;e<f;e++){var I=d[a.charCodeAt(e)],j=t[e/32|0]>>>e&1,C=l[e/32|0]>>>e&1,M=I|p,$=((I|C)&m)+m^m|I|C,E=p|~($|m),k=m&$;E>>>31^j&&(t[e/32|0]^=1<<e),k>>>31^C&&(l[e/32|0]^=1<<e),E=E<<1|j,k=k<<1|C,m=k|~(M|E),p=E&M}for(var y=_;y<R;y++)d[o.charCodeAt(y)]=0}for(var T=0,O=-1,b=c*32,N=Math.min(32,i-b)+b,y=b;y<N;y++)d[o.charCodeAt(y)]|=1<<y;for(var P=i,e=0;e<f;e++){var I=d[a.charCodeAt(e)],j=t[e/32|0]>>>e&1,C=l[e/32|0]>>>e&1,M=I|T,$=((I|C)&O)+O^O|I|C,E=T|~($|O),k=O&$;P+=E>>>i-1&1,P-=k>>>i-1&1,E>>>31^j&&(t[e/32|0]^=1<<e),k>>>31^C&&(l[e/32|0]^=1<<e),E=E<<1|j,k=k<<1|C,O=k|~(M|E),T=E&M}for(var y=b;y<N;y++)d[o.charCodeAt(y)]=0;return P},v=function(o,a){if(o.length<a.length){var f=a;a=o,o=f}return a.length===0?o.length:o.length<=32?g(o,a):u(o,a)};h.Io=v;var w=function(o,a){for(var f=1/0,i=0,l=0;l<a.length;l++){var t=v(o,a[l]);t<f&&(f=t,i=l)}return a[i]};h.kp=w}),90593:((A,h,n)=>{n.r(h),n.d(h,{runCli:()=>a});var d=n(48161),g=n(74864),u=n(28468);const v=`deploy-validate: proves a deployment checklist and answers go or no-go

Usage: deploy-validate [COMMAND] [OPTIONS]
       deploy-validate collect REPORT\u2026 [OPTIONS]

Commands
  run        run a stage's checks, report, decide (the default)
  plan       say what would run, and which tools, permissions and variables are missing
  collect    merge the reports of all shards (files, folders, globs) into one, and decide
  sign-off   hold the approvals of a stage's roles against its report, decide
  attest     sign a report that another job of the run has decided on (attestation)
  publish    comment on a pull request what a run without rights reported (workflow_run)
  follow-up  keep a tracking issue of what people do after a deployment; remind of what is overdue
  schema     print the config's JSON Schema
  rollback, init: not in this version yet

Every command, except schema and attest
  --config FILE             the config; .github/deploy-validate.yml
  --stage NAME              the stage; the config's first (not for publish)
  --policy-ref REF          base, or a branch, tag or SHA whose config decides; the checkout's
  --working-directory DIR   what the config's paths are relative to; .

Every command, except schema
  --report-dir DIR          where reports are; .deploy-validate

run, plan
  --only ID[,ID]            these checks alone, with what they need
  --shard I/N               part I of N of the stage; with --only, the checks that it has
  -j, --jobs N              checks at the same time; the number of processors
  --fail-fast               stop at the first required check that does not pass

run, plan
  --reuse REPORT            take over what is fresh of an earlier report (max-age): its report.json or the folder with it

run, plan, collect
  --evidence REPORT         proof of the stage before (after): its report.json or the folder with it

run, plan, collect, sign-off
  --format pretty|json      what is printed on stdout; pretty

plan
  --shards N                cut the stage into N parts, for a job matrix
  --durations REPORT        balance the parts by what each check took in that report.json

sign-off, attest
  --report FILE             the report that is signed; DIR/report.json
  --report-digest SHA256    the digest that it must have

sign-off
  --approvals FILE          a dry run with the approvals of this file

follow-up
  --deployed-at TIME        when the release was deployed; now
  --remind                  look after the open issues, open none

  -h, --help                print this
  --version                 print the version

Exit codes: 0 go, 1 no-go, 2 invalid config or usage, 3 a fault of the program itself
`;var w=n(4581),o=n(13411);async function a(t){const r=(0,g.ye)(t);if(typeof r=="string")return l(r);const{flags:s,positionals:e,typed:c}=r,p=e[0]??"run";if(s.version)return i(`${o.z.name} ${o.z.version}
`);if(s.help||p==="help")return i(v);const m=f(p,{positionals:e,typed:c});if(m!==void 0)return l(m);if(s.format!=="pretty"&&s.format!=="json")return l(`--format: expected pretty or json, got "${s.format}"`);const{runCommand:_}=await Promise.all([n.e(4377),n.e(8623),n.e(6064)]).then(n.bind(n,6064));return _(p,{flags:s,defaultJobs:(0,d.availableParallelism)(),reports:e.slice(1)})}function f(t,{positionals:r,typed:s}){if(!u.Lo.includes(t)){const e=(0,w.p)(t,u.Lo);return`no command "${t}"; ${e?`did you mean ${e}?`:`commands: ${u.Lo.join(", ")}`}`}return u.$_.includes(t)?`${t}: not yet; see --help`:t!=="collect"&&r.length>1?`${t} takes no further argument, got "${r.slice(1).join(" ")}"`:(0,g.j5)(t,s)}function i(t){return process.stdout.write(t),u.dc.go}function l(t){return process.stderr.write(`deploy-validate: ${t}
Try deploy-validate --help.
`),u.dc.invalid}}),35932:((A,h,n)=>{n.d(h,{A:()=>g,h:()=>d});const d=["tool-missing","tool-refused","tool-crashed","timed-out","cancelled","unreadable","wrong-format","truncated","stale","nothing-checked","unreachable","unsupported","fault"];class g extends Error{name="CouldNotTell";why;remedy;constructor(v,w,o,a){super(w,a),this.why=v,this.remedy=o}}}),74864:((A,h,n)=>{n.d(h,{Mt:()=>o,ay:()=>l,j5:()=>i,ye:()=>f});var d=n(57975),g=n(4581);const u={config:{type:"string",default:".github/deploy-validate.yml"},"policy-ref":{type:"string"},stage:{type:"string"},only:{type:"string",multiple:!0},shard:{type:"string"},shards:{type:"string"},durations:{type:"string"},evidence:{type:"string"},reuse:{type:"string"},jobs:{type:"string",short:"j"},"report-dir":{type:"string",default:".deploy-validate"},"working-directory":{type:"string",default:"."},remind:{type:"boolean",default:!1},"deployed-at":{type:"string"},report:{type:"string"},"report-digest":{type:"string"},approvals:{type:"string"},"fail-fast":{type:"boolean",default:!1},format:{type:"string",default:"pretty"},help:{type:"boolean",short:"h",default:!1},version:{type:"boolean",default:!1}},v=["config","policy-ref","report-dir","working-directory"],w=[...v,"stage","only","shard","jobs","evidence","reuse","fail-fast","format"],o={run:w,plan:[...w,"shards","durations"],collect:[...v,"stage","evidence","format"],"sign-off":[...v,"stage","report","report-digest","approvals","format"],attest:["report-dir","report","report-digest"],publish:v,"follow-up":[...v,"stage","remind","deployed-at"],schema:[]},a=r=>(0,d.parseArgs)({args:[...r],options:u,allowPositionals:!0,strict:!0,tokens:!0});function f(r){try{const{values:s,positionals:e,tokens:c}=a(r),p=c.flatMap(m=>m.kind==="option"?[m.name]:[]);return{flags:s,positionals:e,typed:p}}catch(s){return t(s)}}function i(r,s){const e=o[r]??[],c=s.find(m=>!e.includes(m));if(c===void 0)return;const p=(0,g.p)(c,e);return`${r} takes no --${c}, which is for ${l(c)}${p?`; did you mean --${p}?`:""}`}const l=r=>Object.keys(o).filter(s=>o[s]?.includes(r)).join(", ");function t(r){const s=r instanceof Error?r.message:String(r),[,e,c=""]=/^Unknown option '(--?)([^']+)'/.exec(s)??[];if(e===void 0)return s.split(`
`)[0]??"";const p=e==="--"?(0,g.p)(c,Object.keys(u)):void 0;return`no option ${e}${c}${p?`; did you mean --${p}?`:""}`}}),28468:((A,h,n)=>{n.d(h,{$_:()=>a,I$:()=>u,Lo:()=>f,WN:()=>v,dc:()=>g,nJ:()=>o});var d=n(35932);const g={go:0,noGo:1,invalid:2,fault:3};function u(i){return i.decision==="go"?g.go:i.reasonCode==="config-invalid"?g.invalid:g.noGo}function v(){const i=new AbortController;for(const l of["SIGINT","SIGTERM"])process.on(l,()=>{i.signal.aborted&&process.exit(g.noGo),i.abort(new d.A("cancelled",`cancelled by ${l}`,"Run it again."))});return i.signal}const w=1e3,o=()=>setTimeout(()=>process.exit(),w).unref(),a=["rollback","init"],f=["run","plan","collect","sign-off","attest","publish","follow-up",...a,"schema"]}),4581:((A,h,n)=>{n.d(h,{p:()=>g});var d=n(21916);function g(u,v){if(v.length===0)return;const w=(0,d.kp)(u.toLowerCase(),[...v]),o=Math.max(2,Math.floor(u.length/3));return(0,d.Io)(u.toLowerCase(),w.toLowerCase())<=o?w:void 0}}),13411:((A,h,n)=>{n.d(h,{z:()=>d});const d={name:"deploy-validate",version:"0.1.0"}})};export{x as id,L as ids,D as modules};
