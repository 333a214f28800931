import { goPattern } from '../../kube-schema/pattern.js';
import type { At } from '../at.js';

/** Patterns are written for RE2, which has no look-around and no back-references. */
export function validatePattern(at: At): void {
  const pattern = at.text('pattern');
  if (pattern === '') return;
  const twice = /\(\?[=!<](?![A-Za-z])/.test(pattern) || /\\[1-9]/.test(pattern);
  if (twice || (goPattern(pattern) === undefined && isBroken(pattern)))
    at.refuse('must be a regular expression of RE2', 'pattern');
}

function isBroken(pattern: string): boolean {
  try {
    new RegExp(pattern);
    return false;
  } catch {
    return !/\(\?|\[\[:|\\[ACQzpP]/.test(pattern);
  }
}
