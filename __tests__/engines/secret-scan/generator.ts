/** Numbers from 0 up to, but without, `below`; the same for the same seed. */
export type Random = (below: number) => number;

/** A generator of pseudo-random numbers (mulberry32). */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return below => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

const DIGITS = '0123456789';
const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const UPPER = LOWER.toUpperCase();

const ALPHABETS: Readonly<Record<string, string>> = {
  digit: DIGITS,
  hex: `${DIGITS}abcdef`,
  HEX: `${DIGITS}ABCDEF`,
  letter: LOWER + UPPER,
  lower: LOWER + DIGITS,
  UPPER: UPPER + DIGITS,
  alnum: DIGITS + LOWER + UPPER,
  url: `${DIGITS + LOWER + UPPER}_-`,
  base32: `${UPPER}234567`,
  lower32: `${LOWER}234567`,
  base64: `${DIGITS + LOWER + UPPER}+/`,
};

/** So many characters of an alphabet, the last one a letter or a digit. */
export function letters(alphabet: string, count: number, random: Random): string {
  const from = ALPHABETS[alphabet];
  if (from === undefined) throw new Error(`no alphabet ${alphabet}`);
  const plain = [...from].filter(letter => /[A-Za-z0-9]/.test(letter));
  const pick = (list: string | readonly string[]) => list[random(list.length)] ?? '';
  return Array.from({ length: count }, (_, index) => pick(index === 0 || index === count - 1 ? plain : from)).join('');
}

interface Part {
  readonly literal?: string;
  readonly alphabet?: string;
  readonly least: number;
  readonly most: number;
}

/** The parts of a template: `dop_v1_{hex:64}`, `nvapi-{url:60-70}`; `{uuid}` is short for its five groups. */
function parse(template: string): Part[] {
  const groups = '{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}';
  return [...template.replaceAll('{uuid}', groups).matchAll(/\{(\w+):(\d+)(?:-(\d+))?\}|([^{]+)/g)].map(match => {
    const [, alphabet, least, most, literal] = match;
    if (literal !== undefined) return { literal, least: 0, most: 0 };
    return { alphabet: alphabet ?? '', least: Number(least), most: Number(most ?? least) };
  });
}

/** A string of a template's format. */
export function fill(template: string, random: Random): string {
  return parse(template)
    .map(
      ({ literal, alphabet, least, most }) =>
        literal ?? letters(alphabet ?? '', least + random(most - least + 1), random),
    )
    .join('');
}

interface NearMiss {
  readonly what: 'short' | 'long' | 'other mark';
  readonly text: string;
}

/** Strings that almost are of a template's format: one character too short, one too long, another mark. */
export function nearMisses(template: string, random: Random): NearMiss[] {
  const parts = parse(template);
  const last = parts.findLastIndex(part => part.alphabet !== undefined);
  const mark = parts.findIndex(part => part.literal !== undefined);
  const build = (length: (part: Part, index: number) => number, other = false) =>
    parts
      .map((part, index) => {
        if (part.alphabet !== undefined) return letters(part.alphabet, length(part, index), random);
        return other && index === mark ? 'z'.repeat(part.literal?.length ?? 0) : (part.literal ?? '');
      })
      .join('');
  const misses: NearMiss[] = [
    { what: 'short', text: build((part, index) => part.least - (index === last ? 1 : 0)) },
    { what: 'long', text: build((part, index) => part.most + (index === last ? 1 : 0)) },
  ];
  return mark < 0 ? misses : [...misses, { what: 'other mark', text: build(part => part.least, true) }];
}
