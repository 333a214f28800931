import type { Finding } from '../../check.js';
import type { Advisory } from '../../formats/advisory.js';
import type { DependenciesOptions } from '../dependencies.js';
import type { Ways } from './embedded.js';

type Ignored = DependenciesOptions['ignore'][number];

/** The accepted advisories of a config on one day. */
export class Ignores {
  readonly #inForce: readonly Ignored[];
  readonly #ended: readonly Ignored[];
  readonly #used = new Set<Ignored>();
  readonly #ways: Ways | undefined;

  /** `today` is an ISO date in UTC; an entry holds through its last day. `ways` where all ways are known. */
  constructor(entries: readonly Ignored[], today: string, ways?: Ways | undefined) {
    this.#ways = ways;
    this.#inForce = entries.filter(entry => entry.expires >= today);
    this.#ended = entries.filter(entry => entry.expires < today);
  }

  /** The entry that covers every way in which the package comes in, or the ways that are left. */
  apply(advisory: Advisory): { readonly ignored: Ignored | undefined; readonly paths: readonly string[] } {
    const names = [advisory.id, ...advisory.aliases].map(name => name.toUpperCase());
    const entries = this.#inForce.filter(({ id }) => names.includes(id.toUpperCase()));
    if (this.#ways) return this.#byWays(advisory, entries, this.#ways);
    let left = advisory.paths.length === 0 ? [advisory.package] : advisory.paths;
    for (const entry of entries) {
      const rest = left.filter(path => !isBy(path, entry.path));
      if (rest.length === left.length) continue;
      this.#used.add(entry);
      left = rest;
      if (left.length === 0) return { ignored: entry, paths: advisory.paths };
    }
    return { ignored: undefined, paths: left };
  }

  /** The shortest way is shown; an entry for some ways must not cover the longer ones. */
  #byWays(advisory: Advisory, entries: readonly Ignored[], ways: Ways): ReturnType<Ignores['apply']> {
    const whole = entries.find(({ path }) => path === undefined);
    const some = entries.flatMap(entry => (entry.path === undefined ? [] : [{ entry, names: namesIn(entry.path) }]));
    const accepted = some.map(({ names }) => names);
    // What nothing is known to lead to, no way can be accepted for.
    const isLeft = ways.left(advisory, []) === undefined;
    const left = isLeft ? undefined : ways.left(advisory, accepted);
    const covering = whole ?? (isLeft || left !== undefined ? undefined : some.at(-1)?.entry);
    for (const { entry, names } of some) {
      if (ways.pass(advisory, names)) this.#used.add(entry);
    }
    if (whole) this.#used.add(whole);
    if (covering || left === undefined) return { ignored: covering, paths: advisory.paths };
    return { ignored: undefined, paths: [left] };
  }

  /** Entries that have ended, or that covered nothing. */
  findings(): readonly Finding[] {
    const ended = this.#ended.map(({ id, expires, reason }) => ({
      rule: 'ignore-expired',
      level: 'warning' as const,
      subject: id,
      message: `${id} was accepted until ${expires} (${reason}); the entry no longer holds`,
    }));
    const idle = this.#inForce.filter(entry => !this.#used.has(entry));
    const unused = idle.map(({ id, path }) => ({
      rule: 'ignore-unused',
      level: 'note' as const,
      subject: id,
      message: `${path === undefined ? id : `${id} by ${path}`} matched nothing; the entry may go`,
    }));
    return [...ended, ...unused];
  }
}

/** True where `wanted`'s names come one after the other in a path; npm tells places in the lock file instead. */
function isBy(path: string, wanted: string | undefined): boolean {
  if (wanted === undefined) return true;
  const names = path.split(/>|(?:^|\/)node_modules\//).filter(name => name !== '');
  const sought = namesIn(wanted);
  return names.some((_, start) => sought.every((name, index) => names[start + index] === name));
}

const namesIn = (path: string): readonly string[] => path.split('>').map(name => name.trim());
