const u=846,m=[846],g={90846:((p,n,r)=>{r.r(n),r.d(n,{renderJson:()=>d});const o=`schemaVersion tool project stage subject repository sha head ref event runId runAttempt configDigest startedAt
  durationMs decision reasonCode reasons code check message counts passed failed errored skipped waived pending policy
  changes selection
  only shard of after at collected collectedAt checks id name version section kind covers required status cause summary remedy help attempts flaky findings
  rule level file line column expected actual subject aliases via gravity fingerprint waived waiverEnded reason owner expires measurements value unit limit bound baseline evidence path sha256
  attestedBy role ask inputs reused images image digest details title text toSign by signOff roles role person source why report dryRun checklist items covered attested uncovered notices`.split(/\s+/),c=new Map([...new Set(o)].map((e,t)=>[e,t])),d=e=>`${JSON.stringify(e,(t,s)=>a(s)?l(s):s,2)}
`,a=e=>typeof e=="object"&&e!==null&&!Array.isArray(e),l=e=>Object.fromEntries(Object.entries(e).sort(([t],[s])=>i(t)-i(s)||(t<s?-1:1))),i=e=>c.get(e)??o.length})};export{u as id,m as ids,g as modules};
