import type { Finding } from '../../check.js';
import { CouldNotTell } from '../../could-not-tell.js';
import type { Ports } from '../../ports/ports.js';
import { count, showSize } from '../../text/units.js';
import type { AllowedSeen, Engine, Source } from './engine.js';
import type { Seen } from './findings.js';
import type { SecretsOptions } from './options.js';

/** What the embedded engine saw, in a tree or in commits. */
export interface Sight {
  readonly seen: readonly Seen[];
  readonly allowed: readonly AllowedSeen[];
  /** What was not looked at, or not to its end. */
  readonly gaps: readonly Finding[];
  /** `12 files, 34 kB; 2 binary files left out`. */
  readonly looked: string;
}

/** How commits are looked at. */
export interface Setting {
  readonly engine: Engine;
  readonly options: SecretsOptions;
  readonly ports: Ports;
  /** The working directory inside the repository: what lies elsewhere is not looked at. */
  readonly prefix: string;
  readonly isExcluded: (file: string) => boolean;
}

/** Collects what the engine makes of many texts. */
interface Gathering {
  /** In steps, as `Scan`. */
  readonly add: (source: Source) => Generator<void, void>;
  readonly tooLarge: (file: string, more: { readonly what: string; readonly commit?: string | undefined }) => void;
  /** Texts that were looked at. */
  readonly texts: () => number;
  readonly bytes: () => number;
  readonly sight: (looked: string) => Sight;
}

const MORE = 'holds more of what looks like a secret than is told one by one';

export function gather(engine: Engine): Gathering {
  const seen: Seen[] = [];
  const allowed: AllowedSeen[] = [];
  const gaps: Finding[] = [];
  const tally = { texts: 0, bytes: 0, binary: 0, placeholders: 0, noise: 0 };
  const add: Gathering['add'] = function* (source) {
    const judged = yield* engine.judge(source);
    if (!judged) {
      tally.binary += 1;
      return;
    }
    tally.texts += 1;
    tally.bytes += source.bytes.length;
    tally.placeholders += judged.scanned.placeholders;
    tally.noise += judged.scanned.noise;
    seen.push(...judged.seen);
    allowed.push(...judged.allowed);
    const { cut } = judged.scanned;
    if (cut) gaps.push({ ...gap(source.file, MORE), level: cut === 'high' ? 'error' : 'warning' });
  };
  const notes = () => [
    ...note(tally.binary, 'binary file', 'left out'),
    ...note(tally.placeholders, 'example or placeholder', 'left out', 'examples and placeholders'),
    ...note(tally.noise, 'doubtful match', 'in lock files and minified lines left out', 'doubtful matches'),
  ];
  return {
    add,
    tooLarge: (file, { what, commit }) => {
      gaps.push(gap(file, `${what}${commit === undefined ? '' : `, in commit ${commit.slice(0, 12)}`}`));
    },
    texts: () => tally.texts,
    bytes: () => tally.bytes,
    sight: looked => ({ seen, allowed, gaps, looked: [looked, ...notes()].join('; ') }),
  };
}

const note = (number: number, one: string, what: string, many = `${one}s`): readonly string[] =>
  number === 0 ? [] : [`${count(number, one, many)} ${what}`];

const gap = (file: string, what: string): Finding => ({
  rule: 'not-looked-at',
  level: 'error',
  message: what,
  file,
  subject: file,
  help: 'Leave it out with `exclude` if it is no source, or raise `max-file-size`.',
});

/** Looks at files. Throws where none of them holds a text. */
export async function lookAtFiles(
  files: readonly string[],
  { engine, options, ports }: { readonly engine: Engine; readonly options: SecretsOptions; readonly ports: Ports },
): Promise<Sight> {
  engine.proveSight(files);
  const gathering = gather(engine);
  const maxBytes = options['max-file-size'];
  const look = (file: string, bytes: Buffer) => gathering.add({ file, bytes });
  const unread = await ports.files.visit(files, look, { maxBytes, signal: ports.signal });
  for (const { path, bytes } of unread.filter(({ why }) => why === 'too-large')) {
    const what = `is not looked at: ${showSize(bytes)}, more than the ${showSize(maxBytes)} of \`max-file-size\``;
    gathering.tooLarge(path, { what });
  }
  if (gathering.bytes() === 0 && unread.every(({ why }) => why === 'gone')) {
    const message = `${count(files.length, 'file')}, none of which holds text`;
    throw new CouldNotTell('nothing-checked', message, 'Check `paths` and `exclude`.');
  }
  const gone = unread.filter(({ why }) => why === 'gone').length;
  const looked = `${count(gathering.texts(), 'file')}, ${showSize(gathering.bytes())}`;
  return gathering.sight(gone === 0 ? looked : `${looked}; ${count(gone, 'file')} gone before their turn`);
}
