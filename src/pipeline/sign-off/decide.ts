import { retick } from '../../checklist/tick.js';
import { countStatuses } from '../../report/assemble.js';
import type { Reason, ReasonCode, Report, Result, RoleSignOff, SignOff } from '../../report/report.js';
import { judge } from '../judge.js';
import { type Ballot, countBallot } from './ballot.js';
import { countBallots } from './count.js';
import { type Bond, evidenceFaults, staleChecks } from './evidence.js';
import type { Role, SignOffFacts } from './facts.js';
import { auditEnvironments } from './protection.js';
import { separate } from './separation.js';
import type { Place } from './settings.js';

/** What a sign-off is decided on. */
export interface SignOffCase {
  readonly report: Report;
  readonly bond: Bond;
  /** The stage's roles in its order. */
  readonly roles: ReadonlyMap<string, Role>;
  readonly facts: SignOffFacts;
  readonly place: Place;
}

/** Decides on a sign-off, from data alone: the report as it was signed, with the decision on it. */
export function decideSignOff(asked: SignOffCase): Report {
  const { report, bond, roles, facts, place } = asked;
  const faults = [...evidenceFaults(report, bond), ...movedOn(asked)];
  if (faults.length > 0) return nobodySigned(asked, faults);
  const unprotected = auditEnvironments(roles, { environments: facts.environments, place });
  const scene = { facts, reportedMs: writtenAt(report), head: bond.subject.head };
  const separated = separate(facts);
  const ballots = [...roles].map(([name, role]): Ballot => {
    const ballot = countBallot(name, { role, scene, separated });
    const bare = unprotected.some(each => each.role === name) ? ['its environment is not protected'] : [];
    return { ...ballot, obstacles: [...bare, ...ballot.obstacles] };
  });
  return conclude(asked, {
    roles: countBallots(ballots),
    reasons: [
      ...staleChecks(report, bond),
      ...unprotected.map(({ message }) => ({ code: 'sign-off-unprotected' as const, message })),
    ],
  });
}

/** Shards end before anybody merges what they report. */
const writtenAt = ({ startedAt, durationMs, collectedAt }: Report): number =>
  collectedAt === undefined ? Date.parse(startedAt) + durationMs : Date.parse(collectedAt);

/** A commit that came after the run, or another one than the run's own. */
function movedOn({ bond, facts }: SignOffCase): readonly Reason[] {
  const { subject } = bond;
  const current = 'is' in facts.attempts ? facts.attempts.is.at(-1) : undefined;
  const pull = facts.pull && 'is' in facts.pull ? facts.pull.is : undefined;
  const stale = (message: string): Reason => ({ code: 'evidence-stale', message });
  return [
    ...(pull && pull.head !== subject.head
      ? [stale(`the pull request has moved on to ${pull.head}, and ${subject.head ?? 'nothing'} was validated`)]
      : []),
    ...(current && current.sha !== subject.sha && current.sha !== subject.head
      ? [stale(`GitHub says that the run is about ${current.sha}, not about ${subject.sha ?? 'nothing'}`)]
      : []),
  ];
}

/** Nothing that was signed is this evidence. */
export function nobodySigned(
  { report, bond, roles }: Pick<SignOffCase, 'report' | 'bond' | 'roles'>,
  reasons: readonly Reason[],
): Report {
  const pending = [...roles].map(([role, { title }]): RoleSignOff => {
    return { role, title, status: 'pending', why: 'What may have been signed is not this evidence.' };
  });
  return conclude({ report, bond }, { roles: pending, reasons });
}

const ORDER: readonly ReasonCode[] = [
  'evidence-missing',
  'evidence-stale',
  'sign-off-unprotected',
  'sign-off-rejected',
  'sign-off-pending',
];

