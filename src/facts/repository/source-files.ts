import { CouldNotTell } from '../../check.js';
import type { Files } from '../../ports/files.js';

/** Paths that are looked up at most: a thousand deep stacks of code from elsewhere would ask for a million. */
const MAX_LOOKUPS = 4000;
/** Walks through the whole tree at most, one for each kind of source file. */
const MAX_WALKS = 3;

/** Which source files the workspace has. Answers are remembered; when the limits are reached, nothing more is found. */
export class SourceFiles {
  readonly #files: Files;
  readonly #known = new Map<string, Promise<boolean>>();
  #lookups = 0;
  readonly #walks = new Map<string, Promise<readonly string[]>>();

  constructor(files: Files) {
    this.#files = files;
  }

  /** The path as reports show it. */
  show(path: string): string {
    return this.#files.show(path);
  }

  /** The file as reports show it, where there is one. */
  async find(path: string): Promise<string | undefined> {
    const shown = this.#files.show(path);
    return (await this.#is('file', shown)) ? shown : undefined;
  }

  /** Folders first: where `com` is none, nothing below it costs a look. */
  async #is(kind: 'file' | 'directory', path: string): Promise<boolean> {
    const key = `${kind} ${path}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const slash = path.lastIndexOf('/');
    const found = slash > 0 ? this.#isBelow(kind, path, path.slice(0, slash)) : this.#look(kind, path);
    this.#known.set(key, found);
    return found;
  }

  async #isBelow(kind: 'file' | 'directory', path: string, folder: string): Promise<boolean> {
    return (await this.#is('directory', folder)) && this.#look(kind, path);
  }

  async #look(kind: 'file' | 'directory', path: string): Promise<boolean> {
    this.#lookups += 1;
    if (this.#lookups > MAX_LOOKUPS) return false;
    try {
      return (await this.#files.facts(path))?.kind === kind;
    } catch (error) {
      // A frame of a runtime or a tool outside the workspace is no place for a finding.
      if (error instanceof CouldNotTell && error.why === 'unreadable') return false;
      throw error;
    }
  }

  /** The one file anywhere whose path ends like this; undefined where there is none or more than one. */
  async endingWith(path: string): Promise<string | undefined> {
    const [, extension] = /\.([A-Za-z]{1,6})$/.exec(path) ?? [];
    if (extension === undefined) return undefined;
    let walk = this.#walks.get(extension);
    if (walk === undefined) {
      if (this.#walks.size >= MAX_WALKS) return undefined;
      walk = this.#files.glob([`**/*.${extension}`], { closed: 'leave-out' });
      this.#walks.set(extension, walk);
    }
    const [match, ...others] = (await walk).filter(file => file === path || file.endsWith(`/${path}`));
    return others.length === 0 ? match : undefined;
  }
}
