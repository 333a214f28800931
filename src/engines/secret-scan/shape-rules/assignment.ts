import type { Place } from '../rule.js';
import { isSecretName } from './key-names.js';

/** A name that tells of a credential, and the value that it is given. */
interface Assignment extends Place {
  readonly name: string;
  readonly value: string;
  readonly isQuoted: boolean;
}

/** Whether a value may stand without quotes: in settings and notes it is text, in code it is a name. */
export type Syntax = 'settings' | 'notes' | 'yaml' | 'code';

/** Cheap, and part of every name that `isSecretName` knows. */
const HINT = /pass|pwd|secret|token|psk|credential|key|pw/gi;
const REST_OF_NAME = /[\w-]{0,40}/y;
/** From a name to its value: `=`, `: `, `=> `, `', '` of a call's arguments, `>` of an element, `" value="` of an attribute. */
const BETWEEN =
  /\\?["'`]?\]?\)?[ \t]{0,20}(?:(?::[ \t]{0,4}(?:str|string|String|&str|Final)[ \t]{0,4})?(?:=>|:=|\?=|\|\|=|[=:>(])|,(?=[ \t]{0,8}\\?["'`])|[ \t]value=(?=["']))[ \t]{0,20}/y;
/** An option of a command: `--password=x`, `--password x`. */
const AFTER_OPTION = /(?:=|["'],)?[ \t]{0,4}(?![-=])/y;
const QUOTED = /[bru]?(\\?)(["'`])((?:(?!\1\2)[^\r\n]){0,1000})\1\2/y;
const BARE = /[^\s"'`#,;][^\s"'`,;]{0,500}/y;
const IN_ELEMENT = /([^<>\r\n]{1,1000})<\//y;

/** Each value in a text that is given to a credential's name. */
export function* assignmentsIn(text: string, syntax: Syntax): Generator<Assignment> {
  HINT.lastIndex = 0;
  for (let hint = HINT.exec(text); hint; hint = HINT.exec(text)) {
    const from = startOfName(text, hint.index);
    const end = matchAt(REST_OF_NAME, text, HINT.lastIndex)?.end ?? HINT.lastIndex;
    const next = HINT.lastIndex;
    HINT.lastIndex = Math.max(next, end);
    const between = matchAt(isOption(text, from) ? AFTER_OPTION : BETWEEN, text, end);
    if (!between || isComparison(text, between)) continue;
    const name = text.slice(from, end);
    if (!isSecretName(name)) continue;
    const value = valueAt(text, between.end, {
      syntax,
      isElement: text[between.end - 1] === '>' && !between.text.includes('='),
    });
    if (value) {
      yield { name, ...value };
      HINT.lastIndex = Math.max(HINT.lastIndex, value.end);
    }
  }
}

const isOption = (text: string, from: number): boolean => text.startsWith('--', from);

function startOfName(text: string, index: number): number {
  let from = index;
  while (from > 0 && index - from < 60 && /[\w-]/.test(text[from - 1] ?? '')) from -= 1;
  return from;
}

interface Found extends Place {
  readonly text: string;
  readonly groups: readonly (string | undefined)[];
}

function matchAt(pattern: RegExp, text: string, at: number): Found | undefined {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  return match ? { start: at, end: pattern.lastIndex, text: match[0], groups: match.slice(1) } : undefined;
}

/** `==` and `=~` look at a value, and give none. */
function isComparison(text: string, { end, text: between }: Found): boolean {
  return /=[ \t]*$/.test(between) && /[=~]/.test(text[end] ?? '');
}

function valueAt(
  text: string,
  at: number,
  { syntax, isElement }: { readonly syntax: Syntax; readonly isElement: boolean },
): Omit<Assignment, 'name'> | undefined {
  const quoted = matchAt(QUOTED, text, at);
  if (quoted) {
    const [backslash = '', , value = ''] = quoted.groups;
    const end = quoted.end - 1 - backslash.length;
    return { value, start: end - value.length, end, isQuoted: true };
  }
  const element = isElement ? matchAt(IN_ELEMENT, text, at) : undefined;
  if (element) {
    const [value = ''] = element.groups;
    return { value, start: at, end: at + value.length, isQuoted: false };
  }
  if (syntax === 'code' || isElement) return undefined;
  const bare = matchAt(BARE, text, at);
  // In YAML `name:value` is one word.
  if (!bare || (syntax === 'yaml' && text[at - 1] === ':')) return undefined;
  return { value: bare.text, start: at, end: bare.end, isQuoted: false };
}
