/** What stands before the backend: TLS, security headers, the dashboard's files, and a limit for logins. */
import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { createServer } from 'node:https';
import { join } from 'node:path';

const DASHBOARD = join(import.meta.dirname, '../../dashboard');
const FILES = {
  '/': ['public/index.html', 'text/html; charset=utf-8'],
  '/src/main.js': ['src/main.js', 'text/javascript; charset=utf-8'],
  '/src/summary.js': ['src/summary.js', 'text/javascript; charset=utf-8'],
};
const HEADERS = {
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'content-security-policy': "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
};
const LOGINS = 20;
const MINUTE_MS = 60_000;

export async function startFront({ backendPort, certificate }) {
  const logins = limit(LOGINS);
  const server = createServer({ ...certificate, minVersion: 'TLSv1.2' }, async (asked, answer) => {
    for (const [name, value] of Object.entries(HEADERS)) answer.setHeader(name, value);
    const { pathname } = new URL(asked.url, 'https://front');
    if (asked.method === 'POST' && pathname === '/api/v1/session' && !logins(asked.socket.remoteAddress)) {
      answer.writeHead(429, { 'content-type': 'application/json', 'retry-after': '60' });
      return answer.end(JSON.stringify({ error: 'too many logins, try again in a minute' }));
    }
    const file = asked.method === 'GET' ? FILES[pathname] : undefined;
    if (file) {
      answer.writeHead(200, { 'content-type': file[1] });
      return answer.end(await readFile(join(DASHBOARD, file[0])));
    }
    if (pathname === '/health' || pathname.startsWith('/api/')) return pass(asked, answer, backendPort);
    answer.writeHead(404, { 'content-type': 'text/plain' });
    return answer.end('no such page');
  });
  await new Promise(done => server.listen(0, '127.0.0.1', done));
  return {
    place: `127.0.0.1:${server.address().port}`,
    stop: () => {
      server.closeAllConnections();
      return new Promise(done => server.close(done));
    },
  };
}

/** So many for each client within a minute. */
function limit(most) {
  const seen = new Map();
  return client => {
    const now = Date.now();
    const recent = (seen.get(client) ?? []).filter(at => at > now - MINUTE_MS);
    const isFree = recent.length < most;
    seen.set(client, isFree ? [...recent, now] : recent);
    return isFree;
  };
}

function pass(asked, answer, port) {
  const { method, url, headers } = asked;
  const onward = request({ host: '127.0.0.1', port, method, path: url, headers }, came => {
    answer.writeHead(came.statusCode, { 'content-type': came.headers['content-type'] });
    came.pipe(answer);
  });
  onward.on('error', () => answer.headersSent || answer.writeHead(502, { 'content-type': 'text/plain' }).end('bad gateway'));
  asked.pipe(onward);
}
