import type { Socket } from 'node:net';
import type { NotOffered, NotReached } from '../tls.js';

const LONGEST = 64 * 1024;

type Refusal = NotReached | NotOffered;

/** Speaks what goes before TLS; undefined once the server is ready for it. */
export async function startTls(socket: Socket, protocol: 'smtp' | 'postgres'): Promise<Refusal | undefined> {
  const reader = readerOf(socket);
  try {
    return await (protocol === 'smtp' ? smtp(socket, reader) : postgres(socket, reader));
  } finally {
    reader.stop();
  }
}

/** RFC 3207. */
async function smtp(socket: Socket, reader: Reader): Promise<Refusal | undefined> {
  const greeting = await reader.until(smtpReply);
  if (greeting === undefined) return cutOff('the greeting');
  if (!greeting.startsWith('220')) return foreign('SMTP', greeting);
  socket.write('EHLO deploy-validate.invalid\r\n');
  const offers = await reader.until(smtpReply);
  if (offers === undefined) return cutOff('its answer to EHLO');
  if (!offers.startsWith('250')) return foreign('SMTP', offers);
  if (!/^250[ -]STARTTLS\s*$/im.test(offers)) return { was: 'not-offered', what: 'SMTP without STARTTLS' };
  socket.write('STARTTLS\r\n');
  const go = await reader.until(smtpReply);
  if (go === undefined) return cutOff('its answer to STARTTLS');
  return go.startsWith('220') ? undefined : { was: 'not-offered', what: `STARTTLS is answered with ${go.slice(0, 3)}` };
}

/** A reply's last line has a space after its code; undefined until it is there. */
function smtpReply(text: string): number | undefined {
  const last = /^\d{3}(?: [^\r\n]*)?\r?\n/m.exec(text);
  if (last) return last.index + last[0].length;
  return /^(?!\d{3})[^\r\n]*\n/.test(text) ? text.length : undefined;
}

/** SSLRequest of PostgreSQL's protocol: one byte comes back, S or N. */
async function postgres(socket: Socket, reader: Reader): Promise<Refusal | undefined> {
  socket.write(Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]));
  const answer = await reader.until(text => (text === '' ? undefined : 1));
  if (answer === undefined) return cutOff('its answer to SSLRequest');
  if (answer === 'S') return undefined;
  return answer === 'N' ? { was: 'not-offered', what: 'PostgreSQL with ssl off' } : foreign('PostgreSQL', answer);
}

const cutOff = (what: string): NotReached => ({
  was: 'not-reached',
  how: 'closed',
  what: `the connection is closed before ${what}`,
});

const foreign = (protocol: string, text: string): NotReached => ({
  was: 'not-reached',
  how: 'not-tls',
  what: `it does not answer as ${protocol} does: ${JSON.stringify(text.slice(0, 40))}`,
});

interface Reader {
  /** The text up to where `end` says, undefined where the connection ends before. What follows in the clear is dropped. */
  readonly until: (end: (text: string) => number | undefined) => Promise<string | undefined>;
  readonly stop: () => void;
}

/** Bytes that a server sends before its time are thrown away with the reply: nothing in the clear may count after TLS. */
function readerOf(socket: Socket): Reader {
  let text = '';
  let over = false;
  let wake = () => {};
  const onData = (chunk: Buffer) => {
    text += chunk.toString('latin1');
    if (text.length > LONGEST) socket.destroy();
    wake();
  };
  const onEnd = () => {
    over = true;
    wake();
  };
  socket.on('data', onData).once('end', onEnd).once('close', onEnd);
  return {
    until: async end => {
      for (;;) {
        const at = end(text);
        if (at !== undefined) {
          const found = text.slice(0, at);
          text = '';
          return found;
        }
        if (over) return undefined;
        await new Promise<void>(done => {
          wake = done;
        });
      }
    },
    stop: () => {
      socket.pause();
      socket.off('data', onData).off('end', onEnd).off('close', onEnd);
    },
  };
}
