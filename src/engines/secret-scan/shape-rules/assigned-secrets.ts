import type { Place, ShapeRule } from '../rule.js';
import { assignmentsIn } from './assignment.js';
import { syntaxOf } from './file-kinds.js';
import { byStrength, type Judged } from './judged.js';
import { isPasswordName } from './key-names.js';
import { passwordStrength, tokenStrength } from './value-strength.js';

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

function* assignedIn(text: string, path: string): Generator<Judged> {
  const syntax = syntaxOf(path);
  if (!syntax) return;
  for (const { name, value, start, end, isQuoted } of assignmentsIn(text, syntax)) {
    const strength = isPasswordName(name) ? passwordStrength(value, { isQuoted }) : tokenStrength(value, { isQuoted });
    if (syntax === 'notes' && (strength !== 'strong' || !isWholeLine(text, { start, end }))) continue;
    yield { start, end, strength: strength && THIRD_PARTY.test(path) ? 'weak' : strength };
  }
}

/** In words for people only a line of nothing but a name and its value gives something away. */
function isWholeLine(text: string, { start, end }: Place): boolean {
  const from = text.lastIndexOf('\n', start) + 1;
  const behind = text.indexOf('\n', end);
  const before = text.slice(from, start);
  return (
    /^[ \t]{0,8}[\w.-]{2,60}[ \t]{0,4}[=:][ \t]{0,4}["']?$/.test(before) &&
    /^["']?\s*$/.test(text.slice(end, behind < 0 ? undefined : behind))
  );
}

const found = byStrength(assignedIn);

export const assignedSecrets: readonly ShapeRule[] = [
  {
    id: 'assigned-secret',
    title: 'password, key or token beside its name',
    confidence: 'high',
    keywords: KEYWORDS,
    scope: 'line',
    applies: path => syntaxOf(path) !== undefined,
    find: found.strong,
  },
  {
    id: 'assigned-weak-secret',
    title: 'possible password, key or token beside its name',
    confidence: 'low',
    keywords: KEYWORDS,
    scope: 'line',
    applies: path => syntaxOf(path) !== undefined,
    find: found.weak,
  },
];
