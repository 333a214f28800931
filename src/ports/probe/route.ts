import { getProxyForUrl } from 'proxy-from-env';
import { CouldNotTell } from '../../could-not-tell.js';

/** Where a connection leads first: to the host itself, or to a proxy. */
export interface Hop {
  readonly secure: boolean;
  readonly host: string;
  readonly port: number;
  /** The value of `proxy-authorization`, where the environment has a login. */
  readonly login: string | undefined;
}

/** The proxy that `HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY` name for an address. */
export function proxyOf(url: string): Hop | undefined {
  const named = getProxyForUrl(url);
  if (named === '') return undefined;
  const proxy = URL.canParse(named) ? new URL(named) : undefined;
  if (proxy === undefined || !/^https?:$/.test(proxy.protocol) || proxy.hostname === '') {
    const message = 'the proxy that the environment names is no http or https address';
    throw new CouldNotTell('unsupported', message, 'Set HTTP_PROXY and HTTPS_PROXY to such as http://proxy:3128.');
  }
  const secure = proxy.protocol === 'https:';
  const user = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
  return {
    secure,
    host: hostOf(proxy),
    port: portOf(proxy),
    login: user === ':' ? undefined : `Basic ${Buffer.from(user).toString('base64')}`,
  };
}

/** Without the brackets of IPv6. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');

export const portOf = (url: URL): number =>
  url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
