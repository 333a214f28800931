/** A content security policy: its directives, the first of each name counts. */
export type Policy = ReadonlyMap<string, readonly string[]>;

export function readPolicy(text: string): Policy {
  const directives = new Map<string, readonly string[]>();
  for (const part of text.split(';')) {
    const [name = '', ...values] = part.trim().split(/\s+/);
    if (name !== '' && !directives.has(name.toLowerCase())) directives.set(name.toLowerCase(), values);
  }
  return directives;
}

/** Header values parted by commas are policies of their own; all of them hold. */
export const readPolicies = (headers: readonly string[]): readonly Policy[] =>
  headers
    .flatMap(header => header.split(','))
    .filter(text => text.trim() !== '')
    .map(readPolicy);

const META =
  /<meta\b(?=[^>]*http-equiv\s*=\s*["']?content-security-policy["'\s])[^>]*\bcontent\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;

/** Policies that a page has in its own text. `frame-ancestors` means nothing there. */
export function policiesInPage(html: string): readonly Policy[] {
  const head = html.slice(0, 100_000).replace(/<!--[\s\S]*?-->/g, '');
  return [...head.matchAll(META)].map(([, double, single]) => {
    const policy = new Map(readPolicy((double ?? single ?? '').replaceAll('&#39;', "'").replaceAll('&quot;', '"')));
    policy.delete('frame-ancestors');
    return policy;
  });
}

const BROAD = /^(?:\*|https?:|data:|blob:|wss?:|https?:\/\/\*)$/i;
const NONCE_OR_HASH = /^'(?:nonce-|sha(?:256|384|512)-)/i;

/** Why scripts that get into a page could run under a policy; undefined where they could not. */
export function scriptFault(policy: Policy): string | undefined {
  const sources = policy.get('script-src') ?? policy.get('default-src');
  if (sources === undefined) return 'says nothing of scripts: neither script-src nor default-src';
  const words = sources.map(source => source.toLowerCase());
  if (words.includes("'unsafe-eval'")) return "has 'unsafe-eval' for scripts";
  const named = words.some(source => NONCE_OR_HASH.test(source));
  const strict = words.includes("'strict-dynamic'");
  if (words.includes("'unsafe-inline'") && !named && !strict) return "has 'unsafe-inline' for scripts";
  const broad = strict && named ? undefined : words.find(source => BROAD.test(source));
  return broad === undefined ? undefined : `lets scripts come from ${broad}`;
}
