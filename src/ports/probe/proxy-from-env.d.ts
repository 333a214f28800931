declare module 'proxy-from-env' {
  /** The proxy's address, or an empty text. */
  export function getProxyForUrl(url: string): string;
}
