import satisfies from 'semver/functions/satisfies.js';
import validRange from 'semver/ranges/valid.js';
import { dependantsOf } from '../../engines/dependency-graph/graph.js';
import type { Embedded } from '../../facts/lock-files/lock-graph.js';
import type { LockGraph } from '../../formats/locks/lock-graph.js';

/** What mends an advisory, as far as it is known. */
export interface Fix {
  /** The first version without it, by the advisory's range. */
  readonly fixed: string | undefined;
  readonly remedy?: string;
}

const UPDATE: Readonly<Record<Embedded, string>> = { npm: 'npm update', pnpm: 'pnpm update', yarn: 'yarn up -R' };

/**
 * The version that mends an advisory, and whether those who ask for the package allow it: their ranges stand in the lock
 * files of npm and yarn; pnpm keeps those of the project's own dependencies alone.
 */
export function fixFor(at: {
  readonly vulnerable: string | undefined;
  readonly versions: readonly string[];
  readonly keys: ReadonlySet<string>;
  readonly graph: LockGraph;
  readonly manager: Embedded;
}): Fix {
  const ends = [...new Set(at.versions.map(version => fixedFrom(at.vulnerable, version)))];
  const fixed = ends.every(end => end !== undefined) ? ends.join(', ') : undefined;
  const [only, second] = ends;
  const name = at.graph.packages.get([...at.keys][0] ?? '')?.name;
  if (only === undefined || second !== undefined || name === undefined) return { fixed };
  const asking = dependantsOf(at.graph, at.keys);
  const refusing = asking.filter(({ range }) => range !== undefined && !isAllowed(only, range));
  const [first] = refusing;
  if (first) return { fixed, remedy: `${first.by} asks for ${name} ${first.range}, so it must move on first` };
  const known = asking.length > 0 && asking.every(({ range }) => range !== undefined && validRange(range) !== null);
  return known ? { fixed, remedy: `${UPDATE[at.manager]} ${name}` } : { fixed };
}

/** The end of the part of a range that a version is in: `<4.17.21` gives 4.17.21. Ranges that end at `<=` name none. */
function fixedFrom(vulnerable: string | undefined, version: string): string | undefined {
  const parts = (vulnerable ?? '').split('||').map(part => part.trim());
  const own = parts.find(part => validRange(part) !== null && satisfies(version, part, { includePrerelease: true }));
  const end = /(?:^|\s)<\s*v?(\d[\w.+-]*)$/.exec(own ?? '')?.[1];
  return end === '0.0.0' ? undefined : end;
}

const isAllowed = (version: string, range: string): boolean =>
  validRange(range) === null || satisfies(version, range, { includePrerelease: true });
