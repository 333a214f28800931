import { describe, expect, it } from 'vitest';
import { CouldNotTell } from '../../src/check.js';
import { prometheusApi } from '../../src/facts/prometheus-api/client.js';
import { showLabels } from '../../src/facts/prometheus-api/samples.js';
import type { HttpRequest } from '../../src/ports/http.js';

interface Answer {
  readonly status?: number;
  readonly type?: string;
  readonly body: unknown;
}

/** The API over a server that answers everything alike, and what it was asked. */
function apiOf({ status = 200, type = 'application/json', body }: Answer, url = 'https://prom.example/api/') {
  const asked: HttpRequest[] = [];
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const api = prometheusApi({
    url,
    connected: { headers: { authorization: 'Bearer x' }, timeoutMs: 1000 },
    http: {
      request: async request => {
        asked.push(request);
        return { status, headers: { 'content-type': type }, body: Buffer.from(text) };
      },
      stream: () => Promise.reject(new Error('never')),
    },
  });
  return { api, asked };
}

const vector = (...values: readonly unknown[]) => ({
  status: 'success',
  data: {
    resultType: 'vector',
    result: values.map((value, index) => ({ metric: { instance: `i${index}` }, value: [1000.5, value] })),
  },
});

const fault = async (answer: Answer): Promise<string> =>
  apiOf(answer)
    .api.instant('up')
    .then(
      told => JSON.stringify(told),
      error => (error instanceof CouldNotTell ? `${error.why}: ${error.message}` : String(error)),
    );

describe('an instant query', () => {
  it('reads numbers, infinite ones and those that are none', async () => {
    const { api } = apiOf({ body: vector('0.25', '1e-3', 'NaN', '+Inf', '-Inf') });
    const { samples } = await api.instant('up');
    expect(samples.map(({ value }) => value)).toEqual([
      0.25,
      0.001,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
    ]);
    expect(samples[0]).toEqual({ labels: { instance: 'i0' }, at: 1000.5, value: 0.25 });
  });

  it('reads a scalar, and an empty vector as no samples', async () => {
    const scalar = { status: 'success', data: { resultType: 'scalar', result: [7, '3'] } };
    expect((await apiOf({ body: scalar }).api.instant('3')).samples).toEqual([{ labels: {}, at: 7, value: 3 }]);
    expect((await apiOf({ body: vector() }).api.instant('up')).samples).toEqual([]);
  });

  it('is asked at a time by no clock of ours, below the path of the address', async () => {
    const { api, asked } = apiOf({ body: vector('1') }, 'https://prom.example/api/?tenant=a');
    await api.instant('up{a="b"}');
    await api.instant('up', 12.5);
    expect(asked.map(({ method, url }) => [method, url])).toEqual([
      [undefined, 'https://prom.example/api/api/v1/query?tenant=a&query=up%7Ba%3D%22b%22%7D'],
      [undefined, 'https://prom.example/api/api/v1/query?tenant=a&query=up&time=12.500'],
    ]);
  });

  it('goes in a body where it is long', async () => {
    const { api, asked } = apiOf({ body: vector('1') });
    const query = Array.from({ length: 200 }, () => 'sum(up{job="x"})').join(' + ');
    await api.instant(query);
    expect(asked[0]).toMatchObject({ method: 'POST', url: 'https://prom.example/api/api/v1/query' });
    expect(new URLSearchParams(String(asked[0]?.body)).get('query')).toBe(query);
  });
});

const REFUSED = { status: 'error', errorType: 'bad_data', error: 'parse error' };

