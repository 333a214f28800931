import { together } from './create.js';
import type { Handler } from './scene.js';
import { at, isAt, listAt, relationOf, textAt } from './tree.js';

const optionsOf = (body: unknown, path: string): readonly string[] =>
  listAt(body, path).flatMap(option => textAt(option, 'DefElem', 'defname') ?? []);

export const refresh: Handler = (body, scene) => {
  const name = relationOf(at(body, 'relation'));
  if (isAt(body, 'concurrent') || isAt(body, 'skipData')) return;
  scene.tell('locks-table', `the materialized view ${name} is refreshed while nobody may read it; use CONCURRENTLY`, {
    subject: name,
  });
};

export const vacuum: Handler = (body, scene) => {
  if (!optionsOf(body, 'options').includes('full')) return;
  const [first] = listAt(body, 'rels').map(item => relationOf(at(item, 'VacuumRelation', 'relation')));
  scene.tell('locks-table', `VACUUM FULL rewrites ${first ?? 'every table'} while nobody may read it; use pg_repack`, {
    subject: first ?? 'database',
  });
};

export const cluster: Handler = (body, scene) => {
  const name = relationOf(at(body, 'relation')) || 'every clustered table';
  scene.tell('locks-table', `CLUSTER rewrites ${name} while nobody may read it; use pg_repack`, { subject: name });
};

export const reindex: Handler = (body, scene) => {
  const name = relationOf(at(body, 'relation')) || textAt(body, 'name') || 'the database';
  if (optionsOf(body, 'params').includes('concurrently'))
    return together(`REINDEX CONCURRENTLY ${name}`, { scene, table: name });
  scene.tell('index-not-concurrent', `REINDEX of ${name}: nobody may write meanwhile`, { subject: name });
};

export const lock: Handler = (body, scene) => {
  for (const relation of listAt(body, 'relations')) {
    const name = relationOf(at(relation, 'RangeVar'));
    if (scene.catalog.isNew(name, scene.unit)) continue;
    scene.tell('locks-table', `LOCK TABLE ${name}: everybody else waits until the transaction ends`, { subject: name });
  }
};

/** A domain's new constraint is held against every column of its type. */
export const alterDomain: Handler = (body, scene) => {
  const kind = textAt(body, 'subtype');
  if (kind !== 'C' && kind !== 'O') return;
  if (isAt(body, 'def', 'Constraint', 'skip_validation')) return;
  const what = kind === 'O' ? 'NOT NULL' : 'a constraint';
  scene.tell('locks-table', `a domain gets ${what}: every table with a column of it is scanned`);
};
