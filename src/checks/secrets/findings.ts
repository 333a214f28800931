import { pbkdf2Sync } from 'node:crypto';
import type { Finding, Level } from '../../check.js';
import type { SourceLines } from '../../facts/repository/source-lines.js';
import type { Leak } from '../../formats/leaks/leak.js';
import { clip } from '../../text/clip.js';
import { count } from '../../text/units.js';
import type { SecretsOptions } from './options.js';
import { REVOKE } from './rules.js';

/** A leak, and which tool saw it. Its file is as reports show it. */
export interface Seen extends Leak {
  readonly tool: string;
  /** What only the embedded engine knows. */
  readonly own?: Own | undefined;
}

interface Own {
  readonly title: string;
  readonly level: Level;
  readonly column: number;
  /** `ghp_…`, perhaps empty. */
  readonly preview: string;
  readonly fingerprint: string;
  /** What the file is for, by its path, where that lowers the level. */
  readonly lowered: string | undefined;
  /** A comment allows it without a reason. */
  readonly isUnfounded: boolean;
}

/** One finding for each line at which anything was seen, in the order of files and lines. */
export async function findingsOf(
  seen: readonly Seen[],
  at: { readonly rules: SecretsOptions['policies']; readonly lines: SourceLines },
): Promise<readonly Finding[]> {
  const levelOf = ({ rule, own }: Seen): Level | 'off' => at.rules[rule] ?? own?.level ?? 'error';
  const counting = seen.filter(leak => levelOf(leak) !== 'off');
  const findings: Finding[] = [];
  for (const group of groups(counting)) {
    const leaks = group.toSorted((a, b) => WEIGHT[levelOf(b)] - WEIGHT[levelOf(a)]);
    const [first] = leaks;
    const level = first && levelOf(first);
    if (!first || level === undefined || level === 'off') continue;
    findings.push({
      rule: first.rule,
      level,
      message: describe(leaks, remarksOn(leaks, at.rules)),
      ...(await placed(leaks, at.lines)),
      help: REVOKE,
    });
  }
  return findings.sort(byPlace);
}

/** A message of a commit is no file: its finding has neither line nor column. */
async function placed(
  leaks: readonly Seen[],
  lines: SourceLines,
): Promise<Pick<Finding, 'file' | 'line' | 'column' | 'subject'>> {
  const [first] = leaks;
  if (!first) return {};
  const { file, line, commit, own } = first;
  if (file === '' && own) return { subject: `message of ${commit?.slice(0, 12)}#${await fingerprint(leaks, lines)}` };
  const column = leaks.find(leak => leak.own)?.own?.column;
  return {
    ...(file === '' ? {} : { file, subject: `${file}#${await fingerprint(leaks, lines)}` }),
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
  };
}

const WEIGHT = { error: 3, warning: 2, note: 1, off: 0 } as const;

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

function describe(leaks: readonly Seen[], remarks: readonly string[]): string {
  const seen = new Map<string, Set<string>>();
  for (const leak of leaks) seen.set(leak.tool, (seen.get(leak.tool) ?? new Set()).add(nameOf(leak)));
  const tools = [...seen].map(([tool, names]) => `${[...names].join(', ')} (${tool})`).join('; ');
  const verified = leaks.some(leak => leak.verified) ? ', and it is in use' : '';
  const [first] = leaks;
  const where = first?.file === '' && first.own ? `line ${first.line} of the message of commit` : 'commit';
  const commit = leaks.every(leak => leak.commit !== undefined) ? `, in ${where} ${first?.commit?.slice(0, 12)}` : '';
  return `looks like a secret: ${[tools + commit + verified, ...remarks].join('; ')}`;
}

function remarksOn([first, ...others]: readonly Seen[], rules: SecretsOptions['policies']): readonly string[] {
  if (!first) return [];
  const { own, rule } = first;
  const lowered =
    own?.lowered !== undefined && rules[rule] === undefined
      ? `a ${own.level}, since its path is that of ${own.lowered}`
      : [];
  const isUnfounded = [first, ...others].some(leak => leak.own?.isUnfounded);
  const unfounded = isUnfounded ? '`deploy-validate:allow` without a reason does not count' : [];
  return [lowered, unfounded].flat();
}

