import { CouldNotTell } from '../../could-not-tell.js';
import { parseJson, parseJsonLines } from '../../formats/json/json.js';
import { isGitleaks, readGitleaks } from '../../formats/leaks/gitleaks.js';
import type { Leak } from '../../formats/leaks/leak.js';
import { isSecretlint, readSecretlint } from '../../formats/leaks/secretlint.js';
import { isTrufflehog, isTrufflehogLog, readTrufflehog, readTrufflehogLog } from '../../formats/leaks/trufflehog.js';
import { isSarif, latestOf, readSarif } from '../../formats/sarif/sarif.js';
import { count, showSize } from '../../text/units.js';

const REMEDY = 'Write it with gitleaks, trufflehog or secretlint, in JSON or SARIF.';
/** A SARIF log of a linter or an image scanner without results says nothing about secrets. */
const SCANNERS =
  /gitleaks|trufflehog|secretlint|git-secrets|detect-secrets|ggshield|gitguardian|kingfisher|noseyparker/i;

/** What a report says, and by whom. */
export interface ReadReport {
  readonly tool: string;
  readonly leaks: readonly Leak[];
  /** What was looked at, as far as the report tells. */
  readonly looked: string | undefined;
  /** When it was made, in milliseconds since the epoch; undefined where it does not say. */
  readonly statedMs?: number | undefined;
}

/** Reads a report that an earlier step wrote. Without a leak it must show that something was looked at, or by what rules. */
export function readReport(text: string, name: string): ReadReport {
  const origin = { name, remedy: REMEDY };
  const firstLine = /^\s*(\{.*\})\s*(?:\n|$)/.exec(text)?.[1];
  const first = firstLine === undefined ? undefined : jsonOrNothing(firstLine);
  if (isTrufflehog(first) || isTrufflehogLog(first)) return fromTrufflehog(text, origin);
  const value = parseJson(text, origin);
  if (isGitleaks(value)) return { tool: 'gitleaks', leaks: readGitleaks(text, origin), looked: undefined };
  if (isSecretlint(value)) {
    const { files, leaks } = readSecretlint(text, origin);
    return { tool: 'secretlint', leaks, looked: count(files.length, 'file') };
  }
  if (isSarif(value)) return fromSarif(value, origin);
  if (Array.isArray(value) && value.length === 0) {
    const remedy = 'Write SARIF, which names tool and rules, or let this check run the tool.';
    throw new CouldNotTell(
      'nothing-checked',
      `${name}: an empty list does not show that anything was looked at`,
      remedy,
    );
  }
  throw new CouldNotTell('wrong-format', `${name}: is no report about secrets that is known here`, REMEDY);
}

interface Origin {
  readonly name: string;
  readonly remedy: string;
}

function fromTrufflehog(text: string, origin: Origin): ReadReport {
  const leaks = readTrufflehog(text, origin);
  const { bytes, errors, endedMs } = readTrufflehogLog(text);
  if (errors > 0) {
    const message = `${origin.name}: trufflehog logged ${count(errors, 'error')} and went on`;
    throw new CouldNotTell('tool-crashed', message, 'Mend what it complains about.');
  }
  if (leaks.length === 0 && !bytes) {
    const message = `${origin.name}: does not show that trufflehog looked at anything`;
    throw new CouldNotTell('nothing-checked', message, 'Keep its log in the report too: `2>&1`.');
  }
  return { tool: 'trufflehog', leaks, looked: bytes === undefined ? undefined : showSize(bytes), statedMs: endedMs };
}

function fromSarif(value: unknown, origin: Origin): ReadReport {
  const runs = readSarif(value, origin);
  const foreign = runs.find(({ tool }) => !SCANNERS.test(tool));
  if (foreign) {
    const message = `${origin.name}: is by ${foreign.tool.slice(0, 60)}, which is not known to look for secrets`;
    throw new CouldNotTell('wrong-format', message, REMEDY);
  }
  const results = runs.flatMap(run => run.results);
  const rules = runs.reduce((sum, run) => sum + run.rules, 0);
  if (results.length === 0 && rules === 0) {
    const message = `${origin.name}: has neither results nor rules`;
    throw new CouldNotTell('nothing-checked', message, 'Let this check run the tool.');
  }
  const leaks = results.map(({ rule, file, line }) => ({ rule, file: file ?? '', line }));
  const statedMs = latestOf(runs.map(({ ranMs }) => ranMs));
  return { tool: runs.map(({ tool }) => tool).join(', '), leaks, looked: undefined, statedMs };
}

function jsonOrNothing(line: string): unknown {
  try {
    return parseJsonLines(line, { name: '', remedy: '' })[0];
  } catch {
    // The whole is read again by whoever it belongs to, and then with a place.
    return undefined;
  }
}
