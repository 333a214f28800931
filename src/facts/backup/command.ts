import { z } from 'zod';
import { CouldNotTell } from '../../could-not-tell.js';
import { parseJson, parseJsonLines, readValue } from '../../formats/json/json.js';
import type { Argv } from '../../ports/exec.js';
import type { Ports } from '../../ports/ports.js';
import { parseSize } from '../../text/units.js';
import { answerOf } from '../tool/answer.js';
import { madeAt, newestFirst, type Shelf } from './store.js';

const size = z.union([
  z.int().min(0),
  z.string().transform((text, context) => {
    const bytes = /^\d+$/.test(text) ? Number(text) : parseSize(text);
    if (bytes !== undefined) return bytes;
    context.addIssue({ code: 'custom', message: 'expected bytes, or a size such as 200MB' });
    return z.NEVER;
  }),
]);

/** RFC 3339, or seconds or milliseconds since 1970. */
const time = z.union([
  z.number().transform(number => (number > 1e11 ? number : number * 1000)),
  z.iso.datetime({ offset: true }).transform(text => Date.parse(text)),
]);

const listed = z.object({ name: z.string().min(1), size, time });

/** Backups that a command lists: an array in JSON, or one object a line. */
export async function commandShelf(run: Argv, env: Readonly<Record<string, string>>, { exec }: Ports): Promise<Shelf> {
  const tool = run[0];
  const { stdout } = answerOf(await exec.run(run, { env, keep: 16 * 1024 * 1024 }), { tool, exits: [0] });
  const origin = { name: `the output of ${tool}`, remedy: 'Let it print [{"name": …, "size": …, "time": …}].' };
  const text = stdout.trim();
  const read = text.startsWith('[') ? parseJson(text, origin) : parseJsonLines(text, origin);
  const entries = readValue(read, z.array(listed), origin);
  if (entries.length === 0)
    throw new CouldNotTell('nothing-checked', `${tool} lists no backup`, 'Find out why there is none.');
  const backups = entries.map(entry => ({
    name: entry.name,
    bytes: entry.size,
    atMs: madeAt(entry.name, entry.time),
    read: undefined,
  }));
  return { where: run.join(' '), backups: newestFirst(backups), beside: () => Promise.resolve(undefined) };
}
