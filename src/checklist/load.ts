import { parseConfig } from '../config/document.js';
import { ConfigInvalid } from '../config/problem.js';
import type { Config } from '../config/schema.js';
import { CouldNotTell } from '../could-not-tell.js';
import type { ChecklistTally } from '../pipeline/report.js';
import type { Files } from '../ports/files.js';
import { bindChecklist } from './bind.js';
import { parseChecklist } from './parse.js';

/**
 * Reads the written checklist that the config names and holds it against the checks. Throws `ConfigInvalid` where it is
 * missing, has no items, or where `covers` names an item that it does not have.
 */
export async function loadChecklist(at: {
  readonly config: Config;
  readonly source: { readonly file: string; readonly text: string };
  readonly files: Pick<Files, 'text'>;
}): Promise<ChecklistTally | undefined> {
  const { config, source, files } = at;
  const named = config.checklist;
  const document = parseConfig(source, {});
  if (named === undefined) return undefined;
  const fail = (message: string) => new ConfigInvalid([document.problem(['checklist'], message)]);
  const items = parseChecklist(await readList(named, { files, fail }));
  if (items.length === 0) throw fail(`${named} has no items; write them as "- [ ] …"`);
  const { tally, unknown } = bindChecklist(items, config);
  const problems = Object.entries(config.stages).flatMap(([stage, { checks, 'follow-up': followUp }]) => {
    const named = (entries: readonly { readonly covers: readonly string[] }[], path: readonly PropertyKey[]) =>
      entries.flatMap(({ covers }, entry) =>
        covers.flatMap((slug, index) => {
          const message = unknown.get(slug);
          return message === undefined ? [] : [document.problem([...path, entry, 'covers', index], message)];
        }),
      );
    return [
      ...named(checks, ['stages', stage, 'checks']),
      ...named(followUp?.tasks ?? [], ['stages', stage, 'follow-up', 'tasks']),
    ];
  });
  if (problems.length > 0) throw new ConfigInvalid(problems);
  return tally;
}

async function readList(
  file: string,
  { files, fail }: { readonly files: Pick<Files, 'text'>; readonly fail: (message: string) => ConfigInvalid },
): Promise<string> {
  try {
    return await files.text(file);
  } catch (error) {
    if (error instanceof CouldNotTell) throw fail(error.message);
    throw error;
  }
}
