import { z } from 'zod';
import type { Check } from '../check.js';
import { kindNames } from '../checks/index.js';
import { duration, id, pattern, preset } from '../quantities.js';
import { nearest } from '../text/nearest.js';
import { conditions } from './entry/when-schema.js';
import { evidence, reuse } from './evidence-schema.js';
import { followUp } from './follow-up-schema.js';
import { after, rollbackOf, watch } from './phases/schema.js';
import { deployWindow } from './phases/window-schema.js';
import { role, signOff } from './sign-off-schema.js';
import { excuse, waiver, waiverSource } from './waiver-schema.js';

const common = {
  id: id.describe('Unique within the stage'),
  name: z.string().min(1).optional().describe('What reports call it; the id unless given'),
  section: z.string().min(1).optional().describe('Heading under which reports group it'),
  covers: z.array(z.string().min(1)).default([]).describe('Items of the written checklist that it proves, by slug'),
  required: z.boolean().default(true).describe('false: shown, and never blocks'),
  timeout: duration
    .optional()
    .describe(
      'Longest time for one attempt, such as 90s or 10m; where the check waits (`within`, `stable-for`), a minute more than that unless given',
    ),
  retries: z
    .int()
    .min(0)
    .max(10)
    .optional()
    .describe(
      'How often to try again; a pass on retry is reported as flaky. Not beside `within`, which asks again by itself',
    ),
  needs: z.array(id).default([]).describe('Checks of the same stage that must pass first'),
  when: conditions.optional(),
  'max-age': duration
    .optional()
    .describe(
      'How old its result may be when something is decided on it, such as 24h. A run may take over an earlier result that is younger',
    ),
  reversible: z
    .boolean()
    .optional()
    .describe('Of a step under `deploy`; false: once it has begun there is no automatic way back'),
  'if-begun': z.array(id).optional().describe('Of a step of `rollback`: run only where one of these steps had begun'),
  before: z
    .boolean()
    .optional()
    .describe('Of an entry of `verify`; false: not asked before the first change, so that its failure always triggers'),
  exclusive: z.boolean().default(false).describe('true: nothing else runs beside it'),
  help: z.string().min(1).optional().describe('Link or sentence for whoever has to mend it'),
};

/** One entry of a stage: parsing it binds its options to the code of its kind. */
function entryOf(check: Check) {
  return z
    .strictObject({
      ...common,
      kind: z.literal(check.kind).describe(check.summary),
      with: optionsOf(check).describe(`Options of ${check.kind}`),
    })
    .describe(check.summary);
}

/** Where no option has to be given `with` may be left out; elsewhere what is missing is then told by its name. */
const optionsOf = ({ bound }: Check) =>
  bound.safeParse({}, { jitless: true }).success
    ? bound.prefault({})
    : z.preprocess(given => (given === undefined ? {} : given), bound);

const sharedOptions = z
  .record(
    z.string().refine(kind => kindNames.includes(kind), { error: issue => unknownKind(String(issue.input)) }),
    z.record(z.string(), z.unknown()),
  )
  .describe(
    'Options by kind: an entry of that kind has each key that its own `with` does not set. What `cluster` has of `context`, `server`, `namespace` and `kubeconfig` counts for `apply`, `rollout`, `undo` and `logs.kubectl` too',
  );

function unknownKind(kind: string): string {
  const near = nearest(kind, kindNames);
  return `no kind is called "${kind}"${near === undefined ? '' : `; did you mean "${near}"?`}`;
}

