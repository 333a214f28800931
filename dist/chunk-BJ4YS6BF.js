import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  offsetInScalar
} from "./chunk-MB3VA4ZV.js";
import {
  readYaml
} from "./chunk-7ILL4VNR.js";

// src/engines/prometheus-config/position.ts
var Lines = class {
  #starts = [0];
  constructor(text) {
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      if (code === 10 || code === 13 && text.charCodeAt(index + 1) !== 10) this.#starts.push(index + 1);
    }
  }
  at(offset) {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = low + high + 1 >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: Math.max(0, offset - (this.#starts[low] ?? 0)) + 1 };
  }
  /** The offset of a line's column; the text's start where there is no such line. */
  offset({ line, column }) {
    return (this.#starts[line - 1] ?? 0) + column - 1;
  }
};

// src/engines/prometheus-config/source.ts
var Source = class _Source {
  /** As reports show it. */
  file;
  text;
  yaml;
  #within;
  #lines;
  constructor(file, text, within) {
    this.file = file;
    this.text = text.charCodeAt(0) === 65279 ? text.slice(1) : text;
    this.yaml = within && "yaml" in within ? within.yaml : readYaml(this.text);
    this.#within = within;
  }
  /** The part of this file below a node, as a source of its own: its paths begin there, its places stay those of the file. */
  partAt(part) {
    return new _Source(this.file, this.text, { yaml: this.yaml, part });
  }
  /** A file that is a scalar of this one, as in the data of a ConfigMap. Its places are those of this file. */
  fileIn(scalar) {
    return new _Source(this.file, scalar.text, { parent: this, scalar });
  }
  /** Cut out of a manifest, in one way or the other. */
  get isPart() {
    return this.#within !== void 0;
  }
  /** Its text is all there is to it: that of a file, or of a scalar that stands for one. */
  get isWhole() {
    return !(this.#within && "part" in this.#within);
  }
  /** Prometheus reads the first document and nothing else. */
  get root() {
    return this.#within && "part" in this.#within ? this.#within.part : this.yaml.documents[0];
  }
  get lines() {
    this.#lines ??= new Lines(this.text);
    return this.#lines;
  }
  /** Where an offset of the text stands in the file. */
  at(offset) {
    if (!this.#within || !("parent" in this.#within)) return this.lines.at(offset);
    const { parent, scalar } = this.#within;
    return parent.at(offsetInScalar(parent.text, scalar, offset));
  }
};

export {
  Lines,
  Source
};
