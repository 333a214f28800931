import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  readJson
} from "./chunk-MYHED2X6.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import {
  clip
} from "./chunk-7SIRGS3L.js";

// src/formats/oci/registry.ts
import { z } from "zod";
var MANIFEST_TYPES = [
  "application/vnd.oci.image.index.v1+json",
  "application/vnd.oci.image.manifest.v1+json",
  "application/vnd.docker.distribution.manifest.list.v2+json",
  "application/vnd.docker.distribution.manifest.v2+json"
];
function readChallenge(header) {
  const [, bearer] = /(?:^|[\s,])Bearer\s+(.*)$/is.exec(header) ?? [];
  if (bearer === void 0) return /(?:^|[\s,])Basic\b/i.test(header) ? { scheme: "basic" } : void 0;
  const parameter = (name) => {
    const [, quoted, plain] = new RegExp(`(?:^|[\\s,])${name}=(?:"([^"]*)"|([^\\s,"]+))`, "i").exec(bearer) ?? [];
    return quoted ?? plain;
  };
  const realm = parameter("realm");
  if (realm === void 0) return void 0;
  return { scheme: "bearer", realm, service: parameter("service"), scope: parameter("scope") };
}
var token = z.object({ token: z.string().min(1).optional(), access_token: z.string().min(1).optional() }).refine((answer) => answer.token ?? answer.access_token, { error: "neither `token` nor `access_token`" });
function readToken(body, where) {
  const answer = readJson(body, token, { name: where, remedy: "Check that this is the registry that you mean." });
  return answer.token ?? answer.access_token ?? "";
}
var failure = z.object({
  errors: z.array(z.object({ code: z.string(), message: z.string().optional() })).min(1)
});
function readRegistryErrors(body) {
  try {
    const { errors } = readJson(body, failure, { name: "", remedy: "" });
    return clip(errors.map(({ code, message }) => message ? `${code}: ${message}` : code).join("; "), 500);
  } catch {
    return void 0;
  }
}

