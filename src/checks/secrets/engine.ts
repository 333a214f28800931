import { createHash } from 'node:crypto';
import { CouldNotTell } from '../../could-not-tell.js';
import type { Credential } from '../../engines/secret-scan/credential.js';
import { keyStoreOf } from '../../engines/secret-scan/key-stores.js';
import { stretchAround } from '../../engines/secret-scan/lines.js';
import { atOnce, openScan, type Scanned } from '../../engines/secret-scan/scan.js';
import { shapeRules } from '../../engines/secret-scan/shape-rules.js';
import { surroundingsOf } from '../../engines/secret-scan/surroundings.js';
import { tokenRules } from '../../engines/secret-scan/token-rules.js';
import { PLANTED } from '../../facts/leaks/canary.js';
import type { Ports } from '../../ports/ports.js';
import { type Allowances, openAllowances } from './allowance.js';
import { fingerprintOf, previewOf, remarkIn, type Seen } from './findings.js';
import type { SecretsOptions } from './options.js';
import { patternRules } from './pattern.js';

export const ENGINE = 'embedded engine';

/** A message is read as words for people are. */
const MESSAGE = 'message.txt';

const LINE_BYTES = 4096;
const SHORTEST_HIDDEN = 8;

/** A text, what a commit adds to one, or a commit's message. */
export interface Source {
  readonly bytes: Buffer;
  /** From the working directory, `/` between its parts; empty for a message. */
  readonly file: string;
  readonly commit?: string | undefined;
  /** The file's number of a line of the text; the same unless told. */
  readonly lineOf?: (line: number) => number;
}

/** What the embedded engine makes of one text. */
export interface Judged {
  readonly seen: readonly Seen[];
  /** What the repository or a comment allows, with the reason. */
  readonly allowed: readonly AllowedSeen[];
  /** What must stand in no output; of what was seen, without words that any text may hold. */
  readonly secrets: readonly string[];
  readonly scanned: Scanned;
}

export interface AllowedSeen extends Seen {
  readonly why: string;
}

/** The embedded engine, with the rules and the allowlists of this config and this repository. */
export interface Engine {
  /** In steps, as `Scan`. Undefined for a binary file. */
  readonly judge: (source: Source) => Generator<void, Judged | undefined>;
  /** Files of the repository that tell it what to leave out. */
  readonly lists: readonly string[];
  readonly unheeded: Allowances['unheeded'];
  /**
   * Throws unless in one of these files at least a planted token would be seen, with the same rules and allowlists:
   * otherwise they leave everything out.
   */
  readonly proveSight: (files: readonly string[]) => void;
}

export async function openEngine(options: SecretsOptions, ports: Ports): Promise<Engine> {
  const allowances = await openAllowances(ports);
  const shapes = [...shapeRules, ...(await patternRules(options.patterns))];
  const scan = openScan({ tokens: tokenRules, shapes });
  const judge: Engine['judge'] = function* (source) {
    const scanned = yield* scan(source.bytes, source.file || MESSAGE);
    const store = storeIn(source, allowances);
    if (!scanned) return store;
    const judged = sort(scanned, { source, allowances, rules: options.policies });
    if (judged.secrets.length > 0) ports.hide(judged.secrets);
    return store
      ? { ...judged, seen: [...store.seen, ...judged.seen], allowed: [...store.allowed, ...judged.allowed] }
      : judged;
  };
  const isSeen = (file: string) =>
    atOnce(judge({ bytes: Buffer.from(PLANTED), file }))?.seen.some(({ rule }) => options.policies[rule] !== 'off') ===
    true;
  const proveSight = (files: readonly string[]) => {
    if (files.some(isSeen)) return;
    const by = allowances.lists.length > 0 ? allowances.lists.join(' and ') : '`policies`';
    const message = `in none of the files a planted token would be seen: ${by} leaves everything out`;
    throw new CouldNotTell('tool-refused', message, 'Leave out less there.');
  };
  return { judge, lists: allowances.lists, unheeded: allowances.unheeded, proveSight };
}

/** Of a binary file no more is known than what it is for. */
function storeIn(source: Source, allowances: Allowances): Judged | undefined {
  const { bytes, file, commit } = source;
  const store = keyStoreOf(bytes, file);
  if (!store) return undefined;
  const { id: rule, title, confidence } = store;
  const secret = createHash('sha256').update(bytes).digest('hex');
  const place = { start: 0, end: bytes.length, line: 1, column: 1 };
  const credential = { rule, title, confidence, secret, isProven: false, ...place };
  const seen = seenOf(credential, { source, isUnfounded: false });
  const one = { ...seen, own: seen.own && { ...seen.own, preview: '' } };
  const why = allowances.by({ rule, file, secret: '', line: '', commit });
  const scanned = { credentials: [], text: bytes, placeholders: 0, noise: 0, cut: undefined };
  return {
    seen: why === undefined ? [one] : [],
    allowed: why === undefined ? [] : [{ ...one, why }],
    secrets: [],
    scanned,
  };
}

interface Setting {
  readonly source: Source;
  readonly allowances: Allowances;
  readonly rules: SecretsOptions['policies'];
}

function sort(scanned: Scanned, { source, allowances, rules }: Setting): Judged {
  const seen: Seen[] = [];
  const allowed: AllowedSeen[] = [];
  const secrets: string[] = [];
  for (const credential of scanned.credentials) {
    const line = lineText(scanned.text, credential.start);
    const remark = remarkIn(line);
    const one = seenOf(credential, { source, isUnfounded: remark === 'without-reason' });
    const { rule, secret } = credential;
    const by = allowances.by({ rule, file: source.file, secret, line, commit: source.commit });
    if (typeof remark === 'object') allowed.push({ ...one, why: masked(remark.reason, scanned.credentials) });
    else if (by !== undefined) allowed.push({ ...one, why: by });
    else {
      seen.push(one);
      const text = Buffer.from(secret, 'latin1').toString();
      if (rules[rule] !== 'off' && isTelling(text)) secrets.push(text);
    }
  }
  return { seen, allowed, secrets, scanned };
}

/** To hide a word would hide nothing, and spoil the reports. */
const isTelling = (secret: string): boolean => secret.length >= SHORTEST_HIDDEN && !/^(?:[a-z]+|\d+)$/i.test(secret);

/** What stands in a comment may be a secret too. */
const masked = (reason: string, credentials: readonly Credential[]): string =>
  credentials.reduce((text, { secret }) => text.replaceAll(Buffer.from(secret, 'latin1').toString(), '***'), reason);

function lineText(text: Buffer, place: number): string {
  const { start, end } = stretchAround(text, place, LINE_BYTES);
  return text.toString('utf8', start, end);
}

function seenOf(
  { rule, title, confidence, line, column, secret, isProven }: Credential,
  { source, isUnfounded }: { readonly source: Source; readonly isUnfounded: boolean },
): Seen {
  const { file, commit, lineOf } = source;
  const isSure = confidence === 'high';
  // Chance has no checksum: whatever is proven was given to somebody.
  const around = isProven ? undefined : surroundingsOf(file);
  const where = around === 'tests' || around === 'documentation' ? around : undefined;
  const [usual, lower] = isSure ? (['error', 'warning'] as const) : (['warning', 'note'] as const);
  const own = {
    title,
    level: where ? lower : usual,
    lowered: where,
    column,
    preview: previewOf(secret),
    fingerprint: fingerprintOf(secret, file),
    isUnfounded,
  };
  return { tool: ENGINE, rule, file, line: lineOf?.(line) ?? line, commit, own };
}
