const x=6469,D=[6469],P={21916:((O,h)=>{var o;o=!0,h.Io=h.kp=void 0;var l=new Uint32Array(65536),y=function(t,n){for(var d=t.length,c=n.length,p=1<<d-1,i=-1,a=0,m=d,e=d;e--;)l[t.charCodeAt(e)]|=1<<e;for(e=0;e<c;e++){var r=l[n.charCodeAt(e)],u=r|a;r|=(r&i)+i^i,a|=~(r|i),i&=r,a&p&&m++,i&p&&m--,a=a<<1|1,i=i<<1|~(u|a),a&=u}for(e=d;e--;)l[t.charCodeAt(e)]=0;return m},v=function(t,n){for(var d=n.length,c=t.length,p=[],i=[],a=Math.ceil(d/32),m=Math.ceil(c/32),e=0;e<a;e++)i[e]=-1,p[e]=0;for(var r=0;r<m-1;r++){for(var u=0,f=-1,b=r*32,I=Math.min(32,c)+b,g=b;g<I;g++)l[t.charCodeAt(g)]|=1<<g;for(var e=0;e<d;e++){var M=l[n.charCodeAt(e)],R=i[e/32|0]>>>e&1,A=p[e/32|0]>>>e&1,C=M|u,j=((M|A)&f)+f^f|M|A,k=u|~(j|f),E=f&j;k>>>31^R&&(i[e/32|0]^=1<<e),E>>>31^A&&(p[e/32|0]^=1<<e),k=k<<1|R,E=E<<1|A,f=E|~(C|k),u=k&C}for(var g=b;g<I;g++)l[t.charCodeAt(g)]=0}for(var _=0,T=-1,L=r*32,$=Math.min(32,c-L)+L,g=L;g<$;g++)l[t.charCodeAt(g)]|=1<<g;for(var N=c,e=0;e<d;e++){var M=l[n.charCodeAt(e)],R=i[e/32|0]>>>e&1,A=p[e/32|0]>>>e&1,C=M|_,j=((M|A)&T)+T^T|M|A,k=_|~(j|T),E=T&j;N+=k>>>c-1&1,N-=E>>>c-1&1,k>>>31^R&&(i[e/32|0]^=1<<e),E>>>31^A&&(p[e/32|0]^=1<<e),k=k<<1|R,E=E<<1|A,T=E|~(C|k),_=k&C}for(var g=L;g<$;g++)l[t.charCodeAt(g)]=0;return N},s=function(t,n){if(t.length<n.length){var d=n;n=t,t=d}return n.length===0?t.length:t.length<=32?y(t,n):v(t,n)};h.Io=s;var w=function(t,n){for(var d=1/0,c=0,p=0;p<n.length;p++){var i=s(t,n[p]);i<d&&(d=i,c=p)}return n[c]};h.kp=w}),35932:((O,h,o)=>{o.d(h,{A:()=>y,h:()=>l});const l=["tool-missing","tool-refused","tool-crashed","timed-out","cancelled","unreadable","wrong-format","truncated","stale","nothing-checked","unreachable","variable-missing","unsupported","fault"];class y extends Error{name="CouldNotTell";why;remedy;constructor(s,w,t,n){super(w,n),this.why=s,this.remedy=t}}}),6469:((O,h,o)=>{o.r(h),o.d(h,{runCli:()=>n});var l=o(48161),y=o(4581),v=o(13411),s=o(19658),w=o(2039);const t=`deploy-validate: proves a deployment checklist and answers go or no-go

Usage: deploy-validate [COMMAND] [OPTIONS]
       deploy-validate collect REPORT\u2026 [OPTIONS]

Commands
  run        run a stage's checks, report, decide (the default)
  plan       say what would run, and which tools, permissions and variables are missing
  collect    merge the reports of all shards (files, folders, globs) into one, and decide
  sign-off   hold the approvals of a stage's roles against its report, decide
  deploy     a stage's whole way: checks or their proof, deployment, verify, watch, and back if need be
  verify     ask what is deployed, as often as one likes
  rollback   go back by the record of a deployment, and verify it
  attest     sign a report that another job of the run has decided on (attestation)
  publish    comment on a pull request what a run without rights reported (workflow_run)
  follow-up  keep a tracking issue of what people do after a deployment; remind of what is overdue
  init       write a config from a written checklist
  accept     write the failing findings of a report into the config, as waivers that end (REPORT\u2026)
  explain    say why a rule is one, how to mend what it finds, how to waive it (RULE)
  doctor     say what is missing on this machine, stage by stage, and what to do
  report     report diff OLD NEW: what changed between two reports
  completion print the completion of a shell (bash, zsh, fish)
  schema     print the config's JSON Schema

Every command, except schema, attest, init, accept, explain, doctor, report and completion
  --config FILE             the config; .github/deploy-validate.yml
  --stage NAME              the stage; the config's first (not for publish)
  --policy-ref REF          base, or a branch, tag or SHA whose config decides; the checkout's
  --working-directory DIR   what the config's paths are relative to; .

Every command, except schema, init, accept, explain, doctor, report and completion
  --report-dir DIR          where reports are; .deploy-validate

run, plan, deploy
  --only ID[,ID]            these checks alone, with what they need; nothing is deployed then
  --shard I/N               part I of N of the stage; with --only, the checks that it has; nothing is deployed then

run, plan
  --fail-fast               stop at the first required check that does not pass
  --reuse REPORT            take over what is fresh of an earlier report (max-age): its report.json or the folder with it

run, plan, deploy, verify, rollback
  -j, --jobs N              checks at the same time; the number of processors

run, plan, collect, deploy
  --evidence REPORT         proof of the stage before (after): its report.json or the folder with it

run, plan, collect, sign-off, deploy, verify, rollback
  --instance NAME           the service of a monorepo: \${{ instance }}; the stage is then STAGE (NAME)
  --format pretty|json      what is printed on stdout; pretty

plan
  --shards N                cut the stage into N parts, for a job matrix
  --durations REPORT        balance the parts by what each check took in that report.json

deploy, verify
  --rollback never|auto     go back where a trigger fails; never
  --watch TIME              how long to watch, such as 24h; as the config says
  --no-watch                leave the watch to another job

deploy, verify, rollback
  --dry-run                 say what would be done, and do nothing
  -y, --yes                 do not ask on a terminal

verify, rollback
  --record FILE@SHA256      the record of the deployment; DIR/record.json

rollback
  --despite NAME[,NAME]     override a refusal by its name, such as the step that has no way back

sign-off, attest, deploy, verify
  --report FILE             the report that is signed, or that proves what came before; DIR/report.json to sign
  --report-digest SHA256    the digest that it must have

sign-off
  --approvals FILE          a dry run with the approvals of this file

follow-up, deploy, verify
  --deployed-at TIME        when the release was deployed; now for follow-up, by the record elsewhere

follow-up
  --remind                  look after the open issues, open none

collect
  --stages                  write the ticked checklist over the reports of several stages; decides nothing

init
  --config FILE             the config to write; .github/deploy-validate.yml
  --working-directory DIR   what the config's paths are relative to; .
  --from LIST               the written checklist: Markdown, or an issue form of GitHub
  --set NAME=VALUE          a value that the config needs, such as PROMETHEUS_URL=https://\u2026; may be repeated
  --force                   write over a config that is there
  --dry-run                 print the config instead of writing it

accept
  --config FILE             the config to write into; .github/deploy-validate.yml
  --report-dir DIR          where the report is, unless some are named; .deploy-validate
  --owner LOGIN             who answers for the findings
  --reason TEXT             why they are acceptable for now
  --until DATE              the last day; 90 days ahead, or as longest-waiver allows
  --prune                   take out waivers of findings that are gone, too
  --dry-run                 print the config instead of writing it

doctor
  --config FILE             the config; .github/deploy-validate.yml
  --report-dir DIR          where reports are; .deploy-validate
  --working-directory DIR   what the config's paths are relative to; .

  -h, --help                print this
  --version                 print the version

Exit codes: 0 go, 1 no-go, 2 invalid config or usage, 3 a fault of the program itself
`;async function n(a){const m=(0,w.ye)(a);if(typeof m=="string")return i(m);const{flags:e,positionals:r,typed:u}=m,f=r[0]??"run";if(e.version)return p(`${v.z.name} ${v.z.version}
`);if(e.help||f==="help")return p(t);const b=c(f,{positionals:r,typed:u});if(b!==void 0)return i(b);if(e.format!=="pretty"&&e.format!=="json")return i(`--format: expected pretty or json, got "${e.format}"`);const{runCommand:I}=await Promise.all([o.e(3867),o.e(8623),o.e(3641)]).then(o.bind(o,83641));return I(f,{flags:e,defaultJobs:(0,l.availableParallelism)(),reports:r.slice(1)})}const d=["collect","accept","explain","report","completion"];function c(a,{positionals:m,typed:e}){if(!s.Lo.includes(a)){const r=(0,y.p)(a,s.Lo);return`no command "${a}"; ${r?`did you mean ${r}?`:`commands: ${s.Lo.join(", ")}`}`}return s.$_.includes(a)?`${a}: not yet; see --help`:!d.includes(a)&&m.length>1?`${a} takes no further argument, got "${m.slice(1).join(" ")}"`:(0,w.j5)(a,e)}function p(a){return process.stdout.write(a),s.dc.go}function i(a){return process.stderr.write(`deploy-validate: ${a}
Try deploy-validate --help.
`),s.dc.invalid}}),19658:((O,h,o)=>{o.d(h,{$_:()=>n,I$:()=>v,Lo:()=>d,WN:()=>s,dc:()=>y,nJ:()=>t});var l=o(35932);const y={go:0,noGo:1,invalid:2,fault:3};function v(c){return c.decision==="go"?y.go:c.reasonCode==="config-invalid"?y.invalid:y.noGo}function s(){const c=new AbortController;for(const p of["SIGINT","SIGTERM"])process.on(p,()=>{c.signal.aborted&&process.exit(y.noGo),c.abort(new l.A("cancelled",`cancelled by ${p}`,"Run it again."))});return c.signal}const w=1e3,t=()=>setTimeout(()=>process.exit(),w).unref(),n=[],d=["run","plan","collect","sign-off","deploy","verify","rollback","attest","publish","follow-up","init","accept","explain","doctor","report","completion",...n,"schema"]}),2039:((O,h,o)=>{o.d(h,{Mt:()=>d,ay:()=>a,j5:()=>i,ye:()=>p});var l=o(57975),y=o(4581);const v={config:{type:"string",default:".github/deploy-validate.yml"},"policy-ref":{type:"string"},stage:{type:"string"},instance:{type:"string"},only:{type:"string",multiple:!0},shard:{type:"string"},shards:{type:"string"},durations:{type:"string"},evidence:{type:"string"},reuse:{type:"string"},jobs:{type:"string",short:"j"},"report-dir":{type:"string",default:".deploy-validate"},"working-directory":{type:"string",default:"."},from:{type:"string"},set:{type:"string",multiple:!0},stages:{type:"boolean",default:!1},reason:{type:"string"},owner:{type:"string"},until:{type:"string"},prune:{type:"boolean",default:!1},force:{type:"boolean",default:!1},"dry-run":{type:"boolean",default:!1},remind:{type:"boolean",default:!1},"deployed-at":{type:"string"},report:{type:"string"},"report-digest":{type:"string"},approvals:{type:"string"},rollback:{type:"string"},yes:{type:"boolean",short:"y",default:!1},watch:{type:"string"},"no-watch":{type:"boolean",default:!1},record:{type:"string"},despite:{type:"string",multiple:!0},"fail-fast":{type:"boolean",default:!1},format:{type:"string",default:"pretty"},help:{type:"boolean",short:"h",default:!1},version:{type:"boolean",default:!1}},s=["config","policy-ref","report-dir","working-directory"],w=[...s,"stage","instance","only","shard","jobs","evidence","reuse","fail-fast","format"],t=["stage","instance","jobs","format","dry-run","yes","rollback","report","report-digest"],n=["watch","no-watch","deployed-at"],d={run:w,plan:[...w,"shards","durations"],collect:[...s,"stage","instance","evidence","format","stages"],"sign-off":[...s,"stage","instance","report","report-digest","approvals","format"],deploy:[...s,...t,...n,"only","shard","evidence"],verify:[...s,...t,...n,"record"],rollback:[...s,"stage","instance","jobs","format","dry-run","yes","record","despite"],attest:["report-dir","report","report-digest"],publish:s,"follow-up":[...s,"stage","remind","deployed-at"],init:["config","working-directory","from","set","force","dry-run"],accept:["config","report-dir","reason","owner","until","prune","dry-run"],explain:[],doctor:["config","report-dir","working-directory"],report:[],completion:[],schema:[]},c=e=>(0,l.parseArgs)({args:[...e],options:v,allowPositionals:!0,strict:!0,tokens:!0});function p(e){try{const{values:r,positionals:u,tokens:f}=c(e),b=f.flatMap(I=>I.kind==="option"?[I.name]:[]);return{flags:r,positionals:u,typed:b}}catch(r){return m(r)}}function i(e,r){const u=d[e]??[],f=r.find(I=>!u.includes(I));if(f===void 0)return;const b=(0,y.p)(f,u);return`${e} takes no --${f}, which is for ${a(f)}${b?`; did you mean --${b}?`:""}`}const a=e=>Object.keys(d).filter(r=>d[r]?.includes(e)).join(", ");function m(e){const r=e instanceof Error?e.message:String(e),[,u,f=""]=/^Unknown option '(--?)([^']+)'/.exec(r)??[];if(u===void 0)return r.split(`
`)[0]??"";const b=u==="--"?(0,y.p)(f,Object.keys(v)):void 0;return`no option ${u}${f}${b?`; did you mean --${b}?`:""}`}}),4581:((O,h,o)=>{o.d(h,{p:()=>y});var l=o(21916);function y(v,s){if(s.length===0)return;const w=(0,l.kp)(v.toLowerCase(),[...s]),t=Math.max(2,Math.floor(v.length/3));return(0,l.Io)(v.toLowerCase(),w.toLowerCase())<=t?w:void 0}}),13411:((O,h,o)=>{o.d(h,{z:()=>l});const l={name:"deploy-validate",version:"0.1.0"}})};export{x as id,D as ids,P as modules};
