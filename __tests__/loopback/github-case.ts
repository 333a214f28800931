import { createServer, type Server } from 'node:http';
import { z } from 'zod';
import { loadOpenApi } from '../e2e/openapi.js';

const answer = z.strictObject({
  get: z.string().startsWith('/'),
  /** Parameters that the question must have for this answer. */
  query: z.record(z.string(), z.string()).default({}),
  status: z.int().default(200),
  headers: z.record(z.string(), z.string()).default({}),
  /** The query of the next page. */
  next: z.string().optional(),
  body: z.unknown(),
  /** Answers to the first questions; `body` is that to all others. */
  first: z.array(z.unknown()).default([]),
  does: z.enum(['hang', 'cut']).optional(),
});

const setting = z.strictObject({
  env: z.record(z.string(), z.string()).default({}),
  token: z.boolean().default(true),
  answers: z.array(answer).default([]),
});

export interface GitHubServer {
  readonly env: Readonly<Record<string, string>>;
  readonly token: string | undefined;
  /** Questions that GitHub does not document, and answers of another shape; empty in a good case. */
  readonly violations: readonly string[];
  readonly close: () => Promise<void>;
}

/** What a case leaves out, and an answer of which GitHub documents several shapes. */
const LEFT_OPEN = /must have required|must match|must be null|^repos\/get-content/;
const COMMIT = '1'.repeat(40);

/**
 * GitHub's API on loopback as a case's `github.yml` describes it, for the repository `octo-org/app` (`~` in paths) and the
 * commit of ones (`COMMIT`). Questions are held against GitHub's own description whole, answers as far as they say something:
 * a case leaves out what its kind does not read. What is not described is 404.
 */
export async function startGitHubCase(given: unknown): Promise<GitHubServer> {
  const text = JSON.stringify(given ?? {}).replaceAll('COMMIT', COMMIT);
  const { env, token, answers } = setting.parse(JSON.parse(text));
  const api = loadOpenApi();
  const asked = new Map<unknown, number>();
  const violations: string[] = [];
  const server = createServer((incoming, outgoing) => {
    const url = new URL(incoming.url ?? '/', 'http://loopback');
    const query = Object.fromEntries(url.searchParams);
    const exchange = { method: incoming.method ?? 'GET', path: url.pathname, query, body: undefined };
    violations.push(...api.judgeRequest(exchange));
    const path = decodeURIComponent(url.pathname);
    const fits = (each: z.output<typeof answer>): boolean =>
      each.get.replace('/~', '/repos/octo-org/app') === path &&
      Object.entries(each.query).every(([key, value]) => query[key] === value);
    const found = answers.find(fits);
    if (found?.does === 'hang') return;
    const count = asked.get(found) ?? 0;
    asked.set(found, count + 1);
    const status = found?.status ?? 404;
    const body = found === undefined ? { message: 'Not Found' } : (found.first[count] ?? found.body);
    const said = api.judgeAnswer(exchange, { status, body });
    violations.push(...said.filter(each => !LEFT_OPEN.test(each)));
    const address = `http://127.0.0.1${url.pathname}?${found?.next}`;
    const sent = JSON.stringify(body);
    outgoing.writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      ...(found?.next !== undefined && { link: `<${address}>; rel="next"` }),
      ...(found?.does === 'cut' && { 'content-length': String(sent.length) }),
      ...found?.headers,
    });
    if (found?.does === 'cut') outgoing.write(sent.slice(0, sent.length / 2), () => outgoing.destroy());
    else outgoing.end(sent);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    env: {
      GITHUB_REPOSITORY: 'octo-org/app',
      GITHUB_SHA: COMMIT,
      GITHUB_REF_NAME: 'main',
      GITHUB_REF_TYPE: 'branch',
      GITHUB_RUN_ID: '100',
      GITHUB_API_URL: `http://127.0.0.1:${portOf(server)}`,
      ...env,
    },
    token: token ? 'token-of-the-cases' : undefined,
    violations,
    close: () => {
      server.closeAllConnections();
      return new Promise(resolve => server.close(() => resolve()));
    },
  };
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}
