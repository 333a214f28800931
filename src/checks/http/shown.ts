import { textOf } from '../../engines/http-answer/text-body.js';
import type { Timing } from '../../ports/probe.js';
import { clip } from '../../text/clip.js';
import { showDuration, showSize } from '../../text/units.js';
import { hidden } from './judge.js';
import { lastOf, valuesOf } from './judged.js';
import type { Visit } from './visit.js';

const BODY = 1000;

/** What came back, for whoever has to find out why: status, times, headers, the first of the body. Secrets are veiled by others. */
export function shownAnswer(visit: Visit): string {
  const { answer, url } = lastOf(visit);
  const hops = visit.hops.slice(0, -1).map(hop => `${hop.method} ${hop.url.split('?')[0]} → ${hop.answer.status}`);
  const headers = answer.headers.map(([name, value]) => `${name}: ${hidden(name) ? hiddenValue(name, value) : value}`);
  const via = answer.proxied ? ` by a proxy (${answer.address})` : ` by ${answer.address}`;
  return [
    ...hops,
    `HTTP/${answer.version} ${answer.status}${via} in ${showDuration(visit.totalMs)} (${phases(answer.timing)})`,
    ...(visit.hops.length > 1 ? [`from ${url.split('?')[0]}`] : []),
    ...headers,
    '',
    shownBody(visit),
  ].join('\n');
}

/** Of a cookie its name and attributes. */
const hiddenValue = (name: string, value: string): string =>
  name === 'set-cookie' ? value.replace(/=[^;]*/, '=***') : '***';

function shownBody(visit: Visit): string {
  const { answer } = lastOf(visit);
  if (answer.fault !== undefined) return `(${answer.fault.message})`;
  if (answer.body.length === 0) return '(no body)';
  const read = textOf(answer.body, valuesOf(visit, 'content-type')[0]);
  if ('unknown' in read || read.text.includes('\u0000')) return `(${showSize(answer.body.length)} that are no text)`;
  return clip(read.text, BODY);
}

function phases({ dns, connect, tls, firstByte }: Timing): string {
  const known = { name: dns, connect, TLS: tls, 'first byte': firstByte };
  return Object.entries(known)
    .flatMap(([name, ms]) => (ms === undefined ? [] : [`${name} ${showDuration(ms)}`]))
    .join(', ');
}
