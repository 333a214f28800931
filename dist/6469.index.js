const x=6469,L=[6469],S={21916:((I,p)=>{var r;r=!0,p.Io=p.kp=void 0;var d=new Uint32Array(65536),v=function(o,a){for(var u=o.length,i=a.length,l=1<<u-1,t=-1,n=0,s=u,e=u;e--;)d[o.charCodeAt(e)]|=1<<e;for(e=0;e<i;e++){var f=d[a.charCodeAt(e)],h=f|n;f|=(f&t)+t^t,n|=~(f|t),t&=f,n&l&&s++,t&l&&s--,n=n<<1|1,t=t<<1|~(h|n),n&=h}for(e=u;e--;)d[o.charCodeAt(e)]=0;return s},y=function(o,a){for(var u=a.length,i=o.length,l=[],t=[],n=Math.ceil(u/32),s=Math.ceil(i/32),e=0;e<n;e++)t[e]=-1,l[e]=0;for(var f=0;f<s-1;f++){for(var h=0,w=-1,O=f*32,P=Math.min(32,i)+O,g=O;g<P;g++)d[o.charCodeAt(g)]|=1<<g;for(var e=0;e<u;e++){var C=d[a.charCodeAt(e)],_=t[e/32|0]>>>e&1,A=l[e/32|0]>>>e&1,$=C|h,j=((C|A)&w)+w^w|C|A,E=h|~(j|w),k=w&j;E>>>31^_&&(t[e/32|0]^=1<<e),k>>>31^A&&(l[e/32|0]^=1<<e),E=E<<1|_,k=k<<1|A,w=k|~($|E),h=E&$}for(var g=O;g<P;g++)d[o.charCodeAt(g)]=0}for(var b=0,M=-1,T=f*32,R=Math.min(32,i-T)+T,g=T;g<R;g++)d[o.charCodeAt(g)]|=1<<g;for(var N=i,e=0;e<u;e++){var C=d[a.charCodeAt(e)],_=t[e/32|0]>>>e&1,A=l[e/32|0]>>>e&1,$=C|b,j=((C|A)&M)+M^M|C|A,E=b|~(j|M),k=M&j;N+=E>>>i-1&1,N-=k>>>i-1&1,E>>>31^_&&(t[e/32|0]^=1<<e),k>>>31^A&&(l[e/32|0]^=1<<e),E=E<<1|_,k=k<<1|A,M=k|~($|E),b=E&$}for(var g=T;g<R;g++)d[o.charCodeAt(g)]=0;return N},c=function(o,a){if(o.length<a.length){var u=a;a=o,o=u}return a.length===0?o.length:o.length<=32?v(o,a):y(o,a)};p.Io=c;var m=function(o,a){for(var u=1/0,i=0,l=0;l<a.length;l++){var t=c(o,a[l]);t<u&&(u=t,i=l)}return a[i]};p.kp=m}),35932:((I,p,r)=>{r.d(p,{A:()=>v,h:()=>d});const d=["tool-missing","tool-refused","tool-crashed","timed-out","cancelled","unreadable","wrong-format","truncated","stale","nothing-checked","unreachable","variable-missing","unsupported","fault"];class v extends Error{name="CouldNotTell";why;remedy;constructor(c,m,o,a){super(m,a),this.why=c,this.remedy=o}}}),6469:((I,p,r)=>{r.r(p),r.d(p,{runCli:()=>a});var d=r(48161),v=r(4581),y=r(13411),c=r(19658),m=r(2039);const o=`deploy-validate: proves a deployment checklist and answers go or no-go

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
  --instance NAME           the service of a monorepo: \${{ instance }}; the stage is then STAGE (NAME)
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
`;async function a(t){const n=(0,m.ye)(t);if(typeof n=="string")return l(n);const{flags:s,positionals:e,typed:f}=n,h=e[0]??"run";if(s.version)return i(`${y.z.name} ${y.z.version}
`);if(s.help||h==="help")return i(o);const w=u(h,{positionals:e,typed:f});if(w!==void 0)return l(w);if(s.format!=="pretty"&&s.format!=="json")return l(`--format: expected pretty or json, got "${s.format}"`);const{runCommand:O}=await Promise.all([r.e(3867),r.e(8623),r.e(3641)]).then(r.bind(r,83641));return O(h,{flags:s,defaultJobs:(0,d.availableParallelism)(),reports:e.slice(1)})}function u(t,{positionals:n,typed:s}){if(!c.Lo.includes(t)){const e=(0,v.p)(t,c.Lo);return`no command "${t}"; ${e?`did you mean ${e}?`:`commands: ${c.Lo.join(", ")}`}`}return c.$_.includes(t)?`${t}: not yet; see --help`:t!=="collect"&&n.length>1?`${t} takes no further argument, got "${n.slice(1).join(" ")}"`:(0,m.j5)(t,s)}function i(t){return process.stdout.write(t),c.dc.go}function l(t){return process.stderr.write(`deploy-validate: ${t}
Try deploy-validate --help.
`),c.dc.invalid}}),19658:((I,p,r)=>{r.d(p,{$_:()=>a,I$:()=>y,Lo:()=>u,WN:()=>c,dc:()=>v,nJ:()=>o});var d=r(35932);const v={go:0,noGo:1,invalid:2,fault:3};function y(i){return i.decision==="go"?v.go:i.reasonCode==="config-invalid"?v.invalid:v.noGo}function c(){const i=new AbortController;for(const l of["SIGINT","SIGTERM"])process.on(l,()=>{i.signal.aborted&&process.exit(v.noGo),i.abort(new d.A("cancelled",`cancelled by ${l}`,"Run it again."))});return i.signal}const m=1e3,o=()=>setTimeout(()=>process.exit(),m).unref(),a=["rollback","init"],u=["run","plan","collect","sign-off","attest","publish","follow-up",...a,"schema"]}),2039:((I,p,r)=>{r.d(p,{Mt:()=>o,ay:()=>l,j5:()=>i,ye:()=>u});var d=r(57975),v=r(4581);const y={config:{type:"string",default:".github/deploy-validate.yml"},"policy-ref":{type:"string"},stage:{type:"string"},instance:{type:"string"},only:{type:"string",multiple:!0},shard:{type:"string"},shards:{type:"string"},durations:{type:"string"},evidence:{type:"string"},reuse:{type:"string"},jobs:{type:"string",short:"j"},"report-dir":{type:"string",default:".deploy-validate"},"working-directory":{type:"string",default:"."},remind:{type:"boolean",default:!1},"deployed-at":{type:"string"},report:{type:"string"},"report-digest":{type:"string"},approvals:{type:"string"},"fail-fast":{type:"boolean",default:!1},format:{type:"string",default:"pretty"},help:{type:"boolean",short:"h",default:!1},version:{type:"boolean",default:!1}},c=["config","policy-ref","report-dir","working-directory"],m=[...c,"stage","instance","only","shard","jobs","evidence","reuse","fail-fast","format"],o={run:m,plan:[...m,"shards","durations"],collect:[...c,"stage","instance","evidence","format"],"sign-off":[...c,"stage","instance","report","report-digest","approvals","format"],attest:["report-dir","report","report-digest"],publish:c,"follow-up":[...c,"stage","remind","deployed-at"],schema:[]},a=n=>(0,d.parseArgs)({args:[...n],options:y,allowPositionals:!0,strict:!0,tokens:!0});function u(n){try{const{values:s,positionals:e,tokens:f}=a(n),h=f.flatMap(w=>w.kind==="option"?[w.name]:[]);return{flags:s,positionals:e,typed:h}}catch(s){return t(s)}}function i(n,s){const e=o[n]??[],f=s.find(w=>!e.includes(w));if(f===void 0)return;const h=(0,v.p)(f,e);return`${n} takes no --${f}, which is for ${l(f)}${h?`; did you mean --${h}?`:""}`}const l=n=>Object.keys(o).filter(s=>o[s]?.includes(n)).join(", ");function t(n){const s=n instanceof Error?n.message:String(n),[,e,f=""]=/^Unknown option '(--?)([^']+)'/.exec(s)??[];if(e===void 0)return s.split(`
`)[0]??"";const h=e==="--"?(0,v.p)(f,Object.keys(y)):void 0;return`no option ${e}${f}${h?`; did you mean --${h}?`:""}`}}),4581:((I,p,r)=>{r.d(p,{p:()=>v});var d=r(21916);function v(y,c){if(c.length===0)return;const m=(0,d.kp)(y.toLowerCase(),[...c]),o=Math.max(2,Math.floor(y.length/3));return(0,d.Io)(y.toLowerCase(),m.toLowerCase())<=o?m:void 0}}),13411:((I,p,r)=>{r.d(p,{z:()=>d});const d={name:"deploy-validate",version:"0.1.0"}})};export{x as id,L as ids,S as modules};
