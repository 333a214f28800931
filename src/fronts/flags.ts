import { parseArgs } from 'node:util';
import { nearest } from '../text/nearest.js';

const OPTIONS = {
  config: { type: 'string', default: '.github/deploy-validate.yml' },
  'policy-ref': { type: 'string' },
  stage: { type: 'string' },
  instance: { type: 'string' },
  only: { type: 'string', multiple: true },
  shard: { type: 'string' },
  shards: { type: 'string' },
  durations: { type: 'string' },
  evidence: { type: 'string' },
  reuse: { type: 'string' },
  jobs: { type: 'string', short: 'j' },
  'report-dir': { type: 'string', default: '.deploy-validate' },
  'working-directory': { type: 'string', default: '.' },
  from: { type: 'string' },
  set: { type: 'string', multiple: true },
  stages: { type: 'boolean', default: false },
  workflow: { type: 'boolean', default: false },
  reason: { type: 'string' },
  owner: { type: 'string' },
  until: { type: 'string' },
  prune: { type: 'boolean', default: false },
  force: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  remind: { type: 'boolean', default: false },
  'deployed-at': { type: 'string' },
  report: { type: 'string' },
  'report-digest': { type: 'string' },
  approvals: { type: 'string' },
  rollback: { type: 'string' },
  yes: { type: 'boolean', short: 'y', default: false },
  watch: { type: 'string' },
  'no-watch': { type: 'boolean', default: false },
  record: { type: 'string' },
  despite: { type: 'string', multiple: true },
  'fail-fast': { type: 'boolean', default: false },
  format: { type: 'string', default: 'pretty' },
  help: { type: 'boolean', short: 'h', default: false },
  version: { type: 'boolean', default: false },
} as const;

export type Flags = ReturnType<typeof parse>['values'];

const places = ['config', 'policy-ref', 'report-dir', 'working-directory'];
const run = [...places, 'stage', 'instance', 'only', 'shard', 'jobs', 'evidence', 'reuse', 'fail-fast', 'format'];

const delivery = ['stage', 'instance', 'jobs', 'format', 'dry-run', 'yes', 'rollback', 'report', 'report-digest'];
const lookingAfter = ['watch', 'no-watch', 'deployed-at'];

/** What each command takes. `plan` takes what `run` does, so that the one can be typed in place of the other. */
export const TAKEN: Readonly<Record<string, readonly string[]>> = {
  run,
  plan: [...run, 'shards', 'durations'],
  collect: [...places, 'stage', 'instance', 'evidence', 'format', 'stages'],
  'sign-off': [...places, 'stage', 'instance', 'report', 'report-digest', 'approvals', 'format'],
  deploy: [...places, ...delivery, ...lookingAfter, 'only', 'shard', 'evidence'],
  verify: [...places, ...delivery, ...lookingAfter, 'record'],
  rollback: [...places, 'stage', 'instance', 'jobs', 'format', 'dry-run', 'yes', 'record', 'despite'],
  attest: ['report-dir', 'report', 'report-digest'],
  publish: places,
  'follow-up': [...places, 'stage', 'remind', 'deployed-at'],
  init: ['config', 'working-directory', 'from', 'set', 'workflow', 'force', 'dry-run'],
  accept: ['config', 'report-dir', 'reason', 'owner', 'until', 'prune', 'dry-run'],
  explain: [],
  doctor: ['config', 'report-dir', 'working-directory'],
  report: [],
  completion: [],
  schema: [],
};

const parse = (args: readonly string[]) =>
  parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, strict: true, tokens: true });

export interface CommandLine {
  readonly flags: Flags;
  readonly positionals: readonly string[];
  /** Names of the flags that were typed. */
  readonly typed: readonly string[];
}

/** Takes a command line apart; a text that says what is wrong where it cannot be. */
export function readCommandLine(args: readonly string[]): CommandLine | string {
  try {
    const { values, positionals, tokens } = parse(args);
    const typed = tokens.flatMap(token => (token.kind === 'option' ? [token.name] : []));
    return { flags: values, positionals, typed };
  } catch (error) {
    return explain(error);
  }
}

/** A flag that the command does not take would do nothing while somebody relies on it. */
export function misplaced(command: string, typed: readonly string[]): string | undefined {
  const taken = TAKEN[command] ?? [];
  const wrong = typed.find(name => !taken.includes(name));
  if (wrong === undefined) return undefined;
  const near = nearest(wrong, taken);
  return `${command} takes no --${wrong}, which is for ${takersOf(wrong)}${near ? `; did you mean --${near}?` : ''}`;
}

export const takersOf = (name: string): string =>
  Object.keys(TAKEN)
    .filter(command => TAKEN[command]?.includes(name))
    .join(', ');

function explain(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const [, dashes, unknown = ''] = /^Unknown option '(--?)([^']+)'/.exec(message) ?? [];
  if (dashes === undefined) return message.split('\n')[0] ?? '';
  const near = dashes === '--' ? nearest(unknown, Object.keys(OPTIONS)) : undefined;
  return `no option ${dashes}${unknown}${near ? `; did you mean --${near}?` : ''}`;
}
