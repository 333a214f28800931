import { z } from 'zod';
import { CouldNotTell } from '../../could-not-tell.js';
import { readJson } from '../../formats/json/json.js';
import type { HttpResponse } from '../../ports/http.js';
import type { Ports } from '../../ports/ports.js';
import { clip } from '../../text/clip.js';
import { type Connection, connect } from '../live/connection.js';

const health = z.object({ status: z.string().default(''), message: z.string().default('') });

const application = z.object({
  metadata: z.object({ name: z.string() }),
  spec: z.object({
    syncPolicy: z.object({ automated: z.unknown().optional() }).optional(),
  }),
  status: z.object({
    sync: z
      .object({
        status: z.string().default(''),
        revision: z.string().default(''),
        revisions: z.array(z.string()).default([]),
      })
      .prefault({}),
    health: health.prefault({}),
    reconciledAt: z.string().optional(),
    operationState: z
      .object({
        phase: z.string().default(''),
        message: z.string().default(''),
        startedAt: z.string().optional(),
        finishedAt: z.string().optional(),
        syncResult: z.object({ revision: z.string().default('') }).optional(),
      })
      .optional(),
    conditions: z.array(z.object({ type: z.string(), message: z.string().default('') })).default([]),
    history: z
      .array(z.object({ id: z.int(), revision: z.string().default(''), revisions: z.array(z.string()).default([]) }))
      .default([]),
    resources: z
      .array(
        z.object({
          kind: z.string().default(''),
          name: z.string().default(''),
          namespace: z.string().default(''),
          status: z.string().default(''),
          health: health.optional(),
        }),
      )
      .default([]),
  }),
});

/** What Argo CD says of an application. */
export type Application = z.output<typeof application>;

/** An Argo CD server, by its API. */
export interface ArgoCd {
  readonly url: string;
  /** Anew compared with git first. */
  readonly look: (name: string) => Promise<Application>;
  readonly sync: (
    name: string,
    how: { readonly revision?: string | undefined; readonly prune: boolean },
  ) => Promise<void>;
  readonly rollBack: (name: string, to: { readonly id: number; readonly prune: boolean }) => Promise<void>;
  /** Switches automatic syncing off. */
  readonly pause: (name: string) => Promise<void>;
}

type At = Connection & { readonly url: string };

export async function openArgoCd(at: At, ports: Pick<Ports, 'http' | 'files' | 'hide'>): Promise<ArgoCd> {
  const connected = await connect(at, ports);
  const base = at.url.replace(/\/+$/, '');
  const ask = async (path: string, more: { readonly method?: string; readonly body?: unknown } = {}) => {
    const { 'content-type': _, ...headers } = { 'content-type': '', ...connected.headers };
    const answer = await ports.http.request({
      ...connected,
      url: `${base}/api/v1/applications/${path}`,
      method: more.method ?? 'GET',
      redirects: 0,
      headers: {
        ...headers,
        accept: 'application/json',
        ...(more.body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(more.body !== undefined && { body: JSON.stringify(more.body) }),
    });
    if (answer.status !== 200) throw refusal(answer, { path, base });
    return answer;
  };
  const change = async (path: string, body: unknown, method = 'POST'): Promise<void> => {
    await ask(path, { method, body });
  };
  return {
    url: base,
    look: async name => {
      const { body } = await ask(`${encodeURIComponent(name)}?refresh=normal`);
      const remedy = 'Check that `url` is the address of Argo CD itself, and that the token is still good.';
      const told = readJson(body, application, { name: `Argo CD's answer about ${name}`, remedy });
      if (told.metadata.name === name) return told;
      throw new CouldNotTell('wrong-format', `Argo CD answered about ${told.metadata.name}, not about ${name}`, remedy);
    },
    sync: (name, { revision, prune }) =>
      change(`${encodeURIComponent(name)}/sync`, {
        name,
        prune,
        dryRun: false,
        ...(revision !== undefined && { revision }),
      }),
    rollBack: (name, { id, prune }) =>
      change(`${encodeURIComponent(name)}/rollback`, { name, id, prune, dryRun: false }),
    pause: name =>
      change(
        encodeURIComponent(name),
        { name, patch: '{"spec":{"syncPolicy":{"automated":null}}}', patchType: 'merge' },
        'PATCH',
      ),
  };
}

const failure = z.object({ message: z.string().optional(), error: z.string().optional() });

function refusal(
  { status, body }: HttpResponse,
  { path, base }: { readonly path: string; readonly base: string },
): CouldNotTell {
  const what = `${base} answers ${status} about ${decodeURIComponent(path.split(/[/?]/)[0] ?? path)}`;
  const message = `${what}${wordsOf(body)}`;
  if (status === 401 || status === 403)
    return new CouldNotTell(
      'tool-refused',
      message,
      'Give a token of a role that may get (and sync) this application; Argo CD says 403 of one that does not exist, too.',
    );
  if (status === 404) return new CouldNotTell('nothing-checked', message, 'Check the name of the application.');
  if (status >= 300 && status < 400)
    return new CouldNotTell('wrong-format', message, 'Write the address that it leads to.');
  return new CouldNotTell('unreachable', message, 'Look at the log of argocd-server.');
}

function wordsOf(body: Buffer): string {
  try {
    const { message, error } = readJson(body, failure, { name: '', remedy: '' });
    const words = message ?? error;
    return words === undefined ? '' : `: ${clip(words, 300)}`;
  } catch {
    return '';
  }
}

/** The commits that an application has been compared with: several where it has several sources. */
export const revisionsOf = ({ status: { sync } }: Application): readonly string[] =>
  sync.revisions.length > 0 ? sync.revisions : sync.revision === '' ? [] : [sync.revision];

/** What was deployed last: git may be ahead of it, as after a rollback. */
export function deployedOf(app: Application): readonly string[] {
  const [first, ...others] = app.status.history;
  if (first === undefined) return revisionsOf(app);
  const newest = others.reduce((last, entry) => (entry.id > last.id ? entry : last), first);
  return newest.revisions.length > 0 ? newest.revisions : [newest.revision];
}

/** Whether two names of a commit are one: the short form of it counts. */
export const isSameRevision = (wanted: string, actual: string): boolean =>
  actual === wanted || (/^[0-9a-f]{7,40}$/i.test(wanted) && actual.toLowerCase().startsWith(wanted.toLowerCase()));

const argoRecord = z.object({
  url: z.string(),
  apps: z.array(
    z.object({
      name: z.string(),
      /** The newest entry of its history; undefined where there is none. */
      id: z.int().optional(),
      revisions: z.array(z.string()),
      automated: z.boolean(),
    }),
  ),
});

/** What applications ran when somebody looked. */
export type ArgoRecord = z.output<typeof argoRecord>;

export function readArgoRecord(told: unknown): ArgoRecord | undefined {
  const read = argoRecord.safeParse(told);
  return read.success ? read.data : undefined;
}

export const isAutomated = ({ spec }: Application): boolean => {
  const automated = spec.syncPolicy?.automated;
  return automated !== undefined && automated !== null;
};

export async function recordApplications(names: readonly string[], argo: ArgoCd): Promise<ArgoRecord> {
  const apps = await Promise.all(names.map(name => argo.look(name)));
  return {
    url: argo.url,
    apps: apps.map(app => {
      const newest = app.status.history.reduce<number | undefined>(
        (most, { id }) => Math.max(most ?? id, id),
        undefined,
      );
      return {
        name: app.metadata.name,
        ...(newest !== undefined && { id: newest }),
        revisions: [...deployedOf(app)],
        automated: isAutomated(app),
      };
    }),
  };
}
