import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { createServer, type Server, type Socket } from 'node:net';
import { type Answer, decode, encode, type Packet } from 'dns-packet';

export interface NameServer extends AsyncDisposable {
  readonly address: string;
  readonly port: number;
  /** `127.0.0.1:5353` */
  readonly place: string;
  /** `UDP A app.example.test`, in the order in which they came. */
  readonly asked: readonly string[];
}

export const AUTHORITATIVE = 1 << 10;
export const TRUNCATED = 1 << 9;
export const RECURSION_AVAILABLE = 1 << 7;
export const CODES = { NOERROR: 0, FORMERR: 1, SERVFAIL: 2, NXDOMAIN: 3, REFUSED: 5 } as const;

export interface Question {
  readonly name: string;
  readonly type: string;
  readonly over: 'UDP' | 'TCP';
  /** What the client asked with. */
  readonly packet: Packet;
}

export interface Said {
  readonly code?: keyof typeof CODES;
  readonly flags?: number;
  readonly answers?: readonly Answer[];
  readonly authorities?: readonly Answer[];
  /** Instead of all this: bytes as they are. */
  readonly bytes?: Buffer;
  /** Changes of the whole message. */
  readonly with?: Partial<Packet>;
}

/** A name server on loopback, over UDP and TCP at one port. What `say` leaves undefined is never answered. */
export async function startNameServer(
  say: (question: Question) => Said | readonly Said[] | undefined,
  {
    address = '127.0.0.1',
    port = 0,
    tcp = true,
  }: { readonly address?: string; readonly port?: number; readonly tcp?: boolean } = {},
): Promise<NameServer> {
  const asked: string[] = [];
  const answer: Answering = (bytes, over) => {
    const packet = decode(bytes);
    const [question] = packet.questions ?? [];
    asked.push(`${over} ${question?.type} ${question?.name}`);
    const said = [
      say({ name: question?.name.toLowerCase() ?? '', type: question?.type ?? '', over, packet }) ?? [],
    ].flat();
    return said.map(
      each =>
        each.bytes ??
        encode({
          id: packet.id ?? 0,
          type: 'response',
          flags: (each.flags ?? AUTHORITATIVE) | CODES[each.code ?? 'NOERROR'],
          questions: packet.questions ?? [],
          answers: [...(each.answers ?? [])],
          authorities: [...(each.authorities ?? [])],
          ...each.with,
        }),
    );
  };
  const sockets = new Set<Socket>();
  const { udp, server } = await listenAtOnePort({ address, port, tcp, answer, sockets });
  const bound = udp.address().port;
  return {
    address,
    port: bound,
    place: `${address}:${bound}`,
    asked,
    [Symbol.asyncDispose]: () => close(udp, server, sockets),
  };
}

type Answering = (bytes: Buffer, over: 'UDP' | 'TCP') => readonly Buffer[];

interface At {
  readonly address: string;
  readonly port: number;
  readonly tcp: boolean;
  readonly answer: Answering;
  readonly sockets: Set<Socket>;
}

const TRIES = 20;

/** A port that is free for TCP may be taken for UDP: another one is tried. */
async function listenAtOnePort(at: At): Promise<{ readonly udp: UdpSocket; readonly server: Server | undefined }> {
  for (let left = TRIES; ; left -= 1) {
    const server = at.tcp ? await listenTcp(at) : undefined;
    const bound = server?.address();
    const port = typeof bound === 'object' && bound !== null ? bound.port : at.port;
    try {
      return { server, udp: await listenUdp({ ...at, port }) };
    } catch (error) {
      await new Promise<void>(done => (server ? server.close(() => done()) : done()));
      if (left === 0 || at.port !== 0) throw error;
    }
  }
}

async function listenUdp({ address, port, answer }: At): Promise<UdpSocket> {
  const udp = createSocket('udp4');
  udp.on('message', (bytes, from) => {
    for (const reply of answer(bytes, 'UDP')) udp.send(reply, from.port, from.address);
  });
  await new Promise<void>((done, fail) => {
    udp.once('error', fail);
    udp.bind(port, address, done);
  });
  return udp;
}

async function listenTcp(at: At): Promise<Server> {
  const server = createServer(socket => {
    at.sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('data', bytes => {
      for (const reply of at.answer(bytes.subarray(2), 'TCP')) {
        const length = Buffer.alloc(2);
        length.writeUInt16BE(reply.length);
        socket.write(Buffer.concat([length, reply]));
      }
      socket.end();
    });
  });
  await new Promise<void>((done, fail) => server.once('error', fail).listen(at.port, at.address, done));
  return server;
}

async function close(udp: UdpSocket, server: Server | undefined, sockets: ReadonlySet<Socket>): Promise<void> {
  for (const socket of sockets) socket.destroy();
  await new Promise<void>(done => udp.close(() => done()));
  if (server) await new Promise<void>(done => server.close(() => done()));
}
