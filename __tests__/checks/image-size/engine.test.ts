import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Ports } from '../../../src/ports/ports.js';
import { BACKEND, engine, IMAGE, image } from './fake-engine.js';
import type { Answer } from './loopback-server.js';
import { outcomeOf } from './outcome.js';

describe('an image in a Docker Engine', () => {
  it('has the size that the Engine tells, and layers with their commands', async () => {
    await using server = await engine();
    const socket = `unix://${server.address}`;
    expect(await outcomeOf({ ...image, socket })).toEqual({
      status: 'passed',
      summary: `toolboxai/backend is 180 MB uncompressed, within its budget of 200 MB (Docker Engine 28.2.2 at ${socket})`,
      findings: [],
      measurements: [
        { name: 'toolboxai/backend, uncompressed', value: 180_000_000, unit: 'bytes', limit: 200_000_000 },
      ],
      evidence: [],
      details: [
        expect.objectContaining({ title: 'Sizes' }),
        {
          title: 'The largest layers of toolboxai/backend',
          text: '130 MB  72 %  layer 2  RUN npm ci\n50 MB   28 %  layer 1  ADD file:0123 in /',
        },
      ],
    });
  });

  it('fails over its budget, with the layer to look at first', async () => {
    await using server = await engine();
    const outcome = await outcomeOf({ ...image, socket: server.address, max: '170MiB' });
    expect(outcome).toMatchObject({
      status: 'failed',
      findings: [
        {
          rule: 'size-budget',
          subject: 'toolboxai/backend',
          message: 'toolboxai/backend is 180 MB uncompressed, 1.74 MB over its budget of 170 MiB (178 MB)',
          help: expect.stringMatching(/^Its largest layer is 130 MB, from `RUN npm ci`\./),
        },
      ],
    });
  });

  it.each([
    ['toolboxai/*', ['toolboxai/backend:1.4', 'toolboxai/backend:latest', 'toolboxai/dashboard:1.4']],
    ['docker.io/toolboxai/*:1.4', ['toolboxai/backend:1.4', 'toolboxai/dashboard:1.4']],
    ['toolboxai/{backend,other}:latest', ['toolboxai/backend:latest']],
  ])('is found by the pattern %s', async (pattern, names) => {
    await using server = await engine();
    const outcome = await outcomeOf({ image: pattern, socket: server.address });
    expect(outcome).toMatchObject({
      status: 'passed',
      measurements: names.map(name => ({ name: `${name}, uncompressed` })),
    });
  });

  it('is errored where a pattern matches none, with the registry that was forgotten', async () => {
    await using server = await engine({ '/images/json': { body: [{ RepoTags: ['ghcr.io/toolboxai/other:1'] }] } });
    expect(await outcomeOf({ image: 'toolboxai/*', socket: server.address })).toMatchObject({
      status: 'errored',
      why: 'nothing-checked',
      message: expect.stringMatching(/^no image matches toolboxai\/\* in .*; there is ghcr\.io\/toolboxai\/other:1$/),
    });
  });

  it('is errored where there is none of that name, with the nearest', async () => {
    await using server = await engine();
    expect(await outcomeOf({ image: 'toolboxai/backnd:1.4', socket: server.address })).toMatchObject({
      status: 'errored',
      message: expect.stringMatching(/^no such image toolboxai\/backnd:1\.4 in .*; there is toolboxai\/backend:1\.4$/),
    });
  });

  it('is errored where the Engine lists a name and does not find it', async () => {
    await using server = await engine({ '/images/json': { body: [{ RepoTags: ['a/c:1', 'a/c:1'] }] } });
    expect(await outcomeOf({ image: 'a/*', socket: server.address })).toMatchObject({
      status: 'errored',
      message: expect.stringMatching(/^no such image a\/c:1 in .*; it lists that name, but does not find it$/),
    });
  });

  it('is compared with its base, and says so where the change is more than 1 %', async () => {
    const old = { body: { ...IMAGE, Size: 150_000_000 } };
    await using server = await engine({ '/images/toolboxai/backend:main/json': old });
    expect(await outcomeOf({ ...image, socket: server.address, base: 'main' })).toMatchObject({
      status: 'passed',
      summary: expect.stringContaining(', 30 MB more than toolboxai/backend:main'),
      measurements: [{ value: 180_000_000, baseline: 150_000_000 }],
    });
    expect(await outcomeOf({ ...image, socket: server.address, base: 'main', 'max-growth': '20MB' })).toMatchObject({
      status: 'failed',
      findings: [{ rule: 'size-growth', expected: 'at most 20 MB', actual: '30 MB' }],
    });
  });

  it.each<[string, string, Answer]>([
    ['it answers with an error', 'unreachable', { status: 500, body: { message: 'layer does not exist' } }],
    ["a proxy's page says 404", 'unreachable', { status: 404, body: '<html>Not Found</html>' }],
    ['it answers with a web page', 'wrong-format', { body: '<!doctype html><title>Sign in</title>' }],
    ['it answers with nothing', 'truncated', { body: '' }],
    ['its answer is cut short', 'truncated', { body: JSON.stringify(IMAGE).slice(0, 70) }],
    ['the connection breaks off', 'unreachable', { body: IMAGE, fate: 'cut' }],
    ['the answer has another shape', 'wrong-format', { body: { ...IMAGE, Size: '180MB' } }],
    ['the size is negative', 'wrong-format', { body: { ...IMAGE, Size: -1 } }],
    ['the size is 0', 'nothing-checked', { body: { ...IMAGE, Size: 0 } }],
    ['there are no layers', 'nothing-checked', { body: { ...IMAGE, RootFS: { Layers: null } } }],
    ['it is for another platform', 'unreadable', { body: { ...IMAGE, Architecture: 'arm64' } }],
  ])('is errored where %s', async (_, why, answer) => {
    await using server = await engine({ [BACKEND]: answer });
    const outcome = await outcomeOf({ ...image, socket: server.address, platform: 'linux/amd64' });
    expect(outcome).toMatchObject({ status: 'errored', why });
  });

  it('is errored where the Engine never answers', async () => {
    await using server = await engine({ [BACKEND]: { fate: 'hang' } });
    const outcome = await outcomeOf({ ...image, socket: server.address }, { abortAfterMs: 300 });
    expect(outcome).toMatchObject({ status: 'errored', why: 'timed-out' });
  });

  it('has its size without a history too', async () => {
    const history = { status: 500, body: { message: 'nil pointer dereference' } };
    await using server = await engine({ '/images/toolboxai/backend/history': history });
    expect(await outcomeOf({ ...image, socket: server.address })).toMatchObject({
      status: 'passed',
      details: [
        {},
        { title: 'The layers of toolboxai/backend are not known', text: expect.stringContaining('HTTP 500') },
      ],
    });
  });

  it('has no compressed size there', async () => {
    await using server = await engine();
    expect(await outcomeOf({ ...image, socket: server.address, measure: 'compressed' })).toMatchObject({
      status: 'errored',
      why: 'unsupported',
      message: expect.stringMatching(/its compressed size is not known, because the Engine keeps it unpacked$/),
    });
  });
});

