const f=7459,b=[7459],j={17459:((P,l,t)=>{t.d(l,{formAsMarkdown:()=>c});var d=t(38815),n=t(26921);const i=n._H3({label:n.YjP().optional(),value:n.YjP().optional(),options:n.YOg(n.KCZ([n.YjP(),n._H3({label:n.YjP()})])).optional()}),_=n._H3({name:n.YjP().optional(),body:n.YOg(n._H3({type:n.YjP(),attributes:i.optional()}))});function c(p){const e=_.safeParse((0,d.parseDocument)(p).toJS());if(!e.success)return;const u=e.data.body.map(({type:s,attributes:o})=>{if(s==="markdown")return o?.value??"";const r=o?.label===void 0?"":`## ${o.label}

`,m=(o?.options??[]).map(a=>`- [ ] ${typeof a=="string"?a:a.label}`);return s==="checkboxes"?`${r}${m.join(`
`)}`:r});return[`# ${e.data.name??"Release"}`,...u].join(`

`)}})};export{f as id,b as ids,j as modules};
