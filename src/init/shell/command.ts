/** One command of a list, without the shell around it. */
export interface Command {
  /** The program's name, without its folder. */
  readonly program: string;
  /** As it is written: `./scripts/deploy.sh`. */
  readonly path: string;
  readonly args: readonly string[];
  /** Variables that are set in front of it. */
  readonly env: Readonly<Record<string, string>>;
  /** Where its output goes: a file. */
  readonly output: string | undefined;
  /** Whether it feeds another command, or is fed by one. */
  readonly isPiped: boolean;
  readonly text: string;
  readonly line: number;
  /** Comments that stand above and beside it, and those right below. */
  readonly comments: readonly string[];
}

/** The words to start it with: a program of the package comes by `npx`. */
export const startOf = ({ path, text }: Command): readonly string[] =>
  /^(?:(?:time|sudo)\s+)*npx\s/.test(text) ? ['npx', path] : [path];

/** Whether a word stands among the arguments. */
export const has = ({ args }: Command, ...words: readonly string[]): boolean => words.some(word => args.includes(word));

/** The value of an option, as `--name value` or `--name=value`. */
export function option({ args }: Command, ...names: readonly string[]): string | undefined {
  for (const [index, word] of args.entries()) {
    if (names.includes(word)) return args[index + 1];
    const name = names.find(each => each.startsWith('--') && word.startsWith(`${each}=`));
    if (name !== undefined) return word.slice(name.length + 1);
    const short = names.find(each => /^-[a-zA-Z]$/.test(each) && word.startsWith(each) && word.length > 2);
    if (short !== undefined && !word.startsWith('--')) return word.slice(2);
  }
  return undefined;
}

/** All values of an option that may stand several times. */
export const options = ({ args }: Command, ...names: readonly string[]): readonly string[] =>
  args.flatMap((word, index) => {
    const value = names.includes(word) ? args[index + 1] : undefined;
    if (value !== undefined) return [value];
    const name = names.find(each => word.startsWith(`${each}=`));
    return name === undefined ? [] : [word.slice(name.length + 1)];
  });

/** Words that are neither options nor the values of these options. */
export const words = ({ args }: Command, withValue: readonly string[] = []): readonly string[] =>
  args.filter((word, index) => !word.startsWith('-') && !withValue.includes(args[index - 1] ?? ''));
