import { createServer } from 'node:http';

const BODY_LIMIT = 64 * 1024;

/** The HTTP front: health, metrics, logins, the catalogue and its background jobs under /api/v1. */
export function openServer({ catalogue, metrics, sessions, jobs, clock = () => performance.now() }) {
  return createServer(async (request, response) => {
    const begun = clock();
    const { pathname, searchParams } = new URL(request.url, 'http://backend');
    const route = ROUTES[`${request.method} ${pathname}`];
    const answer = await settle(route ?? notFound, { catalogue, metrics, sessions, jobs, request, searchParams });
    metrics.observe({
      method: request.method,
      route: route ? pathname : 'none',
      code: answer.code,
      seconds: (clock() - begun) / 1000,
    });
    const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
    response.writeHead(answer.code, { 'content-type': answer.type ?? 'application/json' }).end(text);
  });
}

const notFound = async () => ({ code: 404, body: { error: 'no such page' } });

const ROUTES = {
  'GET /health': async () => ({ code: 200, body: { status: 'ok' } }),
  'GET /api/v1/health': async ({ catalogue }) =>
    (await catalogue.reachable())
      ? { code: 200, body: { status: 'ok', database: 'reachable' } }
      : { code: 503, body: { status: 'degraded', database: 'unreachable' } },
  'GET /metrics': async ({ metrics }) => ({ code: 200, body: metrics.render(), type: 'text/plain; version=0.0.4' }),
  'GET /api/v1/tools': async ({ catalogue, searchParams }) => {
    const age = searchParams.get('age') ?? undefined;
    if (age !== undefined && !/^\d+$/.test(age)) return { code: 400, body: { error: 'age: expected a number' } };
    const subject = searchParams.get('subject') ?? undefined;
    return { code: 200, body: await catalogue.find({ subject, age: age === undefined ? undefined : Number(age) }) };
  },
  'POST /api/v1/session': async ({ sessions, request }) => {
    const body = await readJson(request);
    if (body === undefined) return { code: 400, body: { error: 'expected JSON of at most 64 KiB' } };
    const token = await sessions.login(body);
    return token ? { code: 201, body: { token } } : { code: 401, body: { error: 'wrong user or password' } };
  },
  'GET /api/v1/session': async ({ sessions, request }) => {
    const user = sessions.whose(/^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1]);
    return user ? { code: 200, body: { user } } : { code: 401, body: { error: 'log in first' } };
  },
  'GET /api/v1/jobs': async ({ jobs }) => ({ code: 200, body: jobs.state() }),
  'POST /api/v1/tools': async ({ catalogue, jobs, request }) => {
    const body = await readJson(request);
    if (body === undefined) return { code: 400, body: { error: 'expected JSON of at most 64 KiB' } };
    const { tool, problems } = await catalogue.add(body);
    if (problems) return { code: 422, body: { problems } };
    jobs?.add(async () => catalogue.announce(tool));
    return { code: 201, body: tool };
  },
};

async function settle(route, context) {
  try {
    return await route(context);
  } catch {
    return { code: 503, body: { error: 'try again later' } };
  }
}

async function readJson(request) {
  const chunks = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > BODY_LIMIT) return undefined;
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return undefined;
  }
}
