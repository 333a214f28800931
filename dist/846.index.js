const g=846,f=[846],h={90846:((m,o,r)=>{r.r(o),r.d(o,{renderJson:()=>a});const i=`schemaVersion tool project stage subject repository sha head ref event runId runAttempt configDigest startedAt
  durationMs decision reasonCode reasons code check message counts passed failed errored skipped waived pending policy
  changes selection
  only shard of after at collected collectedAt checks id name version section kind covers required status cause summary remedy help attempts flaky findings
  rule level file line column expected actual subject aliases via gravity fingerprint waived waiverEnded reason owner expires measurements value unit limit bound baseline charts form points labels evidence path sha256
  attestedBy role ask inputs reused images image digest details title text toSign by signOff roles role person source why report dryRun checklist items covered attested uncovered lines slug state why notices`.split(/\s+/),d=new Map([...new Set(i)].map((e,s)=>[e,s]));function a(e){const s=JSON.stringify(e,(t,n)=>u(n)?p(n):n,2);return`${e.checks.some(({charts:t})=>t)?l(s):s}
`}const l=e=>e.replace(/\[\n +(-?[\d.e+-]+),\n +(-?[\d.e+-]+)\n +\]/g,"[$1, $2]"),u=e=>typeof e=="object"&&e!==null&&!Array.isArray(e),p=e=>Object.fromEntries(Object.entries(e).sort(([s],[t])=>c(s)-c(t)||(s<t?-1:1))),c=e=>d.get(e)??i.length})};export{g as id,f as ids,h as modules};
