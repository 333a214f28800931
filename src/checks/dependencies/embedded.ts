import { posix } from 'node:path';
import satisfies from 'semver/functions/satisfies.js';
import validRange from 'semver/ranges/valid.js';
import { CouldNotTell, type Ports } from '../../check.js';
import { type LockedPackage, type LockGraph, productionOf } from '../../engines/dependency-graph/graph.js';
import { passedBy, wayTo } from '../../engines/dependency-graph/ways.js';
import type { Advisory, Audit } from '../../formats/advisory.js';
import type { BulkAdvisory } from '../../formats/bulk-advisories.js';
import type { Embedded } from './lock-graph.js';
import { openRegistry } from './registry.js';
import { fixFor } from './remedy.js';

interface Question {
  readonly graph: LockGraph;
  readonly lockFile: string;
  readonly manager: Embedded;
  readonly production: boolean;
  readonly registry: string | undefined;
}

/** Reads the lock file and asks the registry about all that it pins; no package manager is needed. */
export async function auditLock(question: Question, ports: Ports): Promise<Audit> {
  const { graph, lockFile, production } = question;
  const looked = packagesOf(graph, production);
  const asked = askedOf(looked.values());
  if (Object.keys(asked).length === 0) {
    const what = production ? 'lists no package for production' : 'lists no package of a registry';
    const remedy = 'Name another `lockfile`, or leave this check out.';
    throw new CouldNotTell('nothing-checked', `${lockFile}: ${what}`, remedy);
  }
  const beside = posix.dirname(lockFile);
  const registry = await openRegistry({ registry: question.registry, beside }, ports);
  const told = await registry.ask(asked);
  const advisories = [...told].flatMap(([name, found]) => {
    const mine = [...looked].filter(([, { name: known }]) => known === name);
    return found.flatMap(advisory => toAdvisory(advisory, { name, packages: mine, question }));
  });
  if (advisories.length === 0) await registry.prove();
  const outside = [...looked.values()].filter(({ elsewhere }) => elsewhere !== undefined);
  return {
    tool: graph.format,
    packages: looked.size - outside.length,
    advisories,
    unchecked: [],
    outside: outside.map(({ name, version, elsewhere }) => ({
      name: version === '' ? name : `${name}@${version}`,
      why: `comes from ${elsewhere}`,
    })),
  };
}

function packagesOf(graph: LockGraph, production: boolean): ReadonlyMap<string, LockedPackage> {
  if (!production) return graph.packages;
  const wanted = productionOf(graph);
  return new Map([...graph.packages].filter(([key]) => wanted.has(key)));
}

function askedOf(packages: Iterable<LockedPackage>): Readonly<Record<string, readonly string[]>> {
  const asked = new Map<string, Set<string>>();
  for (const { name, version, elsewhere } of packages) {
    if (elsewhere !== undefined || version === '') continue;
    asked.set(name, (asked.get(name) ?? new Set()).add(version));
  }
  return Object.fromEntries([...asked].map(([name, versions]) => [name, [...versions].sort()]));
}

/** A registry tells advisories by name; npm compares versions itself, prereleases too. A range that is none counts. */
function isHit({ vulnerable }: BulkAdvisory, version: string): boolean {
  const range = vulnerable ?? '*';
  if (validRange(range, { loose: true }) === null) return true;
  return satisfies(version, range, { includePrerelease: true, loose: true });
}

function toAdvisory(
  told: BulkAdvisory,
  at: {
    readonly name: string;
    readonly packages: readonly (readonly [string, LockedPackage])[];
    readonly question: Question;
  },
): readonly Advisory[] {
  const hit = at.packages.filter(([, { version, elsewhere }]) => elsewhere === undefined && isHit(told, version));
  if (hit.length === 0) return [];
  const { graph, production, manager } = at.question;
  const versions = [...new Set(hit.map(([, { version }]) => version))].sort();
  const ways = versions.flatMap(version => {
    const keys = new Set(hit.filter(([, found]) => found.version === version).map(([key]) => key));
    const way = wayTo(graph, { keys, production });
    return way === undefined ? [] : [way];
  });
  const keys = hit.map(([key]) => key);
  return [
    {
      ...told,
      package: at.name,
      versions,
      ...fixFor({ vulnerable: told.vulnerable, versions, keys: new Set(keys), graph, manager }),
      paths: [...new Set(ways.map(way => way.join('>')))],
      via: passedBy(graph, { keys: new Set(keys), production }),
      direct: ways.some(way => way.length === 1),
      places: keys,
    },
  ];
}
