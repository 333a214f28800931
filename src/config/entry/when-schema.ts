import { z } from 'zod';
import { oneOrMore } from '../../quantities.js';

/** `refs/heads/main` is `main`. */
const branches = oneOrMore.transform(names => names.map(name => name.replace(/^refs\/heads\//, '')));

/** From the root of the repository, as git names files. */
const paths = oneOrMore.transform(globs => globs.map(normalise));

/** `./app`, `/app` and `app` are one; a folder with a slash behind it is whatever lies below. */
const normalise = (glob: string): string =>
  glob
    .replace(/^(?:\.?\/+)+/, '')
    .replace(/\/{2,}/g, '/')
    .replace(/\/$/, '/**')
    .replace(/^\.?$/, '**');

/** `when` of a check. Built on its first use, as is whatever many configs do without. */
export const conditions = z
  .lazy(() =>
    z.strictObject({
      event: oneOrMore
        .optional()
        .describe('Names of workflow events: pull_request, push, workflow_dispatch …; `local` outside a workflow'),
      branch: branches
        .optional()
        .describe(
          'Globs; one must match the branch (the base branch of a pull request), as `main` or `refs/heads/main`',
        ),
      changed: paths
        .optional()
        .describe(
          'Globs from the root of the repository; one must match a file that the event changed. A folder stands for all ' +
            'below it. Where nothing is known to have changed the check runs',
        ),
      env: z
        .record(z.string(), z.string())
        .optional()
        .describe('Environment variables and the values that they must have'),
    }),
  )
  .describe('Conditions that must all hold, else the check is skipped');
