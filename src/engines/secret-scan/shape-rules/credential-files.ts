import { isPlaceholder } from '../placeholder.js';
import type { ShapeRule } from '../rule.js';
import { fromBase64 } from '../structure.js';
import { byStrength, type Judged } from './judged.js';

/** A file that exists to hold credentials, known by its name, and where in it they stand. */
interface CredentialFile {
  readonly names: RegExp;
  /** Each with a group `secret`. */
  readonly secrets: readonly RegExp[];
  readonly valid?: (secret: string) => boolean;
}

const name = (pattern: string) => new RegExp(`(?:^|/)(?:${pattern})$`, 'i');

/** `"password": "…"` and the like, in JSON. */
const JSON_PASSWORD =
  /"(?:[a-z]{0,20}pass(?:word|wd|phrase)?|[a-z_]{0,20}secret(?:[_-]?key)?|[a-z_-]{0,20}token|api[_-]?key|encryptedpassword|encryptedusername)"[ \t]{0,8}:[ \t]{0,8}"(?<secret>[^"\r\n]{1,2000})"/gi;
/** `password value` and `password = value`, a line each. */
const PLAIN_PASSWORD =
  /^[ \t]*[\w.-]{0,40}(?:pass(?:word|wd|phrase|code)?|secret(?:[_-]?key)?|token|psk|api[_-]?key|auth[_-]?key)["']?[ \t]{0,8}(?:[=:][ \t]{0,8}|[ \t]{1,8})["']?(?<secret>[^\s"'#][^\r\n"']{0,300}?)["']?(?:[ \t]{1,20}[#;].{0,300})?[ \t]{0,20}$/gim;
const XML_ATTRIBUTE = /\b(?:password|passphrase|secret|keystorepass|truststorepass)="(?<secret>[^"\r\n]{1,500})"/gi;
const XML_ELEMENT =
  /<(?<tag>pass|password|passphrase|privatekey|secret|secretbytes|apitoken|token)(?:[ \t][^>]{0,100})?>(?<secret>[^<>\r\n]{1,1000})<\/\k<tag>>/gi;

const isUserAndPassword = (secret: string): boolean => /^[^:]+:.{1,}/s.test(fromBase64(secret));

