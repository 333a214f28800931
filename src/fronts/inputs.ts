import { z } from 'zod';
import { nearest } from '../text/nearest.js';
import { UsageError } from '../usage-error.js';
import { COMMANDS, NOT_YET } from './exit.js';
import { TAKEN, takersOf } from './flags.js';

const flag = z
  .string()
  .regex(/^(true|false)$/i, { error: 'expected true or false' })
  .transform(value => value.toLowerCase() === 'true');
const whole = z
  .string()
  .regex(/^\d{1,4}$/, { error: 'expected a whole number from 1 to 1024' })
  .transform(Number)
  .refine(value => value >= 1 && value <= 1024, { error: 'expected a whole number from 1 to 1024' });
const oneOf = <const Value extends string>(...values: readonly [Value, ...Value[]]) =>
  z.enum(values, { error: `expected ${values.join(', ').replace(/, ([^,]*)$/, ' or $1')}` });

const command = oneOf(
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
  'schema',
);

const schema = z.object({
  command: command.default('run'),
  config: z.string().default('.github/deploy-validate.yml'),
  'policy-ref': z.string().optional(),
  stage: z.string().optional(),
  instance: z.string().optional(),
  only: z.string().optional(),
  shard: z.string().optional(),
  shards: whole.optional(),
  durations: z.string().optional(),
  reports: z.string().optional(),
  evidence: z.string().optional(),
  reuse: z.string().optional(),
  compare: z.string().optional(),
  jobs: whole.optional(),
  'report-dir': z.string().default('.deploy-validate'),
  'working-directory': z.string().default('.'),
  'fail-fast': flag.default(false),
  format: oneOf('pretty', 'json').default('pretty'),
  report: z.string().optional(),
  'report-digest': z.string().optional(),
  token: z.string().optional(),
  comment: oneOf('always', 'on-failure', 'never').default('always'),
  annotations: flag.default(true),
  'check-run': flag.default(false),
  status: flag.default(false),
  upload: flag.default(false),
  artifact: z
    .string()
    .regex(/^[\w .-]{1,200}$/, { error: 'expected letters, digits, spaces, dots, dashes and underscores' })
    .optional(),
  attest: flag.default(false),
  remind: flag.default(false),
  'deployed-at': z.string().optional(),
  'deployment-status': z.string().optional(),
  'environment-url': z
    .url({ protocol: /^https?$/, error: 'expected an address such as https://example.org' })
    .optional(),
  rollback: oneOf('never', 'auto').default('never'),
  'dry-run': flag.default(false),
  watch: z.string().optional(),
  record: z.string().optional(),
  despite: z.string().optional(),
});

export type Inputs = z.output<typeof schema>;

/** Names of the inputs, as in action.yml. */
export const INPUTS: readonly string[] = Object.keys(schema.shape);

/** What each input is unless given; undefined where nothing stands for it. */
export const inputDefaults = (): Inputs => schema.parse({});

/**
 * Reads inputs as the runner passes them: text, empty where not given. Throws `UsageError` with everything that is wrong at
 * once. The runner only warns of an unknown input, so a misspelt `stage` would quietly run another one: it is refused here.
 */
export function parseInputs(given: Readonly<Record<string, string>>): Inputs {
  const present = Object.fromEntries(Object.entries(given).filter(([, value]) => value.trim() !== ''));
  const parsed = schema.safeParse(present);
  const wrong = parsed.success ? [] : parsed.error.issues.map(issue => explain(issue, present));
  const misspelt = Object.keys(given)
    .filter(name => !INPUTS.includes(name))
    .flatMap(explainUnknown);
  if (!parsed.success || misspelt.length > 0) throw new UsageError([...wrong, ...misspelt].join('; '));
  if (parsed.data.rollback === 'auto' && !takes(parsed.data.command, 'rollback'))
    throw new UsageError(
      `input "rollback": auto is for deploy and verify, and the input "command" is ${parsed.data.command}`,
    );
  if (parsed.data['dry-run'] && !takes(parsed.data.command, 'dry-run'))
    throw new UsageError(
      `input "dry-run" is for deploy, verify and rollback, and the input "command" is ${parsed.data.command}`,
    );
  const [idle] = IDLE_OTHERWISE.filter(name => present[name] !== undefined && !takes(parsed.data.command, name));
  if (idle !== undefined)
    throw new UsageError(
      `input "${idle}" is for ${READ_BY[idle]?.join(', ') ?? takersOf(idle)}, and the input "command" is ${parsed.data.command}`,
    );
  if (parsed.data.command === 'collect' && parsed.data.reports === undefined)
    throw new UsageError('input "reports": collect needs the reports to merge: files, folders or globs');
  return parsed.data;
}

/** Inputs without a default, which would do nothing under another command while somebody relies on them. */
const IDLE_OTHERWISE = [
  'shards',
  'durations',
  'reports',
  'evidence',
  'reuse',
  'compare',
  'report',
  'report-digest',
  'deployed-at',
  'watch',
  'record',
  'despite',
];

/** Inputs that the command line has in another form, by the commands that read them. */
const READ_BY: Readonly<Record<string, readonly string[]>> = {
  reports: ['collect'],
  compare: ['run', 'collect', 'sign-off', 'deploy', 'verify', 'rollback'],
};

const takes = (command: string, name: string): boolean =>
  (READ_BY[name]?.includes(command) ?? TAKEN[command]?.includes(name)) === true;

function explain(issue: z.core.$ZodIssue, given: Readonly<Record<string, string>>): string {
  const name = String(issue.path[0]);
  const value = given[name] ?? '';
  if (name === 'command' && NOT_YET.includes(value)) return `input "command": ${value} is not in this version yet`;
  const near = name === 'command' ? nearest(value, COMMANDS) : undefined;
  return `input "${name}": ${issue.message}, got "${value}"${near ? `; did you mean ${near}?` : ''}`;
}

/** A variable that only happens to begin with INPUT_ resembles no input: few people mistype the first letter. */
function explainUnknown(name: string): readonly string[] {
  const near = nearest(name, INPUTS);
  return near && near[0] === name[0] ? [`input "${name}": no such input; did you mean ${near}?`] : [];
}

const PREFIX = 'INPUT_';

/** As the runner passes them. */
export function readInputs(): Record<string, string> {
  const given = Object.entries(process.env).filter(([name]) => name.startsWith(PREFIX));
  return Object.fromEntries(
    given.map(([name, value]) => [name.slice(PREFIX.length).toLowerCase(), value?.trim() ?? '']),
  );
}
