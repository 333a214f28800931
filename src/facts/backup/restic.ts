import { z } from 'zod';
import { CouldNotTell } from '../../could-not-tell.js';
import { parseJson, readValue } from '../../formats/json/json.js';
import type { Ports } from '../../ports/ports.js';
import { answerOf, endOf, exitedWith, exitOf, lastWords } from '../tool/answer.js';
import { type Backup, newestFirst, type Shelf, type Verified } from './store.js';

const snapshot = z.object({
  short_id: z.string().min(1),
  time: z.iso.datetime({ offset: true, local: false }),
  summary: z.object({ total_bytes_processed: z.number().min(0) }).optional(),
});

interface Repository {
  readonly repository: string;
  readonly host?: string | undefined;
  readonly path?: string | undefined;
  readonly tag?: string | undefined;
  readonly env: Readonly<Record<string, string>>;
}

/** Exit codes of restic since 0.17. */
const ENDS: Readonly<Record<number, readonly ['unreachable' | 'tool-refused', string]>> = {
  10: ['unreachable', 'there is no repository'],
  11: ['tool-refused', 'the repository is locked'],
  12: ['tool-refused', 'the password is wrong'],
};

/** Snapshots of a restic repository, of one host, path and tag where these are given. Nothing is locked or written. */
export async function resticShelf(wanted: Repository, ports: Ports): Promise<Shelf> {
  const { repository, host, path, tag, env } = wanted;
  const filters = [
    ...(host === undefined ? [] : ['--host', host]),
    ...(path === undefined ? [] : ['--path', path]),
    ...(tag === undefined ? [] : ['--tag', tag]),
  ];
  const stdout = await ask(['snapshots', '--json', ...filters], { repository, env, ports });
  const origin = { name: 'the output of restic', remedy: 'Use restic 0.17 or newer.' };
  const snapshots = readValue(parseJson(stdout, origin), z.array(snapshot), origin);
  if (snapshots.length === 0) {
    const remedy = 'Correct `host`, `path` and `tag`, or find out why there is none.';
    throw new CouldNotTell('nothing-checked', 'restic: the repository holds no such snapshot', remedy);
  }
  const backups = snapshots.map(
    (each): Backup => ({
      name: each.short_id,
      bytes: each.summary?.total_bytes_processed ?? Number.NaN,
      atMs: Date.parse(each.time),
      read: undefined,
    }),
  );
  return {
    where: 'restic',
    backups: newestFirst(backups),
    beside: () => Promise.resolve(undefined),
    isEncrypted: true,
    verify: rung => verify(rung, { repository, env, ports }),
  };
}

interface Asking {
  readonly repository: string;
  readonly env: Readonly<Record<string, string>>;
  readonly ports: Ports;
}

const run = ([command, ...args]: readonly [string, ...string[]], { repository, env, ports }: Asking) =>
  ports.exec.run(['restic', '--no-lock', '--no-cache', '-r', repository, command, ...args], {
    env,
    log: false,
    keep: 16 * 1024 * 1024,
  });

async function ask(args: readonly [string, ...string[]], asking: Asking): Promise<string> {
  const ran = await run(args, asking);
  const known = ENDS[exitOf(ran) ?? Number.NaN];
  if (known)
    throw new CouldNotTell(known[0], `restic: ${known[1]}`, 'Check the repository, and RESTIC_PASSWORD in `env`.');
  return answerOf(ran, { tool: 'restic', exits: [0] }).stdout;
}

/** `restic check` reads the structure; every byte is read for the third rung and those above. */
async function verify(rung: number, asking: Asking): Promise<Verified> {
  const ran = await run(rung >= 3 ? ['check', '--read-data'] : ['check'], asking);
  if (exitedWith(ran, 0)) return { rung: rung >= 3 ? 3 : 2, damage: undefined };
  const known = ENDS[exitOf(ran) ?? Number.NaN];
  if (known || !exitedWith(ran, 1)) {
    const remedy = 'Run `restic check` by hand.';
    throw new CouldNotTell('tool-crashed', `restic check ${known?.[1] ?? endOf(ran)}`, remedy);
  }
  const words = `${ran.stdout.text}\n${ran.stderr.text}`;
  if (
    !/repository contains errors|errors? (?:were|was) found|pack .* (?:missing|damaged|does not match|contains)|id .*not found|ciphertext|hash mismatch/i.test(
      words,
    )
  )
    throw new CouldNotTell('tool-crashed', `restic check: ${lastWords(ran)}`, 'Run `restic check` by hand.');
  return { rung: 1, damage: `restic check: ${lastWords(ran)}` };
}