const FILES: readonly CredentialFile[] = [
  {
    names: name('\\.npmrc|\\.yarnrc'),
    secrets: [
      /^[ \t]*(?:\/\/[^\s=]{1,200}:)?_?(?:authToken|password|auth)[ \t]{0,4}=[ \t]{0,4}"?(?<secret>[^\s"]{4,1000})/gim,
    ],
  },
  {
    names: name('\\.yarnrc\\.yml'),
    secrets: [/^[ \t]*npmAuth(?:Token|Ident):[ \t]*["']?(?<secret>[^\s"']{6,1000})/gm],
  },
  {
    names: name('\\.netrc|_netrc|\\.authinfo'),
    secrets: [/\bpassword[ \t\r\n]{1,8}(?<secret>[^\s"]{1,200})/g],
  },
  { names: name('\\.pgpass|pgpass\\.conf'), secrets: [/^(?!#)(?:[^:\r\n]{1,120}:){4}(?<secret>[^\r\n]{1,200})$/gm] },
  {
    names: name('\\.git-credentials'),
    secrets: [/^https?:\/\/[^\s/:]{1,100}:(?<secret>[^\s/]{1,300})@[\w.:-]{1,120}$/gm],
  },
  {
    names: name('\\.docker/config\\.json|\\.dockercfg|\\.dockerconfigjson|config/docker\\.json'),
    secrets: [/"auth"[ \t]*:[ \t]*"(?<secret>[A-Za-z0-9+/]{8,1000}={0,2})"/g],
    valid: isUserAndPassword,
  },
  {
    names: name('\\.(?:esmtp|msmtp|fetchmail|mutt|mpop|getmail|offlineimap)rc|msmtp/config'),
    secrets: [
      PLAIN_PASSWORD,
      /^[ \t]*set[ \t]{1,4}(?:imap|smtp)_pass[ \t]{0,4}=[ \t]{0,4}["']?(?<secret>[^\s"']{1,100})/gm,
    ],
  },
  {
    names: name(
      '\\.pypirc|\\.s3cfg|\\.boto|\\.tugboat|\\.my\\.cnf|\\.mylogin\\.cnf|\\.smbcredentials|\\.cifs|\\.odbc\\.ini',
    ),
    secrets: [PLAIN_PASSWORD],
  },
  {
    names: name(
      '\\.?credentials|\\.aws/(?:credentials|config)|\\.gem/credentials|\\.cargo/credentials(?:\\.toml)?|rclone\\.conf',
    ),
    secrets: [PLAIN_PASSWORD],
  },
  {
    names: name('\\.?vault[-_]?pass(?:word)?(?:\\.txt)?|\\.vault-token|master\\.key|credentials/[\\w-]+\\.key'),
    secrets: [/^(?<secret>[^\s#!$][^\r\n]{7,200})\s*$/gm],
  },
  {
    names: name('wpa_supplicant\\.conf'),
    secrets: [/^[ \t]*(?:psk|password|wep_key\d)[ \t]*=[ \t]*"?(?<secret>[^"\r\n]{8,64})/gm],
  },
  { names: name('(?:chap|pap)-secrets'), secrets: [/^(?!#)\S+[ \t]+\S+[ \t]+"?(?<secret>[^\s"]{1,100})/gm] },
  {
    names: name(
      '\\.ftpconfig|\\.?sftp(?:-config)?(?:-alt\\d?)?\\.json|\\.remote-sync\\.json|deployment-config\\.json|\\.ftp-(?:sync|config)\\.json|\\.?ftpsync\\.settings|remote-ssh\\.json',
    ),
    secrets: [JSON_PASSWORD],
  },
  {
    names: name(
      'robomongo\\.json|robo3t\\.json|logins\\.json|\\.mc/config\\.json|composer/auth\\.json|auth\\.json|\\.dbshell\\.json|sqltools\\.json|credentials-config\\.json|application_default_credentials\\.json',
    ),
    secrets: [JSON_PASSWORD],
  },
  {
    names: name(
      '(?:filezilla|recentservers|sitemanager)\\.xml|\\.idea/(?:webservers|datasources\\.local|deployment)\\.xml|(?:dbeaver-)?data-sources\\.xml|tomcat-users\\.xml|\\.m2/settings(?:-security)?\\.xml|credentials\\.xml|winscp\\.xml|(?:\\.remmina|remmina)[^/]*\\.xml',
    ),
    secrets: [XML_ATTRIBUTE, XML_ELEMENT],
  },
  {
    names: name('nuget\\.config'),
    secrets: [/<add[ \t]+key="(?:ClearText)?Password"[ \t]+value="(?<secret>[^"\r\n]{1,300})"/gi],
  },
  {
    names: name(
      'ventrilo_srv\\.ini|winscp\\.ini|server\\.properties|unrealircd\\.conf|znc\\.conf|irssi/config|irc\\.conf|sendmail/authinfo',
    ),
    secrets: [PLAIN_PASSWORD],
  },
  {
    names: name('wp-config(?:[.-][\\w-]+)?\\.php'),
    secrets: [
      /define\([ \t]*['"](?:DB_PASSWORD|FTP_PASS|(?:AUTH|SECURE_AUTH|LOGGED_IN|NONCE)_(?:KEY|SALT))['"][ \t]*,[ \t]*'(?<secret>[^'\r\n]{1,200})'/g,
      /define\([ \t]*['"](?:DB_PASSWORD|FTP_PASS|(?:AUTH|SECURE_AUTH|LOGGED_IN|NONCE)_(?:KEY|SALT))['"][ \t]*,[ \t]*"(?<secret>[^"\r\n]{1,200})"/g,
    ],
  },
  {
    names: name('(?:config(?:uration)?(?:\\.inc)?|LocalSettings|settings|database|db|parameters)\\.php'),
    secrets: [
      /\$[\w>-]{0,40}(?:passw(?:or)?d|passphrase|secret(?:Key)?)["']?\]?[ \t]*=[ \t]*(?:'(?<secret>[^'\r\n]{4,200})')/gi,
    ],
  },
  {
    names: name('settings(?:/\\w+)?\\.py|(?:local|production|prod)_?settings\\.py'),
    secrets: [
      /^SECRET_KEY[ \t]*=[ \t]*[ru]?(?:'(?<secret>[^'\r\n]{20,200})')/gm,
      /^SECRET_KEY[ \t]*=[ \t]*[ru]?"(?<secret>[^"\r\n]{20,200})"/gm,
    ],
  },
  {
    names: name('hub|gh/hosts\\.yml|\\.config/hub'),
    secrets: [/^[ \t-]*oauth_token:[ \t]*["']?(?<secret>[\w-]{20,100})/gm],
  },
  {
    names: name('\\.?kube/?config|kubeconfig(?:\\.ya?ml)?|[\\w.-]*kubeconfig[\\w.-]*'),
    secrets: [/^[ \t-]*(?:token|password|client-key-data):[ \t]*["']?(?<secret>[^\s"']{8,8000})/gm],
  },
  {
    names: name('database\\.ya?ml|mongoid\\.ya?ml|secrets\\.ya?ml'),
    secrets: [
      /^[ \t]*(?:password|secret_key_base|secret|\w{0,30}_(?:token|secret|key|password)):[ \t]*["']?(?<secret>[^\s"'#<{][^\s"']{0,300})/gm,
    ],
  },
  {
    names: name('etc/(?:g?shadow|security/passwd)|shadow(?:\\.bak|-)?'),
    secrets: [/^[\w.-]{1,40}:(?<secret>[A-Za-z0-9./]{13}|\$[^:\r\n]{10,200}):\d/gm],
  },
];

function* secretsIn(text: string, path: string): Generator<Judged> {
  for (const { names, secrets, valid } of FILES) {
    if (!names.test(path)) continue;
    for (const match of secrets.flatMap(pattern => [...text.matchAll(pattern)])) {
      const { secret = '' } = match.groups ?? {};
      if (isLeftOut(secret) || valid?.(secret) === false) continue;
      const start = match.index + match[0].lastIndexOf(secret);
      // A poor word may be anybody's; whatever else stands in such a file is a credential.
      yield { start, end: start + secret.length, strength: isPlaceholder(secret) ? 'weak' : 'strong' };
    }
  }
}

/** Filled in elsewhere. A poor word such as `password` is a password here: somebody wrote it into a file of passwords. */
function isLeftOut(secret: string): boolean {
  if (/^(?:|null|none|true|false|nil|prompt|ask|undefined|xxx+|changeme|redacted|your\w+|hidden|empty)$/i.test(secret))
    return true;
  return isPlaceholder(secret) && !/^[a-z]{4,}\d{0,4}$/i.test(secret);
}

const found = byStrength(secretsIn);
const ANY = new RegExp(FILES.map(({ names }) => names.source).join('|'), 'i');
const applies = (path: string): boolean => ANY.test(path);

export const credentialFiles: readonly ShapeRule[] = [
  {
    id: 'credential-file',
    title: 'credential in a file made for credentials',
    confidence: 'high',
    keywords: [],
    applies,
    find: found.strong,
  },
  {
    id: 'credential-file-poor-password',
    title: 'poor password in a file made for credentials',
    confidence: 'low',
    keywords: [],
    applies,
    find: found.weak,
  },
];
