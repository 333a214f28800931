import { createHash } from 'node:crypto';
import type { Finding, Level } from '../../check.js';
import type { Leak } from '../../formats/leak.js';
import type { Files } from '../../ports/files.js';
import type { SecretsOptions } from '../secrets.js';

/** A leak, and which tool saw it. Its file is as reports show it. */
export interface Seen extends Leak {
  readonly tool: string;
}

const SOURCE_BYTES = 16 * 1024 * 1024;
const HELP =
  'Revoke the secret first: whoever has the repository has it. Then take it out, and keep it in a secret store.';

/** One finding for each line at which anything was seen, in the order of files and lines. */
export async function findingsOf(
  seen: readonly Seen[],
  at: { readonly rules: SecretsOptions['rules']; readonly files: Files },
): Promise<readonly Finding[]> {
  const levelOf = ({ rule }: Seen) => at.rules[rule] ?? 'error';
  const counting = seen.filter(leak => levelOf(leak) !== 'off');
  const fingerprint = fingerprints(at.files);
  const findings: Finding[] = [];
  for (const leaks of groups(counting)) {
    const [first] = leaks.toSorted((a, b) => Number(levelOf(b) === 'error') - Number(levelOf(a) === 'error'));
    if (!first) continue;
    const level: Level = levelOf(first) === 'error' ? 'error' : 'warning';
    findings.push({
      rule: first.rule,
      level,
      message: describe(leaks),
      ...(first.file === '' ? {} : { file: first.file, subject: `${first.file}#${await fingerprint(first)}` }),
      ...(first.line === undefined ? {} : { line: first.line }),
      help: HELP,
    });
  }
  return findings.sort(byPlace);
}

/** Leaks of one line together; one in history with the same place as one in the tree belongs to that. */
function groups(seen: readonly Seen[]): readonly (readonly Seen[])[] {
  const places = new Map<string, Seen[]>();
  const inTree = new Set(seen.filter(({ commit }) => commit === undefined).map(placeOf));
  for (const leak of seen) {
    const place = placeOf(leak);
    const key = inTree.has(place) ? place : `${place}\0${leak.commit}`;
    places.set(key, [...(places.get(key) ?? []), leak]);
  }
  return [...places.values()].map(leaks =>
    leaks.toSorted((a, b) => Number(a.commit !== undefined) - Number(b.commit !== undefined)),
  );
}

const placeOf = ({ file, line }: Seen): string => `${file}\0${line ?? ''}`;

function describe(leaks: readonly Seen[]): string {
  const seen = new Map<string, Set<string>>();
  for (const { tool, rule } of leaks) seen.set(tool, (seen.get(tool) ?? new Set()).add(rule));
  const tools = [...seen].map(([tool, rules]) => `${[...rules].join(', ')} (${tool})`).join('; ');
  const verified = leaks.some(leak => leak.verified) ? ', and it is in use' : '';
  const commit = leaks.every(leak => leak.commit !== undefined) ? `, in commit ${leaks[0]?.commit?.slice(0, 12)}` : '';
  return `looks like a secret: ${tools}${commit}${verified}`;
}

/**
 * Twelve hex digits that stay the same while the line does: of the file's name and the line's text, so that neither its
 * number nor the tool matters; of rule and commit where the text is not at hand.
 */
function fingerprints(files: Files): (leak: Seen) => Promise<string> {
  const read = new Map<string, Promise<readonly string[]>>();
  const linesOf = async (file: string): Promise<readonly string[]> => {
    const facts = await files.facts(file);
    if (facts?.kind !== 'file' || facts.bytes > SOURCE_BYTES) return [];
    return (await files.text(file, SOURCE_BYTES)).split('\n');
  };
  return async ({ file, line, rule, commit }) => {
    if (!read.has(file))
      read.set(
        file,
        linesOf(file).catch(() => []),
      );
    const text = commit === undefined && line !== undefined ? (await read.get(file))?.[line - 1]?.trim() : undefined;
    const parts = text ? [file, text] : [file, rule, commit ?? '', line ?? 0];
    return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 12);
  };
}

function byPlace(a: Finding, b: Finding): number {
  const level = Number(a.level !== 'error') - Number(b.level !== 'error');
  if (level !== 0) return level;
  return (a.file ?? '').localeCompare(b.file ?? '', 'en') || (a.line ?? 0) - (b.line ?? 0);
}
