import { isDeepStrictEqual } from 'node:util';
import { byFindings, CouldNotTell, type Finding, type Measurement, type Verdict } from '../../check.js';
import type { Ran } from '../../ports/exec.js';
import type { Ports } from '../../ports/ports.js';
import { clip } from '../../text/clip.js';
import { tellingLine } from '../../text/last-line.js';
import { showDuration } from '../../text/units.js';
import { captureFrom } from './capture.js';
import { at, parseJson } from './json-output.js';
import type { CommandOptions } from './options.js';

/** Bytes of each stream: enough to judge by where it is judged, else enough to show. */
const KEEP = { judged: 16 * 1024 * 1024, shown: 256 * 1024 };
const TAIL_LINES = 40;

/** Runs the command of a `command` check and holds what it did against what was expected. */
export async function runCommand(options: CommandOptions, { exec }: Ports): Promise<Verdict> {
  const setting = { cwd: options.cwd, env: options.env, keep: isJudged(options) ? KEEP.judged : KEEP.shown };
  const ran =
    typeof options.run === 'string' ? await exec.shell(options.run, setting) : await exec.run(options.run, setting);
  const name = typeof options.run === 'string' ? 'the script' : options.run[0];
  if (ran.code === null) {
    const remedy = 'Look at its output for the reason; out of memory is a common one.';
    throw new CouldNotTell('tool-crashed', `${name} was ended by ${ran.signal ?? 'a signal'}`, remedy);
  }
  const findings = [
    ...exitCode(options, { code: ran.code, name }),
    ...streams(options, ran),
    ...jsonValues(options, ran),
    ...maxDuration(options, ran),
  ];
  const [first] = findings;
  const summary = first ? explained(first, ran) : `${name} exited with ${ran.code} in ${showDuration(ran.durationMs)}`;
  return byFindings(summary, {
    findings,
    measurements: [measured(options, ran)],
    evidence: ran.log === undefined ? [] : [ran.log],
    details: output(ran),
    ...(findings.length === 0 && options.capture && { captured: captureFrom(ran, options.capture) }),
  });
}

const isJudged = ({ json, stdout, stderr, capture }: CommandOptions): boolean =>
  Boolean(json ?? stdout ?? stderr ?? capture);

function exitCode(options: CommandOptions, { code, name }: { code: number; name: string }): readonly Finding[] {
  const expected = options['exit-codes'];
  if (expected.includes(code)) return [];
  const message = `${name} exited with ${code}`;
  return [{ rule: 'exit-code', level: 'error', message, expected: expected.join(' or '), actual: String(code) }];
}

/** With what the program said last, which its finding is known again without. */
function explained({ rule, message, expected }: Finding, { stderr, stdout }: Ran): string {
  const said = rule === 'exit-code' ? tellingLine({ stderr: stderr.text, stdout: stdout.text }) : undefined;
  return said === undefined ? message : `${message}, expected ${expected}: ${said}`;
}

function streams(options: CommandOptions, ran: Ran): readonly Finding[] {
  const findings: Finding[] = [];
  for (const stream of ['stdout', 'stderr'] as const) {
    const { text, repainted = '', truncated, bytes } = ran[stream];
    const matches = options[stream]?.matches;
    const notMatches = options[stream]?.['not-matches'];
    if (matches && !matches.test(text)) {
      if (truncated) throw tooLong(stream, bytes);
      findings.push({ rule: 'output', level: 'error', message: `${stream} does not match /${matches.source}/` });
    }
    // What a carriage return let vanish from a terminal was said all the same.
    const unwanted = notMatches?.exec(text) ?? notMatches?.exec(repainted);
    if (notMatches && unwanted) {
      const message = `${stream} matches /${notMatches.source}/, which it must not`;
      findings.push({ rule: 'output', level: 'error', message, actual: clip(unwanted[0], 200) });
    } else if (notMatches && truncated) {
      throw tooLong(stream, bytes);
    }
  }
  return findings;
}

const tooLong = (stream: string, bytes: number): CouldNotTell =>
  new CouldNotTell(
    'truncated',
    `${stream} is ${bytes} bytes long and was not kept whole`,
    'Make the command print less.',
  );

function jsonValues(options: CommandOptions, ran: Ran): readonly Finding[] {
  if (options.json === undefined) return [];
  if (ran.stdout.truncated) throw tooLong('stdout', ran.stdout.bytes);
  const document = parseJson(ran.stdout.text);
  const findings: Finding[] = [];
  for (const [pointer, expected] of Object.entries(options.json)) {
    const actual = at(document, pointer);
    if (isDeepStrictEqual(actual, expected)) continue;
    const found = actual === undefined ? 'nothing' : clip(JSON.stringify(actual), 200);
    const message = `JSON at ${pointer === '' ? 'the top' : pointer} is ${found}, expected ${JSON.stringify(expected)}`;
    findings.push({ rule: 'json-value', level: 'error', message, expected: JSON.stringify(expected), actual: found });
  }
  return findings;
}

function maxDuration(options: CommandOptions, ran: Ran): readonly Finding[] {
  const limit = options['max-duration'];
  if (limit === undefined || ran.durationMs <= limit) return [];
  const actual = showDuration(ran.durationMs);
  const message = `took ${actual}, more than ${showDuration(limit)}`;
  return [{ rule: 'max-duration', level: 'error', message, expected: showDuration(limit), actual }];
}

function measured(options: CommandOptions, ran: Ran): Measurement {
  const duration = { name: 'duration', value: Math.round(ran.durationMs), unit: 'ms' };
  const limit = options['max-duration'];
  return limit === undefined ? duration : { ...duration, limit };
}

function output(ran: Ran) {
  return (['stdout', 'stderr'] as const).flatMap(stream => {
    const lines = ran[stream].text.trimEnd().split('\n');
    if (lines.join('') === '') return [];
    const title = lines.length > TAIL_LINES ? `${stream}, last ${TAIL_LINES} lines` : stream;
    return [{ title, text: lines.slice(-TAIL_LINES).join('\n') }];
  });
}
