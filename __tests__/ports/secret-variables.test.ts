import { describe, expect, it } from 'vitest';
import { isSecretName, secretValues, unhidable } from '../../src/ports/process/secret-variables.js';

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

describe('the name of a variable', () => {
  it.each(
    words(`
    DB_PASS DB_PASS_PROD DB_PASSWORD PGPASSWORD PGPASS MYSQL_PWD DBPWD SMTP_PASS GH_PAT PAT STRIPE_KEY API_KEY APIKEY SSH_KEYS
    ENCRYPTION_KEY KEY_2 SIGNING_KEY_PEM JWT JWT_PROD SESSION_COOKIE COOKIE CONNECTION_STRING AZURE_STORAGE_CONNECTION_STRING
    CONN_STR SLACK_WEBHOOK SLACK_WEBHOOK_URL SENTRY_DSN DSN DATABASE_URL NPM_TOKEN AWS_SECRET_ACCESS_KEY AWS_ACCESS_KEY_ID
    ACTIONS_ID_TOKEN_REQUEST_TOKEN npm_config__auth NPM_CONFIG__AUTH dbPassword apiKey VAULT_SECRET_ID PRIVATE_KEY
    DOCKER_AUTH_CONFIG MY_PASSPHRASE`),
  )('%s tells a secret', name => {
    expect(isSecretName(name)).toBe(true);
  });

  it.each(
    words(`
    PUBLIC_KEY SSH_PUBLIC_KEY STRIPE_PUBLISHABLE_KEY KEYBOARD MONKEY MONKEY_NAME KEYCLOAK_URL SSL_KEY_FILE TLS_KEY_PATH
    SSH_AUTH_SOCK PASSWORD_FILE PWD OLDPWD INIT_CWD PATH PATTERN COMPASS BYPASS GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL XAUTHORITY
    COOKIE_DOMAIN JWT_ISSUER TOKEN_TTL CACHE_KEY KEY_ID HOTKEYS_ENABLED HOME CI GITHUB_SHA NODE_ENV PASSED DSNAME`),
  )('%s tells none', name => {
    expect(isSecretName(name)).toBe(false);
  });
});

describe('the values that are hidden', () => {
  it('are those of telling names, and those that are named', () => {
    const env = {
      MY_TOKEN: 'abcdefgh1',
      AWS_SECRET: '/abcdefgh',
      DB_PASS: 'h4nter',
      PASSWORD: 'short',
      SSH_AUTH_SOCK: '/tmp/agent.1',
      HOME: '/home/me',
    };
    expect(secretValues(env)).toEqual(['abcdefgh1', '/abcdefgh', 'h4nter']);
    const named = { DSN_OF: 'short', NEIGHBOUR: 'four', LOUD: 'abc', DEPLOY_VALIDATE_SECRETS: 'NEIGHBOUR, LOUD' };
    expect(secretValues(named)).toEqual(['four']);
  });

  it('are the passwords inside URLs and connection strings too', () => {
    const env = {
      REDIS: 'redis://:p%40ss-1@host',
      STORE_CONNECTION_STRING: 'Server=db;User Id=app;Password="kV8;tQ2x";Pooling=true',
    };
    expect(secretValues(env)).toEqual([env.STORE_CONNECTION_STRING, 'p%40ss-1', 'p@ss-1', 'kV8;tQ2x']);
  });

  it('are no ordinary words: that is told by name', () => {
    const env = {
      DB_PASS: 'postgres',
      WORD: 'passed',
      TINY: 'abc',
      AUTH: 'true',
      DEPLOY_VALIDATE_SECRETS: 'WORD, TINY',
    };
    expect(secretValues(env)).toEqual([]);
    const hint = 'so it is not hidden in logs and reports. Choose a longer, random one.';
    expect(unhidable(env)).toEqual([
      `The value of \`DB_PASS\` is an ordinary word, ${hint}`,
      `The value of \`WORD\` is an ordinary word, ${hint}`,
      `The value of \`TINY\` is too short, ${hint}`,
    ]);
  });
});
