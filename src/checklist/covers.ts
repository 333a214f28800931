import { listsOf } from '../config/phases/lists.js';
import type { Config } from '../config/schema.js';
import { BY_WATCH, byStage } from '../report/checklist.js';

/** What answers for an item: a check, a role that signs, or a task of a follow-up. */
export interface Cover {
  readonly stage: string;
  /** The id of an entry, `sign-off:ROLE`, `follow-up:TASK`, `phase:watch` or `after:STAGE`. */
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
  return Object.entries(config.stages).flatMap(([stage, body]) => [
    ...listsOf({ ...body, rollback: undefined }).flatMap(({ path: list, entries }) =>
      entries.flatMap(({ id, covers, required, with: bound }, index) =>
        covers.map((slug, at): Named => {
          const path = ['stages', stage, ...list, index, 'covers', at];
          return { slug, path, stage, by: id, canBlock: required, isAttested: bound.attestedBy !== undefined };
        }),
      ),
    ),
    ...(body.watch?.covers ?? []).map((slug, at): Named => {
      const path = ['stages', stage, 'watch', 'covers', at];
      return { slug, path, stage, by: BY_WATCH, canBlock: true, isAttested: false };
    }),
    ...(body.after?.covers ?? []).map((slug, at): Named => {
      const path = ['stages', stage, 'after', 'covers', at];
      return { slug, path, stage, by: byStage(body.after?.stage ?? ''), canBlock: true, isAttested: false };
    }),
    ...(body['follow-up']?.tasks ?? []).flatMap(({ id, covers }, index) =>
      covers.map((slug, at): Named => {
        const path = ['stages', stage, 'follow-up', 'tasks', index, 'covers', at];
        return { slug, path, stage, by: `follow-up:${id}`, canBlock: true, isAttested: false };
      }),
    ),
  ]);
}
