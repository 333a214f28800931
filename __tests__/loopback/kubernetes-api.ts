import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/**
 * A small real HTTP server on loopback that speaks as much of the Kubernetes API as `kubectl apply --dry-run=server` and
 * `kubectl diff` ask for: discovery, the part of OpenAPI v3 that tells whether fields are validated, get, create and patch.
 * It keeps what it is started with and stores nothing. It stands in for a cluster, and fails in every way that clusters do.
 */
export interface KubernetesApi {
  /** What kubectl is pointed to it by; JSON is YAML. */
  readonly kubeconfig: string;
  /** Method, path and query of each request for an object, in order of arrival. */
  readonly requests: readonly string[];
  readonly close: () => Promise<void>;
}

/**
 * `denies`: an admission webhook refuses every write. `forbids`: everything, `forbids-writes`: writes need another role.
 * `half`: answers to writes break off. `login-page`: a proxy answers in HTML, with 200. `no-kinds`: discovery is empty.
 * `warns`: writes are accepted with a warning.
 */
export type Manner =
  | 'accepts'
  | 'warns'
  | 'denies'
  | 'unauthorized'
  | 'forbids'
  | 'forbids-writes'
  | 'broken'
  | 'overloaded'
  | 'hang'
  | 'hang-on-write'
  | 'half'
  | 'login-page'
  | 'no-kinds';

/** The fields that an object may have at its top, by kind; what else there is would be no test of ours. */
const KINDS = [
  { plural: 'configmaps', kind: 'ConfigMap', prefix: 'api/v1', group: '', fields: ['data', 'binaryData', 'immutable'] },
  { plural: 'services', kind: 'Service', prefix: 'api/v1', group: '', fields: ['spec', 'status'] },
  { plural: 'deployments', kind: 'Deployment', prefix: 'apis/apps/v1', group: 'apps', fields: ['spec', 'status'] },
] as const;
type Kind = (typeof KINDS)[number];
type Json = Readonly<Record<string, unknown>>;

export async function startKubernetesApi(manner: Manner, stored: readonly Json[] = []): Promise<KubernetesApi> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (path.includes('/namespaces/')) requests.push(`${request.method} ${request.url}`);
    void readBody(request).then(body => answer({ request, response, path, body, manner, stored }));
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { kubeconfig: kubeconfigFor(`http://127.0.0.1:${port}`), requests, close: () => close(server) };
}

/** For a server that is there or not. */
export const kubeconfigFor = (server: string): string =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'test',
    clusters: [{ name: 'test', cluster: { server } }],
    contexts: [{ name: 'test', context: { cluster: 'test', user: 'test' } }],
    users: [{ name: 'test', user: { token: 'token-of-the-tests' } }],
  });

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly path: string;
  readonly body: string;
  readonly manner: Manner;
  readonly stored: readonly Json[];
}

function answer(exchange: Exchange): void {
  const { manner, path, request, response } = exchange;
  const isWrite = request.method !== 'GET';
  if (manner === 'hang' || (manner === 'hang-on-write' && isWrite)) return;
  if (manner === 'login-page') {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Log in');
    return;
  }
  const described = manner === 'no-kinds' ? emptyDiscovery(path) : discovery(path);
  const body = faultOf(manner) ?? described ?? (isWrite ? write(exchange) : read(exchange));
  const text = JSON.stringify(body);
  const status = body.kind === 'Status' ? Number(body.code) : 200;
  if (manner === 'warns' && isWrite) response.setHeader('warning', '299 - "this field is going away"');
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': text.length });
  if (manner !== 'half' || !isWrite) response.end(text);
  else response.write(text.slice(0, 40), () => request.socket.destroy());
}

function faultOf(manner: Manner): Json | undefined {
  if (manner === 'unauthorized') return failure(401, 'Unauthorized', 'Unauthorized');
  if (manner === 'forbids') return failure(403, 'Forbidden', 'forbidden: User "ci" cannot get path "/"');
  if (manner === 'broken') return failure(500, 'InternalError', 'etcdserver: no leader');
  if (manner === 'overloaded') return failure(503, 'ServiceUnavailable', 'apiserver is shutting down');
  return undefined;
}

function discovery(path: string): Json | undefined {
  if (path === '/api') return { kind: 'APIVersions', versions: ['v1'] };
  if (path === '/apis') {
    const version = { groupVersion: 'apps/v1', version: 'v1' };
    return {
      kind: 'APIGroupList',
      apiVersion: 'v1',
      groups: [{ name: 'apps', versions: [version], preferredVersion: version }],
    };
  }
  if (path === '/openapi/v3') {
    const prefixes = [...new Set(KINDS.map(({ prefix }) => prefix))];
    return {
      paths: Object.fromEntries(prefixes.map(prefix => [prefix, { serverRelativeURL: `/openapi/v3/${prefix}` }])),
    };
  }
  const kinds = KINDS.filter(({ prefix }) => path.endsWith(`/${prefix}`));
  if (kinds.length === 0) return undefined;
  return path.startsWith('/openapi/v3/') ? openApi(kinds) : resourceList(kinds);
}

