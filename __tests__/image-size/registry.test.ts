import { beforeAll, describe, expect, it } from 'vitest';
import {
  blobsOf,
  describe as describeBlob,
  type FakeImage,
  json,
  makeImage,
  makeIndex,
  makeLayer,
  manifestDescriptor,
  sha256,
} from './image-fixture.js';
import { type Answer, type Asked, type Loopback, serve } from './loopback-server.js';
import { outcomeOf } from './outcome.js';

/**
 * A small server that answers as the OCI distribution specification and Docker's token authentication describe: what a
 * real docker-registry answers is tested in `real/image-size.test.ts`, but it does not limit, lie or hang on demand.
 */
const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';
const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const DOCKER_LIST = 'application/vnd.docker.distribution.manifest.list.v2+json';
const DOCKER_MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json';

type Routes = Readonly<Record<string, Answer>>;
type Gate = (asked: Asked, address: string) => Answer | undefined;

let image: FakeImage;
let arm: FakeImage;
let small: FakeImage;

beforeAll(async () => {
  const base = await makeLayer(40_000, { command: 'ADD rootfs.tar /' });
  const app = await makeLayer(140_000, { command: 'RUN npm ci' });
  image = makeImage([base, app]);
  arm = makeImage([base, app, await makeLayer(50_000)], { os: 'linux', architecture: 'arm64' });
  small = makeImage([base]);
});

/** A registry with toolboxai/backend:1.4, an index of two platforms as 1.5, Docker's own sort of it as 1.6, and main. */
async function registry({ routes = {}, gate }: { readonly routes?: Routes; readonly gate?: Gate } = {}) {
  let address = '';
  const server = await serve(asked => {
    const path = (asked.line.split(' ')[1] ?? '').replace('/v2/toolboxai/backend/', '');
    return gate?.(asked, address) ?? routes[path] ?? contents()[path] ?? NOT_FOUND;
  });
  address = server.address;
  return server;
}

const NOT_FOUND = { status: 404, body: { errors: [{ code: 'MANIFEST_UNKNOWN', message: 'manifest unknown' }] } };

const answer = (type: string, body: Buffer): Answer => ({
  headers: { 'content-type': type, 'docker-content-digest': sha256(body) },
  body,
});

function contents(): Routes {
  const index = makeIndex([manifestDescriptor(image), manifestDescriptor(arm)]);
  const list = json({
    schemaVersion: 2,
    mediaType: DOCKER_LIST,
    manifests: [image, arm].map(one => ({ ...manifestDescriptor(one), mediaType: DOCKER_MANIFEST })),
  });
  return {
    'manifests/1.4': answer(OCI_MANIFEST, image.manifest),
    'manifests/main': answer(OCI_MANIFEST, small.manifest),
    'manifests/1.5': answer(OCI_INDEX, index),
    'manifests/1.6': answer(DOCKER_LIST, list),
    [`manifests/${sha256(image.manifest)}`]: answer(OCI_MANIFEST, image.manifest),
    [`manifests/${sha256(arm.manifest)}`]: answer(DOCKER_MANIFEST, arm.manifest),
    ...Object.fromEntries(
      blobsOf([image, arm, small]).map(blob => [`blobs/${sha256(blob)}`, answer('application/octet-stream', blob)]),
    ),
  };
}

const budget = (server: Loopback, tag: string, more: Readonly<Record<string, unknown>> = {}) => ({
  image: `${server.address}/toolboxai/backend:${tag}`,
  source: 'registry',
  ...more,
});

const transferred = ({ layers }: FakeImage) => layers.reduce((sum, { blob }) => sum + blob.length, 0);

