import { join } from 'node:path';
import type { Ports } from '../check.js';
import type { Redact } from '../text/redact.js';
import { systemClock } from './clock.js';
import { nodeExec } from './node-exec.js';
import { nodeFiles } from './node-files.js';
import { undiciHttp } from './undici-http.js';
import type { Workspace } from './workspace.js';

/** The real ports of one run. */
export interface OpenPorts {
  /** Ports for one attempt at one check; `signal` ends everything that goes through them. */
  readonly forStep: (step: { readonly id: string; readonly attempt: number }, signal: AbortSignal) => Ports;
  /** Removes scratch directories. */
  readonly dispose: () => Promise<void>;
}

export function openPorts(setting: {
  readonly workspace: Workspace;
  readonly environment: Readonly<Record<string, string>>;
  readonly redact: Redact;
}): OpenPorts {
  const { workspace, environment, redact } = setting;
  const { files, dispose } = nodeFiles(workspace);
  return {
    dispose,
    forStep: ({ id, attempt }, signal) => ({
      clock: systemClock,
      files,
      http: undiciHttp(signal),
      signal,
      exec: nodeExec({
        workingDirectory: workspace.workingDirectory,
        environment,
        redact,
        signal,
        resolve: files.resolve,
        logPath: number => join(workspace.reportDirectory, 'logs', logName({ id, attempt, number })),
      }),
    }),
  };
}

/** `unit-tests.log`, `unit-tests.2.log` for its second command, `unit-tests.retry-1.log` for its second attempt. */
function logName({ id, attempt, number }: { id: string; attempt: number; number: number }): string {
  const retry = attempt > 1 ? `.retry-${attempt - 1}` : '';
  return `${id}${retry}${number > 1 ? `.${number}` : ''}.log`;
}