const emptyDiscovery = (path: string): Json | undefined => {
  if (path === '/api') return { kind: 'APIVersions', versions: [] };
  return path === '/apis' ? { kind: 'APIGroupList', apiVersion: 'v1', groups: [] } : discovery(path);
};

const resourceList = (kinds: readonly Kind[]): Json => ({
  kind: 'APIResourceList',
  apiVersion: 'v1',
  groupVersion: kinds[0]?.prefix.replace(/^apis?\//, ''),
  resources: kinds.map(({ plural, kind }) => ({
    name: plural,
    kind,
    namespaced: true,
    verbs: ['create', 'get', 'patch'],
  })),
});

/** kubectl asks whether a patch takes `fieldValidation` and `dryRun`. */
const openApi = (kinds: readonly Kind[]): Json => ({
  openapi: '3.0.0',
  info: { title: 'Kubernetes', version: 'v1.34.0' },
  paths: Object.fromEntries(
    kinds.map(({ plural, kind, prefix, group }) => {
      const about = { 'x-kubernetes-group-version-kind': { group, version: 'v1', kind } };
      const parameters = ['dryRun', 'fieldManager', 'fieldValidation'].map(name => ({
        name,
        in: 'query',
        schema: { type: 'string' },
      }));
      const operation = { ...about, parameters, responses: { 200: { description: 'OK' } } };
      return [
        `/${prefix}/namespaces/{namespace}/${plural}/{name}`,
        { patch: { ...operation, 'x-kubernetes-action': 'patch' } },
      ];
    }),
  ),
});

const OBJECT = /^\/(.+)\/namespaces\/([^/]+)(?:\/([^/]+))?(?:\/([^/]+))?$/;

/** What a path is about: an object, or a namespace, whose name no kind follows. */
function about({ path, stored }: Exchange) {
  const [, prefix, namespace, plural, name = ''] = OBJECT.exec(path) ?? [];
  const kind = KINDS.find(known => known.prefix === prefix && known.plural === plural);
  const found = stored.find(object => kind && object.kind === kind.kind && nameOf(object) === name);
  return { namespace, plural, name, kind, found };
}

function read(exchange: Exchange): Json {
  const { namespace, plural, name, found } = about(exchange);
  if (plural === undefined) return { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } };
  return found ?? failure(404, 'NotFound', `${plural} "${name}" not found`);
}

function write(exchange: Exchange): Json {
  const { manner, request, body } = exchange;
  const { plural, kind, found } = about(exchange);
  if (!kind) return failure(404, 'NotFound', 'the server could not find the requested resource');
  if (manner === 'forbids-writes') {
    return failure(403, 'Forbidden', `${plural} is forbidden: User "ci" cannot create resource "${plural}"`);
  }
  const given: Json = JSON.parse(body);
  const known: readonly string[] = ['apiVersion', 'kind', 'metadata', ...kind.fields];
  const unknown = Object.keys(given).find(key => !known.includes(key));
  if (unknown !== undefined && request.url?.includes('fieldValidation=Strict')) {
    const what = `${kind.kind} in version "v1" cannot be handled as a ${kind.kind}`;
    return failure(400, 'BadRequest', `${what}: strict decoding error: unknown field "${unknown}"`);
  }
  if (manner === 'denies') {
    const why = 'images come from registry.example.org alone';
    return failure(400, 'BadRequest', `admission webhook "policy.example.org" denied the request: ${why}`);
  }
  return found ? merged(found, given) : given;
}

const nameOf = (object: Json): unknown => Object(object.metadata).name;

/** A patch as RFC 7386 merges it; lists by their keys are beyond this server. */
function merged(old: unknown, patch: unknown): Json {
  const result: Record<string, unknown> = { ...Object(old) };
  for (const [key, value] of Object.entries(Object(patch))) {
    if (value === null) delete result[key];
    else result[key] = typeof value === 'object' && !Array.isArray(value) ? merged(result[key], value) : value;
  }
  return result;
}

const failure = (code: number, reason: string, message: string): Json => ({
  kind: 'Status',
  apiVersion: 'v1',
  status: 'Failure',
  code,
  reason,
  message,
});

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString('utf8');
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise(done => server.close(() => done()));
}
