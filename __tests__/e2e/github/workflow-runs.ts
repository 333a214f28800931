import { createServer } from 'node:http';
import { z } from 'zod';
import { type Area, page, REPOSITORY, refuse } from '../github-api.js';

export interface EndedRun {
  readonly id: number;
  readonly event: string;
  readonly branch: string;
  readonly sha: string;
  readonly path: string;
  readonly conclusion: 'success' | 'failure';
  /** Where its commit comes from: this repository unless told. */
  readonly from?: string;
  readonly jobs: readonly { readonly name: string; readonly conclusion: 'success' | 'failure' | 'skipped' }[];
  readonly artifacts: readonly {
    readonly id: number;
    readonly name: string;
    readonly digest: string | null;
    readonly archive: Uint8Array;
    readonly expired?: boolean;
  }[];
}

const example = z.record(z.string(), z.unknown());

/** Runs that have ended, found by workflow and commit, with their jobs and artifacts. `blobs` is where archives lie. */
export function workflowRuns(stored: readonly EndedRun[], blobs: string): Area {
  return (exchange, state) => {
    const { method, path, query } = exchange;
    const actions = `/repos/${REPOSITORY}/actions/`;
    if (method !== 'GET' || !path.startsWith(actions)) return undefined;
    const [what, id = '', part, attempt, leaf] = path.slice(actions.length).split('/');
    const shown = example.parse(state.api.example('workflow-run'));
    if (what === 'workflows' && part === 'runs') {
      // Another workflow of the same commit comes along: what GitHub filters by is not believed.
      const found = stored.filter(run =>
        query.branch === undefined ? run.sha === query.head_sha : run.branch === query.branch,
      );
      const answer = page(exchange, state, found.map(show(shown)));
      return { ...answer, body: { total_count: found.length, workflow_runs: answer.body } };
    }
    if (what === 'artifacts' && id === '') {
      const left = stored.flatMap(run => run.artifacts.map(artifact => ({ run, artifact })));
      const named = left.filter(({ artifact }) => artifact.name === query.name);
      const answer = page(exchange, state, named.map(showArtifact(`${state.url}${actions}`)));
      return { ...answer, body: { total_count: named.length, artifacts: answer.body } };
    }
    if (what === 'artifacts' && part === 'zip') return { status: 302, headers: { location: `${blobs}/${id}` } };
    const run = stored.find(each => each.id === Number(id));
    if (what !== 'runs' || !run) return refuse({ status: 404, message: 'Not Found' });
    if (part === 'attempts' && attempt === '1' && leaf === 'jobs') {
      const job = example.parse(state.api.example('job'));
      const jobs = run.jobs.map(each => ({
        ...job,
        steps: [],
        created_at: '2026-11-23T21:00:00Z',
        status: 'completed',
        ...each,
      }));
      return { status: 200, body: { total_count: jobs.length, jobs } };
    }
    if (part === undefined) return { status: 200, body: show(shown)(run) };
    if (part !== 'artifacts') return undefined;
    const artifacts = run.artifacts
      .filter(({ name }) => query.name === undefined || query.name === name)
      .map(artifact => showArtifact(`${state.url}${actions}`)({ run, artifact }));
    return { status: 200, body: { total_count: artifacts.length, artifacts } };
  };
}

const showArtifact =
  (actions: string) =>
  ({ run, artifact }: { readonly run: EndedRun; readonly artifact: EndedRun['artifacts'][number] }) => {
    const { id, name, digest, archive, expired = false } = artifact;
    return {
      id,
      node_id: 'A_1',
      name,
      digest,
      expired,
      size_in_bytes: archive.length,
      url: `${actions}artifacts/${id}`,
      archive_download_url: `${actions}artifacts/${id}/zip`,
      created_at: '2026-11-23T21:00:00Z',
      updated_at: '2026-11-23T21:00:00Z',
      expires_at: '2027-02-21T21:00:00Z',
      workflow_run: { id: run.id, head_sha: run.sha, head_branch: run.branch },
    };
  };

const show =
  (shown: Record<string, unknown>) =>
  (run: EndedRun): Record<string, unknown> => ({
    ...shown,
    id: run.id,
    run_attempt: 1,
    path: run.path,
    event: run.event,
    head_branch: run.branch,
    head_sha: run.sha,
    status: 'completed',
    conclusion: run.conclusion,
    head_repository: { ...example.parse(shown.head_repository), full_name: run.from ?? REPOSITORY },
  });

/** The storage that GitHub sends downloads to: another host, which must not see the token. */
export async function startBlobs(stored: readonly EndedRun[]) {
  const tokens: string[] = [];
  const server = createServer((incoming, outgoing) => {
    if (incoming.headers.authorization) tokens.push(incoming.headers.authorization);
    const found = stored.flatMap(run => run.artifacts).find(({ id }) => `/${id}` === incoming.url);
    outgoing.writeHead(found ? 200 : 404, { 'content-type': 'application/zip' }).end(found?.archive);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    // Not the API's host name, as at GitHub.
    url: `http://localhost:${port}`,
    tokens,
    [Symbol.asyncDispose]: () => new Promise<void>(resolve => server.close(() => resolve())),
  };
}
