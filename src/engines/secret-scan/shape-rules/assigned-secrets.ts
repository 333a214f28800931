import type { Place, ShapeRule } from '../rule.js';
import { assignmentsIn } from './assignment.js';
import { syntaxOf } from './file-kinds.js';
import { isPasswordName } from './key-names.js';
import { passwordStrength, type Strength, tokenStrength } from './value-strength.js';

const KEYWORDS = [
  'passw',
  'passphrase',
  'pass',
  'pwd',
  'secret',
  'token',
  'psk',
  'api_key',
  'apikey',
  'api-key',
  'access_key',
  'accesskey',
  'access-key',
  'private_key',
  'privatekey',
  'private-key',
  'signing_key',
  'signingkey',
  'encryption_key',
  'encryptionkey',
  'auth_key',
  'authkey',
  'master_key',
  'masterkey',
  'account_key',
  'accountkey',
  'shared_key',
  'sharedkey',
  'service_key',
  'storage_key',
  'client_key',
  'credential',
];

/** Code of others: what stands there is not the team's own, and mostly an example. */
const THIRD_PARTY = /(?:^|\/)(?:vendor|node_modules|bower_components|third[_-]?party|external|Pods)\//i;

interface Judged extends Place {
  readonly strength: Strength;
}

let last: { readonly text: string; readonly path: string; readonly judged: readonly Judged[] } | undefined;

/** What is assigned in a text. Two rules ask the same of each line, so the last answer is kept. */
function judgedIn(text: string, path: string): readonly Judged[] {
  if (last?.text === text && last.path === path) return last.judged;
  const syntax = syntaxOf(path);
  const judged = syntax
    ? [...assignmentsIn(text, syntax)].map(({ name, value, start, end, isQuoted }) => {
        const strength = isPasswordName(name)
          ? passwordStrength(value, { isQuoted })
          : tokenStrength(value, { isQuoted });
        return { start, end, strength: strength && THIRD_PARTY.test(path) ? 'weak' : strength };
      })
    : [];
  last = { text, path, judged };
  return judged;
}

const ofStrength = (strength: Strength) => (text: string, path: string) =>
  judgedIn(text, path).filter(judged => judged.strength === strength);

export const assignedSecrets: readonly ShapeRule[] = [
  {
    id: 'assigned-secret',
    title: 'Password, key or token beside its name',
    confidence: 'high',
    keywords: KEYWORDS,
    scope: 'line',
    applies: path => syntaxOf(path) !== undefined,
    find: ofStrength('strong'),
  },
  {
    id: 'assigned-weak-secret',
    title: 'What may be a password, key or token beside its name',
    confidence: 'low',
    keywords: KEYWORDS,
    scope: 'line',
    applies: path => syntaxOf(path) !== undefined,
    find: ofStrength('weak'),
  },
];
