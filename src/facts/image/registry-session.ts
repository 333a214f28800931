import { CouldNotTell } from '../../check.js';
import type { Credentials } from '../../formats/docker/config.js';
import { type Challenge, readChallenge, readRegistryErrors, readToken } from '../../formats/oci/registry.js';
import type { HttpResponse } from '../../ports/http.js';
import type { Ports } from '../../ports/ports.js';
import { clip } from '../../text/clip.js';
import { dockerConfig } from './socket.js';

/** A layer may be large and the line slow; the check's own timeout holds anyway. */
const DOWNLOAD_MS = 60 * 60 * 1000;

interface Repository {
  /** `docker.io`, `ghcr.io`, `localhost:5000`. */
  readonly registry: string;
  readonly repository: string;
  readonly plainHttp: boolean;
}

/** Requests to one repository of a registry: it authenticates when asked to, and names what was refused. */
export class RegistrySession {
  readonly #at: Repository;
  readonly #ports: Ports;
  readonly #origin: string;
  #authorization: string | undefined;

  constructor(at: Repository, ports: Ports) {
    this.#at = at;
    this.#ports = ports;
    const host = at.registry === 'docker.io' ? 'registry-1.docker.io' : at.registry;
    this.#origin = `${at.plainHttp || isLoopback(host) ? 'http' : 'https'}://${host}`;
  }

  where(path: string): string {
    return `${this.#origin}/v2/${this.#at.repository}/${path}`;
  }

  /** The answer where it is 200; undefined for 404. */
  async get(path: string, accept = '*/*'): Promise<HttpResponse | undefined> {
    const { http } = this.#ports;
    const answer = await this.#letIn(() => http.request({ url: this.where(path), headers: this.#headers(accept) }));
    if (answer.status === 404) return undefined;
    if (answer.status !== 200) throw await this.#refusal(path, answer);
    return answer;
  }

