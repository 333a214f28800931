import { fill, letters, type Random } from '../generator.js';

/** A file that a rule for shapes must, or must not, find something in; values are made when the tests run. */
export interface Shape {
  readonly path: string;
  /** `@` stands for the credential. */
  readonly text: string;
  readonly secret?: string | ((random: Random) => string);
}

export interface ShapeSample {
  readonly finds: readonly Shape[];
  readonly leaves: readonly Shape[];
}

const STRONG = 'k{alnum:6}#7{letter:5}Z';
const WEAK = 'swordfish7';
const base64 = (text: string) => Buffer.from(text).toString('base64');
const inBase64 = (template: string) => (random: Random) => base64(fill(template, random));
const lines = (text: string) => text.replace(/.{64}/g, '$&\n');

/** The whole of a PEM file of a kind, with a body that begins as such a body begins. */
export function pem(kind: string, { first = 'MIIEv', header = '' } = {}): (random: Random) => string {
  return random => `-----BEGIN ${kind}-----\n${header}${lines(first + letters('base64', 640, random))}\n`;
}

/** OpenSSH's container: its mark, and the name of the cipher. */
const openSsh = (cipher: string) => (random: Random) => {
  const head = Buffer.concat([
    Buffer.from('openssh-key-v1\0\0\0\0'),
    Buffer.from([cipher.length]),
    Buffer.from(cipher),
  ]);
  const filled = Buffer.concat([head, Buffer.alloc((3 - (head.length % 3)) % 3)]).toString('base64');
  return `-----BEGIN OPENSSH PRIVATE ${'KEY'}-----\n${lines(filled + letters('base64', 400, random))}\n`;
};

const END = '-----END KEY-----\n';
const KEY = 'PRIVATE KEY';
const putty = (encryption: string) =>
  `PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: ${encryption}\nComment: me\nPublic-Lines: 1\nAAAA\nPrivate-Lines: 1\n@\nPrivate-MAC: 0\n`;

const settings = (path: string, text: string): Shape => ({ path, text, secret: STRONG });

