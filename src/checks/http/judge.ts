import type { Expectation } from '../../engines/http-answer/expectation.js';
import type { Times } from '../../engines/http-answer/json-expectation.js';
import { showDuration } from '../../text/units.js';
import { fitsWildcard } from '../../text/wildcard.js';
import { judgeBody } from './judge-body.js';
import { type Judged, lastOf, type Trouble, valuesOf } from './judged.js';
import type { Visit } from './visit.js';

/** Holds an answer against what is expected of it. A wrong status says all: the rest is not looked at then. */
export async function judgeVisit(visit: Visit, expected: Expectation, times: Times): Promise<Judged> {
  const circle = judgeCircle(visit);
  if (circle !== undefined) return { troubles: [circle], unknown: [] };
  const status = judgeStatus(visit, expected);
  if (status !== undefined) return { troubles: [status, ...judgeRedirect(visit, expected)], unknown: [] };
  const { troubles, unknown } = await judgeBody(visit, expected, times);
  return {
    troubles: [
      ...judgeRedirect(visit, expected),
      ...judgeVersion(visit, expected),
      ...judgeHeaders(visit, expected),
      ...troubles,
      ...judgeTime(visit, expected),
      ...judgeAge(visit, expected),
    ],
    unknown,
  };
}

function judgeCircle(visit: Visit): Trouble | undefined {
  if (!visit.loops) return undefined;
  const way = [...visit.hops.map(({ url }) => url), visit.leadsTo ?? ''].map(bare).join(' → ');
  return { rule: 'redirect-loop', message: `is redirected in a circle: ${way}`, expected: 'an answer', actual: way };
}

function judgeStatus(visit: Visit, { status, redirect }: Expectation): Trouble | undefined {
  const { answer } = lastOf(visit);
  const wanted = status ?? (redirect !== undefined && visit.hops.length === 1 ? ['3xx'] : ['2xx']);
  const actual = String(answer.status);
  if (wanted.some(each => each === actual || (each.endsWith('xx') && each[0] === actual[0]))) return undefined;
  const to = visit.leadsTo === undefined ? '' : ` and leads to ${bare(visit.leadsTo)}`;
  const after = visit.hops.length === 1 ? '' : ` after ${visit.hops.length - 1} redirects`;
  const expected = wanted.join(' or ');
  return { rule: 'status', message: `answered ${actual}${to}${after}, expected ${expected}`, expected, actual };
}

function judgeRedirect(visit: Visit, { redirect }: Expectation): readonly Trouble[] {
  if (redirect === undefined) return [];
  const first = visit.hops[0];
  const wrong = (message: string, actual: string): readonly Trouble[] => [
    { rule: 'redirect', message, expected: redirect, actual },
  ];
  if (redirect === 'https') {
    const target = new URL(first.url);
    const port = target.port;
    target.protocol = 'https:';
    if (port === '80') target.port = '';
    const leads = visit.hops[1]?.url ?? visit.leadsTo;
    if (leads === undefined) return wrong('leads nowhere, expected https', 'no redirect');
    if (![301, 308].includes(first.answer.status))
      return wrong(`leads on with ${first.answer.status}, expected 301 or 308`, String(first.answer.status));
    const to = new URL(leads);
    const isSame = to.hostname === target.hostname && to.pathname === target.pathname && to.search === target.search;
    if (to.protocol !== 'https:' || !isSame)
      return wrong(`leads to ${bare(leads)}, expected ${bare(target.href)}`, bare(leads));
    return [];
  }
  const leads = visit.hops.length > 1 ? lastOf(visit).url : visit.leadsTo;
  if (leads === undefined) return wrong(`leads nowhere, expected ${redirect}`, 'no redirect');
  const pattern = /^https?:\/\//i.test(redirect)
    ? redirect
    : new URL(first.url).origin + (redirect.startsWith('/') ? redirect : `/${redirect}`);
  if (fitsWildcard(leads, pattern) || fitsWildcard(leads, redirect) || leads === `${pattern}/`) return [];
  return wrong(`leads to ${bare(leads)}, expected ${redirect}`, bare(leads));
}

function judgeVersion(visit: Visit, { version }: Expectation): readonly Trouble[] {
  const { answer } = lastOf(visit);
  if (version === undefined || answer.version === version) return [];
  const message = `was answered by HTTP/${answer.version}, expected HTTP/${version}`;
  return [{ rule: 'http-version', message, expected: version, actual: answer.version }];
}

/** Headers whose values are read without regard to case. */
const ANY_CASE =
  /^(?:content-(?:type|encoding)|cache-control|connection|vary|strict-transport-security|x-content-type-options|x-frame-options|referrer-policy|transfer-encoding)$/;

function judgeHeaders(visit: Visit, { headers }: Expectation): readonly Trouble[] {
  return Object.entries(headers ?? {}).flatMap(([given, wanted]): readonly Trouble[] => {
    const name = given.toLowerCase();
    const values = valuesOf(visit, name);
    const shown = values.length === 0 ? 'no such header' : hidden(name) ? '***' : values.join(', ');
    const trouble = (message: string) => [
      { rule: 'header', message, expected: `${name}: ${wanted}`, actual: shown } as const,
    ];
    if (wanted === 'absent')
      return values.length === 0 ? [] : trouble(`has the header ${name}, which must not be there`);
    if (values.length === 0) return trouble(`has no header ${name}`);
    if (wanted === 'present') return [];
    const fold = (text: string) => (ANY_CASE.test(name) ? text.toLowerCase() : text);
    const candidates = values.length === 1 ? values : [...values, values.join(', ')];
    if (candidates.some(value => fitsWildcard(fold(value), fold(wanted)))) return [];
    return trouble(`has the header ${name} as "${shown}", expected "${wanted}"`);
  });
}

/** Headers of answers whose values are nobody's business. */
export const hidden = (name: string): boolean => /cookie|token|secret|auth|api-?key|session|signature/i.test(name);

function judgeTime(visit: Visit, expected: Expectation): readonly Trouble[] {
  const limit = expected['max-time'];
  if (limit === undefined || visit.totalMs <= limit) return [];
  const [actual, most] = [showDuration(visit.totalMs), showDuration(limit)];
  return [{ rule: 'max-time', message: `took ${actual}, more than ${most}`, expected: most, actual }];
}

const OLD_COPY_S = 60;

function judgeAge(visit: Visit, expected: Expectation): readonly Trouble[] {
  const age = Number(valuesOf(visit, 'age')[0] ?? Number.NaN);
  const limit = expected['max-age'];
  if (!Number.isFinite(age)) return [];
  const actual = showDuration(age * 1000);
  if (limit === undefined) {
    return age <= OLD_COPY_S
      ? []
      : [{ rule: 'cached', message: `was answered by a cache with a copy ${actual} old`, actual }];
  }
  if (age * 1000 <= limit) return [];
  const most = showDuration(limit);
  return [
    {
      rule: 'max-age',
      message: `was answered by a cache with a copy ${actual} old, more than ${most}`,
      expected: most,
      actual,
    },
  ];
}

/** Without a query, which may hold anything. */
export const bare = (url: string): string => url.split(/[?#]/)[0] ?? url;
