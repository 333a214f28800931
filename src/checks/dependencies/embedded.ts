import { posix } from 'node:path';
import valid from 'semver/functions/valid.js';
import { CouldNotTell } from '../../check.js';
import { productionOf } from '../../engines/dependency-graph/graph.js';
import { passedBy, wayTo } from '../../engines/dependency-graph/ways.js';
import type { Embedded } from '../../facts/lock-files/lock-graph.js';
import type { Advisory, Audit } from '../../formats/audits/advisory.js';
import { type BulkAdvisory, isAbout } from '../../formats/audits/bulk-advisories.js';
import type { LockedPackage, LockGraph } from '../../formats/locks/lock-graph.js';
import type { Ports } from '../../ports/ports.js';
import { count } from '../../text/units.js';
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
  const asked = askedOf(looked.values(), lockFile);
  if (Object.keys(asked).length === 0) {
    const origins = [...new Set([...looked.values()].flatMap(({ elsewhere }) => elsewhere ?? []))].join(', ');
    const many = `${count(looked.size, 'package')}${production ? ' for production' : ''}`;
    const what =
      looked.size > 0 ? `lists ${many}, from ${origins}, and none of a registry` : 'lists no package for production';
    const remedy =
      looked.size > 0
        ? 'Advisories speak of releases in registries: take the package from one, or leave this check out.'
        : 'Name another `lockfile`, or leave this check out.';
    throw new CouldNotTell('nothing-checked', `${lockFile}: ${what}`, remedy);
  }
  const beside = posix.dirname(lockFile);
  const registry = await openRegistry({ registry: question.registry, beside }, ports);
  const told = await registry.ask(asked);
  const byName = namedIn(looked);
  const advisories = [...told].flatMap(([name, found]) => {
    const mine = byName.get(name) ?? [];
    return found.flatMap(advisory => toAdvisory(advisory, { name, packages: mine, question }));
  });
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

type Entry = readonly [string, LockedPackage];

function namedIn(packages: ReadonlyMap<string, LockedPackage>): ReadonlyMap<string, readonly Entry[]> {
  const byName = new Map<string, Entry[]>();
  for (const entry of packages) {
    const [, { name }] = entry;
    const all = byName.get(name);
    if (all === undefined) byName.set(name, [entry]);
    else all.push(entry);
  }
  return byName;
}

function askedOf(packages: Iterable<LockedPackage>, lockFile: string): Readonly<Record<string, readonly string[]>> {
  const asked = new Map<string, Set<string>>();
  for (const { name, version, elsewhere } of packages) {
    if (elsewhere !== undefined) continue;
    if (valid(version, { loose: true }) === null) {
      const message = `${lockFile}: ${name} has ${version === '' ? 'no version' : `${version.slice(0, 40)}, which is no version`}`;
      throw new CouldNotTell(
        'wrong-format',
        message,
        'Install once with the package manager, and commit the lock file.',
      );
    }
    asked.set(name, (asked.get(name) ?? new Set()).add(version));
  }
  return Object.fromEntries([...asked].map(([name, versions]) => [name, [...versions].sort()]));
}

function toAdvisory(
  told: BulkAdvisory,
  at: {
    readonly name: string;
    readonly packages: readonly Entry[];
    readonly question: Question;
  },
): readonly Advisory[] {
  const hit = at.packages.filter(([, { version, elsewhere }]) => elsewhere === undefined && isAbout(told, version));
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
