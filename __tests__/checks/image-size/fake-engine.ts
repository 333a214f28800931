import { type Answer, serve } from './loopback-server.js';

/**
 * A small server that answers as the description of the Docker Engine's API says (v1.41, and v1.48 for containerd's
 * store, compared with what an Engine 29 answered): what a real dockerd and a real podman answer is tested in
 * `real/image-size.test.ts`, but they do not hang or lie, and the one of Debian 12 does not know containerd's store.
 */
const VERSION = { Version: '28.2.2', Components: [{ Name: 'Engine' }] };
export const IMAGE = {
  Id: 'sha256:0123',
  Os: 'linux',
  Architecture: 'amd64',
  Size: 180_000_000,
  RootFS: { Type: 'layers', Layers: ['sha256:aa', 'sha256:bb'] },
};
const HISTORY = [
  { CreatedBy: 'CMD ["/app"]', Size: 0 },
  { CreatedBy: 'RUN /bin/sh -c npm ci # buildkit', Size: 130_000_000 },
  { CreatedBy: '/bin/sh -c #(nop) ADD file:0123 in / ', Size: 50_000_000 },
];
const LIST = [
  { RepoTags: ['toolboxai/backend:1.4', 'toolboxai/backend:latest'] },
  { RepoTags: ['toolboxai/dashboard:1.4', 'ghcr.io/toolboxai/other:1'] },
  { RepoTags: ['<none>:<none>'] },
  { RepoTags: null },
];
const NO_SUCH_IMAGE = { status: 404, body: { message: 'No such image: toolboxai/nothing:latest' } };

type Routes = Readonly<Record<string, Answer>>;

const ROUTES: Routes = {
  '/version': { body: VERSION },
  '/info': { body: { DriverStatus: [['Backing Filesystem', 'extfs']] } },
  '/images/json': { body: LIST },
};

export async function engine(routes: Routes = {}, { socket = true } = {}) {
  return serve(
    ({ line }) => {
      const path = line.split(' ')[1] ?? '';
      const known = { ...ROUTES, ...routes }[path];
      if (known) return known;
      if (/^\/images\/toolboxai\/(?:backend|dashboard)(?::[\w.]+)?\/json/.test(path)) return { body: IMAGE };
      return path.endsWith('/history') ? { body: HISTORY } : NO_SUCH_IMAGE;
    },
    { socket },
  );
}

export const BACKEND = '/images/toolboxai/backend/json';
export const image = { image: 'toolboxai/backend', source: 'engine' };
