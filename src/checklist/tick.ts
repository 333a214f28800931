import type { ChecklistLine, ChecklistTally, LineState, Result, RoleSignOff } from '../report/report.js';
import { type Binding, type BoundItem, childrenOf } from './bind.js';

/** What a run of one stage has found, as far as it can tick a line. */
export interface Found {
  readonly results: readonly Pick<Result, 'id' | 'status' | 'reasonCode' | 'summary' | 'findings'>[];
  /** Undefined before anybody was asked to sign. */
  readonly roles?: readonly Pick<RoleSignOff, 'role' | 'status'>[] | undefined;
}

/** What one check, role or task says of a line; `not-applicable` was skipped by its own condition. */
interface Said {
  readonly state: LineState | 'not-applicable';
  readonly why?: string | undefined;
}

/** From the worst to the best: a line is no better than the worst of what answers for it, and of what stands below it. */
const RANK: readonly LineState[] = ['failed', 'unknown', 'uncovered', 'waits', 'other-stage', 'excused', 'proven'];

/** The tally of a bound list with what one stage's run makes of each line. */
export function tickChecklist({ items, tally }: Binding, at: Found & { readonly stage: string }): ChecklistTally {
  return {
    ...tally,
    lines: withAllParts(
      items,
      items.map(item => lineOf(item, at)),
    ),
  };
}

/** The same over several stages, by their names: a line is proven where all that answers for it in any stage has held. */
export function tickStages({ items, tally }: Binding, founds: ReadonlyMap<string, Found>): ChecklistTally {
  const lines = items.map(({ slug, text, covers, excuse }): ChecklistLine => {
    const line = { slug, text };
    if (excuse !== undefined) return { ...line, state: 'excused', by: [], why: excuse };
    if (covers.length === 0) return { ...line, state: 'uncovered', by: [] };
    const said = covers.map(({ stage, by }): Said => {
      const found = founds.get(stage);
      return found === undefined ? { state: 'other-stage' } : sayingOf(by, found);
    });
    return { ...line, by: [...new Set(covers.map(({ stage, by }) => `${stage}/${by}`))], ...combine(said) };
  });
  return { ...tally, lines: withAllParts(items, lines) };
}

function withAllParts(items: Binding['items'], own: readonly ChecklistLine[]): readonly ChecklistLine[] {
  const lines = [...own];
  const children = childrenOf(items);
  // Sub-items stand behind their parent: one pass from the end settles every depth.
  for (let index = items.length - 1; index >= 0; index -= 1) {
    const line = lines[index];
    const below = (children[index] ?? []).flatMap(child => lines[child] ?? []);
    if (line && below.length > 0) lines[index] = withParts(line, below);
  }
  return lines;
}

/**
 * The lines once people have signed: those that waited for nothing but signatures are proven, and those whose signers
 * refused have failed. Needs no list and no config.
 */
export function retick(tally: ChecklistTally, found: Found): ChecklistTally {
  const lines = tally.lines?.map((line): ChecklistLine => {
    if (line.state !== 'waits') return line;
    const said = line.by.map(by => (by.includes('/') ? ({ state: 'other-stage' } as const) : sayingOf(by, found)));
    return { ...line, ...combine(said) };
  });
  return lines === undefined ? tally : { ...tally, lines };
}

function lineOf({ slug, text, covers, excuse }: BoundItem, at: Found & { readonly stage: string }): ChecklistLine {
  const line = { slug, text };
  if (excuse !== undefined) return { ...line, state: 'excused', by: [], why: excuse };
  const own = [...new Set(covers.filter(({ stage }) => stage === at.stage).map(({ by }) => by))];
  if (own.length > 0) return { ...line, by: own, ...combine(own.map(by => sayingOf(by, at))) };
  if (covers.length === 0) return { ...line, state: 'uncovered', by: [] };
  return { ...line, state: 'other-stage', by: [...new Set(covers.map(({ stage, by }) => `${stage}/${by}`))] };
}

function withParts(line: ChecklistLine, below: readonly ChecklistLine[]): ChecklistLine {
  // What no check names itself is as its parts are.
  const all = line.state === 'uncovered' ? below : [line, ...below];
  const state = RANK.find(each => all.some(part => part.state === each)) ?? 'uncovered';
  const by = [...new Set(all.flatMap(part => part.by))];
  const why = all.find(part => part.state === 'excused')?.why;
  const { slug, text } = line;
  return { slug, text, state, by, ...(state === 'excused' && why !== undefined ? { why } : {}) };
}

function sayingOf(by: string, { results, roles }: Found): Said {
  if (by.startsWith('follow-up:')) return { state: 'waits' };
  if (by.startsWith('sign-off:')) {
    const status = roles?.find(({ role }) => `sign-off:${role}` === by)?.status;
    return { state: status === 'signed' ? 'proven' : status === 'rejected' ? 'failed' : 'waits' };
  }
  const result = results.find(({ id }) => id === by);
  switch (result?.status) {
    case 'passed':
      return { state: 'proven' };
    case 'failed':
      return { state: 'failed' };
    case 'pending':
      return { state: 'waits' };
    case 'waived':
      return { state: 'excused', why: whyWaived(result) };
    case 'skipped':
      return result.reasonCode === 'when-not-met'
        ? { state: 'not-applicable', why: `${by} was skipped: ${result.summary}` }
        : { state: 'unknown' };
    default:
      return { state: 'unknown' };
  }
}

function whyWaived({ id, findings }: Found['results'][number]): string {
  const waiver = findings.find(({ waived }) => waived !== undefined)?.waived;
  const by = waiver === undefined ? '' : `: ${waiver.reason} (${waiver.owner}, until ${waiver.expires})`;
  return `what ${id} found is waived${by}`;
}

/** Of several that answer for one line: what was skipped by its own condition proves nothing, and takes nothing away. */
function combine(said: readonly Said[]): { readonly state: LineState; readonly why?: string } {
  const applicable = said.filter(({ state }) => state !== 'not-applicable');
  if (applicable.length === 0) return withWhy('excused', said);
  const state = RANK.find(each => applicable.some(one => one.state === each)) ?? 'unknown';
  return state === 'excused' ? withWhy(state, applicable) : { state };
}

function withWhy(state: LineState, said: readonly Said[]): { readonly state: LineState; readonly why?: string } {
  const why = said.flatMap(one => one.why ?? []).join('; ');
  return why === '' ? { state } : { state, why };
}
