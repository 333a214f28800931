import { isPlaceholder } from '../placeholder.js';
import type { ShapeRule } from '../rule.js';
import { fromBase64 } from '../structure.js';
import { byStrength, type Judged } from './judged.js';
import { isPasswordName, isSecretName } from './key-names.js';
import { passwordStrength, type Strength, tokenStrength } from './value-strength.js';

const YAML = /\.(?:ya?ml)(?:\.(?:j2|tmpl|tpl|gotmpl))?$/i;

/** The values of each manifest of a Secret: `data` in Base64, `stringData` as they are. */
function* manifestSecrets(text: string): Generator<Judged> {
  let offset = 0;
  for (const document of text.split(/^(?=---)/m)) {
    if (/^kind:[ \t]*["']?Secret["']?[ \t\r]*$/m.test(document) && !/^sops:/m.test(document)) {
      for (const judged of valuesIn(document))
        yield { ...judged, start: judged.start + offset, end: judged.end + offset };
    }
    offset += document.length;
  }
}

function* valuesIn(document: string): Generator<Judged> {
  const blocks = `${document}\n`.matchAll(
    /^(?<kind>data|stringData):[ \t]{0,20}\r?\n(?<body>(?:(?:[ \t][^\r\n]*)?\r?\n){1,500})/gm,
  );
  for (const block of blocks) {
    const { kind, body = '' } = block.groups ?? {};
    const from = block.index + block[0].length - body.length;
    for (const line of body.matchAll(
      /^[ \t]+["']?(?<key>[\w.-]{1,100})["']?:[ \t]+["']?(?<value>[^\s"'|>#][^\s"']{3,8000})/gm,
    )) {
      const { key = '', value = '' } = line.groups ?? {};
      const strength = strengthOf(key, kind === 'data' ? fromBase64(value) : value);
      const start = from + line.index + line[0].length - value.length;
      if (strength && !isPlaceholder(value)) yield { start, end: start + value.length, strength };
    }
  }
}

function strengthOf(key: string, value: string): Strength {
  if (value.length < 4 || isPlaceholder(value) || /[\x00-\x08\x80-\xff]/.test(value)) return undefined;
  if (!isSecretName(key)) return undefined;
  return (isPasswordName(key) ? passwordStrength(value.trim()) : tokenStrength(value.trim())) ?? 'weak';
}

const found = byStrength(manifestSecrets);
const MANIFESTS = { keywords: ['kind: secret', 'kind: "secret"'], applies: (path: string) => YAML.test(path) } as const;

export const kubernetesSecrets: readonly ShapeRule[] = [
  {
    id: 'kubernetes-secret',
    title: 'value in the manifest of a Kubernetes Secret',
    confidence: 'high',
    ...MANIFESTS,
    find: found.strong,
  },
  {
    id: 'kubernetes-weak-secret',
    title: 'possible credential in the manifest of a Kubernetes Secret',
    confidence: 'low',
    ...MANIFESTS,
    find: found.weak,
  },
];
