import { CouldNotTell } from '../../check.js';
import { contextFolder, type DockerConfig, readContextHost, readDockerConfig } from '../../formats/docker/config.js';
import type { Host } from '../../ports/host.js';
import type { ClientTls } from '../../ports/http.js';

/** Where an Engine's API is. */
export interface Endpoint {
  readonly url: string;
  readonly socketPath?: string;
  readonly tls?: ClientTls;
  /** As reports name it. */
  readonly shown: string;
  /** True where the config or the environment named it: then nothing else is tried instead. */
  readonly named: boolean;
}

const DOCKER_SOCKET = 'unix:///var/run/docker.sock';
const DOCKER_PIPE = 'npipe:////./pipe/docker_engine';

/** Docker's own order: what the check says, DOCKER_HOST, DOCKER_CONTEXT, the current context, the default socket. */
export async function dockerEndpoint(socket: string | undefined, host: Host): Promise<Endpoint> {
  if (socket !== undefined) return toEndpoint(socket, { named: true });
  const { DOCKER_HOST, DOCKER_CONTEXT, DOCKER_TLS_VERIFY, DOCKER_CERT_PATH } = host.environment;
  if (DOCKER_HOST) {
    const secure = DOCKER_TLS_VERIFY !== undefined && DOCKER_TLS_VERIFY !== '';
    const folder = DOCKER_CERT_PATH ?? configFolder(host);
    return toEndpoint(DOCKER_HOST, { named: true, tls: secure ? await readTls(folder, host) : undefined });
  }
  const context = DOCKER_CONTEXT || (await dockerConfig(host))?.context;
  if (context !== undefined && context !== 'default') return contextEndpoint(context, host);
  return toEndpoint(host.platform === 'win32' ? DOCKER_PIPE : DOCKER_SOCKET, { named: false });
}

/** podman's socket, in the order in which podman looks for it itself. */
export function podmanEndpoint(socket: string | undefined, { environment }: Host): Endpoint {
  const { CONTAINER_HOST, XDG_RUNTIME_DIR } = environment;
  const address = socket ?? CONTAINER_HOST;
  if (address) return toEndpoint(address, { named: true });
  return toEndpoint(`unix://${XDG_RUNTIME_DIR ?? '/run'}/podman/podman.sock`, { named: false });
}

/** Docker's `config.json`, or undefined where there is none. */
export async function dockerConfig(host: Host): Promise<DockerConfig | undefined> {
  const path = `${configFolder(host)}/config.json`;
  const text = await host.settings(path);
  return text === undefined ? undefined : readDockerConfig(text, path);
}

function configFolder({ environment }: Host): string {
  const { DOCKER_CONFIG, HOME, USERPROFILE } = environment;
  return DOCKER_CONFIG || `${HOME ?? USERPROFILE ?? ''}/.docker`;
}

async function contextEndpoint(name: string, host: Host): Promise<Endpoint> {
  const folder = `${configFolder(host)}/contexts`;
  const path = `${folder}/meta/${contextFolder(name)}/meta.json`;
  const text = await host.settings(path);
  if (text === undefined) {
    const remedy = 'List the contexts with `docker context ls`, or unset DOCKER_CONTEXT.';
    throw new CouldNotTell('unreachable', `no Docker context ${name} (${path})`, remedy);
  }
  const tls = await readTls(`${folder}/tls/${contextFolder(name)}/docker`, host);
  return toEndpoint(readContextHost(text, path), { named: true, tls: tls.ca || tls.cert ? tls : undefined });
}

async function readTls(folder: string, host: Host): Promise<ClientTls> {
  const read = (name: string) => host.settings(`${folder}/${name}.pem`);
  return { ca: await read('ca'), cert: await read('cert'), key: await read('key') };
}

function toEndpoint(
  address: string,
  { named, tls }: { readonly named: boolean; readonly tls?: ClientTls | undefined },
): Endpoint {
  const [, scheme = 'unix', rest = ''] = /^(?:([a-z]+):\/\/)?(.*)$/.exec(address) ?? [];
  const socket = { url: 'http://localhost', shown: address, named };
  if (scheme === 'unix') return { ...socket, socketPath: rest };
  if (scheme === 'npipe') return { ...socket, socketPath: rest.replaceAll('/', '\\') };
  if (scheme === 'tcp' || scheme === 'http' || scheme === 'https') {
    const secure = tls !== undefined || scheme === 'https';
    const url = `${secure ? 'https' : 'http'}://${rest.replace(/\/+$/, '')}`;
    return { url, shown: address, named, ...(tls && { tls }) };
  }
  const remedy = 'Name a unix:// or tcp:// address, or save the image and use `source: archive`.';
  throw new CouldNotTell('unsupported', `${address}: an Engine cannot be reached over ${scheme}`, remedy);
}
