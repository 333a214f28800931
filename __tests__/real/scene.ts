import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Check, CouldNotTell, type Verdict } from '../../src/check.js';
import type { Delivery, Recorded } from '../../src/ports/delivery.js';
import { openPorts } from '../../src/ports/open.js';
import { openWorkspace } from '../../src/ports/runner/workspace.js';
import { createRedactor } from '../../src/text/redact.js';

export type Tree = Readonly<Record<string, string>>;

/** What a check answered: its verdict, or why it could not tell. */
export type Outcome = Verdict | (Pick<CouldNotTell, 'why' | 'message' | 'remedy'> & { readonly status: 'errored' });

/** A working directory of a test's own, in which checks run with the real ports and this machine's tools. */
export interface Scene {
  readonly folder: string;
  readonly write: (files: Tree) => void;
  readonly check: (options: Readonly<Record<string, unknown>>, given?: Given) => Promise<Outcome>;
  /** Everything that the check left under the report directory. */
  readonly kept: () => string;
  readonly remove: () => void;
}

export interface Given {
  readonly environment?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
  /** The deployment that the check is a step of. */
  readonly delivery?: Delivery;
  /** Gets what the kind tells before the first change. */
  readonly before?: (told: Recorded) => void;
}

export function openScene(kind: Pick<Check, 'bound'>, files: Tree = {}): Scene {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'scene-')));
  const reportDirectory = join(folder, '.deploy-validate');
  const write = (tree: Tree) => {
    for (const [name, text] of Object.entries(tree)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
  };
  write(files);
  const check: Scene['check'] = async (options, { environment = {}, timeoutMs, delivery, before } = {}) => {
    const ports = openPorts({
      workspace: openWorkspace({ workingDirectory: folder, reportDirectory, githubWorkspace: folder }),
      environment: { PATH: process.env.PATH ?? '', HOME: join(folder, '..'), ...environment },
      redact: createRedactor({ values: [] }),
    });
    const controller = new AbortController();
    const late = new CouldNotTell('timed-out', 'did not end within its timeout', 'Give it more time.');
    const timer = timeoutMs === undefined ? undefined : setTimeout(() => controller.abort(late), timeoutMs);
    try {
      const bound = kind.bound.parse(options);
      const own = ports.forStep({ id: 'check', attempt: 1, delivery }, controller.signal);
      if (before && bound.before) before(await bound.before(own));
      return await bound.run(own);
    } catch (error) {
      if (!(error instanceof CouldNotTell)) throw error;
      return { status: 'errored', why: error.why, message: error.message, remedy: error.remedy };
    } finally {
      clearTimeout(timer);
      await ports.dispose();
    }
  };
  return {
    folder,
    write,
    check,
    kept: () => readAll(reportDirectory),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function readAll(folder: string): string {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    const names = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name));
    return names.map(name => readFileSync(name, 'utf8')).join('\n');
  } catch {
    return '';
  }
}
