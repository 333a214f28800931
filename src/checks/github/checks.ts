import { CouldNotTell, type Finding, findingOf } from '../../check.js';
import { count } from '../../text/units.js';
import { fitsWildcard } from '../../text/wildcard.js';
import { type Entry, entriesOf } from './entries.js';
import type { GitHubOptions } from './options.js';
import { type Asking, commitOf, type Part, short } from './part.js';
import { withoutReplaced } from './replaced.js';
import { githubRules } from './rules.js';

type Wanted = NonNullable<GitHubOptions['checks']>;

const SHOWN = 5;

/**
 * Check runs (jobs are such) and statuses of the commit. Green is what GitHub calls so: success, neutral and skipped, and at
 * least one success. Where names are given each must be there, and a skipped one proves nothing.
 */
export async function askChecks({ names, except }: Wanted, asking: Asking): Promise<Part> {
  const commit = commitOf(asking.repository);
  const all = await entriesOf(commit, { ...asking, all: names === undefined });
  const counted = all.filter(({ name }) => !except.some(pattern => fitsWildcard(name, pattern)));
  const chosen =
    names === undefined ? counted : counted.filter(({ name }) => names.some(each => fitsWildcard(name, each)));
  const entries = chosen.some(({ state }) => state === 'bad')
    ? await withoutReplaced(chosen, { ...asking, all, commit })
    : chosen;
  const bad = entries.filter(({ state }) => state === 'bad');
  if (bad.length > 0) return { holds: '', findings: bad.map(toFinding) };
  expectEnded(entries);
  expectNames(names, { entries, commit });
  const good = entries.filter(({ state }) => state === 'good');
  if (good.length === 0) {
    const remedy = 'Run this after the checks, or wait for them (`within`).';
    throw new CouldNotTell('nothing-checked', `nothing has succeeded for ${short(commit)} yet`, remedy);
  }
  const idle = entries.length - good.length;
  const others = idle === 0 ? '' : `, ${idle} skipped or neutral`;
  return { holds: `${count(good.length, 'check')} of ${short(commit)} succeeded${others}`, findings: [] };
}

function toFinding({ name, said, link }: Entry): Finding {
  const message = `${name} ended with ${said}`;
  return findingOf(githubRules, {
    rule: 'check-failed',
    message,
    subject: name,
    actual: said,
    ...(link && { help: link }),
  });
}

function expectEnded(entries: readonly Entry[]): void {
  const waiting = entries.filter(({ state }) => state === 'waiting');
  if (waiting.length === 0) return;
  const shown = waiting.slice(0, SHOWN).map(({ name, said }) => `${name} (${said})`);
  const more = waiting.length > SHOWN ? `, and ${waiting.length - SHOWN} more` : '';
  const remedy = 'Wait until they have ended (`within`).';
  throw new CouldNotTell('nothing-checked', `not ended yet: ${shown.join(', ')}${more}`, remedy);
}

function expectNames(
  names: readonly string[] | undefined,
  { entries, commit }: { readonly entries: readonly Entry[]; readonly commit: string },
): void {
  const missing = (names ?? []).filter(
    pattern => !entries.some(({ name, state }) => state === 'good' && fitsWildcard(name, pattern)),
  );
  if (missing.length === 0) return;
  const skipped = missing.filter(pattern => entries.some(({ name }) => fitsWildcard(name, pattern)));
  const absent = missing.filter(pattern => !skipped.includes(pattern));
  const parts = [
    ...(absent.length === 0 ? [] : [`${short(commit)} has no check called ${absent.join(', ')}`]),
    ...(skipped.length === 0 ? [] : [`${skipped.join(', ')} did not run: skipped or neutral`]),
  ];
  const remedy = 'Write names as GitHub shows them, or wait until they have run (`within`).';
  throw new CouldNotTell('nothing-checked', parts.join('; '), remedy);
}
