import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:https';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** A real API server with its controllers and scheduler; kwok stands in for the kubelets of one node. */
export interface RealCluster {
  readonly server: string;
  readonly kubeconfig: string;
  /** Of an account that may do what `grants` in `stages.yaml`'s cluster says, and no more. */
  readonly lookerConfig: string;
  /** kubectl as an administrator; `input` is what `-f -` reads. */
  readonly kubectl: (args: readonly string[], input?: string) => string;
  readonly stop: () => Promise<void>;
}

const STAGES = join(import.meta.dirname, 'kubernetes-stages.yaml');

async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer();
      await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
      return server;
    }),
  );
  const ports = servers.map(server => {
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  });
  await Promise.all(servers.map(server => new Promise(done => server.close(done))));
  return ports;
}

const isReady = (url: string): Promise<boolean> =>
  new Promise(done => {
    const headers = { authorization: 'Bearer admin-token' };
    get(url, { rejectUnauthorized: false, headers, timeout: 2000 }, answer => {
      answer.resume();
      done(answer.statusCode === 200);
    }).on('error', () => done(false));
  });

/** kubectl of the same version as the API server, where it is installed beside an older one. */
export const KUBECTL = isThere('kubectl-new') ? 'kubectl-new' : 'kubectl';

function isThere(tool: string): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${tool}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

export async function startCluster(): Promise<RealCluster> {
  const folder = mkdtempSync(join(tmpdir(), 'cluster-'));
  const [api = 0, etcd = 0, peer = 0, kubelet = 0] = await freePorts(4);
  const at = (name: string): string => join(folder, name);
  const key = generateKeyPairSync('rsa', { modulusLength: 2048 });
  writeFileSync(at('sa.key'), key.privateKey.export({ type: 'pkcs8', format: 'pem' }));
  writeFileSync(at('tokens.csv'), 'admin-token,admin,1,system:masters\nlooker-token,looker,2\n');
  const server = `https://127.0.0.1:${api}`;
  const config = (token: string): string => `apiVersion: v1
kind: Config
clusters: [{ name: c, cluster: { server: '${server}', insecure-skip-tls-verify: true } }]
users: [{ name: u, user: { token: ${token} } }]
contexts: [{ name: test, context: { cluster: c, user: u } }]
current-context: test
`;
  writeFileSync(at('kubeconfig'), config('admin-token'), { mode: 0o600 });
  writeFileSync(at('looker'), config('looker-token'), { mode: 0o600 });
  mkdirSync(at('api'));
  const running: ChildProcess[] = [];
  const begin = (program: string, args: readonly string[]): ChildProcess => {
    const log = openSync(at(`${program}.log`), 'a');
    const child = spawn(program, args, {
      cwd: folder,
      stdio: ['ignore', log, log],
      env: { ...process.env, HOME: folder },
    });
    running.push(child);
    return child;
  };
  const urls = (port: number): string => `http://127.0.0.1:${port}`;
  const stop = async (): Promise<void> => {
    // The API server does not end without etcd, which therefore ends last.
    for (const child of [...running].reverse()) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      const ended = new Promise(done => child.once('exit', done));
      child.kill('SIGTERM');
      await Promise.race([ended, pause(5_000)]);
      child.kill('SIGKILL');
    }
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    begin('etcd', [
      `--data-dir=${at('etcd')}`,
      '--unsafe-no-fsync',
      '--log-level=error',
      `--listen-client-urls=${urls(etcd)}`,
      `--advertise-client-urls=${urls(etcd)}`,
      `--listen-peer-urls=${urls(peer)}`,
      `--initial-advertise-peer-urls=${urls(peer)}`,
      `--initial-cluster=default=${urls(peer)}`,
    ]);
    const apiServer = begin('kube-apiserver', [
      `--etcd-servers=${urls(etcd)}`,
      '--bind-address=127.0.0.1',
      '--advertise-address=127.0.0.1',
      `--secure-port=${api}`,
      `--cert-dir=${at('api')}`,
      '--endpoint-reconciler-type=none',
      '--authorization-mode=RBAC',
      `--token-auth-file=${at('tokens.csv')}`,
      '--service-account-issuer=https://kubernetes.default.svc',
      `--service-account-key-file=${at('sa.key')}`,
      `--service-account-signing-key-file=${at('sa.key')}`,
      '--service-cluster-ip-range=10.0.0.0/24',
      '--disable-admission-plugins=ServiceAccount',
    ]);
    const end = Date.now() + 90_000;
    while (!(await isReady(`${server}/readyz`))) {
      if (apiServer.exitCode !== null || Date.now() > end)
        throw new Error(
          `kube-apiserver did not start:\n${readFileSync(at('kube-apiserver.log'), 'utf8').slice(-2000)}`,
        );
      await pause(200);
    }
    const controllers = [`--kubeconfig=${at('kubeconfig')}`, '--leader-elect=false', '--secure-port=0'];
    begin('kube-controller-manager', [...controllers, `--service-account-private-key-file=${at('sa.key')}`]);
    begin('kube-scheduler', controllers);
    begin('kwok', [
      `--kubeconfig=${at('kubeconfig')}`,
      '--manage-all-nodes=true',
      `--config=${STAGES}`,
      `--server-address=127.0.0.1:${kubelet}`,
      `--node-port=${kubelet}`,
      `--tls-cert-file=${at('api/apiserver.crt')}`,
      `--tls-private-key-file=${at('api/apiserver.key')}`,
      '--node-ip=127.0.0.1',
    ]);
    const kubectl: RealCluster['kubectl'] = (args, input) =>
      execFileSync(KUBECTL, ['--kubeconfig', at('kubeconfig'), ...args], {
        cwd: folder,
        encoding: 'utf8',
        ...(input !== undefined && { input }),
        stdio: ['pipe', 'pipe', 'pipe'],
      });
    kubectl(
      ['apply', '-f', '-'],
      '{"apiVersion":"v1","kind":"Node","metadata":{"name":"n1","labels":{"kubernetes.io/hostname":"n1"}}}',
    );
    kubectl(['wait', '--for=condition=Ready', 'node/n1', '--timeout=60s']);
    return { server, kubeconfig: at('kubeconfig'), lookerConfig: at('looker'), kubectl, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
