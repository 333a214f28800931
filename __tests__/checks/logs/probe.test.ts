import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CouldNotTell } from '../../../src/check.js';
import { logs } from '../../../src/checks/logs/definition.js';
import { type Answer, startStore } from '../../loopback/store.js';
import { open } from '../../ports/opened.js';

const pushed = z.object({
  streams: z.array(
    z.object({ stream: z.record(z.string(), z.string()), values: z.array(z.tuple([z.string(), z.string()])) }),
  ),
});
type Pushed = z.output<typeof pushed>['streams'];

interface Store {
  /** What the push is answered with. */
  readonly taken?: Answer;
  /** What is given back of what was pushed. */
  readonly given: (streams: Pushed) => Answer;
}

const found = (streams: Pushed): Answer => ({
  json: { status: 'success', data: { resultType: 'streams', result: streams } },
});

/** Pushes a probe to a Loki that behaves like this. Answers what came of it, and how it was asked. */
async function probe({ taken = { code: 204 }, given }: Store) {
  let streams: Pushed = [];
  const queries = new Set<string>();
  const store = await startStore(({ path, query, text }) => {
    if (path === '/loki/api/v1/push') {
      streams = pushed.parse(JSON.parse(text)).streams;
      return taken;
    }
    queries.add(query.get('query') ?? '');
    return given(streams);
  });
  await using opened = open();
  try {
    const options = { url: store.url, probe: { labels: { app: 'probe', zone: 'a"b' }, within: '600ms' } };
    const told = await logs.bound
      .parse(options)
      .run(opened.ports)
      .catch((error: unknown) => {
        if (error instanceof CouldNotTell) return { status: 'errored', findings: [] };
        throw error;
      });
    const line = streams[0]?.values[0]?.[1] ?? '';
    return { told: [told.status, ...told.findings.map(({ rule }) => rule)], line, queries: [...queries], streams };
  } finally {
    await store.stop();
  }
}

describe('the probe of logs', () => {
  it('passes where its very line is read back by its labels', async () => {
    const { told, line, queries, streams } = await probe({ given: found });
    expect(told).toEqual(['passed']);
    expect(line).toMatch(/^deploy-validate probe [0-9a-f-]{36}$/);
    expect(streams.map(({ stream }) => stream)).toEqual([{ app: 'probe', zone: 'a"b' }]);
    expect(queries).toEqual([`{app="probe", zone="a\\"b"} |= "${line}"`]);
  });

  it.each([
    ['is never found', { given: () => found([]) }, ['failed', 'probe-lost']],
    [
      'comes back as another',
      {
        given: (streams: Pushed) =>
          found(
            streams.map(({ stream, values }) => ({
              stream,
              values: values.map(([at]) => [at, 'deploy-validate probe']),
            })),
          ),
      },
      ['failed', 'probe-lost'],
    ],
    ['is refused', { taken: { code: 401 }, given: found }, ['errored']],
    ['is too much', { taken: { code: 429 }, given: found }, ['errored']],
    ['cannot be asked for', { given: () => ({ code: 503 }) }, ['errored']],
    ['is answered by something else', { given: () => ({ json: { hello: 'world' } }) }, ['errored']],
  ] as const)('whose line %s has not passed', async (_, store, expected) => {
    expect((await probe(store)).told).toEqual(expected);
  });
});
