import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CouldNotTell } from '../../../src/check.js';
import { traces } from '../../../src/checks/traces/definition.js';
import { type Answer, startStore } from '../../loopback/store.js';
import { open } from '../../ports/opened.js';

const span = z.looseObject({ traceId: z.string(), spanId: z.string(), parentSpanId: z.string().optional() });
const sent = z.object({
  resourceSpans: z.array(z.looseObject({ scopeSpans: z.array(z.looseObject({ spans: z.array(span) })) })),
});
type Sent = z.output<typeof sent>['resourceSpans'];
type Span = z.output<typeof span>;

interface Store {
  readonly taken?: Answer;
  readonly given: (batches: Sent) => Answer;
}

const found = (batches: Sent): Answer => ({ json: { result: { resourceSpans: batches } } });
const changed =
  (change: (spans: readonly Span[]) => Span[]) =>
  (batches: Sent): Answer =>
    found(
      batches.map(batch => ({
        ...batch,
        scopeSpans: batch.scopeSpans.map(each => ({ ...each, spans: change(each.spans) })),
      })),
    );

/** Sends the probe to a receiver, and reads it from a Jaeger, that behave like this. */
async function probe({ taken = { json: {} }, given }: Store) {
  let batches: Sent = [];
  const logins = new Set<string | undefined>();
  const store = await startStore(({ path, text, headers }) => {
    if (path !== '/v1/traces') return /^\/api\/v3\/traces\/[0-9a-f]{32}$/.test(path) ? given(batches) : undefined;
    logins.add(headers.authorization);
    batches = sent.parse(JSON.parse(text)).resourceSpans;
    return taken;
  });
  await using opened = open();
  try {
    const headers = { authorization: 'Bearer of-who-reads' };
    const options = { url: store.url, headers, probe: { otlp: store.url, within: '600ms' } };
    const told = await traces.bound
      .parse(options)
      .run(opened.ports)
      .catch((error: unknown) => {
        if (error instanceof CouldNotTell) return { status: 'errored', findings: [] };
        throw error;
      });
    return { told: [told.status, ...told.findings.map(({ rule }) => rule)], logins: [...logins] };
  } finally {
    await store.stop();
  }
}

describe('the probe of traces', () => {
  it('passes where both spans come back with their parent, and gives the receiver no login of the reader', async () => {
    expect(await probe({ given: found })).toEqual({ told: ['passed'], logins: [undefined] });
  });

  it.each([
    ['are never found', { given: () => found([]) }, ['failed', 'probe-lost']],
    ['are not known', { given: () => ({ code: 404, json: {} }) }, ['failed', 'probe-lost']],
    ['come back without the parent', { given: changed(spans => spans.slice(1)) }, ['failed', 'probe-lost']],
    ['come back without the child', { given: changed(spans => spans.slice(0, 1)) }, ['failed', 'probe-lost']],
    [
      'have lost each other',
      { given: changed(spans => spans.map(({ parentSpanId: _, ...rest }) => rest)) },
      ['failed', 'probe-lost'],
    ],
    ['are refused', { taken: { code: 403 }, given: found }, ['errored']],
    ['cannot be asked for', { given: () => ({ code: 500 }) }, ['errored']],
    ['are answered by something else', { given: () => ({ json: { hello: 'world' } }) }, ['errored']],
  ] as const)('whose spans %s has not passed', async (_, store, expected) => {
    expect((await probe(store)).told).toEqual(expected);
  });
});
