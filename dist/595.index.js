const d=595,o=[595],_={595:((n,e,s)=>{s.d(e,{silent:()=>t});const t={begin:()=>{},started:()=>{},finished:()=>{},end:()=>{}}})};export{d as id,o as ids,_ as modules};
