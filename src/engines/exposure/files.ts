import { anything, type Content, isBackup, isEnvFile, isSecretJson, plain } from './content.js';

/** A thing that must not be served: where it lies, and how it is known by what it holds. */
export interface Probe {
  readonly rule: string;
  /** For a finding: `/.env is served: WHAT`. */
  readonly what: string;
  /** Relative to the address. */
  readonly paths: readonly string[];
  readonly shows: (content: Content) => boolean;
}

const PRIVATE_KEY = /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY(?: BLOCK)?-----/;

const env = (folder: string): readonly string[] =>
  [
    '',
    '.local',
    '.production',
    '.prod',
    '.staging',
    '.development',
    '.dev',
    '.backup',
    '.bak',
    '.old',
    '.save',
    '~',
  ].map(end => `${folder}.env${end}`);

/** Files that a deployment must leave behind. */
export const FILES: readonly Probe[] = [
  {
    rule: 'env-file',
    what: 'environment variables',
    paths: [...env(''), 'api/.env', 'app/.env', 'backend/.env', 'config/.env', '.envrc', 'env.txt'],
    shows: isEnvFile,
  },
  {
    rule: 'repository',
    what: "git's settings",
    paths: ['.git/config'],
    shows: plain(/^[ \t]*\[(?:core|remote "|branch "|user)/m),
  },
  { rule: 'repository', what: "git's HEAD", paths: ['.git/HEAD'], shows: plain(/^(?:ref: refs\/|[0-9a-f]{40}\s*$)/) },
  { rule: 'repository', what: "git's log", paths: ['.git/logs/HEAD'], shows: plain(/^[0-9a-f]{40} [0-9a-f]{40} /) },
  {
    rule: 'repository',
    what: "git's index",
    paths: ['.git/index'],
    shows: ({ bytes }) => bytes.subarray(0, 4).toString() === 'DIRC',
  },
  { rule: 'repository', what: "Subversion's entries", paths: ['.svn/entries'], shows: plain(/^\d+\s*(?:\n|$)/) },
  {
    rule: 'repository',
    what: "Subversion's database",
    paths: ['.svn/wc.db'],
    shows: ({ bytes }) => bytes.subarray(0, 15).toString() === 'SQLite format 3',
  },
  { rule: 'repository', what: "Mercurial's settings", paths: ['.hg/hgrc'], shows: plain(/^\[(?:paths|ui|web)\]/m) },
  {
    rule: 'repository',
    what: "Mercurial's requirements",
    paths: ['.hg/requires'],
    shows: plain(/^(?:revlogv\d|store|dotencode|fncache)$/m),
  },
  {
    rule: 'folder-metadata',
    what: "macOS' list of the folder's files",
    paths: ['.DS_Store'],
    shows: ({ bytes }) => bytes.subarray(0, 8).toString('latin1') === '\u0000\u0000\u0000\u0001Bud1',
  },
  {
    rule: 'credentials-file',
    what: "npm's settings",
    paths: ['.npmrc'],
    shows: plain(/^[ \t]*(?:\/\/[^\s=]+:)?(?:_auth|_authToken|_password|(?:@[\w-]+:)?registry)\s*=/m),
  },
  {
    rule: 'credentials-file',
    what: "AWS's keys",
    paths: ['.aws/credentials'],
    shows: plain(/^[ \t]*aws_(?:access_key_id|secret_access_key|session_token)\s*=/m),
  },
  {
    rule: 'credentials-file',
    what: "AWS's settings",
    paths: ['.aws/config'],
    shows: plain(/^\[(?:default|profile [^\]]+)\]/m, /^[ \t]*(?:region|output|role_arn)\s*=/m),
  },
  {
    rule: 'credentials-file',
    what: 'logins to registries',
    paths: ['.docker/config.json', '.dockercfg', '.dockerconfigjson'],
    shows: plain(/^\s*\{/, /"auths?"\s*:/),
  },
  {
    rule: 'credentials-file',
    what: 'logins',
    paths: ['.netrc', '_netrc'],
    shows: plain(/^[ \t]*(?:machine\s+\S+|default)\s+login\s+\S/m),
  },
  {
    rule: 'credentials-file',
    what: 'logins to git hosts',
    paths: ['.git-credentials'],
    shows: plain(/^https?:\/\/[^\s:@]+:[^\s@]+@/m),
  },
  {
    rule: 'credentials-file',
    what: 'logins to databases',
    paths: ['.pgpass'],
    shows: plain(/^[^:\s]+:(?:\d+|\*):[^:\n]+:[^:\n]+:.+$/m),
  },
  {
    rule: 'credentials-file',
    what: 'hashes of passwords',
    paths: ['.htpasswd'],
    shows: plain(/^[^:\s]+:(?:\$(?:apr1|2[aby]|1|5|6)\$|\{SHA\})/m),
  },
  {
    rule: 'credentials-file',
    what: 'a private key',
    paths: ['.ssh/id_rsa', '.ssh/id_ed25519', 'id_rsa', 'server.key', 'privkey.pem', 'key.pem', 'private.key'],
    shows: anything(PRIVATE_KEY),
  },
  {
    rule: 'credentials-file',
    what: 'access to a cluster',
    paths: ['.kube/config', 'kubeconfig'],
    shows: plain(/^clusters:/m, /^users:/m),
  },
  {
    rule: 'credentials-file',
    what: 'a key of Google Cloud',
    paths: ['credentials.json', 'service-account.json', 'serviceAccountKey.json', 'key.json'],
    shows: plain(/^\s*\{/, /"private_key"\s*:/),
  },
  {
    rule: 'credentials-file',
    what: "Terraform's state",
    paths: ['terraform.tfstate', '.terraform/terraform.tfstate'],
    shows: plain(/^\s*\{/, /"terraform_version"|"lineage"/),
  },
  {
    rule: 'credentials-file',
    what: 'the settings of a database',
    paths: ['config/database.yml', 'database.yml'],
    shows: plain(/^\s+adapter:/m),
  },
  {
    rule: 'credentials-file',
    what: 'secrets',
    paths: ['config/secrets.yml', 'secrets.yml', 'secrets.yaml'],
    shows: plain(/^[ \t]*(?:\w{1,40}_)?(?:secret|password|token|key)\w{0,40}:[ \t]*\S/im),
  },
  {
    rule: 'credentials-file',
    what: "Spring's settings",
    paths: ['application.properties', 'WEB-INF/classes/application.properties'],
    shows: plain(/^(?:spring|server|management|logging)\.[\w.-]+\s*[=:]/m),
  },
  {
    rule: 'credentials-file',
    what: "Spring's settings",
    paths: ['application.yml', 'application.yaml'],
    shows: plain(/^(?:spring|management):/m),
  },
  {
    rule: 'credentials-file',
    what: "ASP.NET's settings",
    paths: ['appsettings.json', 'appsettings.Production.json'],
    shows: plain(/^\s*\{/, /"(?:ConnectionStrings|Logging|AllowedHosts)"\s*:/),
  },
  {
    rule: 'credentials-file',
    what: "ASP.NET's settings",
    paths: ['web.config'],
    shows: anything(/^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)?<configuration/i),
  },
  {
    rule: 'config-dump',
    what: 'settings with a secret in them',
    paths: [
      'config.json',
      'settings.json',
      'env.json',
      'secrets.json',
      'config/config.json',
      'config/default.json',
      'config/production.json',
      'local.settings.json',
      '.vscode/sftp.json',
    ],
    shows: isSecretJson,
  },
  {
    rule: 'backup-file',
    what: 'a backup',
    paths: [
      'backup.sql',
      'dump.sql',
      'database.sql',
      'db.sql',
      'data.sql',
      'backup.zip',
      'backup.tar',
      'backup.tar.gz',
      'backup.tgz',
      'backup.gz',
      'www.zip',
      'site.zip',
      'html.zip',
      'app.zip',
      'release.zip',
      'db.sqlite',
      'db.sqlite3',
      'database.sqlite',
      'database.db',
      'index.php.bak',
      'config.php.bak',
      'wp-config.php.bak',
      'wp-config.php~',
      'wp-config.php.save',
    ],
    shows: isBackup,
  },
  {
    rule: 'build-file',
    what: 'how the containers are put together',
    paths: ['docker-compose.yml', 'docker-compose.yaml', 'compose.yaml'],
    shows: plain(/^services:/m),
  },
  {
    rule: 'build-file',
    what: 'how the image is built',
    paths: ['Dockerfile'],
    shows: plain(/^FROM\s+\S/im, /^(?:RUN|COPY|ADD|CMD|ENTRYPOINT)\s/m),
  },
];
