import type { Config } from '../config/schema.js';

/** What answers for an item: a check, a role that signs, or a task of a follow-up. */
export interface Cover {
  readonly stage: string;
  /** The check's id, `sign-off:ROLE` or `follow-up:TASK`. */
  readonly by: string;
}

/** A `covers` of the config: which item is named where, and by what. */
export interface Named {
  readonly slug: string;
  /** Where it stands in the config. */
  readonly path: readonly PropertyKey[];
  readonly stage: string;
  /** The check's id, or `follow-up:TASK`. */
  readonly by: string;
  /** False for an advisory check, which is shown and stops nothing. */
  readonly canBlock: boolean;
  /** True where a person answers for it. */
  readonly isAttested: boolean;
}

/** What every stage's checks and follow-up tasks say they cover. */
export function coversOf(config: Config): readonly Named[] {
  return Object.entries(config.stages).flatMap(([stage, { checks, 'follow-up': followUp }]) => [
    ...checks.flatMap(({ id, covers, required, with: bound }, index) =>
      covers.map((slug, at): Named => {
        const path = ['stages', stage, 'checks', index, 'covers', at];
        return { slug, path, stage, by: id, canBlock: required, isAttested: bound.attestedBy !== undefined };
      }),
    ),
    ...(followUp?.tasks ?? []).flatMap(({ id, covers }, index) =>
      covers.map((slug, at): Named => {
        const path = ['stages', stage, 'follow-up', 'tasks', index, 'covers', at];
        return { slug, path, stage, by: `follow-up:${id}`, canBlock: true, isAttested: false };
      }),
    ),
  ]);
}
