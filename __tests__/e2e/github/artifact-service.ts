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
  /** Archives that are there now, by name. */
  readonly kept: ReadonlyMap<string, Buffer>;
  /** Headers under which the storage, another host at GitHub, got a token: none in a good test. */
  readonly leaked: readonly string[];
  readonly [Symbol.asyncDispose]: () => Promise<void>;
}

/** The runner's service for artifacts and the storage behind it, on loopback: two calls in JSON, and blocks that are put. */
export async function startArtifactService(fault?: ArtifactFault | 'hang'): Promise<ArtifactService> {
  const calls: { method: string; token: string | undefined; body: unknown }[] = [];
  const blocks = new Map<string, Buffer>();
  const leaked: string[] = [];
  const kept = new Map<string, Buffer>();
  const blob = () => Buffer.concat(committed.map(id => blocks.get(id) ?? Buffer.alloc(0)));
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
    const body: unknown = JSON.parse(sent.toString());
    calls.push({ method, token: tokenOf(incoming), body });
    if (fault === 'hang') return;
    if (!fault && method === 'FinalizeArtifact') kept.set(named.parse(body).name, blob());
    outgoing.writeHead(fault?.status ?? 200, { 'content-type': 'application/json' });
    const answer = fault ? { code: 'x', msg: fault.message } : answerTo(method, { address: server.address(), kept });
    outgoing.end(JSON.stringify(answer));
    if (!fault && method === 'DeleteArtifact') kept.delete(named.parse(body).name);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `${origin(server.address())}/`,
    calls,
    leaked,
    blob,
    kept,
    [Symbol.asyncDispose]: () => {
      server.closeAllConnections();
      return new Promise(resolve => server.close(() => resolve()));
    },
  };
}

type Address = ReturnType<ReturnType<typeof createServer>['address']>;
const origin = (address: Address): string =>
  typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '';

const named = z.looseObject({ name: z.string() });

function answerTo(
  method: string,
  { address, kept }: { readonly address: Address; readonly kept: ReadonlyMap<string, Buffer> },
): Record<string, unknown> {
  if (method === 'CreateArtifact')
    return { ok: true, signed_upload_url: `${origin(address)}${STORAGE}?sig=a-signature` };
  if (method !== 'ListArtifacts') return { ok: true, artifact_id: '77' };
  const ids = { workflow_run_backend_id: 'run-of-it', workflow_job_run_backend_id: 'job-of-it', database_id: '77' };
  return { artifacts: [...kept].map(([name, { length }]) => ({ ...ids, name, size: String(length) })) };
}

const tokenOf = ({ headers }: IncomingMessage): string | undefined =>
  /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];

const part = (data: unknown): string => Buffer.from(JSON.stringify(data)).toString('base64url');

/** A token as the runner gets it: its scope names the run and the job. Nobody checks the signature here. */
export const runtimeToken = [
  part({ alg: 'none' }),
  part({ scp: 'Actions.Results:run-of-it:job-of-it' }),
  'signature-of-it',
].join('.');
