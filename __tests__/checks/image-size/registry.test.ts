import { describe, expect, it } from 'vitest';
import {
  answer,
  arm,
  budget,
  DOCKER_LIST,
  DOCKER_MANIFEST,
  image,
  NOT_FOUND,
  OCI_INDEX,
  OCI_MANIFEST,
  registry,
  tokenGate,
  transferred,
} from './fake-registry.js';
import { describe as describeBlob, type FakeImage, json, makeIndex, sha256 } from './image-fixture.js';
import { type Answer, serve } from './loopback-server.js';
import { outcomeOf } from './outcome.js';

describe('an image in a registry', () => {
  it('is as large compressed as its layers are, and is asked only whether it is there', async () => {
    await using server = await registry();
    const outcome = await outcomeOf(budget(server, '1.4', { measure: 'compressed' }));
    expect(outcome).toMatchObject({
      status: 'passed',
      summary: expect.stringMatching(/ compressed, within its budget of 200 MB \(registry 127\.0\.0\.1:\d+\)$/),
      measurements: [{ value: transferred(image), limit: 200_000_000 }],
    });
    expect(server.asked.map(({ line }) => line)).toEqual([
      'GET /v2/toolboxai/backend/manifests/1.4',
      `GET /v2/toolboxai/backend/blobs/${sha256(image.config)}`,
      ...image.layers.map(({ blob }) => `HEAD /v2/toolboxai/backend/blobs/${sha256(blob)}`),
    ]);
    for (const type of [OCI_INDEX, OCI_MANIFEST, DOCKER_LIST, DOCKER_MANIFEST]) {
      expect(server.asked[0]?.headers.accept).toContain(type);
    }
  });

  it('is downloaded and counted where the uncompressed size is wanted', async () => {
    await using server = await registry();
    expect(await outcomeOf(budget(server, '1.4', { max: '170kB' }))).toMatchObject({
      status: 'failed',
      findings: [{ rule: 'size-budget', actual: '180 kB' }],
      measurements: [{ value: 180_000 }, { value: transferred(image) }],
    });
  });

  it.each(['1.5', '1.6'])('is chosen from an index by its platform (%s)', async tag => {
    await using server = await registry();
    expect(await outcomeOf(budget(server, tag))).toMatchObject({ measurements: [{ value: 180_000 }, {}] });
    expect(await outcomeOf(budget(server, tag, { platform: 'linux/arm64/v8' }))).toMatchObject({
      measurements: [{ value: 230_000 }, { value: transferred(arm) }],
    });
    expect(await outcomeOf(budget(server, tag, { platform: 'linux/s390x' }))).toMatchObject({ status: 'errored' });
  });

  it('can be named by its digest', async () => {
    await using server = await registry();
    const name = `${server.address}/toolboxai/backend@${sha256(image.manifest)}`;
    expect(await outcomeOf({ image: name, source: 'registry' })).toMatchObject({ status: 'passed' });
  });

  it('is compared with a base in the registry, wherever it is itself', async () => {
    await using server = await registry();
    const outcome = await outcomeOf(budget(server, '1.4', { base: 'main', 'max-growth': '100kB' }));
    expect(outcome).toMatchObject({
      status: 'failed',
      measurements: [{ value: 180_000, baseline: 40_000 }, {}],
      findings: [{ rule: 'size-growth', actual: '140 kB' }],
    });
  });

  it('may be redirected to another host for its layers, where its token does not go', async () => {
    const layer = image.layers[1]?.blob ?? Buffer.alloc(0);
    await using store = await serve(() => ({ body: layer }));
    const away = { status: 307, headers: { location: `http://${store.address}/layer` } };
    await using server = await registry({
      routes: { [`blobs/${sha256(layer)}`]: away },
      gate: tokenGate({ token: 'a-token' }),
    });
    expect(await outcomeOf(budget(server, '1.4'))).toMatchObject({
      status: 'passed',
      measurements: [{ value: 180_000 }, {}],
    });
    expect(store.asked[0]?.headers.authorization).toBeUndefined();
  });
});

