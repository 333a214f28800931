import { CouldNotTell } from '../../could-not-tell.js';
import type { PostgresScratch } from '../../ports/postgres.js';
import { rowsOf } from './postgres.js';

const OWN = "n.nspname !~ '^pg_' and n.nspname <> 'information_schema'";
const RELATIONS = `select quote_ident(n.nspname) || '.' || quote_ident(c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S') and ${OWN}
  and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e') order by 1 limit 5`;
const SCHEMAS = `select quote_ident(n.nspname) from pg_namespace n where ${OWN} order by 1`;

/** Refuses a database that holds anything: it may be somebody's. */
export async function expectEmpty(session: PostgresScratch, about: string): Promise<void> {
  const [found] = await rowsOf(session, { sql: RELATIONS, about });
  if (found === undefined) return;
  const remedy = 'Make a database of its own for this: it is filled, and emptied again.';
  throw new CouldNotTell('tool-refused', `${about}: the database holds ${found[0]}, so that it is not touched`, remedy);
}

/** Takes out of a database, which was empty before, whatever has come into it. */
export async function emptied(session: PostgresScratch): Promise<void> {
  const schemas = await rowsOf(session, { sql: SCHEMAS, about: 'the scratch database' });
  const drops = schemas.map(([name]) => `drop schema ${name} cascade;`).join('\n');
  const answer = await session.script(`${drops}\ncreate schema public;\ngrant usage on schema public to public;`);
  if (answer.was === 'refused') {
    throw new CouldNotTell(
      'tool-refused',
      `the scratch database cannot be emptied: ${answer.message}`,
      'Empty it by hand.',
    );
  }
}
