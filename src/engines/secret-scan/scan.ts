import { buildAutomaton } from './automaton.js';
import { bySurety, type Candidate, type Credential, withoutOverlaps } from './credential.js';
import { textBytes } from './encoding.js';
import { placeCounter, stretchAround } from './lines.js';
import type { Confidence, Place, ShapeRule, TokenRule } from './rule.js';
import { surroundingsOf } from './surroundings.js';
import { matchTokens } from './token-match.js';
import { linesAround, type Windows, windowsAround } from './windows.js';

/** Behind so many credentials nothing more of a file is told one by one. */
const MOST_IN_FILE = 250;
/** So many candidates are compared with each other. */
const MOST_JUDGED = 1000;
/** A whole text is given to a rule in pieces of this many bytes, which overlap. */
const PIECE = 1024 * 1024;
const OVERLAP = 64 * 1024;
/** Nobody writes such a line: it is minified, or data. */
const MACHINE_LINE = 2000;

/** What a file holds. */
export interface Scanned {
  /** In the order of their places. */
  readonly credentials: readonly Credential[];
  /** Where credentials begin and end in it: the file's own bytes, or UTF-8 made of its UTF-16. */
  readonly text: Buffer;
  /** Left out as examples, template variables and the like. */
  readonly placeholders: number;
  /** What was left out since a machine wrote the line or the file: matches of low confidence, and endless words. */
  readonly noise: number;
  /** There are more credentials than are told; the surest of those that are not. */
  readonly cut: Confidence | undefined;
}

/**
 * Looks for credentials in a file. Undefined for a binary one. `path` has `/` between its parts. A long text is read in
 * steps, between which others may have their turn, but not another text: one is read to its end before the next.
 */
export type Scan = (bytes: Buffer, path: string) => Generator<void, Scanned | undefined>;

