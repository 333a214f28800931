// Makes broken expressions out of whole ones: what a slip of the hand, of the memory or of a merge makes of them.

/** Numbers from 0 to 1 that depend on the seed alone (mulberry32). */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const TOKEN =
  /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|#[^\n]*|\d[\w.]*|[A-Za-z_:][\w:]*|[=!]~|[=!<>]=|[^\S]+|[\s\S]/g;
const FUNCTIONS =
  'rate increase irate delta sum_over_time avg_over_time max_over_time abs ceil round clamp_max histogram_quantile label_replace label_join scalar vector time absent predict_linear quantile_over_time timestamp sort topk sum count_values quantile'.split(
    ' ',
  );
const BROKEN_PATTERNS = [
  '(?=x)',
  '(?!x)',
  '(?<=x)',
  '\\\\1',
  '[',
  '(',
  ')',
  '*a',
  'a**',
  '[z-a]',
  '{2,1}x',
  'a{1001}',
  '\\\\y',
  '(?P<n',
  '+',
];
const BROKEN_ESCAPES = ['\\.', '\\d', '\\w', '\\/', '\\x4', '\\u12', '\\8'];

const isWord = token => /^[A-Za-z_:]/.test(token);
const isString = token => /^["'`]/.test(token);
const isDuration = token => /^\d+(?:ms|[smhdwy])/.test(token);
const isNumber = token => /^\d/.test(token) && !isDuration(token);
const isOperator = token => /^(?:[-+*/%^]|[=!]~|[=!<>]=|[<>]|and|or|unless)$/.test(token);

/** Each takes the tokens, a picker of indices and the random source; answers new tokens, or undefined where it does not apply. */
const MUTATIONS = {
  'token deleted': at(
    token => token.trim() !== '',
    (tokens, index) => tokens.toSpliced(index, 1),
  ),
  'token doubled': at(
    token => token.trim() !== '',
    (tokens, index) => tokens.toSpliced(index, 0, tokens[index], ' '),
  ),
  'tokens swapped': at(
    token => token.trim() !== '',
    (tokens, index) => {
      const next = tokens.findIndex((token, other) => other > index && token.trim() !== '');
      if (next < 0) return undefined;
      return tokens.with(index, tokens[next]).with(next, tokens[index]);
    },
  ),
  'bracket deleted': at(
    token => /^[()[\]{}]$/.test(token),
    (tokens, index) => tokens.toSpliced(index, 1),
  ),
  'bracket added': at(
    () => true,
    (tokens, index, random) => tokens.toSpliced(index, 0, pick('()[]{}'.split(''), random)),
  ),
  'cut off': at(
    (_, index) => index > 0,
    (tokens, index) => tokens.slice(0, index),
  ),
  'function exchanged': at(isCalled, (tokens, index, random) => tokens.with(index, pick(FUNCTIONS, random))),
  'function misspelt': at(isCalled, (tokens, index, random) => tokens.with(index, misspell(tokens[index], random))),
  'function capitalised': at(isCalled, (tokens, index) =>
    tokens.with(index, tokens[index][0].toUpperCase() + tokens[index].slice(1)),
  ),
  'range removed': at(
    token => token === '[',
    (tokens, index) => tokens.toSpliced(index, tokens.indexOf(']', index) - index + 1),
  ),
  'range added': at(
    token => isWord(token) || token === '}' || token === ')',
    (tokens, index) => tokens.toSpliced(index + 1, 0, '[5m]'),
  ),
  'range emptied': at(
    token => token === '[',
    (tokens, index) => tokens.toSpliced(index + 1, tokens.indexOf(']', index) - index - 1),
  ),
  'duration broken': at(isDuration, (tokens, index, random) =>
    tokens.with(index, pick(['5min', '5 m', '0s', '5mm', '1.5h', 'm5', '5M', '-5m', '1m1h', '$__interval'], random)),
  ),
  'number broken': at(isNumber, (tokens, index, random) =>
    tokens.with(index, pick(['1.2.3', '1e', '0x', '10k', '1,000', '"1"', '5%', '1__0'], random)),
  ),
  'operator exchanged': at(isOperator, (tokens, index, random) =>
    tokens.with(
      index,
      pick(
        [
          '=',
          '==',
          '=~',
          '!',
          '&&',
          '||',
          'AND',
          'or',
          'and',
          '<>',
          '=>',
          '+',
          '>',
          '!==',
          'unless',
          'xor',
          'not',
          '^',
          '==',
        ],
        random,
      ),
    ),
  ),
  'bool added': at(isOperator, (tokens, index) => tokens.toSpliced(index + 1, 0, ' bool ')),
  'matching added': at(isOperator, (tokens, index, random) =>
    tokens.toSpliced(
      index + 1,
      0,
      pick(
        [
          ' on (job) ',
          ' ignoring (job) ',
          ' on () group_left ',
          ' on (job) group_right (job) ',
          ' group_left (job) ',
          ' on job ',
        ],
        random,
      ),
    ),
  ),
  'operand exchanged': at(
    token => isWord(token) || isNumber(token),
    (tokens, index, random) =>
      tokens.with(
        index,
        pick(['1', '"x"', 'up', 'up[5m]', '{}', '(up)', 'time()', '{job=""}', "'", 'scalar(up)'], random),
      ),
  ),
  'quote removed': at(isString, (tokens, index, random) =>
    tokens.with(index, random() < 0.5 ? tokens[index].slice(1) : tokens[index].slice(0, -1)),
  ),
  'quotes removed': at(isString, (tokens, index) => tokens.with(index, tokens[index].slice(1, -1))),
  'escape broken': at(
    token => /^["']/.test(token),
    (tokens, index, random) =>
      tokens.with(index, tokens[index].slice(0, -1) + pick(BROKEN_ESCAPES, random) + tokens[index].slice(-1)),
  ),
  'pattern broken': at(
    (token, index, tokens) => /^["']/.test(token) && /^[=!]~$/.test(tokens[index - 1] ?? ''),
    (tokens, index, random) =>
      tokens.with(index, tokens[index].slice(0, -1) + pick(BROKEN_PATTERNS, random) + tokens[index].slice(-1)),
  ),
  'argument added': at(
    token => token === ')',
    (tokens, index, random) => tokens.toSpliced(index, 0, pick([', 1', ', up', ', "x"', ','], random)),
  ),
  'argument removed': at(
    token => token === ',',
    (tokens, index) => tokens.toSpliced(index, Math.max(1, tokens.indexOf(')', index) - index)),
  ),
  'modifier added': at(
    token => token === '}' || token === ')' || token === ']' || isWord(token),
    (tokens, index, random) =>
      tokens.toSpliced(
        index + 1,
        0,
        pick(
          [
            ' offset 5m',
            ' offset',
            ' @ 5',
            ' offset 5m offset 5m',
            ' by (job)',
            ' without (',
            ' @ end()',
            ' @ end',
            ' offset x',
          ],
          random,
        ),
      ),
  ),
  'character added': at(
    () => true,
    (tokens, index, random) => tokens.toSpliced(index, 0, pick([...'$!?;\\~&|.#é'], random)),
  ),
  'merge marker': at(
    () => true,
    (tokens, index) => tokens.toSpliced(index, 0, '\n<<<<<<< HEAD\n'),
  ),
  'template left': at(
    token => isWord(token) || isNumber(token),
    (tokens, index) => tokens.with(index, '{{ .Values.threshold }}'),
  ),
};

export const KINDS = Object.keys(MUTATIONS);

function at(applies, change) {
  return (tokens, random) => {
    const places = tokens.flatMap((token, index) => (applies(token, index, tokens) ? [index] : []));
    return places.length === 0 ? undefined : change(tokens, pick(places, random), random);
  };
}

function isCalled(token, index, tokens) {
  return isWord(token) && tokens.slice(index + 1).find(next => next.trim() !== '') === '(';
}

const pick = (list, random) => list[Math.floor(random() * list.length)];

function misspell(word, random) {
  const index = 1 + Math.floor(random() * (word.length - 1));
  return random() < 0.5 ? word.slice(0, index) + word.slice(index + 1) : `${word.slice(0, index)}x${word.slice(index)}`;
}

/** `count` distinct mutants of the expressions, each with its kind, all kinds in turn. */
export function mutantsOf(expressions, { seed, count }) {
  const random = randomFrom(seed);
  const originals = new Set(expressions);
  const found = new Map();
  for (let round = 0; found.size < count && round < count * 20; round += 1) {
    const kind = KINDS[round % KINDS.length];
    const expression = pick(expressions, random);
    const mutated = MUTATIONS[kind](expression.match(TOKEN) ?? [], random)?.join('');
    if (mutated !== undefined && mutated.trim() !== '' && !originals.has(mutated)) found.set(mutated, kind);
  }
  return [...found].map(([expression, kind]) => ({ expression, kind }));
}
