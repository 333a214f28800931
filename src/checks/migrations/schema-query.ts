const OWN = "n.nspname !~ '^pg_' and n.nspname <> 'information_schema'";

/** A database's schema as lines of text, in no order that matters: columns, constraints, indexes, views, types, functions. */
export const SCHEMA = `
select 'schema ' || n.nspname from pg_namespace n where ${OWN}
union all select 'relation ' || c.oid::regclass || ' ' || c.relkind::text || c.relpersistence::text || ' ' || coalesce(c.reloptions::text, '')
  from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p', 'v', 'm', 'S', 'f') and ${OWN}
union all select 'column ' || c.oid::regclass || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
  || case when a.attnotnull then ' not null' else '' end || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') || a.attidentity::text || a.attgenerated::text
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
  left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p', 'f') and ${OWN}
union all select 'constraint ' || k.conname || ' of ' || coalesce(nullif(k.conrelid, 0)::regclass::text, '') || ': ' || pg_get_constraintdef(k.oid)
  from pg_constraint k join pg_namespace n on n.oid = k.connamespace where ${OWN}
union all select 'index: ' || pg_get_indexdef(i.indexrelid) || case when i.indisvalid then '' else ' (invalid)' end
  from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace where ${OWN}
union all select 'view ' || c.oid::regclass || ': ' || pg_get_viewdef(c.oid)
  from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('v', 'm') and ${OWN}
union all select 'trigger: ' || pg_get_triggerdef(t.oid)
  from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace where not t.tgisinternal and ${OWN}
union all select 'function ' || p.oid::regprocedure || ' ' || md5(p.prosrc)
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.prokind in ('f', 'p') and ${OWN}
  and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
union all select 'type ' || t.oid::regtype || ' ' || t.typtype::text || coalesce(': ' || (select string_agg(e.enumlabel, ', ' order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid), '')
  from pg_type t join pg_namespace n on n.oid = t.typnamespace where t.typtype in ('e', 'd') and ${OWN}
union all select 'extension ' || extname from pg_extension`;
