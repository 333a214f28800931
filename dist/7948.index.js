const n=7948,o=[7948],_={17948:((d,e,t)=>{t.d(e,{silent:()=>s});const s={begin:()=>{},started:()=>{},told:()=>{},finished:()=>{},end:()=>{}}})};export{n as id,o as ids,_ as modules};
