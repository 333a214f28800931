import { dirname } from 'node:path';
import type { Exec } from '../exec.js';
import type { Checkout, Git } from '../git.js';
import { isInside, type Workspace } from '../runner/workspace.js';
import { gitBinding, gitSettings, isCheckout } from './bound-git.js';

/** The real `Git` of one step. */
export function nodeGit({ root, workingDirectory }: Workspace, exec: Exec): Git {
  const checkoutAt = (found: string): Checkout => ({
    root: found,
    run: (args, { index = 'own', at, ...options } = {}) => {
      const { GIT_INDEX_FILE, ...rest } = gitBinding(found);
      const binding = index === 'given' ? rest : { GIT_INDEX_FILE, ...rest };
      const cwd = at !== 'root' && isInside(found, workingDirectory) ? undefined : found;
      const fixed = ['git', '--no-replace-objects', '--no-optional-locks'] as const;
      return exec.run([...fixed, ...args], { cwd, log: false, ...options, env: { ...binding, ...options.env } });
    },
  });
  const nearest = (from: string): Checkout | undefined => {
    for (let folder = from; isInside(root, folder); folder = dirname(folder)) {
      if (isCheckout(folder)) return checkoutAt(folder);
      if (dirname(folder) === folder) break;
    }
    return undefined;
  };
  const home = () => nearest(workingDirectory);
  return {
    get home() {
      return home();
    },
    around: real => nearest(dirname(real)),
    get environment() {
      const found = home();
      return found ? gitBinding(found.root) : gitSettings();
    },
    settings: gitSettings(),
  };
}
