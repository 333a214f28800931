import { posix } from 'node:path';
import type { Leak } from '../../formats/leaks/leak.js';
import type { Ports } from '../../ports/ports.js';
import type { Seen } from './findings.js';
import type { SecretsOptions } from './options.js';

/** Which leaks count: some tools walk whole directories, and all of them look at whole commits. */
interface Counting {
  /** Leaks in files; a file that is not known here at all counts: better one too many than one too few. */
  readonly inFiles: (tool: string, leaks: readonly Leak[]) => Promise<readonly Seen[]>;
  /** Leaks in commits, whose files are relative to the repository's root. */
  readonly inCommits: (tool: string, leaks: readonly Leak[]) => readonly Seen[];
  /** What `exclude` leaves out. */
  readonly isExcluded: (file: string) => boolean;
}

/** `files` are those that were to be looked at; undefined where nobody here knows. */
export async function openCounting(
  options: SecretsOptions,
  at: { readonly ports: Ports; readonly files: ReadonlySet<string> | undefined; readonly prefix: string },
): Promise<Counting> {
  const { ports, files, prefix } = at;
  const { default: picomatch } = await import('picomatch');
  const isExcluded = options.exclude.length > 0 ? picomatch(options.exclude, { dot: true }) : () => false;
  const exists = async (file: string) => (await ports.files.facts(file).catch(() => undefined)) !== undefined;
  return {
    isExcluded,
    inFiles: async (tool, leaks) => {
      const seen: Seen[] = [];
      for (const leak of leaks) {
        const file = leak.file === '' ? '' : ports.files.show(leak.file);
        const counts = files ? files.has(file) || !(await exists(file)) : !isExcluded(file);
        if (file === '' || counts) seen.push({ ...leak, file, tool });
      }
      return seen;
    },
    inCommits: (tool, leaks) => {
      const own = leaks.filter(({ file }) => file.startsWith(prefix));
      const relative = own.map(leak => ({ ...leak, file: posix.relative(prefix, leak.file), tool }));
      return relative.filter(({ file }) => !isExcluded(file));
    },
  };
}