/** Puts roles, the report's own decision and the attested lines together. */
export function conclude(
  { report, bond }: Pick<SignOffCase, 'report' | 'bond'>,
  found: { readonly roles: readonly RoleSignOff[]; readonly reasons: readonly Reason[] },
): Report {
  const checks = report.checks.map(result => attested(result, found.roles));
  const checklist = report.checklist && retick(report.checklist, { results: checks, roles: found.roles });
  const own = judge({
    results: checks,
    whenNothingApplies: bond.stage['when-nothing-applies'],
    cancelled: false,
    checklist,
    faults: [],
  });
  const asked = [
    ...found.reasons,
    ...found.roles.flatMap(reasonOf),
    ...own.reasons.filter(({ code }) => code === 'sign-off-pending'),
  ].sort((one, other) => ORDER.indexOf(one.code) - ORDER.indexOf(other.code));
  const isOfEvidence = ({ code }: Reason): boolean => code === 'evidence-missing' || code === 'evidence-stale';
  const reasons = [
    ...asked.filter(isOfEvidence),
    ...carried(report, own.reasons),
    ...asked.filter(reason => !isOfEvidence(reason)),
  ];
  const signOff: SignOff = {
    roles: found.roles,
    report: bond.digest,
    ...(bond.isDryRun ? { dryRun: true as const } : {}),
  };
  const { toSign: _, ...rest } = report;
  const [first] = reasons;
  const go: Reason = { code: 'all-required-passed', message: goMessage(own.reasons[0]?.message ?? '', found.roles) };
  return {
    ...rest,
    // The attempt that decides may be a later one than that which validated; its report's digest tells which that was.
    ...(bond.isDryRun ? {} : { subject: { ...rest.subject, runAttempt: bond.subject.runAttempt } }),
    decision: first ? 'no-go' : 'go',
    reasonCode: first?.code ?? go.code,
    reasons: first ? reasons : [go],
    counts: countStatuses(checks),
    checks,
    ...(checklist ? { checklist } : {}),
    signOff,
  };
}

/** What blocked the report itself, and what blocks it now that people have spoken; only the asking is over. */
function carried(report: Report, now: readonly Reason[]): readonly Reason[] {
  const lasting = ({ code }: Reason): boolean => code !== 'sign-off-pending' && code !== 'all-required-passed';
  const before = report.reasons.filter(lasting);
  const isNew = (reason: Reason): boolean =>
    !before.some(({ code, check }) => code === reason.code && check === reason.check);
  return [...before, ...now.filter(reason => lasting(reason) && isNew(reason))];
}

/** A pending line passes when its role has signed this, and what was signed elsewhere is pending again. */
function attested(result: Result, roles: readonly RoleSignOff[]): Result {
  const { attestedBy } = result;
  const by = roles.find(({ role, status }) => status === 'signed' && role === attestedBy?.role);
  if (!attestedBy || (result.status !== 'pending' && result.reasonCode !== 'attested')) return result;
  if (!by) {
    const summary =
      result.status === 'pending' ? result.summary : `${attestedBy.role} has yet to attest: ${attestedBy.ask}`;
    return { ...result, status: 'pending', reasonCode: 'attestation-pending', summary };
  }
  const who = (by.person ?? '')
    .split(', ')
    .map(login => `@${login}`)
    .join(' and ');
  return {
    ...result,
    status: 'passed',
    reasonCode: 'attested',
    summary: `${who} attested it as ${by.title ?? by.role}: ${attestedBy.ask}`,
  };
}

function reasonOf({ role, title, status, why }: RoleSignOff): readonly Reason[] {
  if (status === 'signed') return [];
  const code = status === 'rejected' ? 'sign-off-rejected' : 'sign-off-pending';
  return [{ code, message: `${title ?? role}: ${why ?? 'nobody has signed'}` }];
}

const goMessage = (own: string, roles: readonly RoleSignOff[]): string =>
  `${own}; signed by ${roles.map(({ title, role, person }) => `${title ?? role} (${person ?? ''})`).join(', ')}`;
