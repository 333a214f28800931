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
  const answer = (bytes: Buffer, over: 'UDP' | 'TCP'): readonly Buffer[] => {
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
  const udp = createSocket('udp4');
  udp.on('message', (bytes, from) => {
    for (const reply of answer(bytes, 'UDP')) udp.send(reply, from.port, from.address);
  });
  await new Promise<void>(done => udp.bind(port, address, done));
  const bound = udp.address().port;
  const sockets = new Set<Socket>();
  const server = tcp ? await listenTcp({ address, port: bound, answer, sockets }) : undefined;
  return {
    address,
    port: bound,
    place: `${address}:${bound}`,
    asked,
    [Symbol.asyncDispose]: () => close(udp, server, sockets),
  };
}

async function listenTcp(at: {
  readonly address: string;
  readonly port: number;
  readonly answer: (bytes: Buffer, over: 'TCP') => readonly Buffer[];
  readonly sockets: Set<Socket>;
}): Promise<Server> {
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
