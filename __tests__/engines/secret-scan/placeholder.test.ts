import { describe, expect, it } from 'vitest';
import { isPlaceholder } from '../../../src/engines/secret-scan/placeholder.js';
import { fill, seeded } from './generator.js';

const PLACEHOLDERS: Readonly<Record<string, readonly string[]>> = {
  'examples of documentation': [
    'AKIAIOSFODNN7EXAMPLE',
    'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    'sample-key-12ab',
    'dummy_bucket-9u3258hj',
  ],
  'names in code': ['existingSubscription', 'getVercelTokenFromEnvironmentOrThrow', 'require_token_from_config_store'],
  'keys that an emulator publishes': [`Eby8vdM02xNOcqFlqUwJ${'a1'.repeat(33)}==`],
  'what dotenvx has encrypted': [`encrypted:${'aB3'.repeat(40)}=`],
  'template variables': [
    '${DB_PASSWORD}',
    '$DB_PASSWORD',
    '$(pass show db)',
    '{{ db_password }}',
    '{{.Values.password}}',
    '<%= password %>',
    '<your token>',
    '%DB_PASSWORD%',
    '#{password}#',
    '{password}',
    '@password@',
    '__PASSWORD__',
    '[[password]]',
    '%(password)s',
    '%s',
  ],
  'lookups of the environment': [
    'process.env.TOKEN',
    "os.environ['TOKEN']",
    'os.getenv("TOKEN")',
    'ENV["TOKEN"]',
    'getenv("A")',
  ],
  'references to a store of secrets': [
    'op://vault/item/field',
    'vault:secret/data/db#password',
    'arn:aws:secretsmanager:eu-west-1:1:secret:db',
    'ssm:/prod/db/password',
    'projects/acme/secrets/db',
    'ref+vault://secret/db',
    'env:DB_PASSWORD',
    'doppler://db',
  ],
  'encrypted values': [
    'ENC[AES256_GCM,data:aa,iv:bb]',
    'ENC(G6N718UuyPE5bHyWKyuLQSm02auQPUtm)',
    '$ANSIBLE_VAULT;1.1;AES256',
    'vault:v1:8SDd3WHDOjf7mq',
    '{cipher}abc',
  ],
  'repeated and sequential characters': [
    'xxxxxxxxxxxx',
    'sk_live_xxxxxxxxxxxxxxxx',
    '************',
    '0000000000000000',
    'aaaaaaaa',
    'abababab',
    '1234567890',
    'abcdefghij',
    'qwertyuiop',
    'glpat-...',
  ],
  words: [
    'changeme',
    'change-me-please-changeme',
    'password',
    'Password',
    'secret',
    'my-secret-token',
    'test_password',
    'your-token-here',
    'insert-key',
    'todo',
    'dummy',
    'foobar',
    'none',
    'null',
    'true',
    'string',
    'REDACTED',
    'admin',
    'test-token-1',
    'secretKey',
    'a',
    '',
  ],
  'paths and URLs without a password': [
    '/run/secrets/db_password',
    './certs/server.key',
    '~/.ssh/id_rsa',
    'C:\\keys\\a.pem',
    'https://acme.dev/token',
    'server.pem',
    'secrets/db.yaml',
  ],
};

const ENCODED = ['this is a fake token!', 'user:password of an example', 'my secret token'].map(text =>
  Buffer.from(text).toString('base64'),
);

describe('placeholders', () => {
  it('are texts in Base64 that are one', () => {
    expect(ENCODED.filter(value => !isPlaceholder(value))).toEqual([]);
  });

  it.each(Object.entries(PLACEHOLDERS))('are %s', (_, values) => {
    expect(values.filter(value => !isPlaceholder(value))).toEqual([]);
  });

  it('are no passwords that people choose, however poor', () => {
    const values = [
      'hunter22',
      'Tr0ub4dor&3',
      'correct-horse-battery-staple',
      'S3cr3t!pass',
      'pass123',
      'admin123',
      'winter2024!',
      'a/b+c=d9',
    ];
    expect(values.filter(isPlaceholder)).toEqual([]);
  });

  it.each([
    '{alnum:20}',
    '{hex:32}',
    '{hex:64}',
    '{base64:40}',
    '{base64:88}==',
    '{url:43}',
    '{uuid}',
    '{base32:16}',
    '{lower:26}',
  ])('are no random values such as %s', template => {
    const values = Array.from({ length: 2000 }, (_, seed) => fill(template, seeded(seed)));
    expect(values.filter(isPlaceholder)).toEqual([]);
  });
});
