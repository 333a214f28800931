import { z } from 'zod';
import { type Area, page, REPOSITORY } from '../github-api.js';

export interface StoredDeployment {
  readonly environment: string;
  readonly sha: string;
  /** The run whose job names the environment. */
  readonly runId: string;
  readonly createdAt: Date;
  /** The newest first. */
  readonly states: string[];
}

export interface Deployments {
  readonly stored: StoredDeployment[];
  /** Statuses as they were written. */
  readonly written: { readonly state: string; readonly [key: string]: unknown }[];
  readonly area: Area;
}

const example = z.record(z.string(), z.unknown());
const status = z.looseObject({ state: z.string() });

/** Deployments to environments with the runs behind them, as GitHub makes them for jobs; the newest is stored last. */
export function deployments(): Deployments {
  const stored: StoredDeployment[] = [];
  const written: Deployments['written'] = [];
  const area: Area = (exchange, state) => {
    const { method, path, query, body } = exchange;
    const [, id, statuses] = new RegExp(`^/repos/${REPOSITORY}/deployments(?:/(\\d+)(/statuses))?$`).exec(path) ?? [];
    if (!path.startsWith(`/repos/${REPOSITORY}/deployments`)) return undefined;
    const [shown] = z.array(example).parse(state.api.example('deployment-items'));
    const [shownStatus] = z.array(example).parse(state.api.example('deployment-status-items'));
    if (id === undefined) {
      const found = stored
        .map((each, index) => ({ ...each, id: index + 1 }))
        .filter(each => each.environment === query.environment && (query.sha ?? each.sha) === each.sha)
        .reverse();
      const answers = found.map(each => ({
        ...shown,
        id: each.id,
        sha: each.sha,
        environment: each.environment,
        created_at: each.createdAt.toISOString(),
      }));
      return page(exchange, state, answers);
    }
    const found = stored[Number(id) - 1];
    if (found === undefined || statuses === undefined) return undefined;
    if (method === 'POST') {
      const said = status.parse(body);
      written.push(said);
      found.states.unshift(said.state);
      return { status: 201, body: state.api.example('deployment-status') };
    }
    const answers = found.states.map((said, index) => ({
      ...shownStatus,
      id: index + 1,
      state: said,
      created_at: found.createdAt.toISOString(),
      log_url: `https://github.com/${REPOSITORY}/actions/runs/${found.runId}/job/1`,
    }));
    return page(exchange, state, answers);
  };
  return { stored, written, area };
}
