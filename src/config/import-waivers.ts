import { CouldNotTell } from '../could-not-tell.js';
import { type AllowRecord, readAllowList } from '../formats/audits/allow-list.js';
import { ConfigInvalid, type Problem } from './problem.js';
import type { Config } from './schema.js';
import { tooFar } from './waiver-faults.js';
import type { Waiver } from './waiver-schema.js';

type Source = Config['waivers-from'][number];

const REMEDY = 'name a .nsprc of better-npm-audit or a config of audit-ci';

/**
 * The config's waivers and those in other tools' files. Throws `ConfigInvalid` with everything in these that cannot be
 * a waiver: one without an end, with one too far ahead, without a reason, or that excuses more than an advisory.
 */
export async function importWaivers(
  config: Pick<Config, 'waivers' | 'waivers-from' | 'longest-waiver'>,
  at: { readonly read: (file: string) => Promise<string>; readonly today: string },
): Promise<readonly Waiver[]> {
  const limit = { today: at.today, longest: config['longest-waiver'] };
  const read = await Promise.all(
    config['waivers-from'].map(async source => {
      try {
        const text = await at.read(source.file);
        return readAllowList(text, { name: source.file, remedy: REMEDY }).map(record =>
          toWaiver(record, source, limit),
        );
      } catch (error) {
        if (!(error instanceof CouldNotTell)) throw error;
        return [unreadable(source.file, error)];
      }
    }),
  );
  const found = read.flat();
  const problems = found.filter(isProblem);
  if (problems.length > 0) throw new ConfigInvalid(problems);
  return [...config.waivers, ...found.flatMap(one => (isProblem(one) ? [] : [one]))];
}

const isProblem = (one: Waiver | Problem): one is Problem => 'message' in one;

function toWaiver(record: AllowRecord, source: Source, limit: Parameters<typeof tooFar>[1]): Waiver | Problem {
  const { advisory, place, what } = record;
  const fault = (message: string) => problem(source.file, place, message);
  if (advisory === undefined) {
    return fault(`names ${what}, which would excuse what nobody has seen yet; write a waiver that names the advisory`);
  }
  if (record.expires === null) return fault('its expiry is no date');
  const expires = record.expires ?? source.expires;
  if (expires === undefined) return fault('has no expiry; add one, or give the entry of `waivers-from` an `expires`');
  const far = tooFar(expires, limit);
  if (far !== undefined) return fault(far);
  const reason = record.reason ?? source.reason;
  if (reason === undefined) return fault('has no notes; add some, or give the entry of `waivers-from` a `reason`');
  const { check, stage, owner } = source;
  return { check, stage, advisory, reason, owner, expires };
}

/** The reader's message begins with the file and, where it knows it, the place in it: what a problem has anyway. */
function unreadable(file: string, { message, remedy }: CouldNotTell): Problem {
  const rest = message.startsWith(`${file}:`) ? message.slice(file.length + 1) : message;
  const [, line, column, what = rest.trim()] = /^(\d+):(\d+): (.*)$/s.exec(rest) ?? [];
  const todo = remedy.replace(/^[A-Z](?=[a-z])/, first => first.toLowerCase()).replace(/\.$/, '');
  return { file, line: Number(line ?? 1), column: Number(column ?? 1), path: '', message: `${what}; ${todo}` };
}

const problem = (file: string, path: string, message: string): Problem => ({ file, line: 1, column: 1, path, message });
