import type { ShapeRule } from '../rule.js';
import { byStrength, type Judged } from './judged.js';
import { isPasswordName, isSecretName } from './key-names.js';
import { passwordStrength, tokenStrength } from './value-strength.js';

/** A word, or what stands between quotes. */
const VALUE = `(?:(["'])(?<quoted>[^"'\\n]{4,200})\\1|(?<bare>[^\\s"'\`;|&$<>(){}]{4,200}))`;
/** A command, and an option of it whose value is a password: behind a blank, an equals sign, or nothing. */
const option = (command: string, name: string, behind: string) =>
  new RegExp(`(?<![\\w.])(?:${command})\\b[^\\n;|&]{0,300}?[ \\t](?:${name})${behind}${VALUE}`, 'g');

const GAP = '(?:=|[ \\t]{1,4})';
const COMMANDS = [
  // With a blank between them the word is the database's name.
  option('(?:mysql|mariadb)(?:dump|admin|import|show|check|-dump|-admin|-import)?', '-p|--password=', ''),
  option('(?:docker|podman|nerdctl|buildah|skopeo|oras|helm|crane)\\b[^\\n;|&]{0,60}\\blogin', '-p|--password', GAP),
  option('sshpass', '-p', '[ \\t]{0,4}'),
  option('redis-cli|valkey-cli', '-a|--pass', GAP),
  option('ldap(?:search|add|modify|delete|passwd|whoami)', '-w', '[ \\t]{0,4}'),
  option('mongo(?:sh|dump|restore|import|export|stat|top)?', '-p|--password', GAP),
  option('(?:un)?zip|7z[a-z]?', '-P|-p', '[ \\t]{0,4}'),
  option('keytool|jarsigner', '-(?:store|key|src|dest)[a-z]{0,5}pass', GAP),
  option('openssl', '-pass(?:in|out)?', `${GAP}pass:`),
  option('az\\b[^\\n;|&]{0,20}\\blogin', '-p|--password', GAP),
  option('htpasswd[ \\t]+-[a-zA-Z]*b[a-zA-Z]*', '[\\w./-]{1,100}[ \\t]+[\\w.@-]{1,60}', '[ \\t]+'),
];
/** `PASSWORD '…'` and `IDENTIFIED BY '…'`, as SQL gives them to a user. */
const SQL =
  /\b(?:password|identified\s{1,4}(?:with\s{1,4}["'`]?\w{1,40}["'`]?\s{1,4})?by(?:\s{1,4}password)?)\s{1,4}(?<quote>['"])(?<quoted>[^'"\s]{4,200})\k<quote>/gi;

function* passwordsIn(text: string): Generator<Judged> {
  for (const pattern of [...COMMANDS, SQL]) {
    for (const match of text.matchAll(pattern)) {
      const { quoted, bare } = match.groups ?? {};
      const password = quoted ?? bare ?? '';
      const start = match.index + match[0].lastIndexOf(password);
      const strength = passwordStrength(password, { isQuoted: quoted !== undefined });
      if (strength) yield { start, end: start + password.length, strength };
    }
  }
}

/** A property list's key, and the text that follows it. */
const PROPERTY = /<key>(?<name>[^<>\n]{2,80})<\/key>\s{0,40}<string>(?<value>[^<>\n]{4,500})<\/string>/g;

function* propertiesIn(text: string): Generator<Judged> {
  for (const match of text.matchAll(PROPERTY)) {
    const { name = '', value = '' } = match.groups ?? {};
    if (!isSecretName(name)) continue;
    const how = { isQuoted: true };
    const start = match.index + match[0].length - '</string>'.length - value.length;
    const strength = isPasswordName(name) ? passwordStrength(value, how) : tokenStrength(value, how);
    if (strength) yield { start, end: start + value.length, strength };
  }
}

const commands = byStrength(passwordsIn);
const properties = byStrength(propertiesIn);

const COMMAND_LINES = {
  keywords: [
    'mysql',
    'mariadb',
    'login',
    'sshpass',
    'redis-cli',
    'valkey-cli',
    'ldap',
    'mongo',
    'zip',
    '7z ',
    'keytool',
    'jarsigner',
    'openssl',
    'htpasswd',
    'password ',
    'identified ',
  ],
  scope: 'line',
  applies: () => true,
} as const;
const PROPERTY_LISTS = {
  keywords: ['</key>'],
  applies: (path: string) => /\.(?:plist|xml|mobileconfig|entitlements|tmpl|tpl|j2)$/i.test(path),
} as const;

export const commandRules: readonly ShapeRule[] = [
  {
    id: 'command-password',
    title: 'password in a command or a statement of SQL',
    confidence: 'high',
    ...COMMAND_LINES,
    find: commands.strong,
  },
  {
    id: 'command-weak-password',
    title: 'possible password in a command or a statement of SQL',
    confidence: 'low',
    ...COMMAND_LINES,
    find: commands.weak,
  },
  {
    id: 'property-list-secret',
    title: 'password, key or token in a property list',
    confidence: 'high',
    ...PROPERTY_LISTS,
    find: properties.strong,
  },
  {
    id: 'property-list-weak-secret',
    title: 'possible password, key or token in a property list',
    confidence: 'low',
    ...PROPERTY_LISTS,
    find: properties.weak,
  },
];
