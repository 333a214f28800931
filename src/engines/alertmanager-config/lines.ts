import type { Misplaced } from './misplaced.js';
import type { MatcherLine } from './model.js';

/** What is wrong or doubtful with a line of matchers. */
export function lineProblems({ path, text, read }: MatcherLine): readonly Misplaced[] {
  if ('problem' in read)
    return [{ rule: 'matcher', path, message: `${JSON.stringify(text)} is no matcher: ${read.problem}` }];
  if (!read.fallback) return [];
  const message = `the parser for UTF-8 refuses ${JSON.stringify(text)}, so the classic one reads it; put the value in double quotes`;
  return [{ rule: 'classic-matcher', path, message }];
}