/** The same for whoever has nothing to do meanwhile. */
export function atOnce<Found>(steps: Generator<void, Found>): Found {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

interface Tally {
  readonly candidates: Candidate[];
  placeholders: number;
  traps: number;
}

/** A rule while a text is read. */
interface Seeker {
  readonly keywords: readonly string[];
  readonly windows: Windows;
  readonly applies: (path: string) => boolean;
  /** A rule that looks at the whole text where a keyword of its is in it. */
  readonly whole?: ShapeRule;
}

/** Makes one automaton of all keywords: build it once, and use it for every file. */
export function openScan(rules: {
  readonly tokens: readonly TokenRule[];
  readonly shapes: readonly ShapeRule[];
}): Scan {
  let tally: Tally = { candidates: [], placeholders: 0, traps: 0 };
  let path = '';
  const seekers = [
    ...rules.tokens.map(rule => tokenSeeker(rule, () => tally)),
    ...rules.shapes
      .filter(({ keywords }) => keywords.length > 0)
      .map(rule => shapeSeeker(rule, () => ({ tally, path }))),
  ];
  const named = rules.shapes.filter(({ keywords }) => keywords.length === 0);
  const keywords = [...new Set(seekers.flatMap(seeker => seeker.keywords))];
  const waiting = keywords.map(keyword => seekers.filter(seeker => seeker.keywords.includes(keyword)));
  const automaton = buildAutomaton(keywords);
  return function* (bytes, of) {
    const text = textBytes(bytes);
    if (!text) return undefined;
    tally = { candidates: [], placeholders: 0, traps: 0 };
    path = of;
    const touched = new Map<Seeker, boolean>();
    yield* automaton.search(text, (keyword, end) => {
      const place = { start: end - (keywords[keyword]?.length ?? 0), end };
      for (const seeker of waiting[keyword] ?? []) {
        let applies = touched.get(seeker);
        if (applies === undefined) {
          applies = seeker.applies(path);
          touched.set(seeker, applies);
        }
        if (applies) seeker.windows.add(text, place);
      }
    });
    for (const seeker of touched.keys()) {
      seeker.windows.finish(text);
      if (seeker.whole && seeker.applies(path)) yield* findShapes(seeker.whole, { text, tally, path });
    }
    for (const rule of named) if (rule.applies(path)) yield* findShapes(rule, { text, tally, path });
    return settle(tally, { text, path });
  };
}

function tokenSeeker(rule: TokenRule, tally: () => Tally): Seeker {
  const look = (bytes: Buffer, window: Place): number => {
    const { places, placeholders, traps, to } = matchTokens(rule, bytes, window);
    tally().placeholders += placeholders;
    tally().traps += traps;
    for (const place of places) tally().candidates.push(candidateOf(rule, { ...place, bytes, isToken: true }));
    return to;
  };
  return { keywords: rule.keywords, windows: windowsAround(look, rule.reach), applies: () => true };
}

function shapeSeeker(rule: ShapeRule, now: () => { readonly tally: Tally; readonly path: string }): Seeker {
  const { keywords, applies } = rule;
  if (rule.scope !== 'line') return { keywords, applies, whole: rule, windows: { add: () => {}, finish: () => {} } };
  const look = (bytes: Buffer, window: Place): number => {
    addPlaces(rule, { bytes, window, ...now() });
    return window.end;
  };
  return { keywords, applies, windows: linesAround(look) };
}

function* findShapes(
  rule: ShapeRule,
  at: { readonly text: Buffer; readonly tally: Tally; readonly path: string },
): Generator<void, void> {
  const { text: bytes, tally, path } = at;
  for (let start = 0; start < bytes.length; start += PIECE - OVERLAP) {
    const end = Math.min(bytes.length, start + PIECE);
    addPlaces(rule, { bytes, window: { start, end }, tally, path });
    if (end === bytes.length) return;
    yield;
  }
}

interface Piece {
  readonly bytes: Buffer;
  readonly window: Place;
  readonly tally: Tally;
  readonly path: string;
}

function addPlaces(rule: ShapeRule, { bytes, window, tally, path }: Piece): void {
  for (const { start, end } of rule.find(bytes.toString('latin1', window.start, window.end), path)) {
    const place = { start: window.start + start, end: window.start + end };
    tally.candidates.push(candidateOf(rule, { ...place, bytes, isToken: false }));
  }
}

function candidateOf(
  { id, title, confidence, ...rule }: TokenRule | ShapeRule,
  { start, end, bytes, isToken }: Place & { readonly bytes: Buffer; readonly isToken: boolean },
): Candidate {
  const rank = (confidence === 'high' ? 0 : 2) + (isToken ? 0 : 1);
  const secret = bytes.toString('latin1', start, end);
  const isProven = 'checksum' in rule && rule.checksum !== undefined;
  return { rule: id, title, confidence, start, end, rank, secret, isProven };
}

function settle(tally: Tally, { text, path }: { readonly text: Buffer; readonly path: string }): Scanned {
  const { candidates, placeholders, traps } = tally;
  if (candidates.length === 0) return { credentials: [], text, placeholders, noise: traps, cut: undefined };
  const isLockFile = surroundingsOf(path) === 'lock file';
  const isNoise = ({ confidence, start }: Candidate): boolean => {
    if (confidence === 'high') return false;
    const line = stretchAround(text, start, MACHINE_LINE);
    return isLockFile || line.end - line.start > MACHINE_LINE;
  };
  const meant = candidates.filter(candidate => !isNoise(candidate));
  // The surest first, so that what is cut off is what matters least.
  const sorted = meant.toSorted(bySurety);
  const kept = withoutOverlaps(sorted.slice(0, MOST_JUDGED));
  const unclear = [...kept.slice(MOST_IN_FILE), ...sorted.slice(MOST_JUDGED)];
  const cut = unclear.some(({ confidence }) => confidence === 'high') ? 'high' : unclear[0] && 'low';
  const placeOf = placeCounter(text);
  const told = kept.slice(0, MOST_IN_FILE).sort((a, b) => a.start - b.start);
  const credentials = told.map(({ rank, start, end, ...credential }) => {
    return { ...credential, start, end, ...placeOf(start) };
  });
  return { credentials, text, placeholders, noise: traps + candidates.length - meant.length, cut };
}
