import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import which from 'which';
import { z } from 'zod';
import type { Verdict } from '../../src/check.js';
import { hasZstd } from '../../src/formats/oci/zstd.js';
import { makeImage, makeLayer, makeTar, savedFiles } from '../checks/image-size/image-fixture.js';
import { outcomeOf, type Unknown } from '../checks/image-size/outcome.js';
import {
  type RealServer,
  run,
  startDockerd,
  startPodman,
  startRegistry,
  stopAll,
} from '../checks/image-size/real-servers.js';
import { filesIn, freePort, makeCertificates } from '../checks/image-size/surroundings.js';
import { itWith } from './tool.js';

/** An Engine starts as root only. */
const isRoot = process.getuid?.() === 0;
const has = (...tools: string[]) => isRoot && tools.every(tool => which.sync(tool, { nothrow: true }) !== null);
const missing = (...tools: string[]) => (isRoot ? tools.find(tool => !has(tool)) : 'root') ?? tools[0] ?? '';
const itWithAll = (tools: readonly string[], title: string, test: () => Promise<void>) =>
  itWith(missing(...tools), title, test);

const ENGINE = ['dockerd', 'docker', 'busybox'];
const REGISTRY = [...ENGINE, 'docker-registry', 'skopeo'];
const PODMAN = [...ENGINE, 'podman'];

const home = realpathSync(mkdtempSync(join(tmpdir(), 'image-size-')));
const at = (...path: string[]) => join(home, ...path);
const PASSWORD = 'correct-horse-battery';
/** That password, bcrypt. */
const HTPASSWD = 'octocat:$2b$04$jJaFr2CdVFg8FU00nj74ZeyV8ZdZOhSIN9fvJb0VisTmiG7svE9by';

let engine: RealServer;
let tlsPort = 0;
let registry: RealServer;
let guarded: RealServer;

const docker = (...args: string[]) => run(['docker', ...args], { DOCKER_HOST: engine.address, HOME: home });
const skopeo = (...args: string[]) => run(['skopeo', ...args], { HOME: home });
const podmanOptions = [`--root=${at('podman/root')}`, `--runroot=${at('podman/run')}`, '--storage-driver=vfs'];
const podman = (...args: string[]) => run(['podman', ...podmanOptions, ...args], { HOME: home });

/** `toolboxai/busybox:1.0`, which is imported, and `toolboxai/app:1.0` with two layers on its ground. */
beforeAll(async () => {
  if (!has(...ENGINE)) return;
  if (has('openssl')) await makeCertificates(at('certificates'));
  tlsPort = await freePort();
  mkdirSync(at('docker'));
  const tls = has('openssl') ? { folder: at('certificates'), port: tlsPort } : undefined;
  engine = await startDockerd(at('docker'), tls);
  const busybox = readFileSync(which.sync('busybox'));
  writeFileSync(at('root.tar'), await makeTar({ 'bin/': 0, 'bin/busybox': busybox, 'bin/sh': 'busybox' }));
  await docker('import', '--change', 'CMD ["/bin/sh"]', at('root.tar'), 'toolboxai/busybox:1.0');
  const layers = [
    await makeLayer(300_000, { command: 'ADD root /' }),
    await makeLayer(1_234_567, { command: 'RUN npm ci' }),
  ];
  const image = { image: makeImage(layers), names: ['toolboxai/app:1.0'] };
  writeFileSync(at('app.tar'), await makeTar(savedFiles([image])));
  await docker('load', '--input', at('app.tar'));
  if (has(...REGISTRY)) await fillRegistries();
  if (has(...PODMAN)) await fillPodman();
});

afterAll(async () => {
  await stopAll();
  rmSync(home, { recursive: true, force: true });
});

async function fillRegistries(): Promise<void> {
  registry = await startRegistry(at('registry'));
  guarded = await startRegistry(at('guarded'), { htpasswd: HTPASSWD });
  for (const name of ['busybox', 'app']) {
    await docker('tag', `toolboxai/${name}:1.0`, `${registry.address}/toolboxai/${name}:1.0`);
    await docker('push', '--quiet', `${registry.address}/toolboxai/${name}:1.0`);
  }
  await skopeo(
    'copy',
    '--src-tls-verify=false',
    '--dest-tls-verify=false',
    `--dest-creds=octocat:${PASSWORD}`,
    `docker://${registry.address}/toolboxai/app:1.0`,
    `docker://${guarded.address}/toolboxai/app:1.0`,
  );
}

