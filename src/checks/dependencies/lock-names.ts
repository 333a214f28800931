import type { Manager } from './options.js';

/** Lock files by the manager that writes them; npm prefers the first of its two. */
export const LOCK_NAMES: Readonly<Record<Exclude<Manager, 'osv'>, readonly string[]>> = {
  npm: ['npm-shrinkwrap.json', 'package-lock.json'],
  pnpm: ['pnpm-lock.yaml'],
  yarn: ['yarn.lock'],
  pip: ['requirements.txt'],
};

/** Who audits a lock file of this name; osv-scanner reads those of all others. */
export function managerOf(lockFile: string): Manager {
  const name = lockFile.split(/[/\\]/).at(-1) ?? '';
  for (const manager of ['npm', 'pnpm', 'yarn', 'pip'] as const) {
    if (LOCK_NAMES[manager].includes(name)) return manager;
  }
  return /^requirements.*\.(?:txt|in)$/.test(name) ? 'pip' : 'osv';
}
