import { type Policy, policiesInPage, readPolicies, scriptFault } from './content-policy.js';

/** An answer as far as its security is seen from outside. */
export interface Seen {
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly text: string;
}

export interface Weakness {
  readonly rule:
    | 'no-https'
    | 'hsts-missing'
    | 'hsts-short'
    | 'csp-missing'
    | 'csp-unsafe'
    | 'frame-ancestors-missing'
    | 'nosniff-missing'
    | 'referrer-policy-unsafe'
    | 'cookie-insecure';
  /** A part of a sentence behind the request's name. */
  readonly message: string;
}

/** Mozilla's Observatory takes points below six months. */
const SIX_MONTHS_S = 15_552_000;

/**
 * What Mozilla's HTTP Observatory takes points for: HSTS, content security policy, frames, sniffing, referrers, cookies. What is
 * about pages is asked of `text/html` alone.
 */
export function weaknessesOf(seen: Seen): readonly Weakness[] {
  const values = (name: string) => seen.headers.flatMap(([each, value]) => (each === name ? [value] : []));
  const isPage = /^\s*(?:text\/html|application\/xhtml\+xml)\b/i.test(values('content-type')[0] ?? '');
  return [
    ...transport(seen.url, values('strict-transport-security')),
    ...(isPage ? page(seen, values) : []),
    ...sniffing(values('x-content-type-options')),
    ...referrer(values('referrer-policy')),
    ...values('set-cookie').flatMap(cookie),
  ];
}

function transport(url: string, [header]: readonly string[]): readonly Weakness[] {
  if (url.startsWith('http:')) {
    // Browsers take the header over TLS alone, and inside a network TLS ends before the service.
    return isPublic(new URL(url).hostname) ? [{ rule: 'no-https', message: 'is answered without TLS' }] : [];
  }
  if (header === undefined) return [{ rule: 'hsts-missing', message: 'has no header strict-transport-security' }];
  const age = /(?:^|;)\s*max-age\s*=\s*"?(\d+)"?\s*(?:;|$)/i.exec(header)?.[1];
  if (age === undefined)
    return [{ rule: 'hsts-missing', message: 'has a strict-transport-security without a max-age' }];
  if (Number(age) >= SIX_MONTHS_S) return [];
  return [{ rule: 'hsts-short', message: `has a strict-transport-security of ${age} s, less than six months` }];
}

/** A name with dots that is not kept for private use, or an address that is routed. */
function isPublic(host: string): boolean {
  if (/^\[/.test(host)) return !/^\[(?:::1|f[cd]|fe80)/i.test(host);
  if (/^\d+(?:\.\d+){3}$/.test(host)) return !/^(?:127|10|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01]))\./.test(host);
  return host.includes('.') && !/\.(?:local|localhost|internal|test|lan|home\.arpa)$/i.test(host);
}

function page(seen: Seen, values: (name: string) => readonly string[]): readonly Weakness[] {
  const headers = readPolicies(values('content-security-policy'));
  const policies: readonly Policy[] = [...headers, ...policiesInPage(seen.text)];
  const faults = policies.map(scriptFault);
  const [first] = faults;
  const framed = /^\s*(?:deny|sameorigin)\s*$/i.test(values('x-frame-options')[0] ?? '');
  const ancestors = headers.some(policy => policy.has('frame-ancestors'));
  return [
    ...(policies.length === 0
      ? [{ rule: 'csp-missing', message: 'is a page without a content-security-policy' } as const]
      : []),
    // Of several policies each one is kept: one that is strict suffices.
    ...(first !== undefined && faults.every(fault => fault !== undefined)
      ? [{ rule: 'csp-unsafe', message: `has a content-security-policy that ${first}` } as const]
      : []),
    ...(framed || ancestors
      ? []
      : [{ rule: 'frame-ancestors-missing', message: 'is a page that any site may show in a frame' } as const]),
  ];
}

const sniffing = ([header]: readonly string[]): readonly Weakness[] =>
  header?.split(',')[0]?.trim().toLowerCase() === 'nosniff'
    ? []
    : [{ rule: 'nosniff-missing', message: 'has no header x-content-type-options: nosniff' }];

const UNSAFE = ['unsafe-url', 'origin', 'origin-when-cross-origin', 'no-referrer-when-downgrade'];

/** Of several policies the last that is known counts. Without one, browsers tell other sites the origin alone. */
function referrer(headers: readonly string[]): readonly Weakness[] {
  const last = headers
    .flatMap(header => header.split(','))
    .map(word => word.trim().toLowerCase())
    .filter(word => word !== '')
    .at(-1);
  if (last === undefined || !UNSAFE.includes(last)) return [];
  return [{ rule: 'referrer-policy-unsafe', message: `has the referrer-policy ${last}` }];
}

function cookie(header: string): readonly Weakness[] {
  const [pair = '', ...attributes] = header.split(';').map(part => part.trim());
  const name = pair.slice(0, Math.max(0, pair.indexOf('=')));
  const has = (wanted: string) => attributes.some(each => each.toLowerCase() === wanted);
  const sameSite = attributes
    .find(each => /^samesite\s*=/i.test(each))
    ?.split('=')[1]
    ?.trim()
    .toLowerCase();
  const isSession = /sess|login|sid\b|auth|token/i.test(name) && !/csrf|xsrf/i.test(name);
  const faults = [
    ...(has('secure') ? [] : ['without Secure']),
    ...(isSession && !has('httponly') ? ['without HttpOnly'] : []),
    ...(sameSite !== undefined && !['lax', 'strict', 'none'].includes(sameSite) ? ['with an unknown SameSite'] : []),
  ];
  if (faults.length === 0) return [];
  return [{ rule: 'cookie-insecure', message: `sets the cookie ${name.slice(0, 60)} ${faults.join(', ')}` }];
}
