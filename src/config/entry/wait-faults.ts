import { showDuration } from '../../text/units.js';
import type { ConfigDocument } from '../document.js';
import type { Problem } from '../problem.js';

interface Waiting {
  readonly timeout?: number | undefined;
  readonly retries?: unknown;
  readonly with?: { readonly waitsMs?: number | undefined } | undefined;
}

/** An entry that waits until something holds must have the time to, and asks again by itself. */
export function findWaitFaults(
  entries: readonly Waiting[],
  { document, path }: { readonly document: ConfigDocument; readonly path: readonly PropertyKey[] },
): readonly Problem[] {
  return entries.flatMap(({ timeout, retries, with: bound }, index) => {
    const waits = bound?.waitsMs;
    if (waits === undefined) return [];
    const short = `is shorter than \`within\` and \`stable-for\` together (${showDuration(waits)}); leave it out, and it is a minute more than these`;
    const twice = 'has no use beside `within` or `stable-for`, which ask again by themselves; leave one of them out';
    return [
      ...(timeout !== undefined && timeout < waits
        ? [document.problem([...path, index, 'timeout'], short, 'key')]
        : []),
      ...(retries !== undefined ? [document.problem([...path, index, 'retries'], twice, 'key')] : []),
    ];
  });
}
