/**
 * Packs the project's images as OCI layouts under images/: the layer of our own files alone, without a base image, so that
 * they stay small enough to commit. A build on top of the bases is the release pipeline's work.
 *
 *   node scripts/images.js            writes the layouts, and their digests into the overlays
 *   node scripts/images.js --check    proves that they hold what the repository holds; writes nothing
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

const ROOT = join(import.meta.dirname, '..');
const OVERLAYS = ['staging', 'production'];
const CREATED = '2026-01-01T00:00:00Z';
const VERSION = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).version;

/** What goes into each image: files and folders of the repository, below /app. */
const IMAGES = {
  backend: { holds: ['backend/src', 'package.json', 'package-lock.json'], entrypoint: ['node', '/app/backend/src/main.js'] },
  dashboard: { holds: ['dashboard/public', 'dashboard/src', 'dashboard/nginx.conf'], entrypoint: ['nginx', '-g', 'daemon off;'] },
  backup: { holds: ['backup/backup.sh'], entrypoint: ['/app/backup/backup.sh'] },
};

const sha256 = bytes => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

function filesOf(path) {
  const folder = join(ROOT, path);
  try {
    return readdirSync(folder).sort().flatMap(name => filesOf(`${path}/${name}`));
  } catch (error) {
    if (error.code === 'ENOTDIR') return [path];
    throw error;
  }
}

/** A ustar archive whose bytes depend on names and contents alone. */
function tar(paths) {
  const blocks = paths.flatMap(path => {
    const content = readFileSync(join(ROOT, path));
    const padding = Buffer.alloc((512 - (content.length % 512)) % 512);
    return [header(`app/${path}`, { size: content.length, mode: path.endsWith('.sh') ? 0o755 : 0o644 }), content, padding];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

function header(name, { size, mode }) {
  const block = Buffer.alloc(512);
  const octal = (number, length) => `${number.toString(8).padStart(length - 1, '0')}\0`;
  block.write(name, 0);
  block.write(octal(mode, 8), 100);
  block.write(octal(0, 8), 108);
  block.write(octal(0, 8), 116);
  block.write(octal(size, 12), 124);
  block.write(octal(Date.parse(CREATED) / 1000, 12), 136);
  block.write('        0', 148);
  block.write('ustar\x0000', 257);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

function writeLayout(name, { holds, entrypoint }) {
  const folder = join(ROOT, 'images', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'blobs/sha256'), { recursive: true });
  const blob = (bytes, mediaType) => {
    const digest = sha256(bytes);
    writeFileSync(join(folder, 'blobs', ...digest.split(':')), bytes);
    return { mediaType, digest, size: bytes.length };
  };
  const layer = tar(holds.flatMap(filesOf));
  const config = {
    created: CREATED,
    architecture: 'amd64',
    os: 'linux',
    config: { User: '10001:10001', Entrypoint: entrypoint, WorkingDir: '/app' },
    rootfs: { type: 'layers', diff_ids: [sha256(layer)] },
    history: [{ created: CREATED, created_by: 'scripts/images.js' }],
  };
  const manifest = {
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: blob(json(config), 'application/vnd.oci.image.config.v1+json'),
    layers: [blob(gzipSync(layer, { level: 9 }), 'application/vnd.oci.image.layer.v1.tar+gzip')],
  };
  const descriptor = blob(json(manifest), manifest.mediaType);
  const index = {
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.index.v1+json',
    manifests: [{ ...descriptor, platform: { architecture: 'amd64', os: 'linux' }, annotations: { 'org.opencontainers.image.ref.name': VERSION } }],
  };
  writeFileSync(join(folder, 'oci-layout'), json({ imageLayoutVersion: '1.0.0' }));
  writeFileSync(join(folder, 'index.json'), json(index));
  pinDigest(name, descriptor.digest);
}

const json = value => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);

const kustomization = overlay => join(ROOT, 'infrastructure/kubernetes/overlays', overlay, 'kustomization.yaml');

/** The `digest:` that follows an image's name in an overlay. */
const pinOf = name => new RegExp(`(name: registry\\.toolboxai\\.example/${name}\\n(?:    .*\\n)*?    digest: )(sha256:[0-9a-f]{64})`);

function pinDigest(name, digest) {
  for (const file of OVERLAYS.map(kustomization)) {
    writeFileSync(file, readFileSync(file, 'utf8').replace(pinOf(name), `$1${digest}`));
  }
}

/** What is wrong with a committed layout, as sentences. Compression may differ between machines, so contents are compared. */
function problemsOf(name, { holds }) {
  const folder = join(ROOT, 'images', name);
  const read = ({ digest }) => {
    const bytes = readFileSync(join(folder, 'blobs', ...digest.split(':')));
    if (sha256(bytes) !== digest) throw new Error(`${name}: blob ${digest} holds something else`);
    return bytes;
  };
  const [descriptor] = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')).manifests;
  const manifest = JSON.parse(read(descriptor));
  const { rootfs } = JSON.parse(read(manifest.config));
  const packed = sha256(gunzipSync(read(manifest.layers[0])));
  const problems = [];
  if (packed !== rootfs.diff_ids[0]) problems.push(`${name}: the layer is not the one that its config names`);
  if (packed !== sha256(tar(holds.flatMap(filesOf)))) problems.push(`${name}: the image is older than the sources; run npm run images`);
  for (const overlay of OVERLAYS) {
    const pinned = pinOf(name).exec(readFileSync(kustomization(overlay), 'utf8'))?.[2];
    if (pinned !== descriptor.digest) problems.push(`${name}: ${overlay} deploys ${pinned}, the image is ${descriptor.digest}`);
  }
  return problems;
}

if (process.argv.includes('--check')) {
  const problems = Object.entries(IMAGES).flatMap(([name, image]) => problemsOf(name, image));
  for (const problem of problems) console.error(problem);
  if (problems.length === 0) console.log(`${Object.keys(IMAGES).length} images hold what the repository holds`);
  process.exitCode = problems.length === 0 ? 0 : 1;
} else {
  for (const [name, image] of Object.entries(IMAGES)) writeLayout(name, image);
}
