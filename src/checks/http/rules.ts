import type { Rules } from '../../check.js';

/** Rules of `security-headers`, of which the config may choose the level. */
export const headerRules = {
  'no-https': {
    level: 'error',
    means: 'a public host answers without TLS',
    remedy: 'Lead http:// to https:// with 301 or 308, on the first answer and to the same host.',
  },
  'hsts-missing': {
    level: 'error',
    means: 'strict-transport-security is missing: a first visit can be turned into plain HTTP by whoever is in between',
    remedy: 'Send `strict-transport-security: max-age=63072000; includeSubDomains`.',
  },
  'hsts-short': {
    level: 'error',
    means: 'strict-transport-security holds less than six months',
    remedy: 'Send a max-age of at least 15552000, better 63072000.',
  },
  'csp-missing': {
    level: 'error',
    means: 'a page has no content-security-policy: whatever gets into it runs',
    remedy: "Send a policy; begin with `default-src 'self'; frame-ancestors 'none'`.",
  },
  'csp-unsafe': {
    level: 'error',
    means: 'the content-security-policy lets scripts run that get into the page',
    remedy: "Take 'unsafe-inline', 'unsafe-eval', data: and whole schemes out of script-src; use nonces or hashes.",
  },
  'frame-ancestors-missing': {
    level: 'error',
    means: 'any site may show the page in a frame and steal its clicks',
    remedy: "Send `content-security-policy: frame-ancestors 'none'`, or x-frame-options: DENY.",
  },
  'nosniff-missing': {
    level: 'error',
    means: 'browsers may take an answer for another type than the one it says',
    remedy: 'Send `x-content-type-options: nosniff`.',
  },
  'referrer-policy-unsafe': {
    level: 'error',
    means: 'the whole address of a page is told to other sites',
    remedy: 'Send `referrer-policy: strict-origin-when-cross-origin`, or leave the header out.',
  },
  'cookie-insecure': {
    level: 'error',
    means: 'a cookie lacks Secure, a session cookie lacks HttpOnly, or SameSite is none of the three',
    remedy: 'Set cookies with `Secure; HttpOnly; SameSite=Lax`.',
  },
} as const satisfies Rules;

const LOOK = 'Look at the answer and at the logs of the service; the details have the request to repeat.';

export const httpRules = {
  status: { level: 'error', means: 'the status is another than the expected', remedy: LOOK },
  'http-version': {
    level: 'error',
    means: 'the server speaks another version of HTTP',
    remedy: 'Turn on HTTP/2 where TLS ends.',
  },
  header: { level: 'error', means: 'a header is not as expected', remedy: LOOK },
  body: { level: 'error', means: 'the body does not say what it must', remedy: LOOK },
  'not-json': { level: 'error', means: 'a page or another text came where JSON is expected', remedy: LOOK },
  json: { level: 'error', means: 'a value of the JSON is not as expected', remedy: LOOK },
  redirect: { level: 'error', means: 'it leads somewhere else, or nowhere', remedy: LOOK },
  'redirect-loop': {
    level: 'error',
    means: 'redirects lead in a circle',
    remedy: 'Look at the rules that redirect: most often TLS ends before the server, which then asks for it again.',
  },
  'max-time': {
    level: 'error',
    means: 'it took longer than it may',
    remedy: 'The phases in the details tell where the time went.',
  },
  'max-age': {
    level: 'error',
    means: 'a cache answered with an old copy',
    remedy: 'Purge the cache after the deploy, or send `cache-control: no-store` where the answer must be fresh.',
  },
  capture: { level: 'error', means: 'what a step is to capture is not in its answer', remedy: LOOK },
  cached: {
    level: 'warning',
    means: 'a cache answered with a copy that is over a minute old: it may tell of the release before',
    remedy: 'Ask the service itself, or set `max-age` in `expect`.',
  },
  ...headerRules,
} as const satisfies Rules;

export type HttpRule = keyof typeof httpRules;
