import { type Frame, parseStack } from '../../engines/stack-trace.js';
import { SourceFiles } from '../../facts/repository/source-files.js';
import type { Files } from '../../ports/files.js';
import type { ReportedFailure } from './totals.js';

/** Frames looked at for one failure. */
const MAX_FRAMES = 40;
const SOURCE_ROOTS = [
  '',
  'src/test/java',
  'src/main/java',
  'src/test/kotlin',
  'src/main/kotlin',
  'src/test/scala',
  'src/test/groovy',
];
/** Folders of code that is not the project's own. */
const DEPENDENCY =
  /(?:^|\/)(?:node_modules|site-packages|dist-packages|vendor|\.venv|venv|\.tox|\.nox|\.yarn|\.cargo|pkg\/mod|lib\/python3[\d.]*)\//;
/** Packages of the Java runtime, its languages and its test libraries. */
const LIBRARY =
  /^(?:java|javax|jdk|sun|kotlin|scala|groovy|junit|org\/(?:junit|opentest4j|testng|assertj|hamcrest|mockito|gradle|apache\/maven|codehaus\/groovy))\//;

export interface Place {
  readonly file: string;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

/** Finds where in the workspace tests failed. */
export class Locator {
  readonly #sources: SourceFiles;
  readonly #cwd: string | undefined;
  readonly #known = new Map<string, Promise<string | undefined>>();

  constructor(files: Files, cwd: string | undefined) {
    this.#sources = new SourceFiles(files);
    this.#cwd = cwd;
  }

  /**
   * The innermost frame of the project's own code, else the test's place as the report tells it, else what either says
   * although no such file is in the workspace. Absolute paths of another machine are found by their last parts.
   */
  async locate(failure: ReportedFailure): Promise<Place | undefined> {
    const frames = parseStack(failure.text)
      .filter(frame => !this.#isForeign(frame.file))
      .slice(0, MAX_FRAMES);
    for (const { file, line, column } of frames) {
      const found = await this.#find(file, failure);
      if (found !== undefined && !DEPENDENCY.test(found)) return { file: found, line, column };
    }
    const { classname, suite, name } = failure;
    const named = [failure.file, ...[classname, suite, name].filter(isSourcePath), ...modules(classname)];
    for (const file of named) {
      const found = file === undefined ? undefined : await this.#find(file, failure);
      if (found !== undefined) return { file: found, line: failure.line };
    }
    return told(failure, frames);
  }

  #isForeign(file: string): boolean {
    const shown = isAbsolute(file) ? this.#sources.show(file) : file;
    return LIBRARY.test(file) || DEPENDENCY.test(shown.startsWith('../') ? file : shown);
  }

  #find(file: string, failure: ReportedFailure): Promise<string | undefined> {
    const { report, classname, suite } = failure;
    const around = isAbsolute(file) ? [] : file.endsWith('.go') ? [report, classname, suite] : [report];
    const key = [file, ...around].join('\0');
    const known = this.#known.get(key);
    if (known) return known;
    const found = this.#search(file, failure);
    this.#known.set(key, found);
    return found;
  }

  async #search(file: string, failure: ReportedFailure): Promise<string | undefined> {
    const candidates = isAbsolute(file) ? [file, ...tails(file, 2)] : this.#relative(file, failure);
    for (const candidate of candidates) {
      const found = await this.#sources.find(candidate);
      if (found !== undefined) return found;
    }
    const isPlain = !isAbsolute(file) && file.includes('/') && !file.includes('..');
    return isPlain ? this.#sources.endingWith(file) : undefined;
  }

  /** A relative path may be meant from where the suite ran, or from any directory around its report. */
  #relative(file: string, { report, classname, suite }: ReportedFailure): readonly string[] {
    const bases = [...new Set([this.#cwd ?? '', '', ...parents(report)])];
    const folders = file.endsWith('.go')
      ? [...tails(classname, 1), ...tails(suite, 1), '']
      : /\.(?:java|kts?|scala|groovy)$/.test(file)
        ? SOURCE_ROOTS
        : [''];
    return bases.flatMap(base => folders.map(folder => [base, folder, file].filter(part => part !== '').join('/')));
  }
}

const isAbsolute = (file: string): boolean => /^(?:\/|[A-Za-z]:\/)/.test(file);

/** `b/c/d.py`, `c/d.py` of `/a/b/c/d.py`: its ends of at least so many parts, longest first. */
function tails(path: string, parts: number): readonly string[] {
  const all = path.split('/').filter(part => part !== '');
  return all.flatMap((_, index) => (all.length - index < parts ? [] : [all.slice(index).join('/')]));
}

/** Files that a dotted class name (`tests.test_cart.TestThings`) may stand for. */
function modules(classname: string): readonly string[] {
  if (!/^\w+(?:\.\w+)*$/.test(classname)) return [];
  const parts = classname.split('.');
  const paths = parts.map((_, index) => parts.slice(0, parts.length - index).join('/'));
  return [...paths.map(path => `${path}.py`), `${parts.join('/')}.java`, `${parts.join('/')}.kt`];
}

function parents(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('/'));
}

const isSourcePath = (name: string): boolean => /^[^\s:*?"<>|]+\.[A-Za-z]{1,5}$/.test(name) && /[/.]/.test(name);

/** What the report says where no such file is in the workspace: relative paths alone mean anything elsewhere. */
function told(failure: ReportedFailure, frames: readonly Frame[]): Place | undefined {
  const isRelative = (file: string) => !isAbsolute(file) && !file.startsWith('../');
  const frame = frames.find(({ file }) => isRelative(file));
  const file = failure.file?.replaceAll('\\', '/').replace(/^\.\//, '');
  if (file !== undefined && isRelative(file)) {
    return { file, line: frame?.file === file ? frame.line : failure.line };
  }
  return frame && { file: frame.file, line: frame.line, column: frame.column };
}
