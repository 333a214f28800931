import { createHash } from 'node:crypto';
import { field, isMapping, type KubeMapping, type KubeValue, textField } from '../../kube-yaml/value.js';
import { Unsupported } from '../problem.js';

/** Hexadecimal digits that could spell a word, or be taken for a number, are other letters: `kubectl --append-hash` does it, too. */
const LETTERS: Readonly<Record<string, string>> = { 0: 'g', 1: 'h', 3: 'k', a: 'm', e: 't' };

/** The suffix of a generated ConfigMap or Secret: ten letters that change with its content, whatever its name. */
export function contentHash(value: KubeMapping): string {
  const kind = textField(value, 'kind') ?? '';
  const binary = field(value, 'binaryData');
  const content = {
    ...(isMapping(binary) && Object.keys(binary).length > 0 ? { binaryData: sortedTexts(binary) } : {}),
    data: contentOf(field(value, 'data')),
    kind,
    name: '',
    ...(kind === 'Secret' ? { ...stringData(value), type: textField(value, 'type') ?? '' } : {}),
  };
  const digest = createHash('sha256').update(goJson(content)).digest('hex');
  return [...digest.slice(0, 10)].map(digit => LETTERS[digit] ?? digit).join('');
}

function contentOf(data: KubeValue | undefined): Readonly<Record<string, string>> | '' {
  return isMapping(data) ? sortedTexts(data) : '';
}

function stringData(value: KubeMapping): { readonly stringData?: Readonly<Record<string, string>> } {
  const data = field(value, 'stringData');
  return isMapping(data) ? { stringData: sortedTexts(data) } : {};
}

function sortedTexts(mapping: KubeMapping): Readonly<Record<string, string>> {
  const entries = Object.entries(mapping).sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  return Object.fromEntries(
    entries.map(([key, value]) => {
      // JavaScript sorts keys that are numbers before all others.
      if (typeof value === 'string' && !/^\d+$/.test(key)) return [key, value];
      throw new Unsupported(`the hash of a ConfigMap or Secret whose ${key} is no text`);
    }),
  );
}

/** JSON as Go writes it. */
const goJson = (value: unknown): string =>
  JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
