import { createHash } from 'node:crypto';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { CouldNotTell } from '../../could-not-tell.js';
import { peek } from '../oci/layer.js';
import { unpackZstd } from '../oci/zstd.js';
import { type Form, formOf } from './form.js';
import { PacketReader } from './openpgp.js';

/** What was seen of a backup by reading it to its end. */
export interface Seen {
  /** From the outside to the inside: `gzip`, `pg-custom`. */
  readonly forms: readonly Form[];
  /** Unpacked. */
  readonly bytes: number;
  /** Why it is not whole; undefined where nothing says so. */
  readonly damage: string | undefined;
  /** What was proven: the container's own end or sum, the content's own end, or nothing that a cut would change. */
  readonly proven: 'nothing' | 'container' | 'content';
  /** Of the bytes as they are stored, in hexadecimal. */
  readonly digests: Readonly<Record<'sha256' | 'sha512' | 'sha1' | 'md5', string>>;
}

const TAIL = 4096;
const PACKED: readonly Form[] = ['gzip', 'zstd'];

/** Gets what was unpacked, piece by piece; a piece is good until it returns. */
export type Sink = (chunk: Buffer) => Promise<void>;

/** Reads a backup to its end, through what it is packed in. What it cannot read on is proven by nothing. */
export async function readBackup(source: AsyncIterable<Buffer>, sink?: Sink): Promise<Seen> {
  const sums = {
    sha256: createHash('sha256'),
    sha512: createHash('sha512'),
    sha1: createHash('sha1'),
    md5: createHash('md5'),
  };
  const hashes = Object.values(sums);
  async function* summed(): AsyncGenerator<Buffer> {
    for await (const chunk of source) {
      for (const hash of hashes) hash.update(chunk);
      yield chunk;
    }
  }
  const forms: Form[] = [];
  const outcome = await unpack(summed(), { forms, sink });
  const digests = {
    sha256: sums.sha256.digest('hex'),
    sha512: sums.sha512.digest('hex'),
    sha1: sums.sha1.digest('hex'),
    md5: sums.md5.digest('hex'),
  };
  return { forms, ...outcome, digests };
}

type Outcome = Pick<Seen, 'bytes' | 'damage' | 'proven'>;

async function unpack(
  source: AsyncIterable<Buffer>,
  { forms, sink }: { readonly forms: Form[]; readonly sink: Sink | undefined },
): Promise<Outcome> {
  const { head, all } = await peek(source);
  const form = formOf(head);
  forms.push(form);
  if (!PACKED.includes(form) || forms.length > 3) return readContent(all, { form, head, sink });
  try {
    const inner = await unpack(form === 'gzip' ? gunzip(all) : unpackZstd(all), { forms, sink });
    return { ...inner, proven: inner.proven === 'nothing' ? 'container' : inner.proven };
  } catch (error) {
    // Own reasons of the world (a file that is gone, the step's end) are no damage.
    if (error instanceof CouldNotTell && error.why !== 'truncated' && error.why !== 'wrong-format') throw error;
    if (!(error instanceof Error)) throw error;
    if ('code' in error && typeof error.code === 'string' && !/^(?:Z_|ERR_STREAM|ZSTD)/.test(error.code)) throw error;
    for await (const _ of all);
    return { bytes: 0, damage: `its ${form} is broken: ${error.message}`, proven: 'nothing' };
  }
}

async function* gunzip(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  // The generator that reads from the engine gets its errors; nothing is left for the callback.
  yield* pipeline(Readable.from(source), createGunzip(), () => {});
}

async function readContent(
  source: AsyncIterable<Buffer>,
  { form, head, sink }: { readonly form: Form; readonly head: Buffer; readonly sink: Sink | undefined },
): Promise<Outcome> {
  let bytes = 0;
  let tail: Buffer = Buffer.alloc(0);
  const packets = form === 'gpg' ? new PacketReader() : undefined;
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const chunk of source) {
      bytes += chunk.length;
      tail = chunk.length >= TAIL ? chunk.subarray(-TAIL) : Buffer.concat([tail, chunk]).subarray(-TAIL);
      packets?.push(chunk);
      await sink?.(chunk);
      yield chunk;
    }
  }
  const broken = form === 'tar' ? await tarDamage(counted()) : await drained(counted());
  const ending =
    broken === undefined
      ? endOf(form, { head: head.toString('latin1'), tail: tail.toString('latin1'), packets })
      : { damage: broken };
  return {
    bytes,
    damage: ending.damage,
    proven: ending.damage === undefined ? (ending.proven ?? 'nothing') : 'nothing',
  };
}

async function drained(source: AsyncIterable<Buffer>): Promise<undefined> {
  for await (const _ of source);
}

interface Ending {
  readonly damage?: string | undefined;
  readonly proven?: Seen['proven'];
}

/** By how a whole one ends. The trailer of a dump is not its last line since 2025. */
function endOf(
  form: Form,
  { head, tail, packets }: { readonly head: string; readonly tail: string; readonly packets: PacketReader | undefined },
): Ending {
  if (form === 'empty') return { damage: 'it is empty' };
  if (form === 'tar') return { proven: 'content' };
  if (form === 'sql') {
    if (/^-- PostgreSQL database (?:cluster )?dump complete\s*$/m.test(tail.slice(-2048))) return { proven: 'content' };
    if (/^-- Dump completed(?: on .*)?\s*$/m.test(tail.slice(-2048))) return { proven: 'content' };
    if (/^-- (?:PostgreSQL database|MySQL dump|MariaDB dump)/m.test(head)) return { damage: 'its dump has no end' };
    return { proven: 'nothing' };
  }
  if (/^-----END (?:AGE ENCRYPTED FILE|PGP MESSAGE)-----\s*$/m.test(tail.slice(-256))) return { proven: 'container' };
  if (form === 'gpg' && !/^[\x20-\x7e\s]*$/.test(tail)) {
    const damage = packets?.end();
    return damage === undefined ? { proven: 'container' } : { damage: `its OpenPGP message is cut: ${damage}` };
  }
  if (form === 'gpg') return { damage: 'its armour does not end' };
  return { proven: 'nothing' };
}

/** Reads every entry. tar-stream takes an end between two files for the end, so the two blocks of zeros are asked for. */
async function tarDamage(source: AsyncIterable<Buffer>): Promise<string | undefined> {
  let last: Buffer = Buffer.alloc(0);
  async function* watched(): AsyncGenerator<Buffer> {
    for await (const chunk of source) {
      last = chunk.length >= 1024 ? chunk.subarray(-1024) : Buffer.concat([last, chunk]).subarray(-1024);
      yield chunk;
    }
  }
  const entries = extract();
  let found = 0;
  entries.on('entry', (_header, stream, next) => {
    found += 1;
    stream.on('end', next);
    // A cut breaks the entry as well as the archive, which tells of it; an error that nobody hears would end the program.
    stream.on('error', () => {});
    stream.resume();
  });
  const broken = await new Promise<Error | null | undefined>(resolve => {
    pipeline(Readable.from(watched()), entries, error => resolve(error));
  });
  if (broken instanceof CouldNotTell) throw broken;
  if (broken) return `its tar is broken: ${broken.message}`;
  if (found === 0) return 'its tar holds no file';
  return last.length === 1024 && last.every(byte => byte === 0) ? undefined : 'its tar has no end';
}
