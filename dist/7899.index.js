const d=7899,E=[7899],l={27899:((a,s,n)=>{n.d(s,{schema:()=>i});var t=n(98439),_=n(40873),e=n(79481);async function i(){const[o,...c]=await(0,_.o$)();if(!o)throw new Error("no kind of check is registered");const r=t.bl((0,e.Q)([o,...c]),{io:"input",unrepresentable:"any"});return`${JSON.stringify({...r,title:"deploy-validate configuration"},null,2)}
`}})};export{d as id,E as ids,l as modules};
