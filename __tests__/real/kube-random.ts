/** A repeatable source of chance (mulberry32). */
export class Chance {
  #seed: number;

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** 0 to `below` - 1. */
  number(below: number): number {
    this.#seed = (this.#seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#seed ^ (this.#seed >>> 15), 1 | this.#seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  }

  pick<T>(values: readonly T[]): T {
    return values[this.number(values.length)] as T;
  }
}

const SCALARS = [
  ...['y', 'Y', 'yes', 'No', 'on', 'OFF', 'true', 'null', '~', '', 'Null', 'NULL', 'nUll', 'TRUE', 'tRue', 'oN'],
  ...[
    '0',
    '-0',
    '+1',
    '0644',
    '0o644',
    '0O7',
    '0x1F',
    '0X1f',
    '0b101',
    '-0b11',
    '08',
    '09.5',
    '00',
    '01',
    '-01',
    '+08',
  ],
  ...[
    '1_000',
    '1__0',
    '_1',
    '0_7',
    '0x_1F',
    '1_0.5',
    '1:30',
    '1:30:20',
    '2020-01-01',
    '2020-01-01T10:00:00Z',
    '2020-1-1',
  ],
  ...['1e3', '1E5', '1e-3', '0.1e+2', '1.5', '.5', '-.5', '+.5e3', '5.', '1.e3', '1e999', '.5e999', '.924_43', '._5'],
  ...[
    '99999999999999999999',
    '9223372036854775808',
    '-9223372036854775809',
    '18446744073709551616',
    '0xFFFFFFFFFFFFFFFFFF',
  ],
  ...[
    '-',
    '+',
    '=',
    '.',
    '..',
    '100m',
    '1Gi',
    '12e3',
    '1,000',
    '0x',
    '0b',
    '0o8',
    '-0x1f',
    'a#b',
    'a #b',
    'a:b',
    '---x',
  ],
  ...['"q"', "'q'", "'it''s'", '"a\\nb"', '"\\x41"', '"\\u00e9"', '"a\tb"', 'a\tb', 'é', '😀', '\u00a0'],
  ...[
    '!!str 5',
    '!!int "5"',
    '!!bool "yes"',
    '!!float 3',
    '!!binary aGVsbG8=',
    '!foo bar',
    '! 5',
    '!!timestamp 2020-01-01',
  ],
  ...['[1, 2]', '{a: 1, "b":2, c: [x, y]}', '[]', '{}', '[ {a: b}, c ]', '{a: , b}', '["a",\t"b"]', '{"a":1}'],
  ...['"multi\n  line"', 'plain\n  text', '[\n a,\n b\n]', '{\n\t"a": 1\n}', '"low\nline"'],
];

/** A document of YAML that people could have written, some of it only just. */
export function randomYaml(chance: Chance): string {
  const node = (indent: number, depth: number): string => {
    const kind = chance.number(12);
    const pad = ' '.repeat(indent);
    if (depth <= 0 || kind < 6) return ` ${scalar(chance)}\n`;
    const items = Array.from({ length: 1 + chance.number(3) }, (_, index) => index);
    // Each key once: which of two wins is another test.
    const first = chance.number(KEYS.length);
    const key = (index: number) => KEYS[(first + index) % KEYS.length] + chance.pick([':', ':', ' :']);
    if (kind < 9) return `\n${items.map(index => pad + key(index) + node(indent + 2, depth - 1)).join('')}`;
    if (kind < 11) return `\n${items.map(() => `${pad}-${node(indent + 2, depth - 1)}`).join('')}`;
    const lines = items.map(() => chance.pick([`${pad}  text`, '', `   more${pad}`, `${pad}  # no`, `${pad}    deep`]));
    return ` ${chance.pick(['|', '>', '|-', '>+', '|+', '|2'])}\n${lines.map(line => `${line}\n`).join('')}`;
  };
  return ['first', 'second', 'third']
    .slice(chance.number(3))
    .map(key => `${key}:${node(2, 3)}`)
    .join('');
}

const KEYS = ['k', '"q"', 'on', '1', 'a b', '1.5', '0x1f', '!!str 7', '1e6', '-', 'é'];

function scalar(chance: Chance): string {
  if (chance.number(3) > 0) return chance.pick(SCALARS);
  const length = 1 + chance.number(7);
  return Array.from({ length }, () => chance.pick([...'0123456789_.eExob+-:afFyn'])).join('');
}
