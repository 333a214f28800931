import { CouldNotTell } from '../../check.js';
import type { Ran } from '../../ports/exec.js';
import { at, parseJson } from './json-output.js';
import type { CommandOptions } from './options.js';

const LONGEST = 4096;

/** The values that a command hands on. Throws `CouldNotTell` where one is missing, is no single line, or was cut. */
export function captureFrom(
  { stdout }: Ran,
  wanted: NonNullable<CommandOptions['capture']>,
): Readonly<Record<string, string>> {
  const values = Object.entries(wanted).map(([name, from]) => {
    const value = 'json' in from ? textOf(at(parseJson(stdout.text), from.json)) : firstOf(from.stdout, stdout.text);
    const remedy = 'Let the command print it on one line of standard output, or mend `capture`.';
    if (value === undefined || value === '')
      throw new CouldNotTell('wrong-format', `nothing to capture as "${name}" in what it printed`, remedy);
    if (/[\r\n\0]/.test(value) || value.length > LONGEST)
      throw new CouldNotTell('wrong-format', `what would be captured as "${name}" is no single line`, remedy);
    return [name, value] as const;
  });
  return Object.fromEntries(values);
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;

function firstOf(pattern: RegExp, text: string): string | undefined {
  const match = pattern.exec(text);
  return match === null ? undefined : (match[1] ?? match[0]);
}
