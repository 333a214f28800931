const R=593,D=[593],x={21916:((A,h)=>{var a;a=!0,h.Io=h.kp=void 0;var i=new Uint32Array(65536),p=function(o,n){for(var d=o.length,y=n.length,c=1<<d-1,t=-1,r=0,s=d,e=d;e--;)i[o.charCodeAt(e)]|=1<<e;for(e=0;e<y;e++){var l=i[n.charCodeAt(e)],u=l|r;l|=(l&t)+t^t,r|=~(l|t),t&=l,r&c&&s++,t&c&&s--,r=r<<1|1,t=t<<1|~(u|r),r&=u}for(e=d;e--;)i[o.charCodeAt(e)]=0;return s},f=function(o,n){for(var d=n.length,y=o.length,c=[],t=[],r=Math.ceil(d/32),s=Math.ceil(y/32),e=0;e<r;e++)t[e]=-1,c[e]=0;for(var l=0;l<s-1;l++){for(var u=0,w=-1,$=l*32,P=Math.min(32,y)+$,v=$;v<P;v++)i[o.charCodeAt(v)]|=1<<v;for(var e=0;e<d;e++){var I=i[n.charCodeAt(e)],M=t[e/32|0]>>>e&1,C=c[e/32|0]>>>e&1,_=I|u,b=((I|C)&w)+w^w|I|C,E=u|~(b|w),k=w&b;E>>>31^M&&(t[e/32|0]^=1<<e),k>>>31^C&&(c[e/32|0]^=1<<e),E=E<<1|M,k=k<<1|C,w=k|~(_|E),u=E&_}for(var v=$;v<P;v++)i[o.charCodeAt(v)]=0}for(var T=0,O=-1,j=l*32,L=Math.min(32,y-j)+j,v=j;v<L;v++)i[o.charCodeAt(v)]|=1<<v;for(var N=y,e=0;e<d;e++){var I=i[n.charCodeAt(e)],M=t[e/32|0]>>>e&1,C=c[e/32|0]>>>e&1,_=I|T,b=((I|C)&O)+O^O|I|C,E=T|~(b|O),k=O&b;N+=E>>>y-1&1,N-=k>>>y-1&1,E>>>31^M&&(t[e/32|0]^=1<<e),k>>>31^C&&(c[e/32|0]^=1<<e),E=E<<1|M,k=k<<1|C,O=k|~(_|E),T=E&_}for(var v=j;v<L;v++)i[o.charCodeAt(v)]=0;return N},g=function(o,n){if(o.length<n.length){var d=n;n=o,o=d}return n.length===0?o.length:o.length<=32?p(o,n):f(o,n)};h.Io=g;var m=function(o,n){for(var d=1/0,y=0,c=0;c<n.length;c++){var t=g(o,n[c]);t<d&&(d=t,y=c)}return n[y]};h.kp=m}),90593:((A,h,a)=>{a.r(h),a.d(h,{runCli:()=>n});var i=a(48161),p=a(74864),f=a(28468);const g=`deploy-validate: proves a deployment checklist and answers go or no-go

Usage: deploy-validate [COMMAND] [OPTIONS]
       deploy-validate collect REPORT\u2026 [OPTIONS]

Commands
  run        run a stage's checks, report, decide (the default)
  plan       say what would run, and which tools, permissions and variables are missing
  collect    merge the reports of all shards (files, folders, globs) into one, and decide
  sign-off   hold the approvals of a stage's roles against its report, decide
  publish    comment on a pull request what a run without rights reported (workflow_run)
  follow-up  keep a tracking issue of what people do after a deployment; remind of what is overdue
  schema     print the config's JSON Schema
  rollback, init: not in this version yet

Every command, except schema
  --config FILE             the config; .github/deploy-validate.yml
  --stage NAME              the stage; the config's first (not for publish)
  --policy-ref REF          base, or a branch, tag or SHA whose config decides; the checkout's
  --report-dir DIR          where reports are; .deploy-validate
  --working-directory DIR   what the config's paths are relative to; .

run, plan
  --only ID[,ID]            these checks alone, with what they need
  --shard I/N               part I of N of the stage; with --only, the checks that it has
  -j, --jobs N              checks at the same time; the number of processors
  --fail-fast               stop at the first required check that does not pass

run, plan, collect
  --evidence REPORT         proof of the stage before (after): its report.json or the folder with it

run, plan, collect, sign-off
  --format pretty|json      what is printed on stdout; pretty

plan
  --shards N                cut the stage into N parts, for a job matrix
  --durations REPORT        balance the parts by what each check took in that report.json

sign-off
  --report FILE             the report that is signed; DIR/report.json
  --report-digest SHA256    the digest that it must have
  --approvals FILE          a dry run with the approvals of this file

follow-up
  --deployed-at TIME        when the release was deployed; now
  --remind                  look after the open issues, open none

  -h, --help                print this
  --version                 print the version

Exit codes: 0 go, 1 no-go, 2 invalid config or usage, 3 a fault of the program itself
`;var m=a(4581),o=a(13411);async function n(t){const r=(0,p.ye)(t);if(typeof r=="string")return c(r);const{flags:s,positionals:e,typed:l}=r,u=e[0]??"run";if(s.version)return y(`${o.z.name} ${o.z.version}
`);if(s.help||u==="help")return y(g);const w=d(u,{positionals:e,typed:l});if(w!==void 0)return c(w);if(s.format!=="pretty"&&s.format!=="json")return c(`--format: expected pretty or json, got "${s.format}"`);const{runCommand:$}=await Promise.all([a.e(3867),a.e(8623),a.e(6064)]).then(a.bind(a,6064));return $(u,{flags:s,defaultJobs:(0,i.availableParallelism)(),reports:e.slice(1)})}function d(t,{positionals:r,typed:s}){if(!f.Lo.includes(t)){const e=(0,m.p)(t,f.Lo);return`no command "${t}"; ${e?`did you mean ${e}?`:`commands: ${f.Lo.join(", ")}`}`}return f.$_.includes(t)?`${t}: not yet; see --help`:t!=="collect"&&r.length>1?`${t} takes no further argument, got "${r.slice(1).join(" ")}"`:(0,p.j5)(t,s)}function y(t){return process.stdout.write(t),f.dc.go}function c(t){return process.stderr.write(`deploy-validate: ${t}
Try deploy-validate --help.
`),f.dc.invalid}}),35932:((A,h,a)=>{a.d(h,{A:()=>p,h:()=>i});const i=["tool-missing","tool-refused","tool-crashed","timed-out","cancelled","unreadable","wrong-format","truncated","stale","nothing-checked","unreachable","unsupported","fault"];class p extends Error{name="CouldNotTell";why;remedy;constructor(g,m,o,n){super(m,n),this.why=g,this.remedy=o}}}),74864:((A,h,a)=>{a.d(h,{Mt:()=>o,ay:()=>c,j5:()=>y,ye:()=>d});var i=a(57975),p=a(4581);const f={config:{type:"string",default:".github/deploy-validate.yml"},"policy-ref":{type:"string"},stage:{type:"string"},only:{type:"string",multiple:!0},shard:{type:"string"},shards:{type:"string"},durations:{type:"string"},evidence:{type:"string"},jobs:{type:"string",short:"j"},"report-dir":{type:"string",default:".deploy-validate"},"working-directory":{type:"string",default:"."},remind:{type:"boolean",default:!1},"deployed-at":{type:"string"},report:{type:"string"},"report-digest":{type:"string"},approvals:{type:"string"},"fail-fast":{type:"boolean",default:!1},format:{type:"string",default:"pretty"},help:{type:"boolean",short:"h",default:!1},version:{type:"boolean",default:!1}},g=["config","policy-ref","report-dir","working-directory"],m=[...g,"stage","only","shard","jobs","evidence","fail-fast","format"],o={run:m,plan:[...m,"shards","durations"],collect:[...g,"stage","evidence","format"],"sign-off":[...g,"stage","report","report-digest","approvals","format"],publish:g,"follow-up":[...g,"stage","remind","deployed-at"],schema:[]},n=r=>(0,i.parseArgs)({args:[...r],options:f,allowPositionals:!0,strict:!0,tokens:!0});function d(r){try{const{values:s,positionals:e,tokens:l}=n(r),u=l.flatMap(w=>w.kind==="option"?[w.name]:[]);return{flags:s,positionals:e,typed:u}}catch(s){return t(s)}}function y(r,s){const e=o[r]??[],l=s.find(w=>!e.includes(w));if(l===void 0)return;const u=(0,p.p)(l,e);return`${r} takes no --${l}, which is for ${c(l)}${u?`; did you mean --${u}?`:""}`}const c=r=>Object.keys(o).filter(s=>o[s]?.includes(r)).join(", ");function t(r){const s=r instanceof Error?r.message:String(r),[,e,l=""]=/^Unknown option '(--?)([^']+)'/.exec(s)??[];if(e===void 0)return s.split(`
`)[0]??"";const u=e==="--"?(0,p.p)(l,Object.keys(f)):void 0;return`no option ${e}${l}${u?`; did you mean --${u}?`:""}`}}),28468:((A,h,a)=>{a.d(h,{$_:()=>m,I$:()=>f,Lo:()=>o,WN:()=>g,dc:()=>p});var i=a(35932);const p={go:0,noGo:1,invalid:2,fault:3};function f(n){return n.decision==="go"?p.go:n.reasonCode==="config-invalid"?p.invalid:p.noGo}function g(){const n=new AbortController;for(const d of["SIGINT","SIGTERM"])process.on(d,()=>{n.signal.aborted&&process.exit(p.noGo),n.abort(new i.A("cancelled",`cancelled by ${d}`,"Run it again."))});return n.signal}const m=["rollback","init"],o=["run","plan","collect","sign-off","publish","follow-up",...m,"schema"]}),4581:((A,h,a)=>{a.d(h,{p:()=>p});var i=a(21916);function p(f,g){if(g.length===0)return;const m=(0,i.kp)(f.toLowerCase(),[...g]),o=Math.max(2,Math.floor(f.length/3));return(0,i.Io)(f.toLowerCase(),m.toLowerCase())<=o?m:void 0}}),13411:((A,h,a)=>{a.d(h,{z:()=>i});const i={name:"deploy-validate",version:"0.1.0"}})};export{R as id,D as ids,x as modules};
