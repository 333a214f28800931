/** Packs images/backend: an OCI layout whose layer carries 3 MB of test data that somebody forgot to ignore. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const ROOT = join(import.meta.dirname, '..');
const folder = join(ROOT, 'images/backend');
const created = '2026-01-01T00:00:00Z';

function entry(name, content) {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write('0000644\0', 100);
  header.write('0000000\x000000000\0', 108);
  header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
  header.write(`${(Date.parse(created) / 1000).toString(8).padStart(11, '0')}\0`, 136);
  header.write('        0', 148);
  header.write('ustar\x0000', 257);
  header.write(`${header.reduce((sum, byte) => sum + byte, 0).toString(8).padStart(6, '0')}\0 `, 148);
  return Buffer.concat([header, content, Buffer.alloc((512 - (content.length % 512)) % 512)]);
}

function blob(bytes, mediaType) {
  const hex = createHash('sha256').update(bytes).digest('hex');
  writeFileSync(join(folder, 'blobs/sha256', hex), bytes);
  return { mediaType, digest: `sha256:${hex}`, size: bytes.length };
}

const json = value => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
const layer = Buffer.concat([
  entry('app/backend/src/invoice.js', readFileSync(join(ROOT, 'backend/src/invoice.js'))),
  entry('app/backend/tests/fixtures/three-years.csv', Buffer.from('2026-01-01,abacus,1,1000\n'.repeat(120_000))),
  Buffer.alloc(1024),
]);
const diffId = `sha256:${createHash('sha256').update(layer).digest('hex')}`;
rmSync(folder, { recursive: true, force: true });
mkdirSync(join(folder, 'blobs/sha256'), { recursive: true });
const manifest = {
  schemaVersion: 2,
  mediaType: 'application/vnd.oci.image.manifest.v1+json',
  config: blob(
    json({ created, architecture: 'amd64', os: 'linux', config: {}, rootfs: { type: 'layers', diff_ids: [diffId] } }),
    'application/vnd.oci.image.config.v1+json',
  ),
  layers: [blob(gzipSync(layer, { level: 9 }), 'application/vnd.oci.image.layer.v1.tar+gzip')],
};
const descriptor = blob(json(manifest), manifest.mediaType);
writeFileSync(join(folder, 'oci-layout'), json({ imageLayoutVersion: '1.0.0' }));
writeFileSync(
  join(folder, 'index.json'),
  json({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.index.v1+json',
    manifests: [{ ...descriptor, platform: { architecture: 'amd64', os: 'linux' }, annotations: { 'org.opencontainers.image.ref.name': '1.0.0' } }],
  }),
);
