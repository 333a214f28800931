/** Where the certificate's authority is looked for, by libpq's names. */
export const SSL_MODES = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'] as const;

export type SslMode = (typeof SSL_MODES)[number];

/** An address of PostgreSQL, read. */
export interface PostgresUrl {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string | undefined;
  readonly database: string;
  /** Undefined where the address does not say. */
  readonly sslMode: SslMode | undefined;
  /** Files. `system`: what this machine trusts. */
  readonly sslRootCert: string | undefined;
  readonly sslCert: string | undefined;
  readonly sslKey: string | undefined;
  readonly options: string | undefined;
}

export type ReadUrl = { readonly address: PostgresUrl } | { readonly fault: string };

/** `postgresql+asyncpg://` and its like are SQLAlchemy's. */
const SCHEME = /^(?:postgres|postgresql)(?:\+[a-z0-9]+)?:\/\//i;
const SHAPE = /^(?:([^@/?#]*)@)?(\[[^\]]*\]|[^:/?#,]*)(?::(\d{1,5}))?(?:\/([^/?#]*))?(?:\?([^#]*))?$/;

/**
 * Reads `postgres://user:password@host:5432/name?sslmode=…` as libpq does. What other programs add (`schema`, `pgbouncer`,
 * `connection_limit`) is left aside. No fault repeats a part of the text: there may be a password in it.
 */
export function readPostgresUrl(text: string): ReadUrl {
  const scheme = SCHEME.exec(text)?.[0];
  if (scheme === undefined) return { fault: 'expected an address such as postgres://user@db.example:5432/app' };
  const rest = text.slice(scheme.length);
  if (/^[^?]*,/.test(rest.slice(rest.lastIndexOf('@') + 1)))
    return { fault: 'names several hosts; name one, since each is a server of its own' };
  const shape = SHAPE.exec(rest);
  if (shape === null)
    return { fault: 'cannot be read; write special characters of user and password as %23, %2F, %3F, %40' };
  try {
    return build(shape);
  } catch {
    return { fault: 'has a "%" that starts no percent-encoded character; write %25 for it' };
  }
}

function build([, login = '', place = '', port, name, query = '']: RegExpExecArray): ReadUrl {
  const parameters = new Map(
    query
      .split('&')
      .filter(pair => pair !== '')
      .map(pair => {
        const [key = '', ...value] = pair.split('=');
        return [decodeURIComponent(key).toLowerCase(), decodeURIComponent(value.join('='))] as const;
      }),
  );
  const [user = '', ...secret] = login.split(':');
  const host = decodeURIComponent(place.replace(/^\[|\]$/g, '')) || (parameters.get('host') ?? 'localhost');
  const owner = decodeURIComponent(user) || (parameters.get('user') ?? '');
  if (owner === '') return { fault: 'names no user; write postgres://USER@host/name' };
  const number = Number(port ?? parameters.get('port') ?? 5432);
  if (!Number.isInteger(number) || number < 1 || number > 65_535) return { fault: 'has no port from 1 to 65535' };
  const mode = sslModeOf(parameters);
  if (mode === 'unknown') return { fault: `has an unknown sslmode; it is one of ${SSL_MODES.join(', ')}` };
  return {
    address: {
      host,
      port: number,
      user: owner,
      password: secret.length === 0 ? parameters.get('password') : decodeURIComponent(secret.join(':')),
      database: decodeURIComponent(name ?? '') || (parameters.get('dbname') ?? owner),
      sslMode: mode,
      sslRootCert: parameters.get('sslrootcert'),
      sslCert: parameters.get('sslcert'),
      sslKey: parameters.get('sslkey'),
      options: parameters.get('options'),
    },
  };
}

/** Some drivers call it `ssl`, and some say `true`. */
function sslModeOf(parameters: ReadonlyMap<string, string>): SslMode | undefined | 'unknown' {
  const said = parameters.get('sslmode') ?? parameters.get('ssl');
  if (said === undefined || said === '') return undefined;
  if (said === 'true' || said === '1') return 'require';
  if (said === 'false' || said === '0') return 'disable';
  if (said === 'no-verify') return 'require';
  return SSL_MODES.find(mode => mode === said) ?? 'unknown';
}
