import { z } from 'zod';
import { type Answer, type Area, page, REPOSITORY, refuse, type State } from '../github-api.js';
import type { Exchange } from '../openapi.js';
import { showAccount } from './account.js';

export interface StoredCommit {
  readonly sha: string;
  /** Undefined where GitHub knows no account of that address. */
  readonly author: string | undefined;
  readonly committer?: string | undefined;
  readonly message?: string;
}

interface StoredRelease {
  readonly tag: string;
  readonly sha: string;
  readonly draft?: boolean;
  readonly prerelease?: boolean;
}

interface StoredDeployment {
  readonly environment: string;
  readonly sha: string;
  /** `main` unless given. */
  readonly ref?: string;
  /** Latest first. */
  readonly states: readonly ('success' | 'failure' | 'inactive' | 'in_progress')[];
}

export interface History {
  /** One line of commits, oldest first. */
  commits: readonly StoredCommit[];
  /** Latest first. */
  releases: readonly StoredRelease[];
  /** Latest first. */
  deployments: readonly StoredDeployment[];
}

const example = z.record(z.string(), z.unknown());
const list = z.array(example);

/** A line of commits, what was released and what was deployed of it. */
export function history(stored: History): Area {
  return (exchange, state) => {
    const { method, path } = exchange;
    if (method === 'GET' && path === `/repos/${REPOSITORY}`) return showRepository(state);
    if (method !== 'GET' || !path.startsWith(`/repos/${REPOSITORY}/`)) return undefined;
    const [what = '', ...rest] = path.slice(`/repos/${REPOSITORY}/`.length).split('/');
    const named = rest.map(decodeURIComponent).join('/');
    if (what === 'compare') return compare(named, { exchange, state, stored });
    if (what === 'commits' && named === '') return listCommits({ exchange, state, stored });
    if (what === 'releases' && named === '') return page(exchange, state, stored.releases.map(showRelease(state)));
    if (what === 'branches' && named !== '') return branch(named, state);
    if (what === 'deployments') return deployments(rest, { exchange, state, stored });
    return undefined;
  };
}

interface Asked {
  readonly exchange: Exchange;
  readonly state: State;
  readonly stored: History;
}

function compare(range: string, { exchange, state, stored }: Asked): Answer {
  const [base = '', head = ''] = range.split('...');
  const shaOf = (name: string): string => stored.releases.find(({ tag }) => tag === name)?.sha ?? name;
  const at = (name: string): number => stored.commits.findIndex(({ sha }) => sha === shaOf(name));
  const [from, to] = [at(base), at(head)];
  if (from < 0 || to < 0) return refuse({ status: 404, message: 'Not Found' });
  const between = stored.commits.slice(from + 1, to + 1);
  const answer = page(exchange, state, between.map(showCommit(state)));
  return {
    ...answer,
    body: {
      ...example.parse(state.api.example('commit-comparison')),
      status: from === to ? 'identical' : from < to ? 'ahead' : 'behind',
      ahead_by: between.length,
      behind_by: Math.max(0, from - to),
      total_commits: between.length,
      commits: answer.body,
      files: [],
    },
  };
}

function listCommits({ exchange, state, stored }: Asked): Answer {
  const head = stored.commits.findIndex(({ sha }) => sha === exchange.query.sha);
  if (head < 0) return refuse({ status: 404, message: 'Not Found' });
  const reached = stored.commits.slice(0, head + 1).reverse();
  return page(exchange, state, reached.map(showCommit(state)));
}

const showRepository = ({ api }: State): Answer => ({
  status: 200,
  body: { ...example.parse(api.example('full-repository')), default_branch: 'main', has_discussions: true },
});

/** `main`, `release/…` (protected) and `topic/…` (not) are branches; any other name is a tag's. */
function branch(name: string, { api }: State): Answer {
  if (!/^(?:main$|release\/|topic\/)/.test(name)) return refuse({ status: 404, message: 'Branch not found' });
  const shown = example.parse(api.example('branch-with-protection'));
  return { status: 200, body: { ...shown, name, protected: name.startsWith('release/'), protection: {} } };
}

function deployments([id, statuses]: readonly string[], { exchange, state, stored }: Asked): Answer {
  const [shown] = list.parse(state.api.example('deployment-items'));
  if (id === undefined) {
    const all = stored.deployments.map((deployment, index) => ({
      ...shown,
      ref: 'main',
      ...deployment,
      states: undefined,
      id: index + 1,
    }));
    return page(
      exchange,
      state,
      all.filter(({ environment }) => environment === exchange.query.environment),
    );
  }
  const found = stored.deployments[Number(id) - 1];
  if (!found || statuses !== 'statuses') return refuse({ status: 404, message: 'Not Found' });
  const [status] = list.parse(state.api.example('deployment-status-items'));
  return page(
    exchange,
    state,
    found.states.map((said, index) => ({ ...status, id: index + 1, state: said })),
  );
}

const showRelease =
  ({ api }: State) =>
  ({ tag, sha, draft = false, prerelease = false }: StoredRelease, index: number): Record<string, unknown> => ({
    ...list.parse(api.example('release-items'))[0],
    id: index + 1,
    tag_name: tag,
    target_commitish: sha,
    draft,
    prerelease,
  });

const showCommit =
  ({ api }: State) =>
  ({ sha, author, committer, message }: StoredCommit): Record<string, unknown> => {
    const [shown] = list.parse(api.example('commit-items'));
    const by = committer ?? author;
    return {
      ...shown,
      sha,
      commit: { ...example.parse(shown?.commit), message: message ?? 'Change something' },
      author: author === undefined ? null : showAccount(author),
      committer: by === undefined ? null : showAccount(by),
    };
  };
