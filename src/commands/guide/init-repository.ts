import { basename, relative, resolve, sep } from 'node:path';
import type { Repository } from '../../init/plan-config.js';
import { openPorts } from '../../ports/open.js';
import { childEnvironment } from '../../ports/process/child-environment.js';
import { openWorkspace } from '../../ports/runner/workspace.js';
import { redactorFor } from '../open-stage.js';
import type { World } from '../world.js';

/** The repository that a config is written for. */
export interface Opened {
  readonly repository: Repository;
  readonly project: string;
  /** Who is named first in CODEOWNERS. */
  readonly owner: string | undefined;
  /** A file that somebody named, relative to where the program was started. */
  readonly read: (file: string) => Promise<string>;
  /** A file of the repository. */
  readonly text: (file: string) => Promise<string>;
  /** A file as the config names it: relative to the working directory. */
  readonly named: (file: string) => string;
  readonly dispose: () => Promise<void>;
}

const MAX_BYTES = 1024 * 1024;

export async function openRepository(
  { workingDirectory }: { readonly workingDirectory: string },
  { env, cancel }: Pick<World, 'env' | 'cancel'>,
): Promise<Opened> {
  const workspace = openWorkspace({
    workingDirectory,
    reportDirectory: '.deploy-validate',
    githubWorkspace: env.GITHUB_WORKSPACE,
  });
  const ports = openPorts({ workspace, environment: childEnvironment(env, []), redact: redactorFor(undefined, env) });
  cancel.throwIfAborted();
  const files = await ports.files.glob(['**'], { dot: true, closed: 'leave-out' });
  const known = new Set(files.flatMap(file => [file, ...foldersOf(file)]));
  const [owners] = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'].filter(file => known.has(file));
  return {
    repository: {
      has: path => known.has(path.replace(/^\.\//, '').replace(/\/+$/, '')) || path.startsWith('/'),
      find: pattern => files.filter(file => pattern.test(file)),
    },
    project: basename(workspace.root),
    owner: owners === undefined ? undefined : ownerIn(await ports.files.text(owners)),
    read: file => ports.files.text(resolve(file), MAX_BYTES),
    text: file => ports.files.text(file, MAX_BYTES),
    named: file => relative(workspace.workingDirectory, resolve(file)).split(sep).join('/'),
    dispose: ports.dispose,
  };
}

const foldersOf = (file: string): readonly string[] =>
  file.split('/').map((_, index, parts) => parts.slice(0, index).join('/'));

/** The first login or team of a CODEOWNERS file. */
const ownerIn = (text: string): string | undefined => /^[^#\n]*\s@([\w-]+(?:\/[\w.-]+)?)/m.exec(text)?.[1];