function nameOf({ rule, own }: Seen): string {
  if (!own) return rule;
  return own.preview === '' ? own.title : `${own.title} "${own.preview}"`;
}

/**
 * The same as long as file and secret are: the engine's own, or that of the line's text where a tool alone saw it, so that
 * neither the line's number nor the tool matters; of rule and commit where the text is not at hand.
 */
async function fingerprint(leaks: readonly Seen[], lines: SourceLines): Promise<string> {
  const own = [...new Set(leaks.flatMap(leak => leak.own?.fingerprint ?? []))].sort();
  const [first] = leaks;
  if (!first || own.length === 1) return own[0] ?? '';
  const { file, line, rule, commit } = first;
  if (own.length > 1) return fingerprintOf(own.join(), file);
  const text = commit === undefined && line !== undefined ? (await lines(file, line))?.trim() : undefined;
  return fingerprintOf(text || JSON.stringify([rule, commit ?? '', line ?? 0]), file);
}

function byPlace(a: Finding, b: Finding): number {
  const level = WEIGHT[b.level] - WEIGHT[a.level];
  if (level !== 0) return level;
  return (a.file ?? '').localeCompare(b.file ?? '', 'en') || (a.line ?? 0) - (b.line ?? 0);
}

const SHOWN = 4;
/** Nothing of a short one, and never more than a sixth. */
const SHARE = 6;
/** Enough that guessing what a short one was costs, and little for a run: half a millisecond each. */
const ROUNDS = 1000;
const BYTES = 6;

/** `ghp_…`: at most four characters of a credential; empty for a short one. */
export function previewOf(secret: string): string {
  const shown = secret.slice(0, Math.min(SHOWN, Math.floor(secret.length / SHARE)));
  return /^(?=.*\w)[\w.+/=-]+$/.test(shown) ? `${shown}…` : '';
}

/**
 * Twelve hex digits by which a text in a file is known again wherever it moves to. Keyed by the file's name and stretched,
 * so that no table of common passwords gives it away.
 */
export const fingerprintOf = (text: string, file: string): string =>
  pbkdf2Sync(text, `deploy-validate secrets\0${file}`, ROUNDS, BYTES, 'sha256').toString('hex');

/** What a comment in a line says of a credential there: allowed for a reason, or for none, which does not count. */
type Remark = { readonly reason: string } | 'without-reason' | undefined;

const MARK = 'deploy-validate:allow';
/** What ends a comment ends its reason. */
const CLOSER = /\*\/|-->|--%>|%>|#\}|\}\}|\*\)|["'`]/;
const LONGEST = 200;

/** Reads `deploy-validate:allow REASON` in a line. */
export function remarkIn(line: string): Remark {
  const at = line.indexOf(MARK);
  if (at < 0) return undefined;
  const rest = line.slice(at + MARK.length);
  const reason = /^[\s:]/.test(rest) ? (rest.replace(/^[\s:]+/, '').split(CLOSER)[0] ?? '').trim() : '';
  return /\p{L}{3}/u.test(reason) ? { reason: clip(reason, LONGEST) } : 'without-reason';
}

/** How many places block, and how many are merely shown: `3 places that look like a secret, and 27 that do not block`. */
export function summarise(found: readonly Finding[]): string {
  if (found.length === 0) return 'no secret';
  const blocking = found.filter(({ level }) => level === 'error').length;
  const shown = found.length - blocking;
  if (blocking === 0) return `${placesLike(shown)}, none of which blocks`;
  return shown === 0
    ? placesLike(blocking)
    : `${placesLike(blocking)}, and ${shown} more that ${shown === 1 ? 'does' : 'do'} not block`;
}

const placesLike = (number: number): string =>
  `${count(number, 'place')} that ${number === 1 ? 'looks' : 'look'} like a secret`;
