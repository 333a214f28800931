import { createServer, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { z } from 'zod';

const RPC = '/twirp/github.actions.results.api.v1.ArtifactService/';
/** Account, container and blob, as the storage's library takes an address without a name apart. */
const STORAGE = '/account/container/artifact.zip';

export interface ArtifactFault {
  readonly status: number;
  readonly message: string;
}

interface ArtifactService {
  readonly url: string;
  /** Calls in their order, by method and their JSON. */
  readonly calls: readonly { readonly method: string; readonly token: string | undefined; readonly body: unknown }[];
  /** What was put where `CreateArtifact` said. */
  readonly blob: () => Buffer;
  /** Headers under which the storage, another host at GitHub, got a token: none in a good test. */
  readonly leaked: readonly string[];
  readonly [Symbol.asyncDispose]: () => Promise<void>;
}

/** The runner's service for artifacts and the storage behind it, on loopback: two calls in JSON, and blocks that are put. */
export async function startArtifactService(fault?: ArtifactFault | 'hang'): Promise<ArtifactService> {
  const calls: { method: string; token: string | undefined; body: unknown }[] = [];
  const blocks = new Map<string, Buffer>();
  const leaked: string[] = [];
  let committed: readonly string[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const at = new URL(incoming.url ?? '/', 'http://loopback');
    const sent = await buffer(incoming);
    if (at.pathname === STORAGE) {
      if (incoming.headers.authorization) leaked.push(incoming.headers.authorization);
      if (at.searchParams.get('comp') === 'block') blocks.set(at.searchParams.get('blockid') ?? '', sent);
      else committed = [...sent.toString().matchAll(/<Latest>([^<]+)<\/Latest>/g)].map(([, id = '']) => id);
      outgoing.writeHead(201, { 'x-ms-request-id': '1' }).end();
      return;
    }
    const method = at.pathname.slice(RPC.length);
    calls.push({ method, token: tokenOf(incoming), body: z.unknown().parse(JSON.parse(sent.toString())) });
    if (fault === 'hang') return;
    outgoing.writeHead(fault?.status ?? 200, { 'content-type': 'application/json' });
    outgoing.end(JSON.stringify(fault ? { code: 'x', msg: fault.message } : answerTo(method, server.address())));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `${origin(server.address())}/`,
    calls,
    leaked,
    blob: () => Buffer.concat(committed.map(id => blocks.get(id) ?? Buffer.alloc(0))),
    [Symbol.asyncDispose]: () => {
      server.closeAllConnections();
      return new Promise(resolve => server.close(() => resolve()));
    },
  };
}

type Address = ReturnType<ReturnType<typeof createServer>['address']>;
const origin = (address: Address): string =>
  typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '';

const answerTo = (method: string, address: Address): Record<string, unknown> =>
  method === 'CreateArtifact'
    ? { ok: true, signed_upload_url: `${origin(address)}${STORAGE}?sig=a-signature` }
    : { ok: true, artifact_id: '77' };

const tokenOf = ({ headers }: IncomingMessage): string | undefined =>
  /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];

const part = (data: unknown): string => Buffer.from(JSON.stringify(data)).toString('base64url');

/** A token as the runner gets it: its scope names the run and the job. Nobody checks the signature here. */
export const runtimeToken = [
  part({ alg: 'none' }),
  part({ scp: 'Actions.Results:run-of-it:job-of-it' }),
  'signature-of-it',
].join('.');
