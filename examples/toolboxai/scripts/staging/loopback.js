/** Small servers and programs on this machine, for as long as a command runs. */
import { execFile, spawn } from 'node:child_process';
import { chownSync, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createSocketServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';

export const run = promisify(execFile);
const READY_TRIES = 600;

/** A server that answers JSON: `answer({ method, path, query, body })` gives `{ code, json }`, undefined for 404. */
export async function serveJson(answer) {
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const url = new URL(request.url, 'http://loopback');
    const text = Buffer.concat(chunks).toString('utf8');
    const asked = { method: request.method, path: url.pathname, query: url.searchParams, text };
    const { code = 200, json } = (await answer(asked)) ?? { code: 404, json: { message: 'not found' } };
    response.writeHead(code, { 'content-type': 'application/json' }).end(json === undefined ? '' : JSON.stringify(json));
  });
  return listen(server);
}

/** At a free port of loopback. */
export async function listen(server) {
  await new Promise(done => server.listen(0, '127.0.0.1', done));
  return {
    port: server.address().port,
    url: `http://127.0.0.1:${server.address().port}`,
    stop: () => {
      server.closeAllConnections();
      return new Promise(done => server.close(done));
    },
  };
}

export async function freePort() {
  const server = createSocketServer();
  await new Promise(done => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise(done => server.close(done));
  return port;
}

export const isThere = program =>
  (process.env.PATH ?? '').split(delimiter).some(folder => folder !== '' && existsSync(join(folder, program)));

/** Starts a program, and waits until `isReady` says so. It is ended by its process id. */
export async function startProgram(command, args, isReady) {
  const child = spawn(command, args, { stdio: 'ignore' });
  const ended = new Promise(done => child.once('exit', done));
  const stop = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  for (let tries = 0; tries < READY_TRIES && child.exitCode === null; tries += 1) {
    if (await isReady().catch(() => false)) return { stop };
    await setTimeout(100);
  }
  await stop();
  throw new Error(`${command} did not become ready`);
}

export const answers = url => async () => (await fetch(url)).ok;

/** PostgreSQL does not run as root. */
export async function owner() {
  if (process.getuid?.() !== 0) return {};
  const [uid, gid] = await Promise.all(['-u', '-g'].map(async flag => Number((await run('id', [flag, 'postgres'])).stdout)));
  return { uid, gid };
}

export function give(folder, { uid, gid }) {
  if (uid !== undefined) chownSync(folder, uid, gid);
}
