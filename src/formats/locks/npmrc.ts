/** Settings of npm in `.npmrc` files, as far as a question to a registry needs them. */
export interface Npmrc {
  readonly registry: string | undefined;
  /** The `authorization` header for an address; undefined where there are no credentials for it. */
  readonly authorization: (address: string) => string | undefined;
}

/**
 * Reads `.npmrc` files, the first of which goes before the others. `${NAME}` stands for a variable of the environment, as
 * with npm; a setting that names one which is not set is none.
 */
export function readNpmrc(texts: readonly string[], environment: Readonly<Record<string, string>>): Npmrc {
  const settings = new Map<string, string>();
  for (const text of texts.toReversed()) {
    for (const line of text.split(/\r?\n/)) {
      const [, key, raw] = /^\s*([^#;=\s][^=]*?)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
      const value = raw === undefined ? undefined : expanded(raw.replace(/^(["'])(.*)\1$/, '$2'), environment);
      if (key !== undefined && value !== undefined) settings.set(key, value);
    }
  }
  return {
    registry: settings.get('registry'),
    authorization: address => authorizationFor(address, settings),
  };
}

function expanded(value: string, environment: Readonly<Record<string, string>>): string | undefined {
  let unset = false;
  const text = value.replace(/\$\{([^}]+)\}/g, (_, name: string) => {
    const found = environment[name.replace(/\?$/, '')];
    unset ||= found === undefined && !name.endsWith('?');
    return found ?? '';
  });
  return unset ? undefined : text;
}

/** Credentials are kept by host and path, `//registry.example/npm/:_authToken`; the longest path that fits is used. */
function authorizationFor(address: string, settings: ReadonlyMap<string, string>): string | undefined {
  const { host, pathname } = new URL(address);
  const parts = pathname.split('/').filter(part => part !== '');
  for (let length = parts.length; length >= 0; length -= 1) {
    const path = parts
      .slice(0, length)
      .map(part => `${part}/`)
      .join('');
    const get = (name: string) =>
      settings.get(`//${host}/${path}:${name}`) ?? settings.get(`//${host}/${path.replace(/\/$/, '')}:${name}`);
    const [token, basic, user, password] = ['_authToken', '_auth', 'username', '_password'].map(get);
    if (token) return `Bearer ${token}`;
    if (basic) return `Basic ${basic}`;
    if (user && password) {
      const plain = Buffer.from(password, 'base64').toString('utf8');
      return `Basic ${Buffer.from(`${user}:${plain}`).toString('base64')}`;
    }
  }
  return undefined;
}
