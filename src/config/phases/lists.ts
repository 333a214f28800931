/** The parts of a stage's way in which its entries stand; the steps of its `rollback` are none of them. */
export const PHASES = ['checks', 'deploy', 'verify'] as const;
export type Phase = (typeof PHASES)[number];

/** Where entries of a stage stand, and which. */
export interface EntryList<Entry> {
  readonly phase: Phase | 'rollback';
  /** Below the stage. */
  readonly path: readonly string[];
  readonly entries: readonly Entry[];
}

interface Phased<Entry> {
  readonly checks: readonly Entry[];
  readonly deploy?: readonly Entry[] | undefined;
  readonly verify?: readonly Entry[] | undefined;
  readonly rollback?: { readonly steps: readonly Entry[] } | undefined;
}

/** Every list of entries that a stage has, empty ones left out. */
export function listsOf<Entry>(stage: Phased<Entry>): readonly EntryList<Entry>[] {
  const phases = PHASES.map(phase => ({ phase, path: [phase], entries: stage[phase] ?? [] }));
  const steps = { phase: 'rollback' as const, path: ['rollback', 'steps'], entries: stage.rollback?.steps ?? [] };
  return [...phases, steps].filter(({ entries }) => entries.length > 0);
}

/** The entries of the phases, in their order. */
export const entriesOfPhases = <Entry>(stage: Omit<Phased<Entry>, 'rollback'>): readonly Entry[] =>
  PHASES.flatMap(phase => stage[phase] ?? []);

/** Whether it is more than a list of checks. */
export const hasPhases = (stage: Pick<Phased<unknown>, 'deploy' | 'verify'>): boolean =>
  stage.deploy !== undefined || stage.verify !== undefined;
