import { CouldNotTell } from '../could-not-tell.js';
import type { Report } from '../report/report.js';

/** Exit codes of the CLI and of the action's process. */
export const EXIT = { go: 0, noGo: 1, invalid: 2, fault: 3 } as const;

/** 0 go, 1 no-go, 2 where the config did not let anything run. */
export function exitCode(report: Report): number {
  if (report.decision === 'go') return EXIT.go;
  return report.reasonCode === 'config-invalid' ? EXIT.invalid : EXIT.noGo;
}

/**
 * A signal that SIGINT and SIGTERM abort, with the reason that checks then carry. A second one ends the process at once.
 */
export function cancellation(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(EXIT.noGo);
      controller.abort(new CouldNotTell('cancelled', `cancelled by ${name}`, 'Run it again.'));
    });
  }
  return controller.signal;
}

const LAST_WORD_MS = 1000;

/** Ends the process although something was given up that would hold it, and the job, for as long as its server likes. */
export const endSoon = (): unknown => setTimeout(() => process.exit(), LAST_WORD_MS).unref();

/** Commands that the contract names and that are not built yet. */
export const NOT_YET: readonly string[] = [];

/** Every command, in the order of the help. */
export const COMMANDS: readonly string[] = [
  'run',
  'plan',
  'collect',
  'sign-off',
  'deploy',
  'verify',
  'rollback',
  'attest',
  'publish',
  'follow-up',
  'init',
  'accept',
  'explain',
  'doctor',
  'report',
  'completion',
  ...NOT_YET,
  'schema',
];
