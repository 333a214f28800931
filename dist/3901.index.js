const p=3901,_=[3901,6282],n={36282:((s,e,d)=>{d.d(e,{f:()=>o});const o=["passed","failed","errored","skipped","waived","pending"]})};export{p as id,_ as ids,n as modules};
