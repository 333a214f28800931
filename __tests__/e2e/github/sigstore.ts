import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer as createHttp } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { startProxy } from '../../loopback/proxy.js';
import { type Area, REPOSITORY, refuse } from '../github-api.js';

const HOSTS = ['fulcio.githubapp.com', 'timestamp.githubapp.com'];

export interface Sigstore {
  /** Variables of the job: where an identity is asked for, the proxy behind which the services lie, whom to trust. */
  readonly env: Readonly<Record<string, string>>;
  /** `HOST METHOD PATH`, in their order. */
  readonly requests: readonly string[];
  /** Tokens with which an identity was asked for. */
  readonly tokens: readonly (string | undefined)[];
  readonly [Symbol.asyncDispose]: () => Promise<void>;
}

/**
 * A stand-in for the runner's identity, and for the authorities that sign certificates and times for GitHub: it answers in their
 * shapes with a certificate of its own, so that nothing that it signs can be verified. The real ones are out of reach here.
 */
export async function startSigstore(fault: { readonly certificates?: number } = {}): Promise<Sigstore> {
  const home = mkdtempSync(join(tmpdir(), 'sigstore-'));
  const { key, cert } = certificate(home);
  const requests: string[] = [];
  const tokens: (string | undefined)[] = [];
  const services = createHttps({ key, cert }, (incoming, outgoing) => {
    const { host = '' } = incoming.headers;
    requests.push(`${host} ${incoming.method} ${incoming.url}`);
    const isAuthority = host.startsWith('fulcio.');
    if (isAuthority && fault.certificates !== undefined) {
      outgoing.writeHead(fault.certificates, { 'content-type': 'application/json' });
      outgoing.end(JSON.stringify({ message: 'no certificate for you' }));
      return;
    }
    outgoing.writeHead(isAuthority ? 200 : 201, { 'content-type': 'application/json' });
    const chain = { certificates: [cert] };
    outgoing.end(isAuthority ? JSON.stringify({ signedCertificateEmbeddedSct: { chain } }) : 'a-timestamp');
  });
  const identity = createHttp((incoming, outgoing) => {
    requests.push(`identity ${incoming.method} ${incoming.url}`);
    tokens.push(incoming.headers.authorization);
    outgoing.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ value: IDENTITY }));
  });
  const [port, own] = await Promise.all([listen(services), listen(identity)]);
  const proxy = await startProxy(port);
  return {
    env: {
      ACTIONS_ID_TOKEN_REQUEST_URL: `http://127.0.0.1:${own}/token?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'the-request-token',
      HTTPS_PROXY: proxy.url,
      NO_PROXY: '127.0.0.1',
      NODE_EXTRA_CA_CERTS: join(home, 'cert.pem'),
    },
    requests,
    tokens,
    [Symbol.asyncDispose]: async () => {
      services.closeAllConnections();
      identity.closeAllConnections();
      await Promise.all([proxy[Symbol.asyncDispose](), stop(services), stop(identity)]);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

const part = (data: unknown): string => Buffer.from(JSON.stringify(data)).toString('base64url');
export const IDENTITY = [part({ alg: 'none' }), part({ sub: `repo:${REPOSITORY}` }), 'signature-of-it'].join('.');

function certificate(home: string): { readonly key: string; readonly cert: string } {
  const [key, cert] = [join(home, 'key.pem'), join(home, 'cert.pem')];
  const names = HOSTS.map(host => `DNS:${host}`).join(',');
  const fixed = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const args = ['req', ...fixed, '-subj', '/CN=stand-in', '-addext', `subjectAltName=${names}`];
  execFileSync('openssl', [...args, '-keyout', key, '-out', cert], { stdio: 'ignore' });
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
}

type Server = ReturnType<typeof createHttp> | ReturnType<typeof createHttps>;

async function listen(server: Server): Promise<number> {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

const stop = (server: Server): Promise<void> => new Promise(resolve => server.close(() => resolve()));

const envelope = z.object({ payload: z.string(), payloadType: z.string() });
const sent = z.object({ bundle: z.object({ dsseEnvelope: envelope }) });

/** Keeps attestations: the statements that were signed. Refuses them where the token may not write any. */
export function attestations(setting: { readonly mayWrite: boolean } = { mayWrite: true }) {
  const statements: unknown[] = [];
  const area: Area = ({ method, path, body }) => {
    if (method !== 'POST' || path !== `/repos/${REPOSITORY}/attestations`) return undefined;
    if (!setting.mayWrite) return refuse({ status: 403, message: 'Resource not accessible by integration' });
    const { payload } = sent.parse(body).bundle.dsseEnvelope;
    statements.push(JSON.parse(Buffer.from(payload, 'base64').toString('utf8')));
    return { status: 201, body: { id: 12 } };
  };
  return { area, statements };
}
