import { CouldNotTell } from '../../could-not-tell.js';
import type { Target } from '../../facts/leaks/scanner.js';
import { printedBy } from '../../facts/tool/answer.js';
import type { Ports } from '../../ports/ports.js';
import type { SecretsOptions } from './options.js';

/** The files that `paths` names, without those that `exclude` or git leaves out. Throws where an entry matches none. */
export async function findTarget(options: SecretsOptions, ports: Ports): Promise<Target> {
  const isIgnored = options.ignored ? () => false : await ignoredByGit(ports);
  const files = new Set<string>();
  const roots = new Set<string>();
  for (const path of options.paths) {
    const found = await ports.files.glob([path], { ignore: options.exclude, dot: true });
    if (found.length === 0) {
      throw new CouldNotTell('nothing-checked', `paths: ${path} matches no file`, 'Check `paths` and `exclude`.');
    }
    const kept = found.filter(file => !isIgnored(file));
    // Whoever names nothing but ignored files, such as a build's output, means them.
    for (const file of kept.length > 0 ? kept : found) files.add(file);
    roots.add((await ports.files.facts(path)) === undefined ? '.' : path);
  }
  return { files: [...files].sort(), roots: roots.has('.') ? ['.'] : [...roots] };
}

/**
 * Whether git leaves a file out: untracked and ignored. Without git, outside of a repository, or where the answer cannot
 * be trusted, no file is: better one too many than one too few.
 */
async function ignoredByGit({ exec, git }: Ports): Promise<(file: string) => boolean> {
  const nothing = () => false;
  if (git.home === undefined || (await exec.find('git')) === undefined) return nothing;
  const ask = ['ls-files', '--others', '--ignored', '--exclude-standard', '--directory'] as const;
  const ran = await git.home.run(['-c', 'core.quotePath=true', ...ask], { keep: 32 * 1024 * 1024 });
  const list = printedBy(ran);
  if (list === undefined) return nothing;
  // Names with unusual characters are quoted, and then simply looked at.
  const names = list.split('\n').filter(name => name !== '' && !name.startsWith('"'));
  const exact = new Set(names.filter(name => !name.endsWith('/')));
  const folders = new Set(names.filter(name => name.endsWith('/')));
  return file => exact.has(file) || parents(file).some(folder => folders.has(folder));
}

/** `a/b/c.txt` → `a/`, `a/b/`. */
const parents = (file: string): readonly string[] =>
  [...file.matchAll(/\//g)].map(({ index }) => file.slice(0, index + 1));
