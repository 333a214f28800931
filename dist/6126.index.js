const I=6126,R=[6126],N={56126:((A,_,i)=>{i.r(_),i.d(_,{tryOut:()=>u});var p=i(92074),m=i(33610),g=i(22755),k=i(28114),j=i(57475);const s="n.nspname !~ '^pg_' and n.nspname <> 'information_schema'",v=`
select 'schema ' || n.nspname from pg_namespace n where ${s}
union all select 'relation ' || c.oid::regclass || ' ' || c.relkind::text || c.relpersistence::text || ' ' || coalesce(c.reloptions::text, '')
  from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p', 'v', 'm', 'S', 'f') and ${s}
union all select 'column ' || c.oid::regclass || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
  || case when a.attnotnull then ' not null' else '' end || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') || a.attidentity::text || a.attgenerated::text
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
  left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p', 'f') and ${s}
union all select 'constraint ' || k.conname || ' of ' || coalesce(nullif(k.conrelid, 0)::regclass::text, '') || ': ' || pg_get_constraintdef(k.oid)
  from pg_constraint k join pg_namespace n on n.oid = k.connamespace where ${s}
union all select 'index: ' || pg_get_indexdef(i.indexrelid) || case when i.indisvalid then '' else ' (invalid)' end
  from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace where ${s}
union all select 'view ' || c.oid::regclass || ': ' || pg_get_viewdef(c.oid)
  from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('v', 'm') and ${s}
union all select 'trigger: ' || pg_get_triggerdef(t.oid)
  from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace where not t.tgisinternal and ${s}
union all select 'function ' || p.oid::regprocedure || ' ' || md5(p.prosrc)
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.prokind in ('f', 'p') and ${s}
  and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
union all select 'type ' || t.oid::regtype || ' ' || t.typtype::text || coalesce(': ' || (select string_agg(e.enumlabel, ', ' order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid), '')
  from pg_type t join pg_namespace n on n.oid = t.typnamespace where t.typtype in ('e', 'd') and ${s}
union all select 'extension ' || extname from pg_extension`,l=12e4,h=1e4;async function u(e,n){if(e==="auto"){const c="Start one for this check, such as a service container, and give its address.";throw new p.Ab("unsupported","scratch: no PostgreSQL for this was found",c)}const t=(0,k.J)(e);if("fault"in t)throw new p.Ab("unsupported",`scratch: ${t.fault}`,"Correct the address.");const o={url:t.address,tls:void 0,"request-timeout":h,"statement-timeout":l},a=await(0,m.gG)(o,n.ports);try{await(0,g.T)(a,"scratch");try{return await f(a,n)}finally{n.ports.signal.aborted||await(0,g.$)(a)}}finally{await a.close()}}async function f(e,{migrations:n,open:t,ports:o}){const a=[],c=new Set(t),r=o.clock.monotonic();let w=0;for(const d of n){if(d.up===void 0){const C="Install the tool, or give `render` a command that prints the SQL.";throw new p.Ab("unsupported",`${d.file}: cannot be tried, for its SQL is not known`,C)}const T=await $(e),E=await x(e,d.up);if(E!==void 0){a.push(y("upgrade-fails",d,`${d.id} fails on an empty database: ${E}`));break}if(!c.has(d)||typeof d.down=="string")continue;w+=1;const M=await L(e,{migration:d,down:d.down,up:d.up,before:T});if(M!==void 0){a.push(y("downgrade-differs",d,M));break}}const b=Math.round(o.clock.monotonic()-r);return{findings:a,measurements:[{name:"taken back and applied again",value:w,unit:"migrations"},{name:"tried in",value:b,unit:"ms"}]}}const y=(e,{file:n},t)=>(0,p.hD)(j.j,{rule:e,message:t,file:n});async function L(e,{migration:{id:n},up:t,down:o,before:a}){const c=await $(e),r=await x(e,o);if(r!==void 0)return`the way back of ${n} fails: ${r}`;const w=S(a,await $(e));if(w!==void 0)return`the way back of ${n} does not lead to where it began: ${w}`;const b=await x(e,t);if(b!==void 0)return`${n} cannot be applied again: ${b}`;const O=S(c,await $(e));return O===void 0?void 0:`${n} leads elsewhere when it is applied again: ${O}`}async function x(e,{text:n,transaction:t}){if(n.trim()==="")return;const o=await e.script(t==="around"?`BEGIN;
${n}
;COMMIT;`:n);if(o.was!=="rows")return await e.script("ROLLBACK"),`${o.message} (${o.code})`}async function $(e){return(await(0,m.RO)(e,{sql:v,about:"scratch"})).map(([t])=>t??"")}function S(e,n){const[t,o]=[new Set(n),new Set(e)],a=e.find(r=>!t.has(r));if(a!==void 0)return`${a} is missing`;const c=n.find(r=>!o.has(r));return c===void 0?void 0:`${c} is left`}}),22755:((A,_,i)=>{i.d(_,{$:()=>v,T:()=>s});var p=i(35932),m=i(33610);const g="n.nspname !~ '^pg_' and n.nspname <> 'information_schema'",k=`select quote_ident(n.nspname) || '.' || quote_ident(c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S') and ${g}
  and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e') order by 1 limit 5`,j=`select quote_ident(n.nspname) from pg_namespace n where ${g} order by 1`;async function s(l,h){const[u]=await(0,m.RO)(l,{sql:k,about:h});if(u===void 0)return;const f="Make a database of its own for this: it is filled, and emptied again.";throw new p.A("tool-refused",`${h}: the database holds ${u[0]}, so that it is not touched`,f)}async function v(l){const u=(await(0,m.RO)(l,{sql:j,about:"the scratch database"})).map(([y])=>`drop schema ${y} cascade;`).join(`
`),f=await l.script(`${u}
create schema public;
grant usage on schema public to public;`);if(f.was==="refused")throw new p.A("tool-refused",`the scratch database cannot be emptied: ${f.message}`,"Empty it by hand.")}})};export{I as id,R as ids,N as modules};
