import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { expect, it } from 'vitest';

const SOURCE = join(import.meta.dirname, '../../../src');
/**
 * The user's own commands, whose exit code is theirs to explain, the adapters that make it, and k6, whose exit code 99 is an
 * answer: its thresholds do not hold.
 */
const EXCEPT = /^(?:facts\/tool\/|checks\/command\/|checks\/tests\/|checks\/load\/k6\.ts$|ports\/)/;
const RUNS = /\bexec\.(?:run|shell)\(|: Ran\b|\bRan[>\]]/;
/** `ran.code`, `stdout.truncated`, and the same taken out of their object; not what an answer calls its error. */
const READS =
  /(?<!\berror\??)\.(?:code|truncated)\b(?!\s*:)|\{[^{}=;]*\b(?:code|truncated)\b[^{}=;]*\}(?:\s*=[^=]|: (?:Ran|Captured)\b)/;

const readers = (file: string): boolean => {
  const text = readFileSync(join(SOURCE, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
  return RUNS.test(text) && READS.test(text);
};

it('is decided in one place whether a tool ended with an answer', () => {
  const all = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' });
  const files = all.filter(file => file.endsWith('.ts')).map(file => file.split(sep).join('/'));
  expect(files.filter(file => !EXCEPT.test(file) && readers(file))).toEqual([]);
  // What reads them is found at all.
  expect(readers('facts/tool/answer.ts') && readers('checks/command/run.ts')).toBe(true);
});
