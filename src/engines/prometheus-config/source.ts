import { Lines, type Position } from './position.js';
import { readYaml, type YamlNode, type YamlText } from './yaml-tree.js';

/** A YAML file of Prometheus, read once. */
export class Source {
  /** As reports show it. */
  readonly file: string;
  readonly text: string;
  readonly yaml: YamlText;
  #lines: Lines | undefined;

  constructor(file: string, text: string) {
    this.file = file;
    this.text = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
    this.yaml = readYaml(this.text);
  }

  /** Prometheus reads the first document and nothing else. */
  get root(): YamlNode | undefined {
    return this.yaml.documents[0];
  }

  get lines(): Lines {
    this.#lines ??= new Lines(this.text);
    return this.#lines;
  }

  at(offset: number): Position {
    return this.lines.at(offset);
  }
}
