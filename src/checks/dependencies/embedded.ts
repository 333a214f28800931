import { posix } from 'node:path';
import satisfies from 'semver/functions/satisfies.js';
import validRange from 'semver/ranges/valid.js';
import { CouldNotTell, type Ports } from '../../check.js';
import { type LockedPackage, type LockGraph, productionOf } from '../../engines/dependency-graph/graph.js';
import { wayTo } from '../../engines/dependency-graph/ways.js';
import type { Advisory, Audit } from '../../formats/advisory.js';
import type { BulkAdvisory } from '../../formats/bulk-advisories.js';
import type { Embedded } from './lock-graph.js';
import { openRegistry } from './registry.js';
import { fixFor } from './remedy.js';

/** What is known of the ways in which a vulnerable package comes in. */
export interface Ways {
  /** The shortest that is left where some are accepted; undefined where none is. */
  readonly left: (advisory: Advisory, accepted: readonly (readonly string[])[]) => string | undefined;
  /** Whether one holds these names one after the other. */
  readonly pass: (advisory: Advisory, names: readonly string[]) => boolean;
}

export interface EmbeddedAudit {
  readonly audit: Audit;
  readonly ways: Ways;
}

interface Question {
  readonly graph: LockGraph;
  readonly lockFile: string;
  readonly manager: Embedded;
  readonly production: boolean;
  readonly registry: string | undefined;
}

/** Reads the lock file and asks the registry about all that it pins; no package manager is needed. */
export async function auditLock(question: Question, ports: Ports): Promise<EmbeddedAudit> {
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
    audit: {
      tool: graph.format,
      packages: looked.size - outside.length,
      advisories,
      unchecked: [],
      outside: outside.map(({ name, version, elsewhere }) => ({
        name: version === '' ? name : `${name}@${version}`,
        why: `comes from ${elsewhere}`,
      })),
    },
    ways: waysIn(question),
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
    return Array.isArray(way) ? [way.join('>')] : [];
  });
  const keys = hit.map(([key]) => key);
  return [
    {
      ...told,
      package: at.name,
      versions,
      ...fixFor({ vulnerable: told.vulnerable, versions, keys: new Set(keys), graph, manager }),
      paths: [...new Set(ways)],
      direct: ways.some(way => !way.includes('>')),
      places: keys,
    },
  ];
}

const waysIn = ({ graph, production }: Question): Ways => ({
  left: ({ package: name, places = [] }, accepted) => {
    const way = wayTo(graph, { keys: new Set(places), production, avoiding: accepted });
    return way === 'too-many' ? name : way?.join('>');
  },
  pass: ({ places = [] }, names) => wayTo(graph, { keys: new Set(places), production, through: names }) !== undefined,
});
