const n=7751,o=[7751],_={37751:((d,e,t)=>{t.d(e,{silent:()=>s});const s={begin:()=>{},started:()=>{},told:()=>{},finished:()=>{},end:()=>{}}})};export{n as id,o as ids,_ as modules};
