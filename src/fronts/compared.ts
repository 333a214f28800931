import * as core from '@actions/core';
import type { Compared } from '../report/difference.js';
import type { Report } from '../report/report.js';
import { neutralise } from '../text/escape.js';
import { oneLine } from '../text/visible.js';
import type { Inputs } from './inputs.js';

/** What changed since the base's last report; undefined where nobody asks for it, or where it cannot be told, which is said. */
export async function comparedWith(report: Report, inputs: Inputs): Promise<Compared | undefined> {
  const { compare: given, token, 'report-dir': reportDirectory, artifact } = inputs;
  if (given === undefined) return undefined;
  const found = await attempt(async () => {
    const [{ compareWith }, { artifactName }] = await Promise.all([
      import('../commands/guide/compare-with.js'),
      import('../pipeline/deliver/evidence.js'),
    ]);
    const nameFor = (runAttempt: string) => artifactName({ ...report, subject: { ...report.subject, runAttempt } });
    return compareWith({
      given,
      report,
      reportDirectory,
      artifactOf: number => artifact ?? nameFor(String(number)),
      world: { env: process.env, token },
    });
  });
  if (typeof found !== 'string') return found;
  core.info(neutralise(oneLine(`Not compared with an earlier report: ${found.replace(/\.$/, '')}.`)));
  return undefined;
}

/** The decision is made: whatever fails in here is a sentence. */
async function attempt(work: () => Promise<Compared | string>): Promise<Compared | string> {
  try {
    return await work();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
