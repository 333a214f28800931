import { isUtf8 } from 'node:buffer';
import { RenderError, Unsupported } from './problem.js';
import { Work } from './work.js';

/**
 * What the renderer needs of a file system. Paths are absolute and end nowhere in a slash; a real path has no symbolic link
 * in it. What lies outside the workspace is for the reader to refuse.
 */
export interface FileReader {
  /** What is there; undefined where nothing is. */
  readonly kind: (path: string) => Promise<'file' | 'directory' | 'other' | undefined>;
  readonly real: (path: string) => Promise<string>;
  readonly bytes: (path: string) => Promise<Buffer>;
  readonly join: (...parts: readonly string[]) => string;
  readonly isInside: (folder: string, path: string) => boolean;
  /** Files may be read outside the folder of a kustomization, as with `LoadRestrictionsNone`. */
  readonly isFree?: boolean;
  /** As reports show it. */
  readonly show: (path: string) => string;
}

const NAMES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];
const REMOTE =
  /^(?:[a-z][a-z0-9+.-]*:|git@|github\.com\/|[^/]+@[^/]+:)|\?(?:ref|version|timeout|submodules)=|\/\/[^/]/i;

/** Bytes that are no UTF-8 are refused, as by kustomize: read as something else they would be other objects. */
function textOf(bytes: Buffer, what: string): string {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  throw new RenderError(`${what} is not text: its bytes are not UTF-8`);
}

/** Real trees have five. */
const MAX_DEPTH = 100;

interface Opening {
  readonly reader: FileReader;
  readonly above?: readonly string[];
  readonly work?: Work;
}

/** One kustomization's directory. Its files are in or below it; other kustomizations may be anywhere. */
export class Folder {
  /** Its own real path, and those of the kustomizations that asked for it. */
  readonly roots: readonly string[];
  /** Path of its kustomization.yaml. */
  readonly kustomization: string;
  /** Shared with every kustomization of the same rendering. */
  readonly work: Work;
  readonly #reader: FileReader;

  constructor(
    kustomization: string,
    { reader, roots, work }: { readonly reader: FileReader; readonly roots: readonly string[]; readonly work: Work },
  ) {
    this.#reader = reader;
    this.roots = roots;
    this.kustomization = kustomization;
    this.work = work;
  }

  static async open(path: string, { reader, above = [], work = new Work() }: Opening): Promise<Folder> {
    if (above.length >= MAX_DEPTH) throw new Unsupported(`${reader.show(path)}: more than ${MAX_DEPTH} bases deep`);
    work.open(reader.show(path));
    const root = await reader.real(path);
    const candidates = NAMES.map(name => reader.join(root, name));
    const kinds = await Promise.all(candidates.map(candidate => reader.kind(candidate)));
    const found = candidates.filter((_, index) => kinds[index] !== undefined);
    const [kustomization, other] = found;
    if (kustomization === undefined) throw new RenderError(`${reader.show(path)}: has no kustomization.yaml`);
    if (other !== undefined) throw new RenderError(`${reader.show(path)}: has more than one kustomization`);
    return new Folder(kustomization, { reader, roots: [root, ...above], work });
  }

  get root(): string {
    return this.roots[0] ?? '';
  }

  show(path = this.kustomization): string {
    return this.#reader.show(path);
  }

  async source(): Promise<string> {
    return textOf(await this.#reader.bytes(this.kustomization), this.show());
  }

  /** A file of this kustomization; undefined where the path leads to a directory instead. */
  async file(entry: string): Promise<string | undefined> {
    if (REMOTE.test(entry)) throw new Unsupported(`${this.show()}: ${entry} comes from the network`);
    const path = this.#reader.join(this.root, entry);
    const kind = await this.#reader.kind(path);
    if (kind === undefined) throw new RenderError(`${this.show()}: ${entry} does not exist`);
    if (kind === 'directory') return undefined;
    if (!this.#reader.isFree && !this.#reader.isInside(this.root, await this.#reader.real(path))) {
      throw new RenderError(`${this.show()}: ${entry} is not in or below the kustomization's own directory`);
    }
    return path;
  }

  async bytes(entry: string): Promise<Buffer> {
    const path = await this.file(entry);
    if (path === undefined) throw new RenderError(`${this.show()}: ${entry} is a directory`);
    return this.#reader.bytes(path);
  }

  async text(entry: string): Promise<string> {
    return textOf(await this.bytes(entry), `${this.show()}: ${entry}`);
  }

  /** Another kustomization. One that holds a kustomization on the way to here would go round in a circle. */
  async open(entry: string): Promise<Folder> {
    const path = this.#reader.join(this.root, entry);
    const root = await this.#reader.real(path);
    const holds = this.roots.find(visited => this.#reader.isInside(root, visited));
    if (holds !== undefined) throw new RenderError(`${this.show()}: ${entry} is a cycle: it holds ${this.show(holds)}`);
    return Folder.open(path, { reader: this.#reader, above: this.roots, work: this.work });
  }
}
