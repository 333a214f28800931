import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  rowsOf
} from "./chunk-RMETEF2R.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";

// src/facts/database/scratch.ts
var OWN = "n.nspname !~ '^pg_' and n.nspname <> 'information_schema'";
var RELATIONS = `select quote_ident(n.nspname) || '.' || quote_ident(c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S') and ${OWN}
  and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e') order by 1 limit 5`;
var SCHEMAS = `select quote_ident(n.nspname) from pg_namespace n where ${OWN} order by 1`;
async function expectEmpty(session, about) {
  const [found] = await rowsOf(session, { sql: RELATIONS, about });
  if (found === void 0) return;
  const remedy = "Make a database of its own for this: it is filled, and emptied again.";
  throw new CouldNotTell("tool-refused", `${about}: the database holds ${found[0]}, so that it is not touched`, remedy);
}
async function emptied(session) {
  const schemas = await rowsOf(session, { sql: SCHEMAS, about: "the scratch database" });
  const drops = schemas.map(([name]) => `drop schema ${name} cascade;`).join("\n");
  const answer = await session.script(`${drops}
create schema public;
grant usage on schema public to public;`);
  if (answer.was === "refused") {
    throw new CouldNotTell(
      "tool-refused",
      `the scratch database cannot be emptied: ${answer.message}`,
      "Empty it by hand."
    );
  }
}

export {
  expectEmpty,
  emptied
};
