import type { Answered } from '../../ports/probe.js';

/** The cookies of one run through the steps. */
export interface Jar {
  readonly keep: (url: string, headers: Answered['headers']) => Promise<void>;
  /** As the header has them; undefined where there are none. */
  readonly cookiesFor: (url: string) => Promise<string | undefined>;
  /** Values of all cookies so far: they are logins. */
  readonly values: () => readonly string[];
}

/** An empty jar, by RFC 6265 and the list of public suffixes. */
export async function emptyJar(): Promise<Jar> {
  const { CookieJar } = await import('tough-cookie');
  // A stand-in for a deployment on localhost may set cookies, too.
  const jar = new CookieJar(undefined, { rejectPublicSuffixes: true, allowSpecialUseDomain: true });
  const values = new Set<string>();
  return {
    keep: async (url, headers) => {
      for (const [name, value] of headers) {
        if (name !== 'set-cookie') continue;
        const cookie = await jar.setCookie(value, url, { ignoreError: true });
        if (cookie !== undefined) values.add(cookie.value);
      }
    },
    cookiesFor: async url => (await jar.getCookieString(url)) || undefined,
    values: () => [...values],
  };
}