export const shapeSamples: Readonly<Record<string, ShapeSample>> = {
  'private-key': {
    finds: [
      { path: 'tls/server.key', text: `@${END}`, secret: pem(KEY) },
      { path: 'deploy.pem', text: `@${END}`, secret: pem(`RSA ${KEY}`) },
      { path: 'ec.pem', text: `@${END}`, secret: pem(`EC ${KEY}`, { first: 'MHcCAQ' }) },
      {
        path: 'docker.key',
        text: `@${END}`,
        secret: pem(`EC ${KEY}`, { first: 'MHcCAQ', header: 'keyID: AWX2:I27X\n\n' }),
      },
      { path: 'id_ed25519', text: `@${END}`, secret: openSsh('none') },
      {
        path: 'me.asc',
        text: `@${END}`,
        secret: pem(`PGP ${KEY} BLOCK`, { first: 'lQOYBF', header: 'Version: GnuPG v2\n\n' }),
      },
      { path: 'me.ppk', text: putty('none'), secret: '{base64:60}' },
      { path: 'jwk.json', text: '{"kty": "EC", "crv": "P-256", "d": "@", "x": "a"}', secret: '{url:43}' },
      { path: 'rsa.xml', text: '<RSAKeyValue><Modulus>A</Modulus><D>@</D></RSAKeyValue>', secret: '{base64:340}==' },
    ],
    leaves: [
      { path: 'doc.txt', text: `-----BEGIN ${KEY}-----\nMIIE...\n${END}` },
      { path: 'doc.txt', text: `-----BEGIN ${KEY}-----\n${'x'.repeat(200)}\n${END}` },
      { path: 'code.go', text: `const header = "-----BEGIN ${KEY}-----"\n` },
      { path: 'public.pem', text: `@${END}`, secret: pem('PUBLIC KEY') },
      { path: 'cert.pem', text: `@${END}`, secret: pem('CERTIFICATE') },
      { path: 'enc.pem', text: `@${END}`, secret: pem(`ENCRYPTED ${KEY}`) },
      { path: 'jwk.json', text: '{"kty": "EC", "crv": "P-256", "x": "@"}', secret: '{url:43}' },
    ],
  },
  'encrypted-private-key': {
    finds: [
      { path: 'enc.pem', text: `@${END}`, secret: pem(`ENCRYPTED ${KEY}`) },
      {
        path: 'old.pem',
        text: `@${END}`,
        secret: pem(`RSA ${KEY}`, { header: 'Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\n' }),
      },
      { path: 'id_rsa', text: `@${END}`, secret: openSsh('aes256-ctr') },
      { path: 'me.ppk', text: putty('aes256-cbc'), secret: '{base64:60}' },
    ],
    leaves: [
      { path: 'tls/server.key', text: `@${END}`, secret: pem(KEY) },
      { path: 'id_ed25519', text: `@${END}`, secret: openSsh('none') },
    ],
  },
  'credential-file': {
    finds: [
      { path: '.npmrc', text: '//registry.npmjs.org/:_authToken=@\n', secret: '{uuid}' },
      { path: 'app/.npmrc', text: '_auth = @\n', secret: inBase64('deploy:{alnum:16}') },
      { path: '.yarnrc.yml', text: 'npmAuthToken: "@"\n', secret: '{uuid}' },
      settings('.netrc', 'machine api.acme.dev login me password @\n'),
      settings('.pgpass', 'db.acme.dev:5432:main:me:@\n'),
      settings('.git-credentials', 'https://me:@@git.acme.dev\n'),
      { path: '.docker/config.json', text: '{"auths": {"ghcr.io": {"auth": "@"}}}', secret: inBase64('me:{alnum:20}') },
      settings('.msmtprc', 'account a\nhost smtp.acme.dev\npassword @\n'),
      settings('.pypirc', '[pypi]\nusername = me\npassword = @\n'),
      settings('.aws/credentials', '[default]\nsecret_key = @\n'),
      { path: 'config/master.key', text: '@\n', secret: '{hex:32}' },
      settings('wpa_supplicant.conf', 'network={\n  ssid="a"\n  psk="@"\n}\n'),
      settings('.vscode/sftp.json', '{"host": "acme.dev", "password": "@"}'),
      settings('robomongo.json', '{"userPassword": "@"}'),
      settings('FileZilla/sitemanager.xml', '<Server><Pass>@</Pass></Server>'),
      settings('.idea/dataSources.local.xml', '<user password="@"/>'),
      settings('NuGet.Config', '<add key="ClearTextPassword" value="@" />'),
      settings('ventrilo_srv.ini', 'Name=a\nAdminPassword=@\n'),
      { path: 'wp-config.php', text: "define('AUTH_KEY', '@');\n", secret: '{alnum:30}(>M%0{alnum:20}' },
      settings('config.php', "<?php\n$dbpasswd = '@';\n"),
      { path: 'shop/settings.py', text: "SECRET_KEY = '@'\n", secret: 'zh!=q(w^_t[{alnum:36}' },
      { path: '.config/hub', text: 'github.com:\n- user: me\n  oauth_token: @\n', secret: '{hex:40}' },
      { path: '.kube/config', text: 'users:\n- name: a\n  user:\n    token: @\n', secret: '{alnum:40}' },
      settings('config/database.yml', 'production:\n  password: @\n'),
    ],
    leaves: [
      { path: '.npmrc', text: '//registry.npmjs.org/:_authToken=${NPM_TOKEN}\nregistry=https://registry.npmjs.org/\n' },
      { path: '.pypirc', text: '[pypi]\nusername = __token__\n' },
      { path: '.docker/config.json', text: '{"auths": {"ghcr.io": {}}, "credsStore": "pass"}' },
      { path: '.docker/config.json', text: '{"auths": {"ghcr.io": {"auth": "@"}}}', secret: '{hex:12}' },
      { path: 'config/database.yml', text: 'production:\n  password: <%= ENV["DB_PASSWORD"] %>\n' },
      { path: 'settings.py', text: "SECRET_KEY = os.environ['SECRET_KEY']\n" },
      { path: '.pgpass', text: '# host:port:database:user:password\n' },
      { path: 'wp-config.php', text: "define('AUTH_KEY', getenv('AUTH_KEY'));\n" },
      { path: 'other.txt', text: 'password @\n', secret: STRONG },
    ],
  },
  'credential-file-poor-password': {
    finds: [
      { path: '.pgpass', text: 'localhost:5432:main:root:@\n', secret: 'password' },
      { path: '.esmtprc', text: 'username "me"\npassword "@"\n', secret: 'password' },
    ],
    leaves: [
      { path: '.pgpass', text: 'localhost:5432:main:root:@\n', secret: STRONG },
      { path: '.esmtprc', text: 'password "changeme"\n' },
    ],
  },
  'url-password': {
    finds: [
      { path: 'a.ts', text: "connect('postgres://app:@@db.acme.dev:5432/main')", secret: 'k{alnum:6}-7{letter:5}Z' },
      { path: 'b.yml', text: 'url: amqps://app:@@mq.acme.dev\n', secret: 'k{alnum:6}-7{letter:5}Z' },
      { path: 'c.sh', text: 'git clone https://bot:@@git.acme.dev/a.git\n', secret: '{hex:40}' },
      { path: 'd.env', text: 'REDIS_URL=redis://:@@cache.acme.dev:6379/0\n', secret: 'k{alnum:6}-7{letter:5}Z' },
    ],
    leaves: [
      { path: 'a.ts', text: 'postgres://user:password@db.acme.dev/main' },
      { path: 'a.ts', text: 'https://$USER:$PASSWORD@git.acme.dev/' },
      { path: 'a.ts', text: 'https://{user}:{password}@git.acme.dev/' },
      { path: 'a.ts', text: 'postgres://app:@@localhost/main', secret: 'k{alnum:6}-7{letter:5}Z' },
      { path: 'a.ts', text: 'https://acme.dev:8443/a@b' },
      { path: 'a.ts', text: 'ssh://git@git.acme.dev:22/a.git' },
    ],
  },
  'url-weak-password': {
    finds: [
      { path: 'a.yml', text: 'url: mysql://app:@@db/main\n', secret: WEAK },
      { path: 'a.ts', text: 'postgres://app:@@localhost/main', secret: 'k{alnum:6}-7{letter:5}Z' },
    ],
    leaves: [{ path: 'a.yml', text: 'url: mysql://root:root@db/main\nb: mysql://root:example@db\n' }],
  },
  'url-token': {
    finds: [
      { path: 'a.json', text: '"a": "git+https://@:x-oauth-basic@github.com/acme/p.git#v1"', secret: '{hex:40}' },
      { path: 'package-lock.json', text: '"git+https://@:x-oauth-basic@github.com/a/p.git"', secret: '{hex:40}' },
      { path: '.gitmodules', text: 'url = https://@@github.com/acme/p.git\n', secret: '{hex:40}' },
      { path: 'a.txt', text: 'https://@:@git.acme.dev/a.git\n', secret: '{alnum:40}' },
    ],
    leaves: [
      { path: 'a.ts', text: "dsn: 'https://@@o4504.ingest.sentry.io/450'", secret: '{hex:32}' },
      { path: 'a.ts', text: "dsn: 'https://@@errors.acme.dev/12'", secret: '{hex:32}' },
      { path: 'a.ts', text: 'https://continuous-integration-robot@git.acme.dev/a.git' },
      { path: 'a.ts', text: 'https://@@localhost/a.git', secret: '{hex:40}' },
    ],
  },
  'command-password': {
    finds: [
      settings('a.sh', 'mysql -u root -p@ app\n'),
      settings('b.sh', "mysqldump --password='@' app\n"),
      settings('README', 'docker login -u ci -p @ reg.acme.dev\n'),
      settings('c.sh', 'helm registry login -u ci --password @ reg.acme.dev\n'),
      settings('a.yml', "run: sshpass -p '@' ssh deploy@h\n"),
      settings('d.sh', 'redis-cli -h db -a @ ping\n'),
      settings('e.sh', 'ldapsearch -x -D cn=admin -w @ -b dc=acme\n'),
      settings('f.sh', 'mongodump --host db -u app -p @ --out /b\n'),
      settings('g.sh', 'keytool -list -keystore a.jks -storepass @\n'),
      settings('h.sh', 'openssl rsa -in a.key -passin pass:@ -out b.key\n'),
      settings('i.sh', 'htpasswd -bc users admin @\n'),
      settings('init.sql', "CREATE USER app WITH PASSWORD '@';\n"),
      settings('b.sql', "CREATE USER a IDENTIFIED WITH mysql_native_password BY '@';\n"),
    ],
    leaves: [
      { path: 'a.sh', text: 'mysql -u root -p app\nmysql -u root -p$PASSWORD app\n' },
      { path: 'b.sh', text: 'docker login -u ci --password-stdin reg.acme.dev\ndocker run -p 8080:80 login\n' },
      { path: 'a.sql', text: "ALTER USER app PASSWORD 'example';\nCREATE USER b WITH PASSWORD '${PASSWORD}';\n" },
      { path: 'c.sh', text: 'sshpass -p "$SSH_PASSWORD" ssh h\nsshpass -e ssh h\nunzip -p a.zip b.txt\n' },
    ],
  },
  'command-weak-password': {
    finds: [{ path: 'a.sql', text: "ALTER ROLE app WITH PASSWORD '@';\n", secret: WEAK }],
    leaves: [{ path: 'a.sql', text: "ALTER ROLE app WITH PASSWORD 'test';\n" }],
  },
  'property-list-secret': {
    finds: [settings('a.plist', '<key>password</key>\n\t<string>@</string>\n')],
    leaves: [
      { path: 'a.plist', text: '<key>CFBundleName</key>\n<string>@</string>\n', secret: STRONG },
      { path: 'b.plist', text: '<key>password</key>\n<string>$(PASSWORD)</string>\n' },
    ],
  },
  'property-list-weak-secret': {
    finds: [{ path: 'a.plist', text: '<key>password</key>\n<string>@</string>\n', secret: WEAK }],
    leaves: [{ path: 'a.plist', text: '<key>password</key>\n<string>test</string>\n' }],
  },
  'authorization-header': {
    finds: [
      { path: 'a.js', text: "headers: { authorization: 'Basic @' }", secret: inBase64('app:k{alnum:6}-7{letter:5}Z') },
      settings('a.sh', 'curl -u app:@ https://api.acme.dev\n'),
      { path: 'a.sh', text: 'curl -H "Authorization: Bearer @" https://api.acme.dev\n', secret: '{alnum:40}' },
    ],
    leaves: [
      { path: 'a.js', text: 'headers: { authorization: `Basic ${encoded}` }' },
      { path: 'a.txt', text: 'the Basic Authorizationscheme0 of old' },
      { path: 'a.js', text: 'Basic @', secret: inBase64('user:password') },
      { path: 'a.js', text: 'Bearer your-access-token-of-2024 or Bearer ${token} or bearer authentication-of-users' },
      { path: 'a.js', text: 'Basic @', secret: '{alnum:24}' },
      { path: 'a.sh', text: 'curl -u "$USER:$PASSWORD" https://api.acme.dev\n' },
    ],
  },
  'authorization-header-weak': {
    finds: [{ path: 'a.js', text: 'Authorization: Basic @', secret: inBase64(`app:${WEAK}`) }],
    leaves: [{ path: 'a.js', text: 'Basic @', secret: inBase64('app:k{alnum:6}-7{letter:5}Z') }],
  },
  'connection-password': {
    finds: [
      settings('appsettings.json', '"Default": "Server=db.acme.dev;Database=main;User Id=app;Password=@;"'),
      settings('a.go', 'sql.Open("pgx", "host=db.acme.dev user=app password=@ dbname=main")'),
      {
        path: 'a.properties',
        text: 'url=jdbc:mysql://db.acme.dev/main?user=app&password=@',
        secret: 'k{alnum:6}-7{letter:5}Z',
      },
    ],
    leaves: [
      { path: 'a.json', text: '"Server=db;User Id=app;Password={password};"' },
      { path: 'a.json', text: '"Server=db;User Id=app;Password=password;"' },
      { path: 'a.cs', text: '"Server=db;Password=" + password' },
    ],
  },
  'connection-weak-password': {
    finds: [{ path: 'a.json', text: '"Server=db;User Id=sa;Password=@;"', secret: WEAK }],
    leaves: [settings('a.json', '"Server=db;User Id=sa;Password=@;"')],
  },
  'login-call': {
    finds: [{ path: 'a.js', text: "connection.login('me', '@', done)", secret: 'salesfarce' }],
    leaves: [
      { path: 'a.js', text: 'connection.login(user, password)' },
      { path: 'a.js', text: "connection.login('user', 'password')" },
    ],
  },
  'kubernetes-secret': {
    finds: [
      { path: 'k8s/a.yaml', text: 'kind: Secret\ndata:\n  password: @\n', secret: inBase64('k{alnum:6}-7{letter:5}Z') },
      {
        path: 'k8s/a.yaml',
        text: 'kind: Config\n---\nkind: Secret\nstringData:\n  api-key: "@"\n',
        secret: '{alnum:32}',
      },
    ],
    leaves: [
      { path: 'k8s/a.yaml', text: 'kind: Secret\nmetadata:\n  name: a\ndata: {}\n' },
      { path: 'k8s/a.yaml', text: 'kind: Secret\nstringData:\n  password: ${PASSWORD}\n' },
      { path: 'k8s/a.yaml', text: 'kind: Secret\ndata:\n  ca.crt: @\n', secret: inBase64('k{alnum:30}') },
      { path: 'k8s/a.yaml', text: 'kind: ConfigMap\ndata:\n  api-key: @\n', secret: '{alnum:32}' },
    ],
  },
  'kubernetes-weak-secret': {
    finds: [{ path: 'k8s/a.yaml', text: 'kind: Secret\ndata:\n  password: @\n', secret: base64(WEAK) }],
    leaves: [{ path: 'k8s/a.yaml', text: 'kind: Secret\ndata:\n  password: cGFzc3dvcmQ=\n' }],
  },
  'environment-secret': {
    finds: [
      settings('k8s/deploy.yaml', 'env:\n  - name: DB_PASSWORD\n    value: "@"\n'),
      settings('task.json', '[{"name": "DB_PASSWORD", "value": "@"}]'),
      { path: 'main.tf', text: '{\n  name  = "API_TOKEN"\n  value = "@"\n}\n', secret: '{alnum:32}' },
    ],
    leaves: [
      {
        path: 'a.yaml',
        text: 'env:\n  - name: DB_PASSWORD\n    valueFrom:\n      secretKeyRef: { name: a, key: b }\n',
      },
      { path: 'a.yaml', text: 'env:\n  - name: DB_PASSWORD\n    value: $(PASSWORD_1)\n' },
      { path: 'a.yaml', text: 'env:\n  - name: DB_USER\n    value: @\n', secret: STRONG },
      { path: 'main.tf', text: '  name = "API_TOKEN"\n  value = var.api_token1\n' },
    ],
  },
  'environment-weak-secret': {
    finds: [{ path: 'a.yaml', text: 'env:\n  - name: DB_PASSWORD\n    value: @\n', secret: WEAK }],
    leaves: [{ path: 'a.yaml', text: 'env:\n  - name: DB_PASSWORD\n    value: password\n' }],
  },
  'password-hash': {
    finds: [
      { path: 'etc/shadow', text: 'me:@:1:0:::\n', secret: '$6${alnum:16}${alnum:86}' },
      { path: '.htpasswd', text: 'me:@\n', secret: '$apr1${alnum:8}${alnum:22}' },
      { path: 'dump.sql', text: "INSERT INTO users VALUES (1, '@');\n", secret: '$2y$12${alnum:53}' },
      { path: 'users.json', text: '"@"', secret: 'pbkdf2_sha256$260000${alnum:22}${base64:43}=' },
      { path: 'a.ldif', text: 'userPassword: @\n', secret: random => `{SSHA}${letters('base64', 32, random)}` },
      { path: 'a.txt', text: '@', secret: '$argon2id$v=19$m=65536,t=3,p=4${base64:22}${base64:43}' },
      { path: 'a.txt', text: '@', secret: '$5${alnum:16}${alnum:43}' },
      { path: 'a.txt', text: '@', secret: '$y$j9T${alnum:22}${alnum:43}' },
    ],
    leaves: [
      { path: 'a.txt', text: '@', secret: '$2y$12${alnum:52}' },
      { path: 'a.txt', text: '@', secret: '$6${alnum:16}${alnum:85}' },
      { path: 'a.sh', text: 'echo "$1$2$3"\n' },
    ],
  },
};
