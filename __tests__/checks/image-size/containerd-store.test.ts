import { describe, expect, it } from 'vitest';
import { BACKEND, engine, IMAGE, image } from './fake-engine.js';
import { outcomeOf } from './outcome.js';

const INDEX = `sha256:${'1'.repeat(64)}`;
const MANIFEST = `sha256:${'2'.repeat(64)}`;
const CONTAINERD = { DriverStatus: [['driver-type', 'io.containerd.snapshotter.v1']] };

describe("an image in containerd's store", () => {
  const platform = (architecture: string, { unpacked = 210_000_000, content = 60_164_463, available = true } = {}) => ({
    ID: MANIFEST,
    Kind: 'image',
    Available: available,
    Size: { Content: content, Total: content + unpacked },
    ImageData: { Platform: { os: 'linux', architecture }, Size: { Unpacked: unpacked } },
  });
  const attestation = { ID: 'sha256:att', Kind: 'attestation', Available: true, Size: { Content: 10, Total: 10 } };
  const inspected = (manifests: unknown) => ({
    '/info': { body: CONTAINERD },
    [`${BACKEND}?manifests=1`]: { body: { ...IMAGE, Size: 60_165_000, Manifests: manifests } },
  });

  it('is measured by its unpacked content, not by what the Engine calls its size', async () => {
    await using server = await engine(
      inspected([attestation, platform('arm64', { available: false }), platform('amd64')]),
    );
    expect(await outcomeOf({ ...image, socket: server.address })).toMatchObject({
      status: 'failed',
      findings: [{ actual: '210 MB' }],
      measurements: [
        { name: 'toolboxai/backend, uncompressed', value: 210_000_000 },
        { name: 'toolboxai/backend, compressed', value: 60_164_463 },
      ],
    });
    expect(await outcomeOf({ ...image, socket: server.address, measure: 'compressed', max: '61MB' })).toMatchObject({
      status: 'passed',
    });
  });

  it('is known by the digests of what its name points to and of its manifest, never by its config', async () => {
    const Descriptor = { mediaType: 'application/vnd.oci.image.index.v1+json', digest: INDEX, size: 856 };
    const RepoDigests = [`toolboxai/backend@${INDEX}`];
    const body = { ...IMAGE, Id: INDEX, Descriptor, RepoDigests, Manifests: [platform('amd64')] };
    await using server = await engine({ '/info': { body: CONTAINERD }, [`${BACKEND}?manifests=1`]: { body } });
    expect(await outcomeOf({ ...image, socket: server.address })).toMatchObject({
      images: [
        { image: 'toolboxai/backend', digest: INDEX, of: 'index' },
        { image: 'toolboxai/backend', digest: MANIFEST, of: 'manifest' },
      ],
    });
  });

  it('has no compressed size where it lies there uncompressed, as it was loaded', async () => {
    await using server = await engine(inspected([platform('amd64', { content: 212_000_000 })]));
    expect(await outcomeOf({ ...image, socket: server.address, max: '300MB' })).toMatchObject({
      status: 'passed',
      measurements: [{ name: 'toolboxai/backend, uncompressed' }],
    });
    expect(await outcomeOf({ ...image, socket: server.address, max: '300MB', measure: 'compressed' })).toMatchObject({
      status: 'errored',
      why: 'unsupported',
    });
  });

  it.each<[string, string, unknown]>([
    ['an older Engine does not tell the unpacked size', 'unsupported', undefined],
    ['it was never unpacked', 'unsupported', [platform('amd64', { unpacked: 0 })]],
    ['it is there for another platform only', 'unreadable', [platform('arm64')]],
    ['nothing of it is there', 'unreadable', [platform('amd64', { available: false })]],
  ])('is errored where %s', async (_, why, manifests) => {
    await using server = await engine(inspected(manifests));
    expect(await outcomeOf({ ...image, socket: server.address })).toMatchObject({ status: 'errored', why });
  });
});
