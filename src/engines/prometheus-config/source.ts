import { Lines, type Position } from './position.js';
import { offsetInScalar } from './scalar-offset.js';
import { readYaml, type ScalarNode, type YamlNode, type YamlText } from './yaml-tree.js';

/** Of which file a source is a part: the nodes below one, or a file of its own that is the text of a scalar. */
type Within =
  | { readonly yaml: YamlText; readonly part: YamlNode }
  | { readonly parent: Source; readonly scalar: ScalarNode };

/** A YAML file of Prometheus, read once; or the part of a Kubernetes manifest that stands for such a file. */
export class Source {
  /** As reports show it. */
  readonly file: string;
  readonly text: string;
  readonly yaml: YamlText;
  readonly #within: Within | undefined;
  #lines: Lines | undefined;

  constructor(file: string, text: string, within?: Within) {
    this.file = file;
    this.text = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
    this.yaml = within && 'yaml' in within ? within.yaml : readYaml(this.text);
    this.#within = within;
  }

  /** The part of this file below a node, as a source of its own: its paths begin there, its places stay those of the file. */
  partAt(part: YamlNode): Source {
    return new Source(this.file, this.text, { yaml: this.yaml, part });
  }

  /** A file that is a scalar of this one, as in the data of a ConfigMap. Its places are those of this file. */
  fileIn(scalar: ScalarNode): Source {
    return new Source(this.file, scalar.text, { parent: this, scalar });
  }

  /** Cut out of a manifest, in one way or the other. */
  get isPart(): boolean {
    return this.#within !== undefined;
  }

  /** Its text is all there is to it: that of a file, or of a scalar that stands for one. */
  get isWhole(): boolean {
    return !(this.#within && 'part' in this.#within);
  }

  /** Prometheus reads the first document and nothing else. */
  get root(): YamlNode | undefined {
    return this.#within && 'part' in this.#within ? this.#within.part : this.yaml.documents[0];
  }

  get lines(): Lines {
    this.#lines ??= new Lines(this.text);
    return this.#lines;
  }

  /** Where an offset of the text stands in the file. */
  at(offset: number): Position {
    if (!this.#within || !('parent' in this.#within)) return this.lines.at(offset);
    const { parent, scalar } = this.#within;
    return parent.at(offsetInScalar(parent.text, scalar, offset));
  }
}
