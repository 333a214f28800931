import { z } from 'zod';
import { type Area, page, REPOSITORY } from '../github-api.js';

export interface StoredPull {
  readonly number: number;
  readonly head: { readonly repository: string; readonly branch: string; readonly sha: string };
  /** `open` unless told. */
  readonly state?: 'closed';
}

const record = z.record(z.string(), z.unknown());

/** The list of pull requests, which GitHub filters by the owner and the branch of their heads. */
export function pullsArea(pulls: readonly StoredPull[]): Area {
  return (exchange, server) => {
    if (exchange.method !== 'GET' || exchange.path !== `/repos/${REPOSITORY}/pulls`) return undefined;
    const { state = 'open', head } = exchange.query;
    const [example] = z.array(record).parse(server.api.example('pull-request-simple-items'));
    const found = pulls.filter(
      pull =>
        (pull.state ?? 'open') === state &&
        (head === undefined || head === `${pull.head.repository.split('/')[0]}:${pull.head.branch}`),
    );
    return page(
      exchange,
      server,
      found.map(pull => show(pull, example ?? {})),
    );
  };
}

function show({ number, head, state }: StoredPull, example: Record<string, unknown>): Record<string, unknown> {
  const { repository, branch, sha } = head;
  const shown = record.parse(example.head);
  const repo = { ...record.parse(shown.repo), full_name: repository };
  return {
    ...example,
    number,
    requested_teams: [],
    state: state ?? 'open',
    head: { ...shown, ref: branch, sha, repo },
  };
}
