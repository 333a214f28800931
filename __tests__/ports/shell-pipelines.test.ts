import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { scriptArgv } from '../../src/ports/process/shell-script.js';

const BASH = '/bin/bash';
const SCRIPTS = 240;

/** What a script prints and how it ends under `bash -e`, with these options besides. */
function bash(script: string, ...options: readonly string[]) {
  const { status, stdout } = spawnSync(BASH, ['-e', ...options, '-c', script], { encoding: 'utf8' });
  return { status, stdout };
}

async function ours(script: string) {
  const [program, ...args] = await scriptArgv(script, BASH);
  const { status, stdout } = spawnSync(program, args, { encoding: 'utf8' });
  return { status, stdout };
}

/** A script, and one that means the same to `bash -e -o pipefail`, which knows neither SIGPIPE nor conditions. */
interface Pair {
  readonly script: string;
  readonly plain: string;
}

/** Made up by rule: the same seed makes the same script. */
class Writer {
  #state: number;
  #functions = 0;
  readonly #hasConditions: boolean;
  readonly #hasFeeders: boolean;

  constructor(seed: number, has: { readonly conditions: boolean; readonly feeders: boolean }) {
    this.#state = seed * 2654435761 + 12345;
    this.#hasConditions = has.conditions;
    this.#hasFeeders = has.feeders;
  }

  #pick<T>(from: readonly [T, ...T[]]): T {
    this.#state = (this.#state * 1103515245 + 12345) % 2 ** 31;
    return from[Math.floor((this.#state / 2 ** 31) * from.length)] ?? from[0];
  }

  list(depth: number): Pair {
    const some = Array.from({ length: this.#pick([1, 2, 3]) }, () => this.#line(depth));
    const between = this.#pick(['; ', '\n']);
    return { script: some.map(p => p.script).join(between), plain: some.map(p => p.plain).join(between) };
  }

  #line(depth: number): Pair {
    if (depth === 0) return this.#pipeline(0);
    const conditions = this.#hasConditions ? (['if', 'while', 'and', 'or', 'not', 'elif'] as const) : [];
    const way = this.#pick([
      'pipe',
      'pipe',
      'pipe',
      'sub',
      'group',
      'fun',
      'take',
      'eval',
      'for',
      'case',
      ...conditions,
    ]);
    const inner = () => this.list(depth - 1);
    const asked = () => this.#condition(depth - 1);
    if (way === 'sub') return around`( ${inner()} )`;
    if (way === 'group') return around`{ ${inner()}; }`;
    if (way === 'take') return around`x=$( ${inner()} ); echo "$x"`;
    if (way === 'for') return around`for i in 1 2; do ${inner()}; done`;
    if (way === 'case') return around`case a in a) ${inner()} ;; esac`;
    if (way === 'fun') return this.#function(inner());
    if (way === 'eval') return this.#evaluated();
    if (way === 'if') return around`if ${asked()}; then ${inner()}; else ${inner()}; fi`;
    if (way === 'elif') return around`if ${asked()}; then :; elif ${asked()}; then ${inner()}; fi`;
    if (way === 'while') return around`while ${asked()}; do ${inner()}; break; done`;
    if (way === 'and') return around`${asked()} && ${this.#pipeline(0)}`;
    if (way === 'or') return around`${asked()} || ${this.#pipeline(0)}`;
    if (way === 'not') return around`! ${asked()}`;
    return this.#pipeline(depth - 1);
  }

  #function(body: Pair): Pair {
    this.#functions += 1;
    const name = same(`f${this.#functions}`);
    return around`${name}() { ${body}; }; ${name}`;
  }

  /** What is evaluated has pipefail alone: nothing is cut off in it, and nothing asked. */
  #evaluated(): Pair {
    const { script } = new Writer(this.#state, { conditions: false, feeders: false }).list(1);
    return same(`eval '${script}'`);
  }

