import { type Area, REPOSITORY } from '../github-api.js';
import { SHA } from '../runner.js';
import { type History, history } from './commits.js';
import { environments, protectedBy, type StoredEnvironment } from './environments.js';
import { pulls, type StoredPull } from './reviews.js';
import { runs, type StoredJob, type StoredRun } from './runs.js';

export const ROLES = ['technical-lead', 'devops-lead', 'cto'] as const;
type RoleName = (typeof ROLES)[number];
export const environmentOf = (role: RoleName): string => `sign-off-${role}`;

/** Who may sign what; Grace may sign for two roles. */
export const SIGNING_CONFIG = `version: 1
project: app
stages:
  production:
    environment: production
    checks:
      - { id: first, kind: command, with: { run: ["true"] } }
      - { id: drill, name: Restore drill, kind: manual, with: { role: devops-lead, ask: The drill was held. } }
    sign-off: { roles: [technical-lead, devops-lead, cto] }
roles:
  technical-lead: { title: Technical Lead, environment: sign-off-technical-lead, people: [ada, grace] }
  devops-lead: { title: DevOps Lead, environment: sign-off-devops-lead, people: [grace, linus] }
  cto: { title: CTO, environment: sign-off-cto, teams: [octo-org/chiefs] }
`;

/** A repository with one run that three people have approved, after its validation and in its first attempt. */
export interface Signing {
  readonly environments: Map<string, StoredEnvironment>;
  readonly run: StoredRun;
  readonly history: History;
  readonly pulls: StoredPull[];
  readonly areas: readonly Area[];
  /** A moment as GitHub writes it, so many seconds after the report was written. */
  readonly at: (seconds: number) => string;
}

/** `reported` is when the report was written. */
export function openSigning(reported: Date): Signing {
  const at = (seconds: number): string =>
    new Date(reported.getTime() + seconds * 1000).toISOString().replace(/\.\d+Z$/, 'Z');
  const stored = new Map<string, StoredEnvironment>([
    ['sign-off-technical-lead', protectedBy({ user: 'ada' }, { user: 'grace' })],
    ['sign-off-devops-lead', protectedBy({ user: 'grace' }, { user: 'linus' })],
    ['sign-off-cto', protectedBy({ team: 'octo-org/chiefs' })],
  ]);
  const run: StoredRun = {
    id: 100,
    actor: 'mona',
    event: 'push',
    branch: 'main',
    sha: SHA,
    path: '.github/workflows/gate.yml',
    attempts: [{ by: 'mona', startedAt: at(-60), jobs: jobsAt(at) }],
    approvals: [
      { environments: ['sign-off-technical-lead'], state: 'approved', by: 'ada', comment: '' },
      { environments: ['sign-off-devops-lead'], state: 'approved', by: 'linus', comment: 'Ship it!' },
      { environments: ['sign-off-cto'], state: 'approved', by: 'margaret', comment: '' },
    ],
    waiting: [],
  };
  const past: History = {
    commits: [
      { sha: 'a'.repeat(40), author: 'ada' },
      { sha: 'b'.repeat(40), author: 'mona', committer: 'web-flow' },
      { sha: SHA, author: 'mona', committer: 'web-flow' },
    ],
    releases: [],
    deployments: [{ environment: 'production', sha: 'a'.repeat(40), states: ['success'] }],
  };
  const open: StoredPull[] = [];
  const areas = [environments(stored), runs([run]), history(past), pulls(open)];
  return { environments: stored, run, history: past, pulls: open, areas, at };
}

/** The jobs of an attempt: validated, signed by each role, and now deciding. `late` moves them all. */
export function jobsAt(at: Signing['at'], late = 0): readonly StoredJob[] {
  const validate = { name: 'validate', createdAt: at(late - 40), startedAt: at(late - 30), completedAt: at(late + 3) };
  const signing = ROLES.map((role, index) => ({
    name: `gate / ${environmentOf(role)}`,
    createdAt: at(late + 4),
    startedAt: at(late + 60 + index),
    completedAt: at(late + 70 + index),
  }));
  return [validate, ...signing, { name: 'decide', createdAt: at(late + 80), startedAt: at(late + 81) }];
}

export const BASE = `GET /repos/${REPOSITORY}`;
