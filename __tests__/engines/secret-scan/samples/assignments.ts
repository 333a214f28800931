import type { ShapeSample } from './shapes.js';

const STRONG = 'k{alnum:6}#7{letter:5}Z';
const KEY = '{alnum:32}';

const found = (secret: string, files: Readonly<Record<string, string>>) =>
  Object.entries(files).map(([path, text]) => ({ path, text, secret }));

/** How a password is written down in each language of settings and of programs. */
export const assignmentSamples: Readonly<Record<string, ShapeSample>> = {
  'assigned-secret': {
    finds: [
      ...found(STRONG, {
        '.env': 'DB_PASSWORD=@\n',
        '.env.production': 'export SMTP_PASSWORD="@"\n',
        'a.properties': 'spring.datasource.password=@\n',
        'a.ini': '[db]\npassword = @\n',
        'a.toml': 'password = "@"\n',
        'a.yml': 'db:\n  password: @\n',
        'b.yaml': "db: { user: me, password: '@' }\n",
        'c.yml': 'environment:\n  - MYSQL_ROOT_PASSWORD=@\n',
        'a.json': '{"db": {"password": "@"}}',
        'a.ipynb': '"source": ["password = \\"@\\"\\n"]',
        'a.xml': '<db><password>@</password></db>',
        'b.xml': '<bean><property name="password" value="@"/></bean>',
        'c.xml': '<db user="me" password="@"/>',
        'a.php': "<?php define('DB_PASSWORD', '@');",
        'b.php': "<?php return ['password' => '@'];",
        'a.sh': "export DB_PASSWORD='@'\n",
        Dockerfile: 'ENV DB_PASSWORD=@\n',
        'a.tf': 'resource "aws_db_instance" "a" {\n  password = "@"\n}\n',
        'a.tfvars': 'db_password = "@"\n',
        'a.py': 'DB_PASSWORD = "@"\n',
        'b.py': "os.environ['DB_PASSWORD'] = '@'\n",
        'c.py': 'connect(host="db", password="@")\n',
        'd.py': 'password: str = "@"\n',
        'a.js': "const dbPassword = '@';\n",
        'b.ts': "const config = { password: '@' };\n",
        'a.java': 'String password = "@";\n',
        'a.go': 'password := "@"\n',
        'a.rb': "password: '@'\n",
        'a.cs': 'settings["Password"] = "@";\n',
        'a.bat': 'rem start\r\nset DB_PASSWORD=@\r\n',
        'credentials.txt': 'user=app\npassword=@\n',
        'a.ps1': '$password = "@"\n',
        'b.sh': 'mysqldump --user me --password "@" main\n',
        'd.yml': 'run: deploy --password=@ --yes\n',
      }),
      ...found(KEY, {
        'a.env': 'API_KEY=@\n',
        'a.yml': 'client_secret: @\n',
        'b.json': '{"clientSecret": "@"}',
        'b.js': "const accessToken = '@';\n",
        'b.rb': 'config.secret_key_base = "@"\n',
        'b.go': 'const signingKey = "@"\n',
      }),
    ],
    leaves: [
      {
        path: '.env',
        text: 'DB_PASSWORD=${DB_PASSWORD}\nA_PASSWORD=$(pass show a)\nB_PASSWORD=\nC_PASSWORD=changeme\n',
      },
      {
        path: 'a.yml',
        text: 'password: "{{ vault_password }}"\ntoken: !vault |\nsecret: *ref\nsecretName: app-tls-2024\n',
      },
      { path: 'a.yml', text: 'password: ENC[AES256_GCM,data:abc123DEF456,iv:x,tag:y,type:str]\n' },
      { path: 'a.yml', text: 'password_file: /run/secrets/db_password_1\nsecretKeyRef: { name: a, key: b }\n' },
      { path: 'a.json', text: '{"password": "Enter your password 123", "tokenUrl": "https://acme.dev/Token/1"}' },
      { path: 'a.json', text: '{"password_hash": "@"}', secret: KEY },
      { path: 'a.py', text: 'password = os.environ["DB_PASSWORD"]\ntoken = get_token(1234567890123456)\n' },
      { path: 'a.py', text: 'if password == "@":\n    pass\n', secret: STRONG },
      { path: 'a.sh', text: 'deploy --token $TOKEN1 --password-stdin --secret-file a1b2c3d4e5\n' },
      { path: 'a.js', text: 'const token = response.data.accessToken2;\nconst password = form1.password2;\n' },
      { path: 'a.go', text: 'token := lexer.NextToken0123456789()\nmaxTokens = "128000000000000a"\n' },
      { path: 'notes.txt', text: 'The password=@ was changed last week.\n', secret: STRONG },
      { path: 'a.txt', text: 'password: swordfish7\n' },
      { path: 'a.ts', text: "label: { resetPassword: '@' }", secret: STRONG },
      { path: 'locales/de.json', text: '{"password": "@"}', secret: STRONG },
      { path: 'package-lock.json', text: '"integrity": "sha512-@"', secret: '{base64:86}==' },
      { path: 'a.tf', text: 'password = var.db_password1\npassword = random_password.db1.result\n' },
      { path: 'a.xml', text: '<password>${db.password1}</password>' },
      { path: 'a.sh', text: 'read -s PASSWORD\nPASSWORD=$1\ntoken=`cat /run/token1`\n' },
    ],
  },
  'assigned-weak-secret': {
    finds: [
      { path: '.env', text: 'DB_PASSWORD=@\n', secret: 'swordfish7' },
      { path: 'a.yml', text: 'api_token: @\n', secret: '{uuid}' },
      { path: 'vendor/acme/a.json', text: '{"password": "@"}', secret: STRONG },
    ],
    leaves: [
      { path: '.env', text: 'DB_PASSWORD=password\nDB_PASSWORD=secret\nDB_PASSWORD=test1\n' },
      { path: '.env', text: 'DB_PASSWORD=@\n', secret: STRONG },
      { path: 'a.ts', text: "type: 'password', name: 'token', passwordLabel: 'Password:'" },
    ],
  },
};
