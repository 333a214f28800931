import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  migrationsRules
} from "./chunk-XRRYLAA2.js";
import {
  emptied,
  expectEmpty
} from "./chunk-X7M3UY5C.js";
import {
  openScratchPostgres,
  readPostgresUrl,
  rowsOf
} from "./chunk-RMETEF2R.js";
import "./chunk-XHTPEBJJ.js";
import "./chunk-AL7NCZMA.js";
import "./chunk-5M3NKAVS.js";
import {
  findingOf
} from "./chunk-T3DUPKJN.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import "./chunk-WDRWDCXA.js";

// src/checks/migrations/schema-query.ts
var OWN = "n.nspname !~ '^pg_' and n.nspname <> 'information_schema'";
var SCHEMA = `
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

// src/checks/migrations/scratch.ts
var STATEMENT_MS = 12e4;
var LOGIN_MS = 1e4;
async function tryOut(address, trying) {
  if (address === "auto") {
    const remedy = "Start one for this check, such as a service container, and give its address.";
    throw new CouldNotTell("unsupported", "scratch: no PostgreSQL for this was found", remedy);
  }
  const read = readPostgresUrl(address);
  if ("fault" in read) throw new CouldNotTell("unsupported", `scratch: ${read.fault}`, "Correct the address.");
  const options = { url: read.address, tls: void 0, "request-timeout": LOGIN_MS, "statement-timeout": STATEMENT_MS };
  const session = await openScratchPostgres(options, trying.ports);
  try {
    await expectEmpty(session, "scratch");
    try {
      return await all(session, trying);
    } finally {
      if (!trying.ports.signal.aborted) await emptied(session);
    }
  } finally {
    await session.close();
  }
}
async function all(session, { migrations, open, ports }) {
  const findings = [];
  const isOpen = new Set(open);
  const begun = ports.clock.monotonic();
  let back = 0;
  for (const migration of migrations) {
    if (migration.up === void 0) {
      const remedy = "Install the tool, or give `render` a command that prints the SQL.";
      throw new CouldNotTell("unsupported", `${migration.file}: cannot be tried, for its SQL is not known`, remedy);
    }
    const before = await schemaOf(session);
    const failed = await run(session, migration.up);
    if (failed !== void 0) {
      findings.push(fault("upgrade-fails", migration, `${migration.id} fails on an empty database: ${failed}`));
      break;
    }
    if (!isOpen.has(migration) || typeof migration.down === "string") continue;
    back += 1;
    const wrong = await thereAndBack(session, { migration, down: migration.down, up: migration.up, before });
    if (wrong === void 0) continue;
    findings.push(fault("downgrade-differs", migration, wrong));
    break;
  }
  const tookMs = Math.round(ports.clock.monotonic() - begun);
  const measurements = [
    { name: "taken back and applied again", value: back, unit: "migrations" },
    { name: "tried in", value: tookMs, unit: "ms" }
  ];
  return { findings, measurements };
}
var fault = (rule, { file }, message) => findingOf(migrationsRules, { rule, message, file });
async function thereAndBack(session, { migration: { id }, up, down, before }) {
  const after = await schemaOf(session);
  const failed = await run(session, down);
  if (failed !== void 0) return `the way back of ${id} fails: ${failed}`;
  const left = difference(before, await schemaOf(session));
  if (left !== void 0) return `the way back of ${id} does not lead to where it began: ${left}`;
  const again = await run(session, up);
  if (again !== void 0) return `${id} cannot be applied again: ${again}`;
  const second = difference(after, await schemaOf(session));
  return second === void 0 ? void 0 : `${id} leads elsewhere when it is applied again: ${second}`;
}
async function run(session, { text, transaction }) {
  if (text.trim() === "") return void 0;
  const answer = await session.script(transaction === "around" ? `BEGIN;
${text}
;COMMIT;` : text);
  if (answer.was === "rows") return void 0;
  await session.script("ROLLBACK");
  return `${answer.message} (${answer.code})`;
}
async function schemaOf(session) {
  const rows = await rowsOf(session, { sql: SCHEMA, about: "scratch" });
  return rows.map(([line]) => line ?? "");
}
function difference(expected, actual) {
  const [there, wanted] = [new Set(actual), new Set(expected)];
  const lacking = expected.find((line) => !there.has(line));
  if (lacking !== void 0) return `${lacking} is missing`;
  const extra = actual.find((line) => !wanted.has(line));
  return extra === void 0 ? void 0 : `${extra} is left`;
}
export {
  tryOut
};
