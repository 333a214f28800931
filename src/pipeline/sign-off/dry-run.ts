import type { Deed } from '../../engines/sign-off/eligibility.js';
import type { ApprovalsFile } from '../../formats/github/approvals-file.js';
import type { Report } from '../../report/report.js';
import { type Ballot, weigh } from './ballot.js';
import { countBallots } from './count.js';
import { conclude, nobodySigned, type SignOffCase } from './decide.js';
import { evidenceFaults, staleChecks } from './evidence.js';
import { quoted, type Said } from './statement.js';

/**
 * What a sign-off would decide if these people had said so. GitHub is not asked, so nothing is known of how the environments
 * are protected; the report says that it is a dry run and belongs to no workflow's run.
 */
export function dryRun(asked: Omit<SignOffCase, 'facts' | 'place'>, file: ApprovalsFile): Report {
  const { report, bond, roles } = asked;
  const faults = evidenceFaults(report, bond);
  const decided =
    faults.length > 0
      ? nobodySigned(asked, faults)
      : conclude(asked, { roles: countBallots(ballots(roles, file)), reasons: staleChecks(report, bond) });
  const { runId: _, runAttempt: __, ...subject } = decided.subject;
  return {
    ...decided,
    subject: { ...subject, event: 'dry-run' },
    notices: ['This is a dry run: the approvals come from a file, and it proves nothing.', ...(decided.notices ?? [])],
  };
}

function ballots(roles: SignOffCase['roles'], { approvals, starters, authors }: ApprovalsFile): readonly Ballot[] {
  const deeds = (logins: readonly string[], what: string): readonly Deed[] =>
    logins.map(login => ({ by: { id: undefined, login, isBot: false }, what }));
  const separated = {
    starters: deeds(starters, 'started this run'),
    authors: deeds(authors, 'wrote a commit of it'),
    unknownStarter: undefined,
    unknownAuthor: undefined,
  };
  return [...roles].map(([name, role]) => {
    const own = approvals.filter(each => each.role === name);
    const said: Said = {
      yes: own
        .filter(({ state }) => state === 'approved')
        .map(({ person }) => ({
          voter: { id: undefined, login: person, isBot: person.endsWith('[bot]') },
          source: 'file',
        })),
      no: own
        .filter(({ state }) => state === 'rejected')
        .map(({ person, comment }) => `@${person} rejected it${quoted(comment)}`),
      void: [],
      obstacles: [],
    };
    return weigh(name, { role, said, separated });
  });
}
