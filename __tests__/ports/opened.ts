import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openPorts } from '../../src/ports/open.js';
import type { Ports } from '../../src/ports/ports.js';
import { openWorkspace } from '../../src/ports/runner/workspace.js';
import { createRedactor } from '../../src/text/redact.js';

export interface Opened extends AsyncDisposable {
  readonly ports: Ports;
  readonly folder: string;
  readonly stop: (reason: Error) => void;
}

/** Real ports on a temporary workspace that holds these files. */
export function open(
  files: Readonly<Record<string, string | Buffer>> = {},
  setting: { readonly secrets?: readonly string[]; readonly environment?: Readonly<Record<string, string>> } = {},
): Opened {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'ports-')));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  const workspace = openWorkspace({
    workingDirectory: folder,
    reportDirectory: join(folder, '.deploy-validate'),
    githubWorkspace: folder,
  });
  const controller = new AbortController();
  const opened = openPorts({
    workspace,
    environment: { PATH: process.env.PATH ?? '', HOME: folder, ...setting.environment },
    redact: createRedactor({ values: setting.secrets ?? [] }),
  });
  return {
    folder,
    ports: opened.forStep({ id: 'step', attempt: 1 }, controller.signal),
    stop: reason => controller.abort(reason),
    [Symbol.asyncDispose]: async () => {
      await opened.dispose();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
