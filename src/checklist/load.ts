import { ConfigInvalid } from '../config/problem.js';
import type { Config } from '../config/schema.js';
import { CouldNotTell } from '../could-not-tell.js';
import type { Files } from '../ports/files.js';
import type { ChecklistTally } from '../report/report.js';
import { bindChecklist } from './bind.js';
import { type Told, writeTicks } from './document.js';
import type { Misfit } from './misfit.js';
import { parseChecklist } from './parse.js';
import { type Found, tickChecklist, tickStages } from './tick.js';

interface Source {
  readonly file: string;
  readonly text: string;
}

/** A list of some thousand lines is far smaller, and reading Markdown takes its time. */
const MAX_LIST_BYTES = 512 * 1024;

/** The written checklist, held against the config. */
export interface Checklist {
  readonly tally: ChecklistTally;
  /** Excuses that have ended, end soon or excuse nothing, as sentences. */
  readonly notices: readonly string[];
  /** The tally with what a run of a stage makes of each line. */
  readonly tick: (at: Found & { readonly stage: string }) => ChecklistTally;
  /** The tally with what runs of several stages make of each line, by the stages' names. */
  readonly tickStages: (founds: ReadonlyMap<string, Found>) => ChecklistTally;
  /** The list itself, ticked as a report says; undefined where it says nothing of lines. */
  readonly write: (report: Told, describe?: (by: string) => string) => string | undefined;
}

/**
 * Reads the written checklist that the config names and holds it against the checks. `today` is an ISO date. Throws
 * `ConfigInvalid` where it is missing, has no items, where the config names an item or a section that it does not have, and
 * where nothing that can block covers an item that is named.
 */
export async function loadChecklist(at: {
  readonly config: Config;
  readonly source: Source;
  readonly files: Pick<Files, 'text'>;
  readonly today: string;
}): Promise<Checklist | undefined> {
  const { config, source, files, today } = at;
  const named = config.checklist;
  if (named === undefined) return undefined;
  const fail = (message: string) => refuse(source, [{ path: ['checklist'], message }]);
  const text = await readList(named, { files, fail });
  const items = parseChecklist(text);
  if (items.length === 0) return fail(`${named} has no items; write them as "- [ ] …"`);
  const binding = bindChecklist(items, config, today);
  if (binding.misfits.length > 0) return refuse(source, binding.misfits);
  const { tally, notices } = binding;
  return {
    tally,
    notices,
    tick: found => tickChecklist(binding, found),
    tickStages: founds => tickStages(binding, founds),
    write: (report, describe) => writeTicks({ text, items }, report, describe),
  };
}

/** Throws what is wrong with its places in the config, which is parsed for them alone. */
async function refuse(source: Source, misfits: readonly Misfit[]): Promise<never> {
  const { parseConfig } = await import('../config/document.js');
  const document = parseConfig(source);
  throw new ConfigInvalid(misfits.map(({ path, message }) => document.problem(path, message)));
}

async function readList(
  file: string,
  { files, fail }: { readonly files: Pick<Files, 'text'>; readonly fail: (message: string) => Promise<never> },
): Promise<string> {
  try {
    return await files.text(file, MAX_LIST_BYTES);
  } catch (error) {
    if (error instanceof CouldNotTell) return fail(error.message);
    throw error;
  }
}
