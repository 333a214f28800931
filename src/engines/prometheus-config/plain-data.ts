import { aboutPath, type Problem } from './problem.js';
import { isMergeKey, type ListNode, type MapNode, mergedMaps, type ScalarNode, type YamlNode } from './yaml-tree.js';

/** A plain scalar that YAML takes for something else than text. Where a text is wanted its spelling counts. */
export class Plain {
  readonly text: string;
  readonly kind: 'bool' | 'int' | 'float';

  constructor(text: string, kind: Plain['kind']) {
    this.text = text;
    this.kind = kind;
  }
}

const SPECIAL = /^(?:[-+.\d~]|[nNtTfFyYoO]|$)/;
const NULL = /^(?:~|null|Null|NULL|)$/;
const BOOL = /^(?:true|True|TRUE|false|False|FALSE|y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF)$/;
const INT = /^[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[\da-fA-F_]+|[1-9][\d_]*|0)$/;
const FLOAT = /^[-+]?(?:\.\d+|\d[\d_]*(?:\.\d*)?)(?:[eE][-+]?\d+)?$|^[-+]?\.(?:inf|Inf|INF)$|^\.(?:nan|NaN|NAN)$/;

/** Nodes as plain data, the way go-yaml sees them, and the keys that are given twice or are no text. */
export function plainData(root: YamlNode | undefined): {
  readonly value: unknown;
  readonly problems: readonly Problem[];
} {
  if (root === undefined) return { value: undefined, problems: [] };
  const reader = new DataReader();
  return { value: reader.read(root), problems: reader.problems };
}

class DataReader {
  readonly problems: Problem[] = [];
  readonly #path: PropertyKey[] = [];

  read(node: YamlNode): unknown {
    if (node.kind === 'scalar') return scalarValue(node);
    return node.kind === 'list' ? this.#list(node) : this.#map(node);
  }

  #list({ items }: ListNode): unknown[] {
    return items.map((item, index) => {
      this.#path.push(index);
      const value = this.read(item);
      this.#path.pop();
      return value;
    });
  }

  #map(node: MapNode): Record<string, unknown> {
    const value: Record<string, unknown> = Object.create(null);
    const seen = new Set<string>();
    for (const { key, value: child } of node.entries) {
      if (key.kind !== 'scalar') {
        this.#add('a key must be a text', key.start);
        continue;
      }
      if (isMergeKey(key)) continue;
      this.#path.push(key.text);
      if (seen.has(key.text)) this.#add(`"${key.text}" is given twice`, key.start);
      seen.add(key.text);
      value[key.text] = this.read(child);
      this.#path.pop();
    }
    // What a map says itself outweighs what it merges.
    for (const merged of mergedMaps(node)) {
      for (const [key, inherited] of Object.entries(new DataReader().#map(merged))) {
        if (!seen.has(key)) value[key] = inherited;
        seen.add(key);
      }
    }
    return value;
  }

  #add(message: string, offset: number): void {
    this.problems.push({ rule: 'yaml', message, offset, about: aboutPath(this.#path) });
  }
}

function scalarValue({ text, style }: ScalarNode): unknown {
  if (style !== 'plain' || !SPECIAL.test(text)) return text;
  if (NULL.test(text)) return null;
  if (BOOL.test(text)) return new Plain(text, 'bool');
  if (INT.test(text)) return new Plain(text, 'int');
  return FLOAT.test(text) ? new Plain(text, 'float') : text;
}