describe('a registry', () => {
  it('does not get credentials sent to a token server without TLS when it has TLS itself', async () => {
    const challenge = 'Bearer realm="http://tokens.example/token"';
    const outcome = await outcomeOf(
      { image: 'registry.example/toolboxai/backend:1.4', source: 'registry' },
      {
        ports: real => ({
          ...real,
          http: {
            ...real.http,
            request: async () => ({ status: 401, headers: { 'www-authenticate': challenge }, body: Buffer.alloc(0) }),
          },
        }),
      },
    );
    expect(outcome).toMatchObject({ status: 'errored', why: 'unsupported' });
  });

  it.each<[string, string, (image: FakeImage) => Answer]>([
    ['has no such image', 'unreadable', () => NOT_FOUND],
    ['limits the rate', 'unreachable', () => ({ status: 429, headers: { 'retry-after': '60' } })],
    ['fails', 'unreachable', () => ({ status: 500 })],
    ['is down behind its proxy', 'unreachable', () => ({ status: 502, body: '<html>Bad gateway</html>' })],
    ['forbids it', 'unreadable', () => ({ status: 403, body: { errors: [{ code: 'DENIED' }] } })],
    ['answers with a page', 'wrong-format', () => ({ body: '<!doctype html><title>Sign in</title>' })],
    ['answers with nothing', 'truncated', () => ({ body: '' })],
    ['cuts the manifest short', 'truncated', one => ({ body: one.manifest.subarray(0, 90) })],
    ['breaks the connection off', 'unreachable', one => ({ body: one.manifest, fate: 'cut' })],
    [
      'sends another manifest than it says',
      'wrong-format',
      one => ({ ...answer(OCI_MANIFEST, one.manifest), body: json({ schemaVersion: 2, layers: [] }) }),
    ],
    ['knows only schema 1', 'unsupported', () => ({ body: { schemaVersion: 1, fsLayers: [] } })],
    [
      'sends a manifest that is an index too',
      'wrong-format',
      one => ({ body: { ...JSON.parse(one.manifest.toString()), manifests: [] } }),
    ],
    ['sends an index without images', 'nothing-checked', () => ({ body: makeIndex([]) })],
    [
      'sends sizes that are no numbers',
      'wrong-format',
      one => ({ body: one.manifest.toString().replace(/"size":\d+/, '"size":"1"') }),
    ],
    [
      'sends a digest that is a path',
      'wrong-format',
      one => ({ body: one.manifest.toString().replace(/sha256:\w+/, 'sha256:../../etc') }),
    ],
  ])('that %s gives no answer', async (_, why, reply) => {
    await using server = await registry({ routes: { 'manifests/1.4': reply(image) } });
    for (const measure of ['compressed', 'uncompressed']) {
      expect(await outcomeOf(budget(server, '1.4', { measure }))).toMatchObject({ status: 'errored', why });
    }
  });

  it.each<[string, string, (layer: Buffer) => Answer]>([
    ['has lost it', 'unreadable', () => NOT_FOUND],
    [
      'sends other bytes',
      'wrong-format',
      layer => ({ body: Buffer.concat([layer.subarray(0, 4), Buffer.of(1), layer.subarray(5)]) }),
    ],
    ['sends fewer', 'truncated', layer => ({ body: layer.subarray(0, layer.length - 30) })],
    ['sends more', 'wrong-format', layer => ({ body: Buffer.concat([layer, Buffer.alloc(10)]) })],
    ['breaks the connection off', 'unreachable', layer => ({ body: layer, fate: 'cut' })],
    ['fails', 'unreachable', () => ({ status: 500 })],
    ['sends a page', 'truncated', () => ({ body: '<html>Sign in</html>' })],
  ])('that %s, of a layer, gives no answer', async (_, why, reply) => {
    const layer = image.layers[0]?.blob ?? Buffer.alloc(0);
    await using server = await registry({ routes: { [`blobs/${sha256(layer)}`]: reply(layer) } });
    expect(await outcomeOf(budget(server, '1.4'))).toMatchObject({ status: 'errored', why });
  });

  it('that never answers gives no answer, in the manifest as in a layer', async () => {
    const layer = image.layers[0]?.blob ?? Buffer.alloc(0);
    for (const path of ['manifests/1.4', `blobs/${sha256(layer)}`]) {
      await using server = await registry({ routes: { [path]: { fate: 'hang' } } });
      expect(await outcomeOf(budget(server, '1.4'), { abortAfterMs: 300 })).toMatchObject({ why: 'timed-out' });
    }
  });

  it('that has no config for the image gives no answer', async () => {
    await using server = await registry({ routes: { [`blobs/${sha256(image.config)}`]: NOT_FOUND } });
    expect(await outcomeOf(budget(server, '1.4', { measure: 'compressed' }))).toMatchObject({ why: 'unreadable' });
  });

  it('whose manifest promises layers that the config does not know gives no answer', async () => {
    const layers = [...image.layers, ...image.layers].map(({ blob, mediaType }) => describeBlob(mediaType, blob));
    const body = json({ ...JSON.parse(image.manifest.toString()), layers });
    await using server = await registry({ routes: { 'manifests/1.4': { body } } });
    expect(await outcomeOf(budget(server, '1.4', { measure: 'compressed' }))).toMatchObject({ why: 'wrong-format' });
  });

  it('that has lost a layer, or has it in another size, gives no answer, compressed as well', async () => {
    const layer = image.layers[0]?.blob ?? Buffer.alloc(0);
    await using lost = await registry({ routes: { [`blobs/${sha256(layer)}`]: NOT_FOUND } });
    expect(await outcomeOf(budget(lost, '1.4', { measure: 'compressed' }))).toMatchObject({ why: 'unreadable' });
    const [first, ...rest] = image.layers.map(({ blob, mediaType }) => describeBlob(mediaType, blob));
    const body = json({ ...JSON.parse(image.manifest.toString()), layers: [{ ...first, size: 12 }, ...rest] });
    await using lying = await registry({ routes: { 'manifests/1.4': { body } } });
    expect(await outcomeOf(budget(lying, '1.4', { measure: 'compressed' }))).toMatchObject({
      why: 'wrong-format',
      message: expect.stringContaining('and its manifest says 12'),
    });
  });

  it('whose manifest calls itself an index gives no answer', async () => {
    const body = json({ ...JSON.parse(image.manifest.toString()), mediaType: OCI_INDEX });
    await using server = await registry({ routes: { 'manifests/1.4': { body } } });
    expect(await outcomeOf(budget(server, '1.4', { measure: 'compressed' }))).toMatchObject({ why: 'wrong-format' });
  });
});
