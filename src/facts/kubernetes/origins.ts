import { CouldNotTell } from '../../check.js';
import { type KubeDocument, parseKubeYaml } from '../../engines/kube-yaml/document.js';
import type { Files } from '../../ports/files.js';

/** The documents of files that objects were rendered from; each file is read once. */
export class SourceFiles {
  readonly #files: Files;
  readonly #read = new Map<string, Promise<readonly KubeDocument[]>>();

  constructor(files: Files) {
    this.#files = files;
  }

  documents(file: string): Promise<readonly KubeDocument[]> {
    const known = this.#read.get(file) ?? this.#parse(file);
    this.#read.set(file, known);
    return known;
  }

  /** A file that cannot be read costs the position of a finding, not the check: the renderer has read it. */
  async #parse(file: string): Promise<readonly KubeDocument[]> {
    try {
      return parseKubeYaml(await this.#files.text(file), this.#files.show(file)).documents;
    } catch (error) {
      if (error instanceof CouldNotTell) return [];
      throw error;
    }
  }
}
