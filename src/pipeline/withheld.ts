import type { Result } from '../report/report.js';

const MOST = 10;

/**
 * A result that did not pass, with a word on variables that its output names, that are set here and that its command did not
 * see: most programs say of such a one that it is missing.
 */
export function withWithheld(result: Result, withheld: readonly string[]): Result {
  if (result.status !== 'failed' && result.status !== 'errored') return result;
  const texts = [
    result.summary,
    ...result.findings.map(({ message }) => message),
    ...result.details.map(({ text }) => text),
  ];
  const words = new Set(texts.flatMap(text => text.match(/[A-Za-z_][A-Za-z0-9_]*/g) ?? []));
  const named = withheld.filter(name => words.has(name)).slice(0, MOST);
  if (named.length === 0) return result;
  const [list, are] = [named.map(name => `\`${name}\``).join(', '), named.length === 1 ? 'is' : 'are'];
  const remedy = `${list} ${are} set here and withheld from commands: name under \`pass-env\` what they need.`;
  return { ...result, remedy: result.remedy === undefined ? remedy : `${result.remedy} ${remedy}` };
}
