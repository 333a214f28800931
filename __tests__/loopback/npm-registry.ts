import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { satisfies } from 'semver';

/**
 * A small real HTTP server on loopback that speaks a registry's audit protocols: the bulk one (npm ≥ 7, yarn ≥ 4), the
 * quick and the full one (yarn 1, pnpm ≤ 10), and the packuments that npm asks for afterwards. It stands in for
 * registry.npmjs.org, which tests must not depend on, and can fail in every way that registries and proxies do.
 */
export interface NpmRegistry {
  readonly url: string;
  /** `POST /-/npm/v1/security/advisories/bulk`, in order of arrival. */
  readonly requests: readonly string[];
  /** What came with them, in the same order. */
  readonly questions: readonly { readonly authorization: string | undefined; readonly body: string }[];
  readonly close: () => Promise<void>;
}

interface KnownAdvisory {
  readonly id: number;
  readonly ghsa: string;
  readonly package: string;
  readonly severity: 'low' | 'moderate' | 'high' | 'critical';
  readonly title: string;
  readonly vulnerable: string;
  readonly patched: string;
}

/**
 * `clean-lie` answers every question with an empty object, as proxies without an advisory database do; `private` wants a
 * token; `first-alone` answers about the first package of a question, as one that loses a batch does.
 */
export type Manner =
  | 'bulk'
  | 'private'
  | 'quick-only'
  | 'not-found'
  | 'broken'
  | 'html'
  | 'truncated'
  | 'clean-lie'
  | 'first-alone'
  | 'hang';

/** What a private registry lets in. */
export const TOKEN = 'npm-token-of-the-tests';

/** True advisories, public in GitHub's database. */
const ADVISORIES: readonly KnownAdvisory[] = [
  {
    id: 1106913,
    ghsa: 'GHSA-35jh-r3h4-6jhm',
    package: 'lodash',
    severity: 'high',
    title: 'Command Injection in lodash',
    vulnerable: '<4.17.21',
    patched: '>=4.17.21',
  },
  {
    id: 1097677,
    ghsa: 'GHSA-xvch-5gv4-984h',
    package: 'minimist',
    severity: 'critical',
    title: 'Prototype Pollution in minimist',
    vulnerable: '<0.2.4',
    patched: '>=0.2.4',
  },
];

export async function startNpmRegistry(manner: Manner = 'bulk'): Promise<NpmRegistry> {
  const requests: string[] = [];
  const questions: NpmRegistry['questions'][number][] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    void read(request)
      .then(body => {
        questions.push({ authorization: request.headers.authorization, body });
        return respond(request, response, { manner, body });
      })
      .catch(() => response.destroy());
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}/`, requests, questions, close: () => close(server) };
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise(done => server.close(() => done()));
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  { manner, body }: { readonly manner: Manner; readonly body: string },
): Promise<void> {
  const path = (request.url ?? '').split('?')[0] ?? '';
  if (request.method === 'GET') return packument(response, decodeURIComponent(path.slice(1)));
  if (manner === 'hang') return;
  if (manner === 'private' && request.headers.authorization !== `Bearer ${TOKEN}`) {
    return json(response, 401, { error: 'unauthorized' });
  }
  if (manner === 'not-found') return json(response, 404, { error: 'not found' });
  if (manner === 'broken') return json(response, 500, { error: 'internal error' });
  if (manner === 'clean-lie') return json(response, 200, {});
  if (manner === 'first-alone') {
    const [first] = Object.entries<readonly string[]>(JSON.parse(body));
    return json(response, 200, bulk(Object.fromEntries(first ? [first] : [])));
  }
  if (manner === 'html') return send(response, 200, 'text/html', '<!doctype html><title>Sign in</title>');
  if (manner === 'truncated') return send(response, 200, 'application/json', '{"lodash":[{"id":110');
  if (path.endsWith('/advisories/bulk') && manner !== 'quick-only') return json(response, 200, bulk(JSON.parse(body)));
  if (path.endsWith('/audits/quick') || path.endsWith('/audits')) return json(response, 200, full(JSON.parse(body)));
  json(response, 405, { error: 'method not allowed' });
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  return (request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString('utf8');
}

function bulk(wanted: Record<string, readonly string[]>) {
  const hits = ADVISORIES.filter(known => wanted[known.package]?.some(version => satisfies(version, known.vulnerable)));
  return Object.fromEntries(hits.map(known => [known.package, [advisory(known)]]));
}

const advisory = (known: KnownAdvisory) => ({
  id: known.id,
  url: `https://github.com/advisories/${known.ghsa}`,
  title: known.title,
  severity: known.severity,
  vulnerable_versions: known.vulnerable,
  cwe: ['CWE-94'],
  cvss: { score: 7.2, vectorString: 'CVSS:3.1/AV:N/AC:L/PR:H/UI:N/S:U/C:H/I:H/A:H' },
});

interface Tree {
  readonly dependencies?: Readonly<Record<string, Tree & { readonly version?: string; readonly dev?: boolean }>>;
}

/** The answer of the older protocols, whose question is the whole tree. */
function full(tree: Tree) {
  const found = [...walk(tree, [])];
  const counts = { info: 0, low: 0, moderate: 0, high: 0, critical: 0 };
  const advisories: Record<string, unknown> = {};
  for (const known of ADVISORIES) {
    const findings = found
      .filter(({ name, version }) => name === known.package && satisfies(version, known.vulnerable))
      .map(({ version, path, dev }) => ({ version, paths: [path.join('>')], dev, optional: false, bundled: false }));
    if (findings.length === 0) continue;
    counts[known.severity] += findings.length;
    advisories[String(known.id)] = {
      ...advisory(known),
      findings,
      module_name: known.package,
      github_advisory_id: known.ghsa,
      cves: [],
      patched_versions: known.patched,
      overview: known.title,
      recommendation: `Upgrade to version ${known.patched}`,
      references: '',
      access: 'public',
    };
  }
  const metadata = {
    vulnerabilities: counts,
    dependencies: found.length,
    devDependencies: 0,
    optionalDependencies: 0,
    totalDependencies: found.length,
  };
  return { actions: [], advisories, muted: [], metadata };
}

function* walk(
  tree: Tree,
  path: readonly string[],
): Generator<{ name: string; version: string; path: string[]; dev: boolean }> {
  for (const [name, entry] of Object.entries(tree.dependencies ?? {})) {
    yield { name, version: entry.version ?? '0.0.0', path: [...path, name], dev: entry.dev ?? false };
    yield* walk(entry, [...path, name]);
  }
}

/** Versions enough for npm to work out which dependants are affected too. */
function packument(response: ServerResponse, name: string): void {
  const versions = ['0.0.8', '0.2.4', '1.0.0', '4.17.15', '4.17.21'].map(version => [
    version,
    { name, version, dist: { tarball: `http://127.0.0.1/${name}-${version}.tgz` } },
  ]);
  json(response, 200, { name, 'dist-tags': { latest: '4.17.21' }, versions: Object.fromEntries(versions) });
}

const json = (response: ServerResponse, status: number, value: unknown) =>
  send(response, status, 'application/json', JSON.stringify(value));

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
