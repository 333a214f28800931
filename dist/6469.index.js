const x=6469,D=[6469],P={21916:((O,h)=>{var r;r=!0,h.Io=h.kp=void 0;var c=new Uint32Array(65536),g=function(t,o){for(var i=t.length,l=o.length,f=1<<i-1,d=-1,s=0,w=i,e=i;e--;)c[t.charCodeAt(e)]|=1<<e;for(e=0;e<l;e++){var a=c[o.charCodeAt(e)],u=a|s;a|=(a&d)+d^d,s|=~(a|d),d&=a,s&f&&w++,d&f&&w--,s=s<<1|1,d=d<<1|~(u|s),s&=u}for(e=i;e--;)c[t.charCodeAt(e)]=0;return w},b=function(t,o){for(var i=o.length,l=t.length,f=[],d=[],s=Math.ceil(i/32),w=Math.ceil(l/32),e=0;e<s;e++)d[e]=-1,f[e]=0;for(var a=0;a<w-1;a++){for(var u=0,p=-1,m=a*32,I=Math.min(32,l)+m,y=m;y<I;y++)c[t.charCodeAt(y)]|=1<<y;for(var e=0;e<i;e++){var M=c[o.charCodeAt(e)],C=d[e/32|0]>>>e&1,A=f[e/32|0]>>>e&1,R=M|u,j=((M|A)&p)+p^p|M|A,k=u|~(j|p),E=p&j;k>>>31^C&&(d[e/32|0]^=1<<e),E>>>31^A&&(f[e/32|0]^=1<<e),k=k<<1|C,E=E<<1|A,p=E|~(R|k),u=k&R}for(var y=m;y<I;y++)c[t.charCodeAt(y)]=0}for(var L=0,T=-1,N=a*32,$=Math.min(32,l-N)+N,y=N;y<$;y++)c[t.charCodeAt(y)]|=1<<y;for(var _=l,e=0;e<i;e++){var M=c[o.charCodeAt(e)],C=d[e/32|0]>>>e&1,A=f[e/32|0]>>>e&1,R=M|L,j=((M|A)&T)+T^T|M|A,k=L|~(j|T),E=T&j;_+=k>>>l-1&1,_-=E>>>l-1&1,k>>>31^C&&(d[e/32|0]^=1<<e),E>>>31^A&&(f[e/32|0]^=1<<e),k=k<<1|C,E=E<<1|A,T=E|~(R|k),L=k&R}for(var y=N;y<$;y++)c[t.charCodeAt(y)]=0;return _},n=function(t,o){if(t.length<o.length){var i=o;o=t,t=i}return o.length===0?t.length:t.length<=32?g(t,o):b(t,o)};h.Io=n;var v=function(t,o){for(var i=1/0,l=0,f=0;f<o.length;f++){var d=n(t,o[f]);d<i&&(i=d,l=f)}return o[l]};h.kp=v}),35932:((O,h,r)=>{r.d(h,{A:()=>g,h:()=>c});const c=["tool-missing","tool-refused","tool-crashed","timed-out","cancelled","unreadable","wrong-format","truncated","stale","nothing-checked","undecided","unreachable","variable-missing","unsupported","fault"];class g extends Error{name="CouldNotTell";why;remedy;constructor(n,v,t,o){super(v,o),this.why=n,this.remedy=t}}}),6469:((O,h,r)=>{r.r(h),r.d(h,{runCli:()=>o});var c=r(48161),g=r(4581),b=r(13411),n=r(19658),v=r(2039);const t=`deploy-validate: proves a deployment checklist and answers go or no-go

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
  init       write a config from a written checklist, or from what the repository has
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
  -j, --jobs N              run at most N checks at a time (default: number of CPUs)

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
  --from LIST               the written checklist: Markdown, or an issue form of GitHub; without it, checks are
                            proposed by what the repository has
  --set NAME=VALUE          a value that the config needs, such as PROMETHEUS_URL=https://\u2026; may be repeated
  --workflow                write .github/workflows/deploy-validate.yml, too
  --force                   write over files that are there
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
`;async function o(s){const w=(0,v.ye)(s);if(typeof w=="string")return d(w);const{flags:e,positionals:a,typed:u}=w,p=a[0]??"run";if(e.version)return f(`${b.z.name} ${b.z.version}
`);if(e.help||p==="help")return f(t);const m=l(p,{positionals:a,typed:u});if(m!==void 0)return d(m);if(e.format!=="pretty"&&e.format!=="json")return d(`--format: expected pretty or json, got "${e.format}"`);const{runCommand:I}=await Promise.all([r.e(3867),r.e(8623),r.e(3641)]).then(r.bind(r,83641));return I(p,{flags:e,defaultJobs:(0,c.availableParallelism)(),reports:a.slice(1)})}const i=["collect","accept","explain","report","completion"];function l(s,{positionals:w,typed:e}){if(!n.Lo.includes(s)){const a=(0,g.p)(s,n.Lo);return`no command "${s}"; ${a?`did you mean ${a}?`:`commands: ${n.Lo.join(", ")}`}`}return n.$_.includes(s)?`${s}: not yet; see --help`:!i.includes(s)&&w.length>1?`${s} takes no further argument, got "${w.slice(1).join(" ")}"`:(0,v.j5)(s,e)}function f(s){return process.stdout.write(s),n.dc.go}function d(s){return process.stderr.write(`deploy-validate: ${s}
Try deploy-validate --help.
`),n.dc.invalid}}),19658:((O,h,r)=>{r.d(h,{$_:()=>o,I$:()=>b,Lo:()=>i,WN:()=>n,dc:()=>g,nJ:()=>t});var c=r(35932);const g={go:0,noGo:1,invalid:2,fault:3};function b(l){return l.decision==="go"?g.go:l.reasonCode==="config-invalid"?g.invalid:g.noGo}function n(){const l=new AbortController;for(const f of["SIGINT","SIGTERM"])process.on(f,()=>{l.signal.aborted&&process.exit(g.noGo),l.abort(new c.A("cancelled",`cancelled by ${f}`,"Run it again."))});return l.signal}const v=1e3,t=()=>setTimeout(()=>process.exit(),v).unref(),o=[],i=["run","plan","collect","sign-off","deploy","verify","rollback","attest","publish","follow-up","init","accept","explain","doctor","report","completion",...o,"schema"]}),2039:((O,h,r)=>{r.d(h,{Mt:()=>i,ay:()=>s,j5:()=>d,ye:()=>f});var c=r(57975),g=r(4581);const b={config:{type:"string",default:".github/deploy-validate.yml"},"policy-ref":{type:"string"},stage:{type:"string"},instance:{type:"string"},only:{type:"string",multiple:!0},shard:{type:"string"},shards:{type:"string"},durations:{type:"string"},evidence:{type:"string"},reuse:{type:"string"},jobs:{type:"string",short:"j"},"report-dir":{type:"string",default:".deploy-validate"},"working-directory":{type:"string",default:"."},from:{type:"string"},set:{type:"string",multiple:!0},stages:{type:"boolean",default:!1},workflow:{type:"boolean",default:!1},reason:{type:"string"},owner:{type:"string"},until:{type:"string"},prune:{type:"boolean",default:!1},force:{type:"boolean",default:!1},"dry-run":{type:"boolean",default:!1},remind:{type:"boolean",default:!1},"deployed-at":{type:"string"},report:{type:"string"},"report-digest":{type:"string"},approvals:{type:"string"},rollback:{type:"string"},yes:{type:"boolean",short:"y",default:!1},watch:{type:"string"},"no-watch":{type:"boolean",default:!1},record:{type:"string"},despite:{type:"string",multiple:!0},"fail-fast":{type:"boolean",default:!1},format:{type:"string",default:"pretty"},help:{type:"boolean",short:"h",default:!1},version:{type:"boolean",default:!1}},n=["config","policy-ref","report-dir","working-directory"],v=[...n,"stage","instance","only","shard","jobs","evidence","reuse","fail-fast","format"],t=["stage","instance","jobs","format","dry-run","yes","rollback","report","report-digest"],o=["watch","no-watch","deployed-at"],i={run:v,plan:[...v,"shards","durations"],collect:[...n,"stage","instance","evidence","format","stages"],"sign-off":[...n,"stage","instance","report","report-digest","approvals","format"],deploy:[...n,...t,...o,"only","shard","evidence"],verify:[...n,...t,...o,"record"],rollback:[...n,"stage","instance","jobs","format","dry-run","yes","record","despite"],attest:["report-dir","report","report-digest"],publish:n,"follow-up":[...n,"stage","remind","deployed-at"],init:["config","working-directory","from","set","workflow","force","dry-run"],accept:["config","report-dir","reason","owner","until","prune","dry-run"],explain:[],doctor:["config","report-dir","working-directory"],report:[],completion:[],schema:[]},l=e=>(0,c.parseArgs)({args:[...e],options:b,allowPositionals:!0,strict:!0,tokens:!0});function f(e){try{const{values:a,positionals:u,tokens:p}=l(e),m=p.flatMap(I=>I.kind==="option"?[I.name]:[]);return{flags:a,positionals:u,typed:m}}catch(a){return w(a)}}function d(e,a){const u=i[e]??[],p=a.find(I=>!u.includes(I));if(p===void 0)return;const m=(0,g.p)(p,u);return`${e} takes no --${p}, which is for ${s(p)}${m?`; did you mean --${m}?`:""}`}const s=e=>Object.keys(i).filter(a=>i[a]?.includes(e)).join(", ");function w(e){const a=e instanceof Error?e.message:String(e),[,u,p=""]=/^Unknown option '(--?)([^']+)'/.exec(a)??[];if(u===void 0)return a.split(`
`)[0]??"";const m=u==="--"?(0,g.p)(p,Object.keys(b)):void 0;return`no option ${u}${p}${m?`; did you mean --${m}?`:""}`}}),4581:((O,h,r)=>{r.d(h,{p:()=>g});var c=r(21916);function g(n,v){if(v.length===0)return;const t=(0,c.kp)(n.toLowerCase(),[...v]),[o,i]=[n.toLowerCase(),t.toLowerCase()],l=(0,c.Io)(o,i);return l<=Math.max(1,Math.floor(n.length/3))||l===2&&b(o)===b(i)?t:void 0}const b=n=>[...n].sort().join("")}),13411:((O,h,r)=>{r.d(h,{z:()=>c});const c={name:"deploy-validate",version:"0.1.0"}})};export{x as id,D as ids,P as modules};
