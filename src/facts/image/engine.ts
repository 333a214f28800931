import { CouldNotTell } from '../../check.js';
import {
  readContainerdStore,
  readFailure,
  readHistory,
  readImageNames,
  readInspected,
  readVersion,
} from '../../formats/docker/engine.js';
import type { Ports } from '../../ports/ports.js';
import { noSuchImage } from './absent.js';
import { historyOrWhy, sizeInContainerd, sizeInspected } from './inspected.js';
import type { Store } from './sized-image.js';
import type { Endpoint } from './socket.js';

/** Opens a Docker Engine, or podman behind the same API. `CouldNotTell('unreachable')` where nothing answers. */
export async function openEngine(endpoint: Endpoint, { http }: Ports): Promise<Store> {
  const api = new Api(endpoint, http);
  const { program, version } = readVersion(await api.get('/version'), api.where('/version'));
  const name = `${program} ${version} at ${endpoint.shown}`;
  const list = async () => readImageNames(await api.get('/images/json'), api.where('/images/json'));
  return {
    name,
    list,
    measure: async (image, wanted) => {
      const containerd = program !== 'podman' && readContainerdStore(await api.get('/info'), api.where('/info'));
      const path = `/images/${image}/json${containerd ? '?manifests=1' : ''}`;
      const found = await api.find(path);
      if (found === undefined) throw noSuchImage(image, { store: name, names: await list() });
      const inspected = readInspected(found, api.where(path));
      const where = `${image} in ${name}`;
      const historyPath = `/images/${image}/history`;
      // In containerd's store it is the history of the default platform, and of no other.
      const hasHistory = !containerd || wanted.platform === undefined;
      const history = await historyOrWhy(async () =>
        hasHistory ? readHistory(await api.get(historyPath), api.where(historyPath)) : [],
      );
      return containerd
        ? sizeInContainerd(inspected, { history, where, wanted })
        : sizeInspected(inspected, { history, where, wanted });
    },
  };
}

class Api {
  readonly #endpoint: Endpoint;
  readonly #http: Ports['http'];

  constructor(endpoint: Endpoint, http: Ports['http']) {
    this.#endpoint = endpoint;
    this.#http = http;
  }

  where(path: string): string {
    return `${this.#endpoint.shown}: GET ${path}`;
  }

  async get(path: string): Promise<Buffer> {
    const body = await this.find(path);
    if (body === undefined) throw this.#refused(path, 'HTTP 404');
    return body;
  }

  /** The body; undefined where the Engine knows no such thing. */
  async find(path: string): Promise<Buffer | undefined> {
    const { url, socketPath, tls } = this.#endpoint;
    const request = { url: `${url}${path}`, ...(socketPath && { socketPath }), ...(tls && { tls }) };
    const { status, body } = await this.#http.request(request);
    // Only the Engine's own words count: a proxy's 404 says nothing about an image.
    if (status === 404 && readFailure(body) !== undefined) return undefined;
    if (status !== 200) throw this.#refused(path, `HTTP ${status}${said(readFailure(body))}`);
    return body;
  }

  #refused(path: string, what: string): CouldNotTell {
    const remedy = 'Look at the log of the Engine, and check that it is one.';
    return new CouldNotTell('unreachable', `${this.where(path)}: ${what}`, remedy);
  }
}

const said = (message: string | undefined): string => (message === undefined ? '' : `: ${message}`);