// src/formats/docker/config.ts
import { createHash } from "node:crypto";
import { z as z2 } from "zod";
var REMEDY = "Mend Docker's own settings, or set DOCKER_CONFIG to another folder.";
var config = z2.object({
  auths: z2.record(z2.string(), z2.object({ auth: z2.string().optional(), identitytoken: z2.string().optional() }).nullish()).nullish(),
  credsStore: z2.string().nullish(),
  credHelpers: z2.record(z2.string(), z2.string()).nullish(),
  currentContext: z2.string().nullish()
});
function readDockerConfig(text, where) {
  const { auths, credsStore, credHelpers, currentContext } = readJson(text, config, { name: where, remedy: REMEDY });
  return {
    context: currentContext || void 0,
    credentials: (registry) => {
      const known = new Map(Object.entries(auths ?? {}).map(([key, value]) => [hostOf(key), value]));
      const found = known.get(keyOf(registry));
      const basic = found?.auth || void 0;
      const identityToken = found?.identitytoken || void 0;
      return basic || identityToken ? { basic, identityToken } : void 0;
    },
    helper: (registry) => (credHelpers?.[registry] ?? credsStore) || void 0
  };
}
var keyOf = (registry) => registry === "docker.io" ? "index.docker.io" : registry;
var hostOf = (key) => key.replace(/^https?:\/\//, "").replace(/\/.*$/, "");
var contextMeta = z2.object({
  Endpoints: z2.object({ docker: z2.object({ Host: z2.string() }) })
});
var contextFolder = (name) => createHash("sha256").update(name).digest("hex");
var readContextHost = (text, where) => readJson(text, contextMeta, { name: where, remedy: REMEDY }).Endpoints.docker.Host;

// src/facts/image/socket.ts
var DOCKER_SOCKET = "unix:///var/run/docker.sock";
var DOCKER_PIPE = "npipe:////./pipe/docker_engine";
async function dockerEndpoint(socket, host) {
  if (socket !== void 0) return toEndpoint(socket, { named: true });
  const { DOCKER_HOST, DOCKER_CONTEXT, DOCKER_TLS_VERIFY, DOCKER_CERT_PATH } = host.environment;
  if (DOCKER_HOST) {
    const secure = DOCKER_TLS_VERIFY !== void 0 && DOCKER_TLS_VERIFY !== "";
    const folder = DOCKER_CERT_PATH ?? configFolder(host);
    return toEndpoint(DOCKER_HOST, { named: true, tls: secure ? await readTls(folder, host) : void 0 });
  }
  const context = DOCKER_CONTEXT || (await dockerConfig(host))?.context;
  if (context !== void 0 && context !== "default") return contextEndpoint(context, host);
  return toEndpoint(host.platform === "win32" ? DOCKER_PIPE : DOCKER_SOCKET, { named: false });
}
function podmanEndpoint(socket, { environment }) {
  const { CONTAINER_HOST, XDG_RUNTIME_DIR } = environment;
  const address = socket ?? CONTAINER_HOST;
  if (address) return toEndpoint(address, { named: true });
  return toEndpoint(`unix://${XDG_RUNTIME_DIR ?? "/run"}/podman/podman.sock`, { named: false });
}
async function dockerConfig(host) {
  const path = `${configFolder(host)}/config.json`;
  const text = await host.settings(path);
  return text === void 0 ? void 0 : readDockerConfig(text, path);
}
function configFolder({ environment }) {
  const { DOCKER_CONFIG, HOME, USERPROFILE } = environment;
  return DOCKER_CONFIG || `${HOME ?? USERPROFILE ?? ""}/.docker`;
}
async function contextEndpoint(name, host) {
  const folder = `${configFolder(host)}/contexts`;
  const path = `${folder}/meta/${contextFolder(name)}/meta.json`;
  const text = await host.settings(path);
  if (text === void 0) {
    const remedy = "List the contexts with `docker context ls`, or unset DOCKER_CONTEXT.";
    throw new CouldNotTell("unreachable", `no Docker context ${name} (${path})`, remedy);
  }
  const tls = await readTls(`${folder}/tls/${contextFolder(name)}/docker`, host);
  return toEndpoint(readContextHost(text, path), { named: true, tls: tls.ca || tls.cert ? tls : void 0 });
}
async function readTls(folder, host) {
  const read = (name) => host.settings(`${folder}/${name}.pem`);
  return { ca: await read("ca"), cert: await read("cert"), key: await read("key") };
}
function toEndpoint(address, { named, tls }) {
  const [, scheme = "unix", rest = ""] = /^(?:([a-z]+):\/\/)?(.*)$/.exec(address) ?? [];
  const socket = { url: "http://localhost", shown: address, named };
  if (scheme === "unix") return { ...socket, socketPath: rest };
  if (scheme === "npipe") return { ...socket, socketPath: rest.replaceAll("/", "\\") };
  if (scheme === "tcp" || scheme === "http" || scheme === "https") {
    const secure = tls !== void 0 || scheme === "https";
    const url = `${secure ? "https" : "http"}://${rest.replace(/\/+$/, "")}`;
    return { url, shown: address, named, ...tls && { tls } };
  }
  const remedy = "Name a unix:// or tcp:// address, or save the image and use `source: archive`.";
  throw new CouldNotTell("unsupported", `${address}: an Engine cannot be reached over ${scheme}`, remedy);
}

// src/facts/image/registry-session.ts
var DOWNLOAD_MS = 60 * 60 * 1e3;
var RegistrySession = class {
  #at;
  #ports;
  #origin;
  #authorization;
  constructor(at, ports) {
    this.#at = at;
    this.#ports = ports;
    const host = at.registry === "docker.io" ? "registry-1.docker.io" : at.registry;
    this.#origin = `${at.plainHttp || isLoopback(host) ? "http" : "https"}://${host}`;
  }
  where(path) {
    return `${this.#origin}/v2/${this.#at.repository}/${path}`;
  }
  /** The answer where it is 200; undefined for 404. */
  async get(path, accept = "*/*") {
    const { http } = this.#ports;
    const answer = await this.#letIn(() => http.request({ url: this.where(path), headers: this.#headers(accept) }));
    if (answer.status === 404) return void 0;
    if (answer.status !== 200) throw await this.#refusal(path, answer);
    return answer;
  }
  /** How many bytes a blob has, without reading it; undefined where the server does not say. Throws where it is not there. */
  async sizeOf(path) {
    const { http } = this.#ports;
    const asked = () => ({ url: this.where(path), headers: this.#headers("*/*") });
    const head = await this.#letIn(() => http.request({ ...asked(), method: "HEAD" }));
    if (head.status === 404 || head.status === 401 || head.status === 429) throw await this.#refusal(path, head);
    const told = head.status === 200 ? lengthOf(head) : void 0;
    if (told !== void 0) return told;
    const { body, ...answer } = await this.#letIn(() => http.stream(asked()));
    body.destroy();
    if (answer.status !== 200) throw await this.#refusal(path, { ...answer, body: Buffer.alloc(0) });
    return lengthOf(answer);
  }
  /** A blob as it comes. */
  async *download(path, atMost) {
    const url = this.where(path);
    const { http, signal } = this.#ports;
    const { status, headers, body } = await this.#letIn(async () => {
      const answer = await http.stream({ url, headers: this.#headers("*/*"), timeoutMs: DOWNLOAD_MS });
      if (answer.status !== 200) answer.body.destroy();
      return answer;
    });
    if (status !== 200) throw await this.#refusal(path, { status, headers, body: Buffer.alloc(0) });
    let bytes = 0;
    try {
      for await (const chunk of body) {
        bytes += chunk.length;
        yield chunk;
        if (bytes > atMost) return;
      }
    } catch (cause) {
      signal.throwIfAborted();
      const why = cause instanceof Error ? cause.message : String(cause);
      const remedy = "Check the connection to the registry, or give the check `retries`.";
      throw new CouldNotTell("unreachable", `${url}: broke off after ${bytes} bytes: ${why}`, remedy, { cause });
    }
  }
  #headers(accept) {
    return { accept, ...this.#authorization && { authorization: this.#authorization } };
  }
  /** Sends once more where the registry asked who it is, or where a token has run out meanwhile. */
  async #letIn(send) {
    const answer = await send();
    if (answer.status !== 401) return answer;
    return await this.#authenticate(answer.headers["www-authenticate"] ?? "") ? send() : answer;
  }
  /** True where there is something new to try. */
  async #authenticate(header) {
    const challenge = readChallenge(header);
    if (challenge === void 0) return false;
    const credentials = (await dockerConfig(this.#ports.host))?.credentials(this.#at.registry);
    if (challenge.scheme === "basic") {
      if (credentials?.basic === void 0) return false;
      this.#authorization = `Basic ${credentials.basic}`;
      return true;
    }
    this.#authorization = `Bearer ${await this.#fetchToken(challenge, credentials)}`;
    return true;
  }
  async #fetchToken({ realm, service, scope = `repository:${this.#at.repository}:pull` }, credentials) {
    const url = this.#tokenUrl(realm);
    const where = `${url.origin}${url.pathname}`;
    const asked = new URLSearchParams({ ...service !== void 0 && { service }, scope });
    const { identityToken, basic } = credentials ?? {};
    if (!identityToken) for (const [key, value] of asked) url.searchParams.set(key, value);
    const form = { ...Object.fromEntries(asked), grant_type: "refresh_token", client_id: "deploy-validate" };
    const answer = await this.#ports.http.request(
      identityToken ? {
        method: "POST",
        url: url.href,
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams({ ...form, refresh_token: identityToken }).toString()
      } : { url: url.href, headers: basic ? { authorization: `Basic ${basic}` } : {} }
    );
    if (answer.status !== 200) throw await this.#refusal(`token from ${where}`, answer);
    return readToken(answer.body, where);
  }
  /** The address that a registry sends its clients to for a token; credentials must not go there in the clear. */
  #tokenUrl(realm) {
    const url = URL.canParse(realm) ? new URL(realm) : void 0;
    const safe = url?.protocol === "https:" || url?.protocol === "http:" && this.#origin.startsWith("http:");
    if (url && safe) return url;
    const message = `${this.#origin}: asks for a token from ${clip(realm, 200)}, which is no https address`;
    throw new CouldNotTell("unsupported", message, "Check that this is the registry that you mean.");
  }
  async #refusal(path, { status, headers, body }) {
    const said = readRegistryErrors(body);
    const where = path.startsWith("token ") ? path : this.where(path);
    const message = `${where}: HTTP ${status}${said === void 0 ? "" : ` (${said})`}`;
    if (status === 401 || status === 403) return new CouldNotTell("unreadable", message, await this.#loginRemedy());
    if (status === 404)
      return new CouldNotTell("unreadable", message, "Push the image again: a part of it is missing.");
    if (status !== 429)
      return new CouldNotTell("unreachable", message, "Try again later, or give the check `retries`.");
    const after = headers["retry-after"];
    const remedy = "Log in to the registry for a higher limit, or give the check `retries`.";
    return new CouldNotTell(
      "unreachable",
      `${message}: too many requests${after ? `, again after ${after} s` : ""}`,
      remedy
    );
  }
  async #loginRemedy() {
    const { registry } = this.#at;
    const helper = (await dockerConfig(this.#ports.host))?.helper(registry);
    const login = `Check the name, and log in with \`docker login ${registry}\`.`;
    return helper === void 0 ? login : `${login} Its credentials are with docker-credential-${helper}, which is not asked.`;
  }
};
function lengthOf({ headers }) {
  const { "content-length": length = "", "content-encoding": encoding = "identity" } = headers;
  return /^\d+$/.test(length) && encoding === "identity" ? Number(length) : void 0;
}
var isLoopback = (host) => /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/.test(host);

export {
  MANIFEST_TYPES,
  dockerEndpoint,
  podmanEndpoint,
  RegistrySession
};
