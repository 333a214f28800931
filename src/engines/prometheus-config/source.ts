import { Lines, type Position } from './position.js';
import { readYaml, type YamlNode, type YamlText } from './yaml-tree.js';

/** A YAML file of Prometheus, read once; or the part of a Kubernetes manifest that stands for such a file. */
export class Source {
  /** As reports show it. */
  readonly file: string;
  readonly text: string;
  readonly yaml: YamlText;
  readonly #part: YamlNode | undefined;
  #lines: Lines | undefined;

  constructor(file: string, text: string, whole?: { readonly yaml: YamlText; readonly part: YamlNode }) {
    this.file = file;
    this.text = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
    this.yaml = whole?.yaml ?? readYaml(this.text);
    this.#part = whole?.part;
  }

  /** The part of this file below a node, as a source of its own: its paths begin there, its places stay those of the file. */
  partAt(part: YamlNode): Source {
    return new Source(this.file, this.text, { yaml: this.yaml, part });
  }

  get isPart(): boolean {
    return this.#part !== undefined;
  }

  /** Prometheus reads the first document and nothing else. */
  get root(): YamlNode | undefined {
    return this.#part ?? this.yaml.documents[0];
  }

  get lines(): Lines {
    this.#lines ??= new Lines(this.text);
    return this.#lines;
  }

  at(offset: number): Position {
    return this.lines.at(offset);
  }
}
