import { ConfigInvalid } from '../config/problem.js';
import type { Config } from '../config/schema.js';
import { CouldNotTell } from '../could-not-tell.js';
import type { Files } from '../ports/files.js';
import type { ChecklistTally } from '../report/report.js';
import { bindChecklist } from './bind.js';
import { parseChecklist } from './parse.js';

interface Source {
  readonly file: string;
  readonly text: string;
}

/**
 * Reads the written checklist that the config names and holds it against the checks. Throws `ConfigInvalid` where it is
 * missing, has no items, or where `covers` names an item that it does not have.
 */
export async function loadChecklist(at: {
  readonly config: Config;
  readonly source: Source;
  readonly files: Pick<Files, 'text'>;
}): Promise<ChecklistTally | undefined> {
  const { config, source, files } = at;
  const named = config.checklist;
  if (named === undefined) return undefined;
  const fail = (message: string) => refuse(source, [{ path: ['checklist'], message }]);
  const items = parseChecklist(await readList(named, { files, fail }));
  if (items.length === 0) return fail(`${named} has no items; write them as "- [ ] …"`);
  const { tally, unknown } = bindChecklist(items, config);
  const misplaced = Object.entries(config.stages).flatMap(([stage, { checks, 'follow-up': followUp }]) => {
    const named = (
      entries: readonly { readonly covers: readonly string[] }[],
      path: readonly PropertyKey[],
    ): readonly Misplaced[] =>
      entries.flatMap(({ covers }, entry) =>
        covers.flatMap((slug, index) => {
          const message = unknown.get(slug);
          return message === undefined ? [] : [{ path: [...path, entry, 'covers', index], message }];
        }),
      );
    return [
      ...named(checks, ['stages', stage, 'checks']),
      ...named(followUp?.tasks ?? [], ['stages', stage, 'follow-up', 'tasks']),
    ];
  });
  if (misplaced.length > 0) return refuse(source, misplaced);
  return tally;
}

interface Misplaced {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** Throws what is wrong with its places in the config, which is parsed for them alone. */
async function refuse(source: Source, misplaced: readonly Misplaced[]): Promise<never> {
  const { parseConfig } = await import('../config/document.js');
  const document = parseConfig(source, {});
  throw new ConfigInvalid(misplaced.map(({ path, message }) => document.problem(path, message)));
}

async function readList(
  file: string,
  { files, fail }: { readonly files: Pick<Files, 'text'>; readonly fail: (message: string) => Promise<never> },
): Promise<string> {
  try {
    return await files.text(file);
  } catch (error) {
    if (error instanceof CouldNotTell) return fail(error.message);
    throw error;
  }
}