async function fillPodman(): Promise<void> {
  await docker('save', '--output', at('saved.tar'), 'toolboxai/busybox:1.0', 'toolboxai/app:1.0');
  await podman('load', '--quiet', '--input', at('saved.tar'));
  mkdirSync(at('bin'));
  const script = `#!/bin/sh\nexec ${which.sync('podman')} ${podmanOptions.join(' ')} "$@"\n`;
  writeFileSync(at('bin/podman'), script);
  chmodSync(at('bin/podman'), 0o755);
}

/** What `docker image inspect` says. */
const dockerSize = async (image: string) => Number(await docker('image', 'inspect', '--format', '{{.Size}}', image));

/** What the manifest in the registry says, by skopeo. */
async function transferSize(image: string, ...flags: string[]): Promise<number> {
  const raw = await skopeo('inspect', '--raw', '--tls-verify=false', ...flags, `docker://${image}`);
  const { layers } = z.object({ layers: z.array(z.object({ size: z.number() })) }).parse(JSON.parse(raw));
  return layers.reduce((sum, { size }) => sum + size, 0);
}

/** The two sizes in a verdict. */
function sizesIn(outcome: Verdict | Unknown): Record<string, number> {
  if (outcome.status === 'errored') throw new Error(`${outcome.why}: ${outcome.message}`);
  return Object.fromEntries(outcome.measurements.map(({ name, value }) => [name.split(', ')[1] ?? '', value]));
}

/** Its digest of one kind. */
function digestIn(outcome: Verdict | Unknown, of: string): string | undefined {
  if (outcome.status === 'errored') throw new Error(`${outcome.why}: ${outcome.message}`);
  return outcome.images?.find(known => known.of === of)?.digest;
}

const IMAGES = ['toolboxai/busybox:1.0', 'toolboxai/app:1.0'];

