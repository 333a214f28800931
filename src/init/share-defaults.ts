import { kindNames } from '../checks/index.js';
import type { Entry } from './draft.js';
import { same } from './merge.js';

type Options = Readonly<Record<string, unknown>>;

/** Kinds that ask a cluster through `kubectl`. */
export const CLUSTER_KINDS: readonly string[] = ['cluster', 'apply', 'rollout', 'undo'];

/** Options that say where something is, and are the same for all that is there. */
const PLACES = ['url', 'base', 'headers', 'namespace'];

/** What entries of a stage have in common, said once, and the options that are left to each. */
export function shareDefaults(
  entries: readonly Entry[],
  contextOf: () => string,
): { readonly shared: Readonly<Record<string, Options>>; readonly strip: (entry: Entry) => Options } {
  const shared = new Map<string, Record<string, unknown>>();
  for (const kind of new Set(entries.map(entry => entry.kind))) {
    const own = entries.filter(entry => entry.kind === kind);
    if (own.length < 2) continue;
    for (const key of PLACES) {
      const [first, ...rest] = own.map(entry => entry.with[key]);
      if (first !== undefined && rest.every(value => same(value, first)))
        shared.set(kind, { ...shared.get(kind), [key]: first });
    }
  }
  const strip = (entry: Entry): Options =>
    Object.fromEntries(Object.entries(entry.with).filter(([key]) => shared.get(entry.kind)?.[key] === undefined));
  // What `cluster` says holds for the others, too; a build without that kind says it to each.
  const holders = entries.flatMap(({ kind, with: options }) =>
    CLUSTER_KINDS.includes(kind) ? [kind] : options.kubectl === undefined ? [] : ['cluster'],
  );
  const named = new Set(kindNames.includes('cluster') && holders.length > 0 ? ['cluster'] : holders);
  for (const kind of named)
    if (kindNames.includes(kind)) shared.set(kind, { context: contextOf(), ...shared.get(kind) });
  return { shared: Object.fromEntries(shared), strip };
}