  /** bash -e sees the last command of a condition alone: to turn pipefail off around it means the same. */
  #condition(depth: number): Pair {
    const { script, plain } = this.#pipeline(depth);
    return { script, plain: `( set +o pipefail; ${plain} )` };
  }

  #pipeline(depth: number): Pair {
    const more = this.#pick([0, 1, 1, 2]);
    let all = this.#hasFeeders && more > 0 && this.#pick([0, 1]) === 1 ? CUT_OFF : this.#start(depth, more);
    for (let left = more; left > 0; left -= 1) {
      all = around`${all} | ${this.#hasFeeders ? this.#reader(left) : this.#drain(depth)}`;
    }
    return all;
  }

  /** What prints into a reader that does not read is cut off by chance, where it prints after that one has left. */
  #start(depth: number, readers: number): Pair {
    const silent = ['false', '(exit 3)', 'sh -c "exit 4"', 'nosuchcommand', 'true', 'cat </dev/null'] as const;
    return this.#hasFeeders && readers > 1 ? this.#pick([same('false'), ...silent.map(same)]) : this.#first(depth);
  }

  /** None of them reads. */
  #first(depth: number): Pair {
    // What prints more than once may be cut off by chance.
    if (depth > 0 && !this.#hasFeeders && this.#pick([0, 0, 1]) === 1) return around`{ ${this.list(depth - 1)}; }`;
    const failing = ['false', '(exit 3)', 'sh -c "echo a; exit 4"', 'nosuchcommand'] as const;
    const told = this.#hasConditions ? [] : ['echo "$_"', 'echo "$?"'];
    const fine = ['echo a', 'true', 'cat </dev/null', 'printf "b\\n"', ...told];
    return this.#pick([same('false'), ...failing.map(same), ...[...fine, ...fine].map(same)]);
  }

  /** Reads to the end, so that nothing is cut off by chance. */
  #drain(depth: number): Pair {
    const readers = [same('cat'), same('grep a'), same('{ cat; false; }'), same('(cat >/dev/null; exit 5)')] as const;
    return this.#pick([...readers, around`{ cat; ${this.#first(depth)}; }`]);
  }

  /** Leaves before the end, which does not come; one in the middle is cut off in its turn. */
  #reader(left: number): Pair {
    return left > 1 ? CUT_OFF : same(this.#pick(['head -1', 'head -2', 'grep -m1 y', 'sed q', '(head -1; exit 6)']));
  }
}

const same = (script: string): Pair => ({ script, plain: script });

/** What bash takes for a failure where its reader leaves. */
const CUT_OFF: Pair = { script: 'yes', plain: '{ yes || [ $? = 141 ]; }' };

function around(texts: TemplateStringsArray, ...pairs: readonly Pair[]): Pair {
  const join = (key: keyof Pair) => texts.map((text, at) => text + (pairs[at]?.[key] ?? '')).join('');
  return { script: join('script'), plain: join('plain') };
}

describe.skipIf(!existsSync(BASH))('a script made up by rule', () => {
  const seeds = Array.from({ length: SCRIPTS / 3 }, (_, seed) => seed + 1);

  it.each(seeds)('without conditions ends as by bash -e -o pipefail (%i)', async seed => {
    const { script } = new Writer(seed, { conditions: false, feeders: false }).list(3);
    expect({ script, ...(await ours(script)) }).toEqual({ script, ...bash(script, '-o', 'pipefail') });
  });

  it.each(seeds)('takes the way in conditions that bash -e takes (%i)', async seed => {
    const { script, plain } = new Writer(seed, { conditions: true, feeders: false }).list(3);
    expect({ script, ...(await ours(script)) }).toEqual({ script, ...bash(plain, '-o', 'pipefail') });
  });

  it.each(seeds)('forgives what its reader has cut off (%i)', async seed => {
    const { script, plain } = new Writer(seed, { conditions: true, feeders: true }).list(3);
    expect({ script, ...(await ours(script)) }).toEqual({ script, ...bash(plain, '-o', 'pipefail') });
  });
});
