import {
  blobsOf,
  type FakeImage,
  json,
  makeImage,
  makeIndex,
  makeLayer,
  manifestDescriptor,
  sha256,
} from './image-fixture.js';
import { type Answer, type Asked, type Loopback, serve } from './loopback-server.js';

/**
 * A small server that answers as the OCI distribution specification and Docker's token authentication describe: what a
 * real docker-registry answers is tested in `real/image-size.test.ts`, but it does not limit, lie or hang on demand.
 */
export const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';
export const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
export const DOCKER_LIST = 'application/vnd.docker.distribution.manifest.list.v2+json';
export const DOCKER_MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json';

export type Routes = Readonly<Record<string, Answer>>;
export type Gate = (asked: Asked, address: string) => Answer | undefined;

const base = await makeLayer(40_000, { command: 'ADD rootfs.tar /' });
const app = await makeLayer(140_000, { command: 'RUN npm ci' });
export const image = makeImage([base, app]);
export const arm = makeImage([base, app, await makeLayer(50_000)], { os: 'linux', architecture: 'arm64' });
export const small = makeImage([base]);

/** A registry with toolboxai/backend:1.4, an index of two platforms as 1.5, Docker's own sort of it as 1.6, and main. */
export async function registry({ routes = {}, gate }: { readonly routes?: Routes; readonly gate?: Gate } = {}) {
  let address = '';
  const server = await serve(asked => {
    const path = (asked.line.split(' ')[1] ?? '').replace('/v2/toolboxai/backend/', '');
    return gate?.(asked, address) ?? routes[path] ?? contents()[path] ?? NOT_FOUND;
  });
  address = server.address;
  return server;
}

export const NOT_FOUND = { status: 404, body: { errors: [{ code: 'MANIFEST_UNKNOWN', message: 'manifest unknown' }] } };

export const answer = (type: string, body: Buffer): Answer => ({
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

export const budget = (server: Loopback, tag: string, more: Readonly<Record<string, unknown>> = {}) => ({
  image: `${server.address}/toolboxai/backend:${tag}`,
  source: 'registry',
  ...more,
});

export const transferred = ({ layers }: FakeImage) => layers.reduce((sum, { blob }) => sum + blob.length, 0);

/** Lets in who carries a token, and hands one out, where asked so for that authorization only. */
export function tokenGate(
  given: { token?: string; access_token?: string },
  authorization?: string,
  reply?: Answer,
): Gate {
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
