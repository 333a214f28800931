const N=593,b=[593],I={90593:((g,n,t)=>{t.r(n),t.d(n,{runCli:()=>r});var a=t(48161),s=t(57975),e=t(28468);const u=`deploy-validate: proves a deployment checklist and answers go or no-go

Usage: deploy-validate [COMMAND] [OPTIONS]

Commands
  run        run a stage's checks, report, decide (the default)
  plan       say what would run, and which tools, permissions and variables are missing
  schema     print the config's JSON Schema
  collect, sign-off, rollback, init: not in this version yet

Options
  --config FILE             the config; .github/deploy-validate.yml
  --stage NAME              the stage; the config's first
  --only ID[,ID]            these checks alone, with what they need
  --shard I/N               part I of N of the stage
  --shards N                plan: cut the stage into N parts, for a job matrix
  -j, --jobs N              checks at the same time; the number of processors
  --report-dir DIR          where reports are written; .deploy-validate
  --working-directory DIR   what the config's paths are relative to; .
  --fail-fast               stop at the first required check that does not pass
  --format pretty|json      what is printed on stdout; pretty
  -h, --help                print this
  --version                 print the version

Exit codes: 0 go, 1 no-go, 2 invalid config or usage, 3 a fault of the program itself
`;var i=t(13411);const p={config:{type:"string",default:".github/deploy-validate.yml"},stage:{type:"string"},only:{type:"string",multiple:!0},shard:{type:"string"},shards:{type:"string"},jobs:{type:"string",short:"j"},"report-dir":{type:"string",default:".deploy-validate"},"working-directory":{type:"string",default:"."},"fail-fast":{type:"boolean",default:!1},format:{type:"string",default:"pretty"},help:{type:"boolean",short:"h",default:!1},version:{type:"boolean",default:!1}};async function r(o){const l=v(o);if(typeof l=="string")return f(l);const{values:c,positionals:m}=l,d=m[0]??"run";if(c.version)return y(`${i.z.name} ${i.z.version}
`);if(c.help||d==="help")return y(u);if(!e.Lo.includes(d))return f(`no command "${d}"; commands: ${e.Lo.join(", ")}`);if(e.$_.includes(d))return f(`${d}: not yet; this version has run, plan and schema`);if(m.length>1)return f(`${d} takes no further argument, got "${m.slice(1).join(" ")}"`);if(c.format!=="pretty"&&c.format!=="json")return f(`--format: expected pretty or json, got "${c.format}"`);const{runCommand:w}=await Promise.all([t.e(640),t.e(470),t.e(64)]).then(t.bind(t,6064));return w(d,{flags:c,defaultJobs:(0,a.availableParallelism)()})}function h(o){return(0,s.parseArgs)({args:[...o],options:p,allowPositionals:!0,strict:!0})}function v(o){try{return h(o)}catch(l){return l instanceof Error?l.message.split(`
`)[0]??"":String(l)}}function y(o){return process.stdout.write(o),e.dc.go}function f(o){return process.stderr.write(`deploy-validate: ${o}
Try deploy-validate --help.
`),e.dc.invalid}}),35932:((g,n,t)=>{t.d(n,{A:()=>a});class a extends Error{name="CouldNotTell";why;remedy;constructor(e,u,i,p){super(u,p),this.why=e,this.remedy=i}}}),28468:((g,n,t)=>{t.d(n,{$_:()=>i,I$:()=>e,Lo:()=>p,WN:()=>u,dc:()=>s});var a=t(35932);const s={go:0,noGo:1,invalid:2,fault:3};function e(r){return r.decision==="go"?s.go:r.reasonCode==="config-invalid"?s.invalid:s.noGo}function u(){const r=new AbortController;for(const h of["SIGINT","SIGTERM"])process.on(h,()=>{r.signal.aborted&&process.exit(s.noGo),r.abort(new a.A("cancelled",`cancelled by ${h}`,"Run it again."))});return r.signal}const i=["collect","sign-off","rollback","init"],p=["run","plan",...i,"schema"]}),13411:((g,n,t)=>{t.d(n,{z:()=>a});const a={name:"deploy-validate",version:"0.1.0"}})};export{N as id,b as ids,I as modules};