describe('a real Docker Engine', () => {
  itWithAll(ENGINE, 'is believed: the size is what docker image inspect says', async () => {
    for (const image of IMAGES) {
      const outcome = await outcomeOf({ image, source: 'engine', socket: engine.address });
      expect(sizesIn(outcome)).toEqual({ uncompressed: await dockerSize(image) });
      expect(outcome).toMatchObject({
        status: 'passed',
        summary: expect.stringMatching(/\(Docker Engine \d+\..* at unix:/),
      });
    }
  });

  itWithAll(ENGINE, 'is asked for its images where the config has a pattern', async () => {
    const outcome = await outcomeOf({ image: 'toolboxai/*', max: '1600kB', socket: engine.address });
    expect(outcome).toMatchObject({
      status: 'failed',
      findings: [{ subject: 'toolboxai/busybox:1.0' }],
      measurements: expect.arrayContaining([
        expect.objectContaining({ name: 'toolboxai/app:1.0, uncompressed', value: 1_534_567 }),
        expect.objectContaining({
          name: 'toolboxai/busybox:1.0, uncompressed',
          value: await dockerSize('toolboxai/busybox:1.0'),
        }),
      ]),
    });
    expect(await outcomeOf({ image: 'nothing/*', socket: engine.address })).toMatchObject({ why: 'nothing-checked' });
    expect(await outcomeOf({ image: 'toolboxai/ap:1.0', socket: engine.address })).toMatchObject({
      why: 'unreadable',
      message: expect.stringMatching(/^no such image toolboxai\/ap:1\.0 in .*; there is toolboxai\/app:1\.0$/),
    });
  });

  itWithAll(ENGINE, 'tells the commands that made the layers', async () => {
    const outcome = await outcomeOf({ image: 'toolboxai/app:1.0', socket: engine.address });
    const details = outcome.status === 'errored' ? [] : outcome.details;
    expect(details.at(-1)?.text).toBe('1.23 MB  80 %  layer 2  RUN npm ci\n300 kB   20 %  layer 1  ADD root /');
  });

  itWithAll([...ENGINE, 'openssl'], 'is reached over TCP with the certificates of DOCKER_CERT_PATH', async () => {
    const environment = {
      DOCKER_HOST: `tcp://127.0.0.1:${tlsPort}`,
      DOCKER_TLS_VERIFY: '1',
      DOCKER_CERT_PATH: at('certificates'),
    };
    const outcome = await outcomeOf({ image: 'toolboxai/app:1.0' }, { environment });
    expect(sizesIn(outcome)).toEqual({ uncompressed: 1_534_567 });
    const without = await outcomeOf(
      { image: 'toolboxai/app:1.0' },
      { environment: { ...environment, DOCKER_TLS_VERIFY: '' } },
    );
    expect(without.status).toBe('errored');
    const unknown = await outcomeOf(
      { image: 'toolboxai/app:1.0' },
      { environment: { ...environment, DOCKER_CERT_PATH: '/nowhere' } },
    );
    expect(unknown).toMatchObject({ status: 'errored', why: 'unreachable' });
  });

  itWithAll(ENGINE, 'saves archives that have the same size', async () => {
    await docker('save', '--output', at('both.tar'), ...IMAGES);
    const files = { 'both.tar': readFileSync(at('both.tar')) };
    for (const image of IMAGES) {
      expect(sizesIn(await outcomeOf({ image, path: 'both.tar' }, { files }))).toEqual({
        uncompressed: await dockerSize(image),
      });
    }
  });
});

describe('a real registry', () => {
  itWithAll(REGISTRY, 'tells the compressed size, and the uncompressed one by its layers', async () => {
    for (const name of IMAGES) {
      const image = `${registry.address}/${name}`;
      const compressed = await transferSize(image);
      const budget = { image, source: 'registry' };
      expect(sizesIn(await outcomeOf({ ...budget, measure: 'compressed' }))).toEqual({ compressed });
      expect(sizesIn(await outcomeOf(budget))).toEqual({ compressed, uncompressed: await dockerSize(name) });
    }
  });

  itWithAll(REGISTRY, 'that wants a password gets that of docker login, and no answer comes without', async () => {
    const image = `${guarded.address}/toolboxai/app:1.0`;
    const auth = Buffer.from(`octocat:${PASSWORD}`).toString('base64');
    const files = { '.docker/config.json': JSON.stringify({ auths: { [guarded.address]: { auth } } }) };
    const budget = { image, source: 'registry', measure: 'compressed' };
    expect(sizesIn(await outcomeOf(budget, { files }))).toEqual({
      compressed: await transferSize(image, `--creds=octocat:${PASSWORD}`),
    });
    expect(await outcomeOf(budget)).toMatchObject({ status: 'errored', why: 'unreadable' });
  });

  itWithAll(REGISTRY, 'has no such image', async () => {
    const image = `${registry.address}/toolboxai/app:2.0`;
    expect(await outcomeOf({ image, source: 'registry' })).toMatchObject({
      status: 'errored',
      why: 'unreadable',
      message: `no such image ${image} in registry ${registry.address}`,
    });
  });

  itWithAll(REGISTRY, 'and skopeo make layouts and archives that have the same size', async () => {
    const from = `docker://${registry.address}/toolboxai/app:1.0`;
    const copy = (to: string, ...flags: string[]) =>
      skopeo('copy', '--quiet', '--src-tls-verify=false', ...flags, from, to);
    const work = at('copies');
    mkdirSync(work);
    await copy(`oci:${work}/layout:1.0`);
    await copy(`oci-archive:${work}/oci.tar:1.0`);
    await copy(`docker-archive:${work}/docker.tar:toolboxai/app:1.0`);
    await run(['gzip', '--keep', `${work}/docker.tar`]);
    const formats = ['zstd', 'zstd:chunked'];
    for (const [index, format] of formats.entries()) {
      await copy(`oci:${work}/zstd-${index}:1.0`, `--dest-compress-format=${format}`);
    }
    const sizes = async (path: string) =>
      sizesIn(await outcomeOf({ image: 'toolboxai/app:1.0', path }, { files: filesIn(work) }));
    const compressed = await transferSize(`${registry.address}/toolboxai/app:1.0`);
    expect(await sizes('layout')).toEqual({ compressed, uncompressed: 1_534_567 });
    expect(await sizes('oci.tar')).toEqual({ compressed, uncompressed: 1_534_567 });
    expect(await sizes('docker.tar')).toEqual({ uncompressed: 1_534_567 });
    expect(await sizes('docker.tar.gz')).toEqual({ uncompressed: 1_534_567 });
    const known = { status: 'passed', measurements: [{ value: 1_534_567 }, {}] };
    for (const index of formats.keys()) {
      const zstd = await outcomeOf({ image: 'toolboxai/app:1.0', path: `zstd-${index}` }, { files: filesIn(work) });
      expect(zstd).toMatchObject(hasZstd() ? known : { status: 'errored', why: 'unsupported' });
    }
  });
});

describe('one image', () => {
  itWithAll(
    [...REGISTRY, 'podman'],
    'has one config digest wherever it lies, and that is what Docker calls its id',
    async () => {
      const name = 'toolboxai/app:1.0';
      const id = (await docker('image', 'inspect', '--format', '{{.Id}}', name)).trim();
      const inRegistry = await outcomeOf({ image: `${registry.address}/${name}`, source: 'registry' });
      const inPodman = { PATH: `${at('bin')}:${process.env.PATH}`, XDG_RUNTIME_DIR: '/nowhere' };
      await docker('save', '--output', at('one.tar'), name);
      const files = { 'one.tar': readFileSync(at('one.tar')) };
      const everywhere = [
        await outcomeOf({ image: name, socket: engine.address }),
        await outcomeOf({ image: name, path: 'one.tar' }, { files }),
        await outcomeOf({ image: name, source: 'podman' }, { environment: inPodman }),
        inRegistry,
      ];
      expect(everywhere.map(outcome => digestIn(outcome, 'config'))).toEqual(everywhere.map(() => id));
      const raw = await skopeo(
        'inspect',
        '--format',
        '{{.Digest}}',
        '--tls-verify=false',
        `docker://${registry.address}/${name}`,
      );
      expect(digestIn(inRegistry, 'manifest')).toBe(raw.trim());
      const pushed = await outcomeOf({ image: `${registry.address}/${name}`, socket: engine.address });
      expect(digestIn(pushed, 'manifest')).toBe(raw.trim());
    },
  );
});

describe('a real podman', () => {
  const podmanSize = async (image: string) => Number(await podman('image', 'inspect', '--format', '{{.Size}}', image));

  itWithAll(PODMAN, 'is believed, through its command line and through its socket', async () => {
    const server = await startPodman(['podman', ...podmanOptions], home);
    const ways = [
      {
        environment: { PATH: `${at('bin')}:${process.env.PATH}`, XDG_RUNTIME_DIR: '/nowhere' },
        name: /\(podman \d[\d.]+\)$/,
      },
      { environment: { CONTAINER_HOST: server.address }, name: /\(podman \d[\d.]+ at unix:.*\)$/ },
    ];
    for (const { environment, name } of ways) {
      for (const image of IMAGES) {
        const outcome = await outcomeOf({ image, source: 'podman' }, { environment });
        expect(sizesIn(outcome)).toEqual({ uncompressed: await podmanSize(image) });
        expect(outcome).toMatchObject({ summary: expect.stringMatching(name) });
      }
      const all = await outcomeOf({ image: 'toolboxai/*', source: 'podman' }, { environment });
      expect(all).toMatchObject({ status: 'passed', measurements: [{}, {}] });
      const none = await outcomeOf({ image: 'toolboxai/ap:1.0', source: 'podman' }, { environment });
      expect(none).toMatchObject({
        status: 'errored',
        message: expect.stringContaining('; there is localhost/toolboxai/app:1.0'),
      });
    }
  });

  itWithAll(PODMAN, 'saves archives that are as large as in Docker', async () => {
    await podman('save', '--quiet', '--output', at('podman.tar'), 'toolboxai/app:1.0');
    const files = { 'podman.tar': readFileSync(at('podman.tar')) };
    const outcome = await outcomeOf({ image: 'toolboxai/app:1.0', path: 'podman.tar' }, { files });
    expect(sizesIn(outcome)).toEqual({ uncompressed: await dockerSize('toolboxai/app:1.0') });
  });
});
