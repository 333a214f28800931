import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A server of this machine that a test started: where it listens, and how to end it, by its process. */
export interface RealServer {
  readonly address: string;
  readonly stop: () => Promise<void>;
}

const started: RealServer[] = [];

/** Ends every server that was started here; for `afterAll`. */
export async function stopAll(): Promise<void> {
  await Promise.all(started.splice(0).map(server => server.stop()));
}

/** Runs a tool to its end and answers what it printed; its error output is in the message where it fails. */
export async function run(
  [program = '', ...args]: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<string> {
  const options = { env: { PATH: process.env.PATH, ...environment }, maxBuffer: 64 * 1024 * 1024 };
  return (await promisify(execFile)(program, args, options)).stdout;
}

/** A Docker Engine with its data in the folder, without network; with certificates also on a TCP port. */
export async function startDockerd(
  folder: string,
  tls?: { readonly folder: string; readonly port: number },
): Promise<RealServer> {
  const socket = `unix://${join(folder, 'docker.sock')}`;
  const part = (name: string) => `--${name}=${join(folder, name)}`;
  const secure = tls && [
    `--host=tcp://127.0.0.1:${tls.port}`,
    '--tlsverify',
    ...['ca', 'cert', 'key'].map(name => `--tls${name === 'ca' ? 'cacert' : name}=${join(tls.folder, `${name}.pem`)}`),
  ];
  const network = ['--iptables=false', '--ip6tables=false', '--bridge=none'];
  const storage = [part('data-root'), part('exec-root'), part('pidfile'), '--storage-driver=vfs'];
  const argv = ['dockerd', ...network, ...storage, `--host=${socket}`, ...(secure ?? [])];
  return start(argv, { ready: /API listen on .*docker\.sock/, address: () => socket });
}

/** A registry on a free port, with its data in the folder; with an htpasswd line it asks for a password. */
export async function startRegistry(
  folder: string,
  { htpasswd }: { readonly htpasswd?: string } = {},
): Promise<RealServer> {
  mkdirSync(folder, { recursive: true });
  const config = join(folder, 'config.yml');
  const passwords = join(folder, 'htpasswd');
  const storage = { filesystem: { rootdirectory: join(folder, 'data') } };
  const auth = htpasswd === undefined ? {} : { auth: { htpasswd: { realm: 'test', path: passwords } } };
  writeFileSync(config, JSON.stringify({ version: '0.1', storage, http: { addr: '127.0.0.1:0' }, ...auth }));
  if (htpasswd !== undefined) writeFileSync(passwords, `${htpasswd}\n`);
  const listening = /listening on 127\.0\.0\.1:(\d+)/;
  return start(['docker-registry', 'serve', config], {
    ready: listening,
    address: output => `localhost:${listening.exec(output)?.[1]}`,
  });
}

/** podman's service on a socket; `podman` is the program with the options that say where its images are. */
export async function startPodman(podman: readonly string[], folder: string): Promise<RealServer> {
  const socket = `unix://${join(folder, 'podman.sock')}`;
  const argv = [...podman, '--log-level=info', 'system', 'service', '--time=0', socket];
  return start(argv, { ready: /listening on/, address: () => socket });
}

interface Expected {
  /** What it prints once it is ready. */
  readonly ready: RegExp;
  readonly address: (output: string) => string;
}

async function start([program = '', ...args]: readonly string[], { ready, address }: Expected): Promise<RealServer> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const output = await new Promise<string>((done, fail) => {
    let text = '';
    const read = (chunk: Buffer) => {
      text += String(chunk);
      if (ready.test(text)) done(text);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', fail);
    child.once('exit', code => fail(new Error(`${program} exited with ${code}:\n${text}`)));
  });
  const server = { address: address(output), stop: () => end(child) };
  started.push(server);
  return server;
}

function end(child: ChildProcess): Promise<void> {
  return new Promise(done => {
    if (child.exitCode !== null) return done();
    child.once('exit', () => done());
    child.kill('SIGTERM');
  });
}
