import picomatch from 'picomatch';

/** What files of projects mostly end in; a name without an ending is always tried. */
const ENDINGS =
  'yaml yml json toml xml js mjs cjs jsx ts tsx py go rs rb php java kt cs sh tf env ini conf cfg properties sql html css'.split(
    ' ',
  );
const NAMES = 48;
const DEPTHS = 4;

/**
 * Whether a glob fits every path, or nearly: most names that nobody has thought of, in folders that nobody has thought of,
 * be it of one ending alone (every `.yaml`). Spelling does not matter, for it is tried, with names from a fixed sequence
 * of random numbers. `root` stands before each path.
 */
export function fitsEverything(
  glob: string,
  { root = '', endings = ENDINGS }: { readonly root?: string; readonly endings?: readonly string[] } = {},
): boolean {
  const matches = picomatch(glob.replace(/^\.\//, ''), { dot: true });
  const next = randomNames();
  const names = Array.from({ length: NAMES }, next);
  const folders = Array.from({ length: DEPTHS }, (_, depth) => Array.from({ length: depth }, next));
  return ['', ...endings].some(ending => {
    const paths = folders.flatMap(folder =>
      names.map(name => root + [...folder, ending === '' ? name : `${name}.${ending}`].join('/')),
    );
    return paths.filter(path => matches(path)).length * 2 >= paths.length;
  });
}

/** As files are called: `qwhzvb`, `ojm-kwzx`, `Xvbnq`, `rk3zq_v`. The same ones each time, so that a config stays valid. */
function randomNames(): () => string {
  let state = 20_261_130;
  const below = (limit: number): number => {
    // Marsaglia's xorshift with its first triple of shifts.
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
  const letters = (least: number): string =>
    Array.from({ length: least + below(8) }, () => String.fromCharCode(97 + below(26))).join('');
  const forms = [
    () => letters(4),
    () => letters(4),
    () => `${letters(2)}-${letters(2)}`,
    () => letters(4).replace(/^./, first => first.toUpperCase()),
    () => `${letters(2)}${below(10)}${letters(1)}_${letters(1)}`,
  ];
  return () => forms[below(forms.length)]?.() ?? letters(4);
}
