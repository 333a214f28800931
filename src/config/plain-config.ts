import { readPlainBlock } from '../engines/kube-yaml/plain/block.js';
import { NotPlain } from '../engines/kube-yaml/plain/text.js';
import type { KubeScalar, KubeValue } from '../engines/kube-yaml/value.js';

/** Numbers whose text is the one that JavaScript gives them. */
const NUMBER = /^(?:0|-?[1-9]\d{0,14}|-?(?:0|[1-9]\d{0,8})\.\d{0,5}[1-9])$/;

/** Whatever else YAML 1.2's core schema may take for more than text, in any case. */
const SPECIAL =
  /^(?:true|false|null|0o[0-7]+|0x[\da-f]+|[-+]?\.(?:inf|nan)|[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:e[-+]?\d+)?)$/i;

const words = new Map<string, KubeScalar>([
  ['true', true],
  ['false', false],
  ['null', null],
  ['~', null],
  ['', null],
]);

/**
 * The plain data of a config that is written as most are: without anchors, tags, substitutions and unusual numbers. It is
 * what `parseConfig` would answer, before the YAML library is even loaded. Undefined for any other text, and for one that may
 * be wrong.
 */
export function readPlainConfig(text: string): unknown {
  if (text.includes('${{')) return undefined;
  const value = readPlainBlock(text, { resolve });
  return value && keepArguments(value);
}

function resolve(text: string): KubeScalar {
  const word = words.get(text);
  if (word !== undefined) return word;
  if (NUMBER.test(text)) return Number(text);
  if (SPECIAL.test(text)) throw new NotPlain();
  return text;
}

/** Arguments are text: `80` and `true` in a `run` list stand for what was typed. */
function keepArguments(value: KubeValue, key?: string): KubeValue {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const isText = (item: KubeValue) => key === 'run' && (typeof item === 'number' || typeof item === 'boolean');
    return value.map(item => (isText(item) ? String(item) : keepArguments(item)));
  }
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, keepArguments(item, name)]));
}