it.each<[string, Answer, string]>([
  ['401', { status: 401, body: '' }, 'tool-refused: W: access was refused (401)'],
  ['403', { status: 403, body: REFUSED }, 'tool-refused: W: access was refused (403)'],
  ['400', { status: 400, body: REFUSED }, 'tool-refused: W: bad_data: parse error'],
  [
    '422',
    { status: 422, body: { ...REFUSED, errorType: 'execution', error: 'too many samples' } },
    'tool-refused: W: execution: too many samples',
  ],
  [
    '503',
    { status: 503, body: { ...REFUSED, errorType: 'timeout', error: 'query timed out' } },
    'timed-out: W: timeout: query timed out',
  ],
  ['503 of a proxy', { status: 503, body: 'upstream' }, 'unreachable: W: status 503'],
  ['an error with 200', { body: REFUSED }, 'tool-refused: W: bad_data: parse error'],
  ['success with 500', { status: 500, body: vector('1') }, 'unreachable: W: status 500'],
  ['404', { status: 404, body: 'not found' }, 'wrong-format: W: not found (404)'],
  [
    'a login page',
    { type: 'text/html', body: '<!doctype html>' },
    'wrong-format: W: a web page (200) came, no answer of the Prometheus API',
  ],
  ['nothing', { body: '' }, 'wrong-format: W: the answer (200) is empty'],
  ['half of it', { body: '{"status":"success","data":{"resultType":"vec' }, 'truncated: W: the answer ends early'],
  ['other JSON', { body: { up: true } }, 'wrong-format: W: the answer (200) is none of the Prometheus API'],
  [
    'other data',
    { body: { status: 'success', data: [] } },
    'wrong-format: W: the answer is none of the Prometheus API',
  ],
  ['no number', { body: vector('high') }, 'wrong-format: W: the answer is none of the Prometheus API'],
  ['an empty number', { body: vector('') }, 'wrong-format: W: the answer is none of the Prometheus API'],
  [
    'a range',
    { body: { status: 'success', data: { resultType: 'matrix', result: [] } } },
    'unsupported: W: the query answers with a matrix, which is no number',
  ],
  [
    'a histogram',
    { body: { status: 'success', data: { resultType: 'vector', result: [{ metric: {}, histogram: [1, {}] }] } } },
    'unsupported: W: the query answers with histograms, which are no numbers',
  ],
  [
    'warnings',
    { body: { ...vector('1'), warnings: ['remote read failed'] } },
    'truncated: W: a part of the answer may be missing: remote read failed',
  ],
  [
    'a part',
    { body: { ...vector('1'), isPartial: true } },
    'truncated: W: a part of the answer may be missing: the answer is partial',
  ],
])('tells nothing of %s', async (_, answer, message) => {
  expect(await fault(answer)).toBe(message.replace('W', 'https://prom.example/api'));
});

it('keeps what the server remarks', async () => {
  const { api } = apiOf({ body: { ...vector('1'), warnings: null, infos: ['might not be a counter'] } });
  expect((await api.instant('up')).infos).toEqual(['might not be a counter']);
});

it('shows neither the query nor what is behind the question mark where nobody answers', async () => {
  const api = prometheusApi({
    url: 'https://prom.example/?token=s3cret',
    connected: { headers: {}, timeoutMs: 1000 },
    http: {
      request: ({ url }) => Promise.reject(new CouldNotTell('unreachable', `${url}: refused`, 'Check it.')),
      stream: () => Promise.reject(new Error('never')),
    },
  });
  await expect(api.instant('up')).rejects.toThrow(/^https:\/\/prom\.example: refused$/);
});

it('reads series over time, and asks for no more points than Prometheus gives', async () => {
  const result = [
    {
      metric: { a: 'b' },
      values: [
        [1, '2'],
        [2, 'NaN'],
      ],
    },
  ];
  const { api } = apiOf({ body: { status: 'success', data: { resultType: 'matrix', result } } });
  expect(await api.range('up', { start: 1, end: 2, step: 1 })).toEqual({
    series: [
      {
        labels: { a: 'b' },
        points: [
          [1, 2],
          [2, Number.NaN],
        ],
      },
    ],
    infos: [],
  });
  await expect(api.range('up', { start: 0, end: 11_000, step: 1 })).rejects.toThrow(RangeError);
});

it('shows labels in a few words', () => {
  expect(showLabels({ __name__: 'up', job: 'a"b' })).toBe('{job="a\\"b"}');
  expect(showLabels({})).toBe('{}');
});
