import { z } from 'zod';
import { type Area, page, REPOSITORY } from '../github-api.js';
import { showAccount } from './account.js';

interface StoredReview {
  readonly by: string;
  readonly state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED';
  readonly commit: string;
  readonly body?: string;
  readonly submittedAt?: string;
}

export interface StoredPull {
  readonly number: number;
  readonly author: string;
  /** The commit at its head now. */
  head: string;
  /** Oldest first, as GitHub lists them. A review that is dismissed keeps its place and changes its state. */
  reviews: readonly StoredReview[];
}

const example = z.record(z.string(), z.unknown());
const list = z.array(example);

/** Pull requests with their heads and reviews. */
export function pulls(stored: readonly StoredPull[]): Area {
  return (exchange, state) => {
    const route = new RegExp(`^/repos/${REPOSITORY}/pulls/(\\d+)(/reviews)?$`);
    const [, number, reviews] = route.exec(exchange.path) ?? [];
    const pull = stored.find(each => each.number === Number(number));
    if (!pull || exchange.method !== 'GET') return undefined;
    if (reviews) {
      const [shown] = list.parse(state.api.example('pull-request-review-items'));
      const all = pull.reviews.map(({ by, state: said, commit, body, submittedAt }, index) => ({
        ...shown,
        id: 80 + index,
        user: showAccount(by),
        body: body ?? '',
        state: said,
        commit_id: commit,
        submitted_at: submittedAt ?? '2026-11-25T12:00:00Z',
      }));
      return page(exchange, state, all);
    }
    const shown = example.parse(state.api.example('pull-request'));
    const head = example.parse(shown.head);
    return {
      status: 200,
      body: {
        ...shown,
        number: pull.number,
        user: showAccount(pull.author),
        head: { ...head, sha: pull.head },
        // The description's own example does not hold to it here.
        requested_teams: [],
      },
    };
  };
}
