import { aboutPath, type Problem } from './problem.js';
import { isMergeKey, type MapNode, mergedMaps, type ScalarNode, type YamlNode, type YamlPath } from './yaml-tree.js';

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
  const problems: Problem[] = [];
  return { value: root === undefined ? undefined : dataOf(root, { path: [], problems }), problems };
}

interface Setting {
  readonly path: YamlPath;
  readonly problems: Problem[];
}

function dataOf(node: YamlNode, setting: Setting): unknown {
  if (node.kind === 'scalar') return scalarValue(node);
  if (node.kind === 'list') {
    return node.items.map((item, index) => dataOf(item, { ...setting, path: [...setting.path, index] }));
  }
  return mapValue(node, setting);
}

function scalarValue({ text, style }: ScalarNode): unknown {
  if (style !== 'plain' || !SPECIAL.test(text)) return text;
  if (NULL.test(text)) return null;
  if (BOOL.test(text)) return new Plain(text, 'bool');
  if (INT.test(text)) return new Plain(text, 'int');
  return FLOAT.test(text) ? new Plain(text, 'float') : text;
}

function mapValue(node: MapNode, { path, problems }: Setting): Record<string, unknown> {
  const value: Record<string, unknown> = Object.create(null);
  for (const merged of [...mergedMaps(node)].reverse()) {
    Object.assign(value, mapValue(merged, { path, problems: [] }));
  }
  const seen = new Set<string>();
  for (const { key, value: child } of node.entries) {
    if (isMergeKey(key)) continue;
    if (key.kind !== 'scalar') {
      problems.push({ rule: 'yaml', message: 'a key must be a text', offset: key.start, about: aboutPath(path) });
      continue;
    }
    const at = [...path, key.text];
    if (seen.has(key.text)) {
      problems.push({ rule: 'yaml', message: `"${key.text}" is given twice`, offset: key.start, about: aboutPath(at) });
    }
    seen.add(key.text);
    value[key.text] = dataOf(child, { path: at, problems });
  }
  return value;
}
