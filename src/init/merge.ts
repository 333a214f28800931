import type { Proposal } from './draft.js';

type Options = Readonly<Record<string, unknown>>;

/** Kinds of which each entry is a check of its own: a suite, a program, a load. */
const APART = new Set(['tests', 'command', 'load', 'manual', 'argocd', 'apply', 'undo', 'text', 'rate-limit']);

/** Entries of one line that belong together, such as two workloads of one rollout: lists are joined, and nothing may contradict. */
export function mergeProposals(proposals: readonly Proposal[]): readonly Proposal[] {
  const merged: Proposal[] = [];
  for (const proposal of proposals) {
    const index = merged.findIndex(other => mayMerge(other, proposal));
    const other = merged[index];
    const joined = other && join(other.with, proposal.with);
    if (other === undefined || joined === undefined) merged.push(proposal);
    else {
      const guessed = [...new Set([other.guessed, proposal.guessed].filter(each => each !== undefined))].join('; ');
      const notes = [...(other.notes ?? []), ...(proposal.notes ?? [])];
      const words = [...new Set([...(other.words ?? []), ...(proposal.words ?? [])])];
      merged[index] = {
        ...other,
        with: joined,
        guessed: guessed === '' ? undefined : guessed,
        notes,
        words,
        title: joinTitles(other, proposal),
      };
    }
  }
  return merged;
}

const joinTitles = (a: Proposal, b: Proposal): string | undefined => {
  const titles = [...new Set([a.title, b.title].filter(title => title !== undefined))];
  return titles.length === 0 ? undefined : titles.join(', ');
};

function mayMerge(a: Proposal, b: Proposal): boolean {
  if (a.kind !== b.kind || a.changes !== b.changes) return false;
  return !APART.has(a.kind) || same(a.with, b.with);
}

function join(a: Options, b: Options): Options | undefined {
  const joined: Record<string, unknown> = { ...a };
  for (const [key, value] of Object.entries(b)) {
    const own = joined[key];
    if (own === undefined || same(own, value)) joined[key] = value;
    else if (Array.isArray(own) && Array.isArray(value))
      joined[key] = [...own, ...value.filter(item => !own.some(each => same(each, item)))];
    else if (isOptions(own) && isOptions(value)) {
      const below = join(own, value);
      if (below === undefined) return undefined;
      joined[key] = below;
    } else return undefined;
  }
  return joined;
}

const isOptions = (value: unknown): value is Options =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
