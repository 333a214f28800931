import { describe, expect, it } from 'vitest';
import { byApproval } from '../../src/pipeline/sign-off/approvals.js';
import type { Approval, Job } from '../../src/ports/github/approvals.js';

const at = (time: string): string => `2026-11-25T${time}Z`;
const job = (name: string, times: readonly [string, string, string], parts: Partial<Job> = {}): Job => ({
  name,
  status: 'completed',
  conclusion: 'success',
  createdAt: at(times[0]),
  startedAt: at(times[1]),
  completedAt: at(times[2]),
  ...parts,
});
const approvedBy = (login: string, id: number): Approval => ({
  environments: ['sign-off-lead'],
  state: 'approved',
  by: { id, login, isBot: false },
  comment: '',
});
const ada = approvedBy('ada', 1);
const grace = approvedBy('grace', 2);

const staging = [
  job('staging / validate', ['12:00:00', '12:00:05', '12:10:00']),
  job('staging / sign-off (lead)', ['12:10:01', '12:20:00', '12:20:05']),
];
const production = [
  job('production / validate', ['13:00:00', '13:00:05', '13:10:00']),
  job('production / sign-off (lead)', ['13:10:01', '13:20:00', '13:20:05']),
];

function obstacles(approvals: readonly Approval[], ...attempts: readonly (readonly Job[])[]): readonly string[] {
  const facts = {
    environments: new Map(),
    approvals: { is: approvals },
    waiting: { is: [] },
    attempts: { is: attempts.map(jobs => ({ sha: '', actor: undefined, starter: undefined, jobs })) },
    pull: undefined,
    commits: { is: { commits: [], since: '' } },
  };
  const scene = { facts, reportedMs: Date.parse(at('13:09:58')), head: undefined };
  return byApproval({ role: 'lead', environment: 'sign-off-lead' }, scene).obstacles;
}

const UNCLEAR = [
  'GitHub does not say which approval in sign-off-lead is of this stage and attempt: sign each stage in a run of its own, and start a new run instead of another attempt',
];

describe('approvals in an environment', () => {
  it.each<[string, readonly Approval[], readonly (readonly Job[])[], readonly string[]]>([
    ['of one stage', [ada], [production], []],
    ['of two stages by one person', [ada, ada], [[...staging, ...production]], []],
    ['of two stages by two people', [ada, grace], [[...staging, ...production]], UNCLEAR],
    ['of two stages, and one approval', [ada], [[...staging, ...production]], UNCLEAR],
    [
      'of the stage before alone',
      [ada],
      [[...staging, ...production.slice(0, 1)]],
      ['its job could be approved before the validation had ended'],
    ],
    [
      'of the stage before, while this one waits',
      [ada],
      [
        [
          ...staging,
          ...production.slice(0, 1),
          job('production / sign-off (lead)', ['13:10:01', '13:10:01', '13:10:01'], {
            status: 'waiting',
            conclusion: undefined,
            completedAt: undefined,
          }),
        ],
      ],
      ['its job waits for approval'],
    ],
    [
      'of the attempt before',
      [ada],
      [production.map(each => ({ ...each, startedAt: at('11:00:00') })), production],
      UNCLEAR,
    ],
    [
      'of both attempts by one person',
      [ada, ada],
      [production.map(each => ({ ...each, startedAt: at('11:00:00') })), production],
      [],
    ],
    ['of the attempt before, not tried again', [ada], [production, production], []],
    [
      'by two people, one after the other, both after the validation',
      [ada, grace],
      [[...production, job('production / sign-off (lead)', ['13:20:06', '13:30:00', '13:30:05'])]],
      [],
    ],
    ['of which one more was given than jobs ran, so to another job there', [grace, ada], [production], UNCLEAR],
    ['of which one more was given by the same person', [ada, ada], [production], []],
    ['that nobody has given', [], [production], []],
  ])('%s', (_, approvals, attempts, expected) => {
    expect(obstacles(approvals, ...attempts)).toEqual(expected);
  });
});
