import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { pack } from 'tar-stream';
import { describe, expect, it } from 'vitest';
import { CouldNotTell } from '../../src/check.js';
import { scanArchive } from '../../src/formats/docker/archive.js';
import { measureLayer } from '../../src/formats/oci/layer.js';
import { hasZstd, unpackZstd } from '../../src/formats/oci/zstd.js';
import {
  layoutFiles,
  makeImage,
  makeIndex,
  makeLayer,
  makeTar,
  savedFiles,
  sha256,
} from '../checks/image-size/image-fixture.js';
import { rejectionOf } from './could-not-tell.js';

/** Chunks of a few bytes, so that every boundary is met somewhere. */
async function* inPieces(bytes: Buffer, size = 100): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const measure = (bytes: Buffer, size?: number) => measureLayer(inPieces(bytes, size), { where: 'layer' });

/** A tar of one file of 3,000 bytes as `zstd` wrote it: in one frame, and in two. Frames that may be skipped hold any bytes. */
const ZSTD =
  'KLUv/WQAE70CAIIDCxDAtwEAREQv/g9sCr4c/sqkPS5VBdeFmwUsKEAm1u7AQkxfut2RS//ZLsjEDyBAMywXA0TwC+3wL5jKdeOXwQNOTAoqwAhgpQNMyi85wcBwHZ68FtiHYvA=';
const ZSTD_FRAMES = [
  'KLUv/QRopQIAcgMLEMC3AQBERC/+D2wKvhz+yqTHpargunCzgAUFyMTaHViI6Uu3O3LpP9sFmRgOIGAtLBcDzFUCrMq7wcvgASYmGRVgBPDSATDll5xgYHAdnoIWxvPkwQ==',
  'KLUv/QRoZQAAEHgAAgBEgF/I/8EVr+GWew==',
].map(text => Buffer.from(text, 'base64'));
const SKIPPED = Buffer.from('502a4d1805000000' + '0102030405', 'hex');

