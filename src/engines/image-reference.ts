/** A container image's name in full, as the distribution project's grammar reads it. */
export interface ImageReference {
  /** `docker.io` where the name has none. */
  readonly registry: string;
  /** `library/busybox` for `busybox` on Docker Hub. */
  readonly repository: string;
  readonly tag: string | undefined;
  /** `sha256:…`. */
  readonly digest: string | undefined;
}

const HUB = 'docker.io';
const COMPONENT = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const REPOSITORY = new RegExp(`^${COMPONENT}(?:/${COMPONENT})*$`);
const REGISTRY = /^(?:\[[0-9a-fA-F:]+\]|[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?)(?::\d{1,5})?$/;
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST = /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;

/** Reads `backend`, `toolboxai/backend:1.2`, `ghcr.io/a/b@sha256:…`; undefined where it is no image's name. */
export function parseImageReference(text: string): ImageReference | undefined {
  const [name = '', digest, ...more] = text.split('@');
  if (more.length > 0 || (digest !== undefined && !DIGEST.test(digest))) return undefined;
  const slash = name.lastIndexOf('/');
  const colon = name.indexOf(':', slash + 1);
  const path = colon < 0 ? name : name.slice(0, colon);
  const tag = colon < 0 ? undefined : name.slice(colon + 1);
  if (tag !== undefined && !TAG.test(tag)) return undefined;
  const first = path.slice(0, Math.max(0, path.indexOf('/')));
  const hasRegistry = /[.:A-Z[]/.test(first) || first === 'localhost';
  const registry = hasRegistry ? hubAliases(first) : HUB;
  const repository = hasRegistry ? path.slice(first.length + 1) : path;
  if (!REGISTRY.test(registry) || !REPOSITORY.test(repository) || repository.length > 255) return undefined;
  const official = registry === HUB && !repository.includes('/');
  return { registry, repository: official ? `library/${repository}` : repository, tag, digest };
}

const hubAliases = (registry: string): string =>
  registry === 'index.docker.io' || registry === 'registry-1.docker.io' ? HUB : registry;

/** The name without its tag and digest, short as Docker prints it: `busybox`, `toolboxai/backend`, `ghcr.io/a/b`. */
export function repositoryName({ registry, repository }: ImageReference): string {
  if (registry !== HUB) return `${registry}/${repository}`;
  return repository.startsWith('library/') ? repository.slice('library/'.length) : repository;
}

/** The whole name, short as Docker prints it, with `:latest` where neither tag nor digest is given. */
export function familiarName(reference: ImageReference): string {
  const { tag, digest } = reference;
  const version = digest === undefined ? `:${tag ?? 'latest'}` : `${tag === undefined ? '' : `:${tag}`}@${digest}`;
  return `${repositoryName(reference)}${version}`;
}

/** Without the `localhost/` that podman puts before the names of what was built here. */
export const localName = (name: string): string => name.replace(/^localhost\//, '');

/** True for a pattern over names, such as `toolboxai/*`. A `[` that begins an IPv6 registry is none. */
export const isImagePattern = (text: string): boolean => /[*?{]|.\[/.test(text);

/** `main` as a tag of the same repository, anything with a `/`, `:` or `@` as a name of its own. */
export function relativeReference(base: string, image: ImageReference): ImageReference | undefined {
  if (/[/:@]/.test(base)) return parseImageReference(base);
  return TAG.test(base) ? { ...image, tag: base, digest: undefined } : undefined;
}
