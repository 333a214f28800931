const u=846,m=[846],f={90846:((p,n,o)=>{o.r(n),o.d(n,{renderJson:()=>d});const r=`schemaVersion tool project stage subject repository sha ref event runId runAttempt configDigest startedAt
  durationMs decision reasonCode reasons code check message counts passed failed errored skipped waived pending selection
  only shard of checks id name version section kind covers required status cause summary remedy help attempts flaky findings
  rule level file line column expected actual subject fingerprint measurements value unit limit bound baseline evidence path sha256
  details title text signOff roles role person source why checklist items covered attested uncovered notices`.split(/\s+/),c=new Map([...new Set(r)].map((e,t)=>[e,t])),d=e=>`${JSON.stringify(e,(t,s)=>a(s)?l(s):s,2)}
`,a=e=>typeof e=="object"&&e!==null&&!Array.isArray(e),l=e=>Object.fromEntries(Object.entries(e).sort(([t],[s])=>i(t)-i(s)||(t<s?-1:1))),i=e=>c.get(e)??r.length})};export{u as id,m as ids,f as modules};