describe('a layer', () => {
  it('is as large as the files in it, links and directories not counted', async () => {
    const tar = await makeTar({ 'a/': 0, 'a/one': 1000, 'a/two': 234, 'a/link': 'one' });
    for (const [blob, compression] of [
      [tar, 'none'],
      [gzipSync(tar), 'gzip'],
    ] as const) {
      expect(await measure(blob)).toEqual({
        bytes: blob.length,
        digest: sha256(blob),
        compression,
        content: { diffId: sha256(tar), bytes: 1234 },
      });
    }
  });

  it('may be empty', async () => {
    expect(await measure(Buffer.alloc(1024))).toMatchObject({ content: { bytes: 0 } });
  });

  it('may be compressed in several gzip members', async () => {
    const { tar } = await makeLayer(5000);
    const blob = Buffer.concat([gzipSync(tar.subarray(0, 700)), gzipSync(tar.subarray(700))]);
    expect(await measure(blob)).toMatchObject({ content: { diffId: sha256(tar), bytes: 5000 } });
  });

  it('may be compressed with zstd, in as many frames as it likes, where Node has it', async () => {
    const tar = await makeTar({ 'app/': 0, 'app/data': 3000 });
    const [first = SKIPPED, second = SKIPPED] = ZSTD_FRAMES;
    for (const blob of [Buffer.from(ZSTD, 'base64'), Buffer.concat([first, SKIPPED, second, SKIPPED])]) {
      for (const size of [1, 7, 10_000]) {
        expect(await measure(blob, size)).toEqual({
          bytes: blob.length,
          digest: sha256(blob),
          compression: 'zstd',
          content: hasZstd() ? { diffId: sha256(tar), bytes: 3000 } : undefined,
        });
      }
    }
  });

  it('counts a sparse file as it is once unpacked', async () => {
    const sparse = pack();
    sparse.entry({ name: 'data', pax: { 'GNU.sparse.major': '1', 'GNU.sparse.realsize': '9000' } }, Buffer.alloc(512));
    sparse.finalize();
    expect(await measureLayer(Readable.from(sparse), { where: 'layer' })).toMatchObject({ content: { bytes: 9000 } });
  });

  it.each<[string, () => Promise<Buffer>, string, string]>([
    [
      'a tar that is cut short',
      async () => (await makeLayer(5000)).tar.subarray(0, 3000),
      'truncated',
      'layer: ends too early',
    ],
    [
      'gzip that is cut short',
      async () => (await makeLayer(5000)).blob.subarray(0, 60),
      'truncated',
      'layer: ends too early',
    ],
    ['no tar', async () => Buffer.alloc(1000, 'x'), 'wrong-format', 'layer: not a tar, or damaged'],
    ['no tar in gzip', async () => gzipSync(Buffer.alloc(1000, 'x')), 'wrong-format', 'layer: not a tar, or damaged'],
    [
      'bytes after gzip',
      async () => Buffer.concat([(await makeLayer(10)).blob, Buffer.alloc(9, 'x')]),
      'wrong-format',
      'layer: cannot be decompressed: incorrect header check',
    ],
  ])('that is %s is an error', async (_, blob, why, message) => {
    expect(await rejectionOf(measure(await blob()))).toEqual({ why, message });
  });

  it('of unknown bytes is measured or an error that says where', async () => {
    const { tar, blob } = await makeLayer(600);
    const zstd = Buffer.concat(ZSTD_FRAMES);
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 1500 }).map(array => Buffer.from(array)),
      ...[tar, blob, zstd].map(whole =>
        fc.tuple(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length)).map(([at, byte, end]) => {
          const copy = Buffer.from(whole);
          copy[at] = byte;
          return copy.subarray(0, end);
        }),
      ),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async damaged => {
        for (const read of [() => measure(damaged), () => scanArchive(inPieces(damaged), 'layer')]) {
          const error = await read().then(
            () => undefined,
            (cause: unknown) => cause,
          );
          if (error === undefined) continue;
          expect(error).toBeInstanceOf(CouldNotTell);
          expect(String(error)).toContain('layer: ');
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe.runIf(hasZstd())('zstd', () => {
  it('that ends inside a frame, or is followed by something else, is an error', async () => {
    const whole = Buffer.from(ZSTD, 'base64');
    const read = async (bytes: Buffer) => {
      for await (const _ of unpackZstd(inPieces(bytes)));
    };
    for (let end = 1; end < whole.length; end += 1) {
      expect(await rejectionOf(read(whole.subarray(0, end)))).toMatchObject({ why: 'truncated' });
    }
    expect(await rejectionOf(read(Buffer.concat([whole, Buffer.from('more')])))).toMatchObject({ why: 'wrong-format' });
    expect(await rejectionOf(read(SKIPPED.subarray(0, 10)))).toMatchObject({ why: 'truncated' });
  });
});

describe('an archive of images', () => {
  it('is read in one pass, links to layers included', async () => {
    const layer = await makeLayer(500);
    const image = makeImage([layer]);
    const files = savedFiles([{ image, names: ['a:1'] }]);
    const path = Object.keys(files).find(name => name.endsWith('/layer.tar')) ?? '';
    const tar = await makeTar({ ...files, 'other/layer.tar': `../${path}`, VERSION: Buffer.from('1.0') });
    const archive = await scanArchive(inPieces(tar), 'a.tar');
    expect(archive.layer(path)).toMatchObject({ compression: 'none', content: { bytes: 500 } });
    expect(archive.layer('other/layer.tar')).toEqual(archive.layer(path));
    expect(archive.document('manifest.json')).toBeDefined();
    expect(archive.document('VERSION')).toBeUndefined();
  });

  it('may be compressed, and may hold a layout', async () => {
    const image = makeImage([await makeLayer(500)]);
    const tar = await makeTar(layoutFiles(makeIndex([]), [image.config, ...image.layers.map(({ blob }) => blob)]));
    const archive = await scanArchive(inPieces(gzipSync(tar)), 'a.tar.gz');
    const path = `./blobs/${sha256(image.layers[0]?.blob ?? '').replace(':', '/')}`;
    expect(archive.layer(path)).toMatchObject({ compression: 'gzip', content: { bytes: 500 } });
    expect(archive.document(`blobs/${sha256(image.config).replace(':', '/')}`)).toEqual(image.config);
  });

  it('that is cut short is an error wherever that is', async () => {
    const tar = await makeTar(savedFiles([{ image: makeImage([await makeLayer(500)]), names: ['a:1'] }]));
    const end = tar.length - 1024;
    for (let length = 1; length < end; length += 97) {
      const read = scanArchive(inPieces(tar.subarray(0, length)), 'a.tar');
      const archive = await read.catch(() => undefined);
      expect(archive?.document('manifest.json')).toBeUndefined();
    }
  });
});