describe('the Engine', () => {
  it('is where DOCKER_HOST says', async () => {
    await using socket = await engine();
    await using tcp = await engine({}, { socket: false });
    const by = (host: string) => outcomeOf(image, { environment: { DOCKER_HOST: host } });
    expect(await by(`unix://${socket.address}`)).toMatchObject({ status: 'passed' });
    expect(await by(`tcp://${tcp.address}`)).toMatchObject({ status: 'passed' });
    expect(await by('ssh://build@example.org')).toMatchObject({ status: 'errored', why: 'unsupported' });
  });

  it('is where the Docker context says', async () => {
    await using server = await engine();
    const folder = `contexts/meta/${createHash('sha256').update('desktop').digest('hex')}`;
    const files = {
      '.docker/config.json': JSON.stringify({ currentContext: 'desktop' }),
      [`.docker/${folder}/meta.json`]: JSON.stringify({ Endpoints: { docker: { Host: `unix://${server.address}` } } }),
    };
    expect(await outcomeOf(image, { files })).toMatchObject({ status: 'passed' });
    expect(await outcomeOf(image, { files, environment: { DOCKER_CONTEXT: 'lost' } })).toMatchObject({
      status: 'errored',
      message: expect.stringContaining('no Docker context lost'),
    });
  });

  it('gives way to podman where none answers, unless the config named it', async () => {
    await using podman = await engine({
      '/version': { body: { Version: '4.3.1', Components: [{ Name: 'Podman Engine' }] } },
    });
    const environment = { CONTAINER_HOST: `unix://${podman.address}` };
    const ports = (real: Ports): Ports => ({ ...real, http: withoutDefaultSocket(real.http) });
    expect(await outcomeOf({ image: 'toolboxai/backend' }, { environment, ports })).toMatchObject({
      status: 'passed',
      summary: expect.stringContaining(`(podman 4.3.1 at unix://${podman.address})`),
    });
    expect(await outcomeOf({ image: 'toolboxai/backend', socket: '/no/such.sock' }, { environment })).toMatchObject({
      status: 'errored',
      why: 'unreachable',
    });
  });

  it('and podman are both named where neither is there', async () => {
    const environment = { PATH: '/nowhere', XDG_RUNTIME_DIR: '/nowhere' };
    const ports = (real: Ports): Ports => ({ ...real, http: withoutDefaultSocket(real.http) });
    expect(await outcomeOf({ image: 'toolboxai/backend' }, { environment, ports })).toMatchObject({
      status: 'errored',
      why: 'unreachable',
      message: expect.stringMatching(/no Docker Engine \(.*ENOENT.*\) and no podman \(podman: not found on PATH\)$/),
    });
  });
});

/** The machine that runs the tests may have an Engine. */
const withoutDefaultSocket = (http: Ports['http']): Ports['http'] => ({
  ...http,
  request: request =>
    http.request(request.socketPath === '/var/run/docker.sock' ? { ...request, socketPath: '/no/such.sock' } : request),
});
