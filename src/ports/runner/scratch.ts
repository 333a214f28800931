import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mkdtemp, rm } from '../files/file-system.js';

/** A temporary folder for the children of one run. */
interface Scratch {
  readonly environment: Readonly<Record<string, string>>;
  readonly dispose: () => Promise<void>;
}

/**
 * Children get a `RUNNER_TEMP` of their own: in the runner's lie the files through which a step says its outputs, and a
 * check that wrote into them would say what the gate has decided. Nothing outside a workflow.
 */
export async function openScratch(env: Readonly<Record<string, string | undefined>>): Promise<Scratch> {
  if (!env.RUNNER_TEMP) return { environment: {}, dispose: async () => {} };
  const folder = await mkdtemp(join(tmpdir(), 'deploy-validate-'));
  return { environment: { RUNNER_TEMP: folder }, dispose: () => rm(folder, { recursive: true, force: true }) };
}