  /** How many bytes a blob has, without reading it; undefined where the server does not say. Throws where it is not there. */
  async sizeOf(path: string): Promise<number | undefined> {
    const { http } = this.#ports;
    const asked = () => ({ url: this.where(path), headers: this.#headers('*/*') });
    const head = await this.#letIn(() => http.request({ ...asked(), method: 'HEAD' }));
    if (head.status === 404 || head.status === 401 || head.status === 429) throw await this.#refusal(path, head);
    const told = head.status === 200 ? lengthOf(head) : undefined;
    if (told !== undefined) return told;
    // Some storage behind a registry answers GET alone.
    const { body, ...answer } = await this.#letIn(() => http.stream(asked()));
    body.destroy();
    if (answer.status !== 200) throw await this.#refusal(path, { ...answer, body: Buffer.alloc(0) });
    return lengthOf(answer);
  }

  /** A blob as it comes. */
  async *download(path: string, atMost: number): AsyncGenerator<Buffer> {
    const url = this.where(path);
    const { http, signal } = this.#ports;
    const { status, headers, body } = await this.#letIn(async () => {
      const answer = await http.stream({ url, headers: this.#headers('*/*'), timeoutMs: DOWNLOAD_MS });
      if (answer.status !== 200) answer.body.destroy();
      return answer;
    });
    if (status !== 200) throw await this.#refusal(path, { status, headers, body: Buffer.alloc(0) });
    let bytes = 0;
    try {
      for await (const chunk of body) {
        bytes += chunk.length;
        yield chunk;
        // What is longer than promised is wrong already; its digest will say so.
        if (bytes > atMost) return;
      }
    } catch (cause) {
      signal.throwIfAborted();
      const why = cause instanceof Error ? cause.message : String(cause);
      const remedy = 'Check the connection to the registry, or give the check `retries`.';
      throw new CouldNotTell('unreachable', `${url}: broke off after ${bytes} bytes: ${why}`, remedy, { cause });
    }
  }

  #headers(accept: string): Record<string, string> {
    return { accept, ...(this.#authorization && { authorization: this.#authorization }) };
  }

  /** Sends once more where the registry asked who it is, or where a token has run out meanwhile. */
  async #letIn<T extends Omit<HttpResponse, 'body'>>(send: () => Promise<T>): Promise<T> {
    const answer = await send();
    if (answer.status !== 401) return answer;
    return (await this.#authenticate(answer.headers['www-authenticate'] ?? '')) ? send() : answer;
  }

  /** True where there is something new to try. */
  async #authenticate(header: string): Promise<boolean> {
    const challenge = readChallenge(header);
    if (challenge === undefined) return false;
    const credentials = (await dockerConfig(this.#ports.host))?.credentials(this.#at.registry);
    if (challenge.scheme === 'basic') {
      if (credentials?.basic === undefined) return false;
      this.#authorization = `Basic ${credentials.basic}`;
      return true;
    }
    this.#authorization = `Bearer ${await this.#fetchToken(challenge, credentials)}`;
    return true;
  }

  async #fetchToken(
    { realm, service, scope = `repository:${this.#at.repository}:pull` }: Extract<Challenge, { scheme: 'bearer' }>,
    credentials: Credentials | undefined,
  ): Promise<string> {
    const url = this.#tokenUrl(realm);
    const where = `${url.origin}${url.pathname}`;
    const asked = new URLSearchParams({ ...(service !== undefined && { service }), scope });
    const { identityToken, basic } = credentials ?? {};
    if (!identityToken) for (const [key, value] of asked) url.searchParams.set(key, value);
    const form = { ...Object.fromEntries(asked), grant_type: 'refresh_token', client_id: 'deploy-validate' };
    const answer = await this.#ports.http.request(
      identityToken
        ? {
            method: 'POST',
            url: url.href,
            headers: { 'content-type': 'application/x-www-form-urlencoded' },
            body: new URLSearchParams({ ...form, refresh_token: identityToken }).toString(),
          }
        : { url: url.href, headers: basic ? { authorization: `Basic ${basic}` } : {} },
    );
    if (answer.status !== 200) throw await this.#refusal(`token from ${where}`, answer);
    return readToken(answer.body, where);
  }

  /** The address that a registry sends its clients to for a token; credentials must not go there in the clear. */
  #tokenUrl(realm: string): URL {
    const url = URL.canParse(realm) ? new URL(realm) : undefined;
    const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && this.#origin.startsWith('http:'));
    if (url && safe) return url;
    const message = `${this.#origin}: asks for a token from ${clip(realm, 200)}, which is no https address`;
    throw new CouldNotTell('unsupported', message, 'Check that this is the registry that you mean.');
  }

  async #refusal(path: string, { status, headers, body }: HttpResponse): Promise<CouldNotTell> {
    const said = readRegistryErrors(body);
    const where = path.startsWith('token ') ? path : this.where(path);
    const message = `${where}: HTTP ${status}${said === undefined ? '' : ` (${said})`}`;
    if (status === 401 || status === 403) return new CouldNotTell('unreadable', message, await this.#loginRemedy());
    if (status === 404)
      return new CouldNotTell('unreadable', message, 'Push the image again: a part of it is missing.');
    if (status !== 429)
      return new CouldNotTell('unreachable', message, 'Try again later, or give the check `retries`.');
    const after = headers['retry-after'];
    const remedy = 'Log in to the registry for a higher limit, or give the check `retries`.';
    return new CouldNotTell(
      'unreachable',
      `${message}: too many requests${after ? `, again after ${after} s` : ''}`,
      remedy,
    );
  }

  async #loginRemedy(): Promise<string> {
    const { registry } = this.#at;
    const helper = (await dockerConfig(this.#ports.host))?.helper(registry);
    const login = `Check the name, and log in with \`docker login ${registry}\`.`;
    return helper === undefined
      ? login
      : `${login} Its credentials are with docker-credential-${helper}, which is not asked.`;
  }
}

/** An encoded body has a length of its own. */
function lengthOf({ headers }: Pick<HttpResponse, 'headers'>): number | undefined {
  const { 'content-length': length = '', 'content-encoding': encoding = 'identity' } = headers;
  return /^\d+$/.test(length) && encoding === 'identity' ? Number(length) : undefined;
}

/** Registries on this machine speak plain HTTP, as Docker assumes too. */
const isLoopback = (host: string): boolean => /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/.test(host);