function stageOf(checks: readonly [Check, ...Check[]]) {
  const [first, ...rest] = checks;
  const entry = z.discriminatedUnion('kind', [entryOf(first), ...rest.map(entryOf)]);
  return z.strictObject({
    after: after.optional(),
    evidence: evidence.optional().describe('Where the proof of the stage in `after` is looked up'),
    reuse: reuse.optional().describe('Where earlier results of checks with `max-age` are looked up'),
    environment: z.string().min(1).optional().describe('Deployment environment that the stage is about'),
    defaults: z
      .strictObject({ with: sharedOptions.optional() })
      .optional()
      .describe('For entries of this stage that do not say otherwise; goes before the defaults at the top'),
    checks: z
      .array(entry)
      .min(1)
      .optional()
      .transform(list => list ?? [])
      .describe('What is run before anything is changed, in any order that `needs` allows; optional beside `verify`'),
    window: deployWindow.optional().describe('When a deployment of the stage may begin'),
    'proof-max-age': duration.prefault('24h').describe('How old go and signatures may be when a deployment begins'),
    deploy: z
      .array(entry)
      .min(1)
      .optional()
      .describe('What the `deploy` command changes, one step at a time; the rest is skipped once one is not passed'),
    verify: z.array(entry).min(1).optional().describe('What must hold once it is deployed; required beside `deploy`'),
    watch: watch.optional().describe('What is looked at for a while after the deployment'),
    'when-nothing-applies': z
      .enum(['no-go', 'go'])
      .default('no-go')
      .describe('The decision when every check is skipped by its own `when`'),
    'sign-off': signOff.optional().describe('Whose approval the `sign-off` command asks for'),
    rollback: rollbackOf(entry).optional().describe('How the `rollback` command takes the release back'),
    'follow-up': followUp.optional().describe('What the `follow-up` command tracks after the deployment'),
  });
}

/** The whole of `.github/deploy-validate.yml`, for a config that uses these kinds. */
export function configSchema(checks: readonly [Check, ...Check[]]) {
  return z
    .strictObject({
      $schema: z.string().optional().describe('Where editors find the JSON Schema'),
      version: z.literal(1).describe('Version of this format'),
      project: z.string().min(1).describe('Name of the project, shown on every report'),
      checklist: z
        .string()
        .min(1)
        .optional()
        .describe('The written checklist, Markdown: every item must then be covered'),
      preset: preset
        .optional()
        .describe('How hard the rules of every kind are that has a `preset`: baseline, recommended or strict'),
      defaults: z
        .strictObject({
          timeout: duration.prefault('10m').describe('Longest time for one attempt'),
          retries: z.int().min(0).max(10).default(0).describe('How often a check is tried again'),
          with: sharedOptions.optional(),
        })
        .prefault({})
        .describe('For checks that do not say otherwise'),
      'pass-env': z
        .array(z.string().min(1))
        .default([])
        .describe(
          'Environment variables that commands may see, by name; those that every command may see are listed at the kind `command`',
        ),
      redact: z.array(pattern).prefault([]).describe('Regular expressions of text that no report may show'),
      stages: z
        .record(id, stageOf(checks))
        .refine(stages => Object.keys(stages).length > 0, { error: 'expected at least one stage' })
        .describe('pre-deployment, staging, production, post-deployment, or names of your own'),
      roles: z.record(id, role).default({}).describe('Who can sign off as what'),
      waivers: z
        .array(waiver)
        .default([])
        .describe(
          'Accepted exceptions, each with a reason, an owner and an end. All that an entry names must fit a finding',
        ),
      excused: z
        .array(excuse)
        .default([])
        .describe('Items of the written checklist that need no proof for now, each with a reason, an owner and an end'),
      'waivers-from': z
        .array(waiverSource)
        .default([])
        .describe("Exceptions in other tools' files. Records must name an advisory and have an end"),
      'longest-waiver': duration.prefault('180d').describe('How far ahead a waiver may end'),
    })
    .refine(({ excused, checklist }) => excused.length === 0 || checklist !== undefined, {
      path: ['excused'],
      error: 'expected `checklist` beside it: only items of a written list can be excused',
    });
}

export type Config = z.output<ReturnType<typeof configSchema>>;
export type Stage = Config['stages'][string];
export type CheckEntry = Stage['checks'][number];
export type { Waiver } from './waiver-schema.js';
export type Conditions = NonNullable<CheckEntry['when']>;
