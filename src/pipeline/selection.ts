import { UsageError } from '../usage-error.js';
import type { Selection } from './step.js';

/** `--only a,b` and `--shard 2/3` as a selection. Throws `UsageError` with what was expected. */
export function parseSelection(flags: {
  readonly only?: readonly string[] | undefined;
  readonly shard?: string | undefined;
}): Selection {
  return { only: parseOnly(flags.only), shard: parseShard(flags.shard) };
}

function parseOnly(only: readonly string[] | undefined): readonly string[] | undefined {
  if (only === undefined) return undefined;
  const ids = only.flatMap(list => list.split(/[\s,]+/)).filter(id => id !== '');
  if (ids.length === 0) throw new UsageError('--only: expected ids of checks, separated by commas');
  return ids;
}

function parseShard(shard: string | undefined): Selection['shard'] {
  if (shard === undefined) return undefined;
  const [, index, of] = /^(\d{1,4})\/(\d{1,4})$/.exec(shard) ?? [];
  const parsed = { index: Number(index), of: Number(of) };
  if (parsed.index >= 1 && parsed.index <= parsed.of) return parsed;
  throw new UsageError(`--shard: expected I/N with I from 1 to N, such as 1/3, got "${shard}"`);
}
