import { CouldNotTell } from '../../check.js';
import type { Ports } from '../../ports/ports.js';
import { openArchive } from './archive.js';
import { openEngine } from './engine.js';
import { openLayout } from './layout.js';
import { openPodman } from './podman.js';
import { openRegistry } from './registry.js';
import type { Store } from './sized-image.js';
import { dockerEndpoint } from './socket.js';

/** Where an image is to be looked for, as far as the config says it. */
export interface Place {
  readonly source: 'engine' | 'podman' | 'registry' | 'oci-layout' | 'archive' | undefined;
  readonly path: string | undefined;
  readonly socket: string | undefined;
  /** The one that the image's name says. */
  readonly registry: string;
  readonly plainHttp: boolean;
}

/** Opens each place once, however many images are looked for there. */
export class Stores {
  readonly #ports: Ports;
  readonly #open = new Map<string, Promise<Store>>();

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  at(place: Place): Promise<Store> {
    const { registry, ...local } = place;
    const key = JSON.stringify(place.source === 'registry' ? place : local);
    const store = this.#open.get(key) ?? openStore(place, this.#ports);
    this.#open.set(key, store);
    return store;
  }
}

async function openStore(place: Place, ports: Ports): Promise<Store> {
  const { source, path, socket } = place;
  if (path !== undefined) {
    const chosen = source ?? (await sourceAt(path, ports));
    return chosen === 'oci-layout' ? openLayout(path, ports) : openArchive(path, ports);
  }
  if (source === 'registry') return openRegistry(place, ports);
  if (source === 'podman') return openPodman(socket, ports);
  const endpoint = await dockerEndpoint(socket, ports.host);
  if (source === 'engine' || endpoint.named) return openEngine(endpoint, ports);
  try {
    return await openEngine(endpoint, ports);
  } catch (engine) {
    if (!(engine instanceof CouldNotTell && engine.why === 'unreachable')) throw engine;
    return openPodman(socket, ports).catch(podman => {
      throw noEngine(engine, podman);
    });
  }
}

async function sourceAt(path: string, { files }: Ports): Promise<'oci-layout' | 'archive'> {
  const facts = await files.facts(path);
  if (facts?.kind === 'directory') return 'oci-layout';
  if (facts?.kind === 'file') return 'archive';
  const message = `${files.show(path)}: no such file or directory`;
  throw new CouldNotTell('unreadable', message, 'Build or save the image before this check, or correct the path.');
}

function noEngine(engine: CouldNotTell, podman: unknown): unknown {
  if (!(podman instanceof CouldNotTell)) return podman;
  const message = `no Docker Engine (${engine.message}) and no podman (${podman.message})`;
  const remedy = 'Start one of them, or say with `source` where the image is.';
  return new CouldNotTell('unreachable', message, remedy, { cause: engine });
}