describe('an image in a registry', () => {
  it('is as large compressed as its layers are, and none of them is downloaded for that', async () => {
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

describe('a registry that wants to know who asks', () => {
  const SECRET = 'correct-horse-battery';
  const basic = Buffer.from(`octocat:${SECRET}`).toString('base64');
  const login = (server: Loopback, auth: object) => ({
    files: { '.docker/config.json': JSON.stringify({ auths: { [server.address]: auth } }) },
  });

  it('gets a token from where it says, for what it says', async () => {
    await using server = await registry({ gate: tokenGate({ token: 'a-token' }) });
    expect(await outcomeOf(budget(server, '1.4'))).toMatchObject({ status: 'passed' });
    expect(server.asked[1]?.line).toBe(
      'GET /token?service=registry.example&scope=repository%3Atoolboxai%2Fbackend%3Apull',
    );
    expect(server.asked[1]?.headers.authorization).toBeUndefined();
  });

  it('gets a token for the credentials of docker login', async () => {
    await using server = await registry({ gate: tokenGate({ access_token: 'a-token' }, `Basic ${basic}`) });
    expect(await outcomeOf(budget(server, '1.4'), login(server, { auth: basic }))).toMatchObject({ status: 'passed' });
    const refused = await outcomeOf(budget(server, '1.4'), login(server, { auth: `x${basic}` }));
    expect(refused).toMatchObject({
      status: 'errored',
      why: 'unreadable',
      remedy: expect.stringContaining('docker login'),
    });
    expect(JSON.stringify(refused)).not.toContain(basic);
  });

  it('gets a token for an identity token', async () => {
    await using server = await registry({ gate: tokenGate({ token: 'a-token' }) });
    expect(await outcomeOf(budget(server, '1.4'), login(server, { identitytoken: SECRET }))).toMatchObject({
      status: 'passed',
    });
    expect(server.asked[1]?.line).toBe('POST /token');
    expect(Object.fromEntries(new URLSearchParams(server.asked[1]?.body))).toMatchObject({
      grant_type: 'refresh_token',
      refresh_token: SECRET,
      scope: 'repository:toolboxai/backend:pull',
    });
  });

  it('gets the password itself where it asks for no more', async () => {
    const gate: Gate = ({ headers }) =>
      headers.authorization === `Basic ${basic}`
        ? undefined
        : { status: 401, headers: { 'www-authenticate': 'Basic realm="x"' } };
    await using server = await registry({ gate });
    expect(await outcomeOf(budget(server, '1.4'), login(server, { auth: basic }))).toMatchObject({ status: 'passed' });
    expect(await outcomeOf(budget(server, '1.4'))).toMatchObject({ status: 'errored', why: 'unreadable' });
  });

  it('gets a new token where the first has run out between two layers', async () => {
    let token = 'first';
    const gate: Gate = (asked, address) => {
      const out = tokenGate({ token })(asked, address);
      if (asked.line.includes(sha256(image.config))) token = 'second';
      return out;
    };
    await using server = await registry({ gate });
    expect(await outcomeOf(budget(server, '1.4'))).toMatchObject({
      status: 'passed',
      measurements: [{ value: 180_000 }, {}],
    });
    expect(server.asked.filter(({ line }) => line.includes('/token'))).toHaveLength(2);
  });

  it('names the credential helper that it did not ask', async () => {
    await using server = await registry({ gate: () => ({ status: 401, headers: { 'www-authenticate': 'Basic' } }) });
    const files = { '.docker/config.json': JSON.stringify({ credHelpers: { [server.address]: 'ecr-login' } }) };
    expect(await outcomeOf(budget(server, '1.4'), { files })).toMatchObject({
      status: 'errored',
      remedy: expect.stringContaining('docker-credential-ecr-login'),
    });
  });

  it.each<[string, string, Answer]>([
    ['the token server refuses', 'unreadable', { status: 403, body: { errors: [{ code: 'DENIED' }] } }],
    ['the token server fails', 'unreachable', { status: 503 }],
    ['the token server answers with a page', 'wrong-format', { body: '<html>Sign in</html>' }],
    ['there is no token in the answer', 'wrong-format', { body: { expires_in: 300 } }],
    ['the token is not accepted', 'unreadable', { body: { token: 'another' } }],
  ])('is not passed where %s', async (_, why, token) => {
    await using server = await registry({ gate: tokenGate({ token: 'a-token' }, undefined, token) });
    expect(await outcomeOf(budget(server, '1.4'))).toMatchObject({ status: 'errored', why });
  });
});

/** Lets in who carries a token, and hands one out, where asked so for that authorization only. */
function tokenGate(given: { token?: string; access_token?: string }, authorization?: string, reply?: Answer): Gate {
  return ({ line, headers }, address) => {
    if (/ \/token\b/.test(line)) {
      if (authorization !== undefined && headers.authorization !== authorization) return { status: 401 };
      return reply ?? { body: given };
    }
    if (headers.authorization === `Bearer ${given.token ?? given.access_token}`) return undefined;
    const challenge = `Bearer realm="http://${address}/token",service="registry.example",scope="repository:toolboxai/backend:pull"`;
    return { status: 401, headers: { 'www-authenticate': challenge } };
  };
}

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
});
