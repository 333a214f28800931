import { z } from 'zod';
import { duration, oneOrMore } from '../quantities.js';

const workflow = () =>
  z.string().regex(/^[\w.-]+\.ya?ml$/, { error: 'expected the file name of a workflow, such as deploy.yml' });

const WORKFLOW = 'Workflow whose last run for this commit must have succeeded and left the report; its file name';

/** What a run must be that a report is taken from. */
const run = () => ({
  branch: z.string().min(1).optional().describe('Branch that the run must have been for; any unless given'),
  event: oneOrMore
    .prefault(['push', 'workflow_dispatch', 'schedule', 'release', 'merge_group'])
    .describe('Events that may have caused the run: by default those that only people who may push can cause'),
  job: z.string().min(1).optional().describe('Job of the run that must have succeeded, by the name that GitHub shows'),
});

/** `reuse` of a stage: where a report of it is looked up that an earlier run has made for this commit. */
export const reuse = z.lazy(() =>
  z.strictObject({
    workflow: workflow().describe(WORKFLOW),
    ...run(),
    artifact: z
      .string()
      .min(1)
      .optional()
      .describe('Artifact of the run that holds the report.json; `deploy-validate-` and the stage unless given'),
  }),
);

/** `evidence` of a stage that comes after another: where the other one's proof is looked up. */
export const evidence = z.lazy(() =>
  z.strictObject({
    workflow: workflow().optional().describe(WORKFLOW),
    ...run(),
    artifact: z
      .string()
      .min(1)
      .optional()
      .describe(
        'Artifact of the run that holds the report.json; `deploy-validate-` and the earlier stage unless given',
      ),
    attestation: z
      .strictObject({
        'signer-workflow': z
          .string()
          .regex(/^[\w.-]+\/[\w.-]+\/\.github\/workflows\/[\w.-]+\.ya?ml$/, {
            error: 'expected OWNER/REPO/.github/workflows/FILE',
          })
          .optional()
          .describe('Workflow that must have signed, such as a reusable one elsewhere; `workflow` unless given'),
        'self-hosted': z.boolean().default(false).describe('true: runners of your own may have signed too'),
      })
      .optional()
      .describe('The report that is given must be attested; `gh attestation verify` tells. `{}` for all defaults'),
    'max-age': duration.optional().describe('How old the proof may be, such as 7d; any age unless given'),
  }),
);
