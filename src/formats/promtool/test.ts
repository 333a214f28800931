import { failedBlocks, type PromtoolMessage, parseMessage, unquoteGo } from './message.js';

/** One thing that `promtool test rules` found wrong. */
export interface PromtoolTestFailure {
  /** Name of the test group, where it has one. */
  readonly group?: string | undefined;
  readonly alert?: string | undefined;
  readonly expression?: string | undefined;
  /** Time of the evaluation as Prometheus prints durations (`1h5m`). */
  readonly time?: string | undefined;
  readonly expected?: string | undefined;
  readonly actual?: string | undefined;
  /** What was said where the test could not even be run, and of which rule file. */
  readonly message?: PromtoolMessage | undefined;
  readonly file?: string | undefined;
}

type PromtoolTest =
  | { readonly accepted: boolean; readonly failures: readonly PromtoolTestFailure[] }
  | { readonly problem: string };

/**
 * Reads what `promtool test rules FILE` printed for one file: 3.x no longer says which file it speaks of. Exactly one
 * SUCCESS on stdout, or one FAILED with at least a reason on stderr; anything else is a problem.
 */
export function readPromtoolTest(output: { readonly stdout: string; readonly stderr: string }): PromtoolTest {
  const successes = output.stdout.split('\n').filter(line => line === '  SUCCESS').length;
  const blocks = failedBlocks(output.stderr);
  if (successes + blocks.length !== 1) {
    return { problem: `promtool reports ${successes} successes and ${blocks.length} failures for one test file` };
  }
  if (successes === 1) return { accepted: true, failures: [] };
  const failures = split(blocks[0] ?? []).map(readFailure);
  return failures.length === 0
    ? { problem: 'promtool fails the tests without a reason' }
    : { accepted: false, failures };
}

const START = /^ {4}(?:name: |alertname: |expr: |rule: )|^\S/;

/** A failure is a head and indented lines; a test group's name may be a line before the head. */
function split(texts: readonly string[]): readonly string[] {
  const failures: string[] = [];
  for (const line of texts.flatMap(text => text.split('\n'))) {
    const last = failures.length - 1;
    const named = /^ {4}name: [^\n]*$/.test(failures[last] ?? '');
    const continues = last >= 0 && (!START.test(line) || (named && /^ {4}alertname: /.test(line)));
    if (continues) failures[last] = `${failures[last]}\n${line}`;
    else failures.push(line);
  }
  return failures;
}

function readFailure(text: string): PromtoolTestFailure {
  const group = /^ {4}name: (.*),$/m.exec(text)?.[1];
  const alert = /^ {4}alertname: (.*), time: (\S+), ?$/m.exec(text);
  if (alert) {
    const sides = /\n\s*exp:([\s\S]*?), ?\n\s*got:([\s\S]*)$/.exec(text);
    return { group, alert: alert[1], time: alert[2], expected: tidy(sides?.[1]), actual: tidy(sides?.[2]) };
  }
  const expression = /^ {4}expr: ("(?:[^"\\]|\\.)*"), time: ([^\s,]+),(?: err: ([\s\S]*))?/.exec(text);
  if (expression?.[1] !== undefined) {
    const sides = /\n\s*exp: (.*)\n\s*got: ([\s\S]*)$/.exec(text);
    const shared = { expression: unquoteGo(expression[1]), time: expression[2] };
    if (expression[3] !== undefined) return { ...shared, actual: `error: ${expression[3].trim()}` };
    return { ...shared, expected: tidy(sides?.[1]), actual: tidy(sides?.[2]) };
  }
  const file = /^([^:\n]+\.(?:ya?ml|rules?)): /.exec(text)?.[1];
  return { file, message: parseMessage(text.trim(), file ?? '')[0] };
}

/** promtool lays lists out over many indented lines; one line says the same. */
const tidy = (text: string | undefined): string | undefined => text?.replace(/\s*\n\s*/g, ' ').trim();
