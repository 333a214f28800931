import { z } from 'zod';
import { type Answer, type Area, REPOSITORY, refuse } from '../github-api.js';
import type { Exchange, OpenApi } from '../openapi.js';

interface StoredCheckRun {
  readonly id: number;
  name: string;
  conclusion: string;
  sha: string;
  title: string;
  summary: string;
  readonly annotations: readonly Record<string, unknown>[];
}

/** What ends up on GitHub beside comments. */
export interface Surfaces {
  readonly checkRuns: (Omit<StoredCheckRun, 'annotations'> & { annotations: Record<string, unknown>[] })[];
  readonly statuses: Record<string, unknown>[];
  readonly deploymentStatuses: Record<string, unknown>[];
  readonly area: Area;
}

const record = z.record(z.string(), z.unknown());
const output = z.looseObject({
  title: z.string(),
  summary: z.string(),
  annotations: z.array(z.record(z.string(), z.unknown())).default([]),
});
const run = z.looseObject({
  name: z.string().optional(),
  head_sha: z.string().optional(),
  conclusion: z.string().optional(),
  output,
});

/** Check runs, commit statuses, and the deployments of commits by SHA and environment, with GitHub's limits. */
export function surfaces(deployments: Readonly<Record<string, number>> = {}): Surfaces {
  const checkRuns: Surfaces['checkRuns'] = [];
  const statuses: Record<string, unknown>[] = [];
  const deploymentStatuses: Record<string, unknown>[] = [];
  const area: Area = (exchange, { api }) => {
    const { method, path, query } = exchange;
    const rest = path.startsWith(`/repos/${REPOSITORY}/`) ? path.slice(`/repos/${REPOSITORY}/`.length) : '';
    const update = /^check-runs\/(\d+)$/.exec(rest)?.[1];
    if (method === 'POST' && rest === 'check-runs') return createRun(exchange, { api, checkRuns });
    if (method === 'PATCH' && update) return updateRun(exchange, { api, checkRuns, id: Number(update) });
    if (method === 'POST' && rest.startsWith('statuses/')) {
      statuses.push({ sha: rest.slice('statuses/'.length), ...record.parse(exchange.body) });
      return described(exchange) ?? { status: 201, body: api.example('status') };
    }
    if (method === 'GET' && rest === 'deployments') {
      const id = deployments[`${query.sha} ${query.environment}`];
      const [example] = z.array(record).parse(api.example('deployment-items'));
      return { status: 200, body: id === undefined ? [] : [{ ...example, id }] };
    }
    const deployment = /^deployments\/(\d+)\/statuses$/.exec(rest)?.[1];
    if (method !== 'POST' || deployment === undefined) return undefined;
    deploymentStatuses.push({ deployment: Number(deployment), ...record.parse(exchange.body) });
    return described(exchange) ?? { status: 201, body: api.example('deployment-status') };
  };
  return { checkRuns, statuses, deploymentStatuses, area };
}

interface Store {
  readonly api: OpenApi;
  readonly checkRuns: Surfaces['checkRuns'];
}

function createRun({ body }: Exchange, { api, checkRuns }: Store): Answer {
  const { name = '', head_sha: sha = '', conclusion = '', output: said } = run.parse(body);
  const refused = limits(said);
  if (refused) return refused;
  const id = 4000 + checkRuns.length;
  const { title, summary, annotations } = said;
  checkRuns.push({ id, name, sha, conclusion, title, summary, annotations: [...annotations] });
  const example = record.parse(api.example('check-run-example-of-completed-conclusion'));
  return { status: 201, body: { ...example, id, name } };
}

/** Annotations of later requests are added to those of earlier ones. */
function updateRun({ body }: Exchange, { api, checkRuns, id }: Store & { readonly id: number }): Answer {
  const found = checkRuns.find(each => each.id === id);
  const { output: said } = run.parse(body);
  const refused = limits(said);
  if (!found) return refuse({ status: 404, message: 'Not Found' });
  if (refused) return refused;
  found.annotations.push(...said.annotations);
  return { status: 200, body: { ...record.parse(api.example('check-run')), id } };
}

function limits({ summary, annotations }: z.output<typeof output>): Answer | undefined {
  const isFine = annotations.length <= 50 && summary.length <= 65_535;
  return isFine ? undefined : refuse({ status: 422, message: 'Validation Failed' });
}

function described({ body }: Exchange): Answer | undefined {
  const { description } = z.looseObject({ description: z.string() }).parse(body);
  return description.length <= 140 ? undefined : refuse({ status: 422, message: 'description is too long' });
}
