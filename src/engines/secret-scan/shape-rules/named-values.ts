import type { ShapeRule } from '../rule.js';
import { byStrength, type Judged } from './judged.js';
import { isPasswordName, isSecretName } from './key-names.js';
import { passwordStrength, tokenStrength } from './value-strength.js';

const FILES = /\.(?:ya?ml|json|tf|hcl)(?:\.(?:j2|tmpl|tpl|gotmpl))?$/i;
const WORD = 'value';
/** `name: DB_PASSWORD` and `value: …` after it, as containers take their environment in Kubernetes, ECS and Terraform. */
const NAME =
  /\b(?:name|key|variable)["']?[ \t]{0,5}[:=][ \t]{0,5}["']?(?<name>[A-Za-z][\w.-]{2,80})["']?,?\s{1,40}["']?$/;
const LONGEST_NAME = 160;
const VALUE = /value["']?[ \t]{0,5}[:=][ \t]{1,5}(?<quote>["']?)(?<value>[^\s"',}]{4,500})\k<quote>/y;

function* pairsIn(text: string): Generator<Judged> {
  for (let at = text.indexOf(WORD); at >= 0; at = text.indexOf(WORD, at + WORD.length)) {
    if (!/\s["']?$/.test(text.slice(Math.max(0, at - 2), at))) continue;
    VALUE.lastIndex = at;
    const { value = '', quote = '' } = VALUE.exec(text)?.groups ?? {};
    if (value === '') continue;
    const { name = '' } = NAME.exec(text.slice(Math.max(0, at - LONGEST_NAME), at))?.groups ?? {};
    if (!isSecretName(name)) continue;
    const how = { isQuoted: quote !== '' };
    const end = VALUE.lastIndex - quote.length;
    const strength = isPasswordName(name) ? passwordStrength(value, how) : tokenStrength(value, how);
    yield { start: end - value.length, end, strength };
  }
}

const found = byStrength(pairsIn);
const MANIFESTS = {
  keywords: ['password', 'passwd', 'secret', 'token', 'api_key', 'apikey', 'access_key', 'private_key'],
  applies: (path: string) => FILES.test(path),
} as const;

export const namedValues: readonly ShapeRule[] = [
  {
    id: 'environment-secret',
    title: 'credential in the environment of a container',
    confidence: 'high',
    ...MANIFESTS,
    find: found.strong,
  },
  {
    id: 'environment-weak-secret',
    title: 'possible credential in the environment of a container',
    confidence: 'low',
    ...MANIFESTS,
    find: found.weak,
  },
];
