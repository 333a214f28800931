import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { type Exchange, loadOpenApi, type OpenApi } from './openapi.js';

export interface StoredComment {
  readonly id: number;
  readonly author: string;
  readonly body: string;
}

/** What the server does instead of answering as GitHub would, for the first `times` requests that match. */
export interface Fault {
  /** `GET /repos/…`: method and the beginning of the path. */
  readonly on: string;
  readonly times?: number;
  readonly does:
    | 'hang'
    | 'cut'
    | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly message: string };
}

export interface GitHubSetting {
  readonly comments?: readonly StoredComment[];
  readonly faults?: readonly Fault[];
  /** Files of the pull request and of every comparison; an old name where one was renamed. */
  readonly changed?: readonly { readonly name: string; readonly before?: string }[];
  /** How the commits of a comparison stand to each other; `ahead` unless told. */
  readonly compared?: 'diverged' | 'behind';
  /** What another job writes at the moment when the first comment is created. */
  readonly meanwhile?: readonly StoredComment[];
  /** The largest page that the server gives, whatever is asked for. */
  readonly pageSize?: number;
  /** More of GitHub, an area each (`github/*.ts`): the first that answers does. */
  readonly areas?: readonly Area[];
}

/** Answers the requests of one area of the API, undefined for all others. State is the area's own. */
export type Area = (exchange: Exchange, server: State) => Answer | undefined;

/** A request as it came, with the token that it carried. */
export interface Recorded {
  readonly request: string;
  readonly token: string | undefined;
  readonly body?: unknown;
}

export interface GitHubApi {
  readonly url: string;
  readonly requests: readonly Recorded[];
  readonly comments: readonly StoredComment[];
  /** Requests and answers that GitHub's OpenAPI description does not allow; empty in a good test. */
  readonly violations: readonly string[];
  readonly [Symbol.asyncDispose]: () => Promise<void>;
}

export const REPOSITORY = 'octo-org/hello.world';
export const PULL = 7;
export const TOKEN_LOGIN = 'github-actions[bot]';

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/**
 * GitHub's API on loopback, as far as one pull request's comments go. It keeps state, pages, records whole requests, and
 * holds both sides to GitHub's OpenAPI description. GraphQL is not in that description: the one query is compared as text.
 */
export async function startGitHub(setting: GitHubSetting = {}): Promise<GitHubApi> {
  const api = loadOpenApi();
  const comments = [...(setting.comments ?? [])];
  const faults = (setting.faults ?? []).map(fault => ({ ...fault, left: fault.times ?? Number.POSITIVE_INFINITY }));
  const requests: Recorded[] = [];
  const violations: string[] = [];
  const takeFault = ({ method, path }: Exchange): Fault['does'] | undefined => {
    const found = faults.find(fault => fault.left > 0 && `${method} ${path}`.startsWith(fault.on));
    if (found) found.left -= 1;
    return found?.does;
  };
  const handle = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const exchange = await readExchange(incoming);
    requests.push(record(incoming, exchange));
    const isGraph = exchange.path === '/graphql';
    if (!isGraph) violations.push(...api.judgeRequest(exchange));
    const fault = takeFault(exchange);
    if (fault === 'hang') return;
    const answer =
      typeof fault === 'object' ? refuse(fault) : answerTo(exchange, { api, comments, setting, url: url() });
    if (!isGraph) violations.push(...api.judgeAnswer(exchange, { status: answer.status, body: answer.body }));
    const sent = answer.body === undefined ? '' : JSON.stringify(answer.body);
    outgoing.writeHead(answer.status, {
      ...(sent === '' ? {} : { 'content-type': 'application/json; charset=utf-8' }),
      ...(fault === 'cut' ? { 'content-length': String(Buffer.byteLength(sent)) } : {}),
      ...answer.headers,
    });
    if (fault === 'cut') outgoing.write(sent.slice(0, sent.length / 2), () => outgoing.destroy());
    else outgoing.end(sent);
  };
  const server = createServer((incoming, outgoing) => {
    handle(incoming, outgoing).catch(error => {
      violations.push(`the server itself failed: ${error}`);
      outgoing.destroy();
    });
  });
  const url = (): string => {
    const address = server.address();
    return typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '';
  };
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: url(),
    requests,
    comments,
    violations,
    [Symbol.asyncDispose]: () => {
      server.closeAllConnections();
      return new Promise(resolve => server.close(() => resolve()));
    },
  };
}

async function readExchange(incoming: IncomingMessage): Promise<Exchange> {
  const at = new URL(incoming.url ?? '/', 'http://loopback');
  const sent = await text(incoming);
  return {
    method: incoming.method ?? 'GET',
    // As an Enterprise server has it.
    path: at.pathname.replace(/^\/api(?:\/v3)?(?=\/)/, ''),
    query: Object.fromEntries(at.searchParams),
    body: sent === '' ? undefined : JSON.parse(sent),
  };
}

const record = (incoming: IncomingMessage, { body }: Exchange): Recorded => ({
  request: `${incoming.method} ${incoming.url}`,
  token: /^(?:token|bearer) (.+)$/i.exec(incoming.headers.authorization ?? '')?.[1],
  ...(body === undefined ? {} : { body }),
});

export const refuse = (fault: Exclude<Fault['does'], string>): Answer => ({
  status: fault.status,
  headers: fault.headers ?? {},
  body: {
    message: fault.message,
    documentation_url: 'https://docs.github.com/rest',
    ...(fault.status === 422 ? {} : { status: String(fault.status) }),
  },
});

export interface State {
  readonly api: OpenApi;
  readonly comments: StoredComment[];
  readonly setting: GitHubSetting;
  readonly url: string;
}

function answerTo(exchange: Exchange, state: State): Answer {
  const { method, path } = exchange;
  for (const area of state.setting.areas ?? []) {
    const answer = area(exchange, state);
    if (answer) return answer;
  }
  const list = `/repos/${REPOSITORY}/issues/${PULL}/comments`;
  const one = new RegExp(`^/repos/${REPOSITORY}/issues/comments/(\\d+)$`).exec(path)?.[1];
  if (path === '/graphql') return { status: 200, body: { data: { viewer: { login: TOKEN_LOGIN } } } };
  if (path === list && method === 'GET') return page(exchange, state, listComments(state));
  if (path === `/repos/${REPOSITORY}/pulls/${PULL}/files`) return page(exchange, state, listFiles(state));
  if (path.startsWith(`/repos/${REPOSITORY}/compare/`)) return { status: 200, body: compare(state) };
  if (path === list && method === 'POST') return create(exchange, state);
  if (one !== undefined && method === 'PATCH') return update(exchange, { ...state, id: Number(one) });
  if (one !== undefined && method === 'DELETE') return remove({ ...state, id: Number(one) });
  return refuse({ status: 404, message: 'Not Found' });
}

export function page({ path, query }: Exchange, { setting, url }: State, all: readonly unknown[]): Answer {
  const size = Math.min(Number(query.per_page ?? 30), setting.pageSize ?? 100);
  const number = Number(query.page ?? 1);
  const next = `<${url}${path}?per_page=${query.per_page}&page=${number + 1}>; rel="next"`;
  return {
    status: 200,
    headers: number * size < all.length ? { link: next } : {},
    body: all.slice((number - 1) * size, number * size),
  };
}

const listComments = ({ api, comments }: State): readonly unknown[] => comments.map(comment => show(comment, api));

function listFiles({ api, setting }: State): readonly unknown[] {
  const [example] = z.array(z.record(z.string(), z.unknown())).parse(api.example('diff-entry-items'));
  return (setting.changed ?? []).map(({ name, before }) =>
    before === undefined
      ? { ...example, filename: name }
      : { ...example, filename: name, status: 'renamed', previous_filename: before },
  );
}

/** GitHub lists at most 300 files of a comparison. */
const compare = (state: State): Record<string, unknown> => ({
  ...z.record(z.string(), z.unknown()).parse(state.api.example('commit-comparison')),
  status: state.setting.compared ?? 'ahead',
  files: listFiles(state).slice(0, 300),
});

function create({ body }: Exchange, { api, comments, setting }: State): Answer {
  const said = bodyOf(body);
  if (said.length > 65_536) return tooLong();
  comments.push(...(setting.meanwhile ?? []));
  const id = Math.max(1000, ...comments.map(comment => comment.id)) + 1;
  const created = { id, author: TOKEN_LOGIN, body: said };
  comments.push(created);
  return { status: 201, body: show(created, api) };
}

function update({ body }: Exchange, { api, comments, id }: State & { readonly id: number }): Answer {
  const said = bodyOf(body);
  if (said.length > 65_536) return tooLong();
  const index = comments.findIndex(comment => comment.id === id);
  const found = comments[index];
  if (!found) return refuse({ status: 404, message: 'Not Found' });
  comments[index] = { ...found, body: said };
  return { status: 200, body: show({ ...found, body: said }, api) };
}

function remove({ comments, id }: State & { readonly id: number }): Answer {
  const index = comments.findIndex(comment => comment.id === id);
  if (index < 0) return refuse({ status: 404, message: 'Not Found' });
  comments.splice(index, 1);
  return { status: 204 };
}

const bodyOf = (body: unknown): string =>
  typeof body === 'object' && body !== null && 'body' in body ? String(body.body) : '';

const tooLong = (): Answer => refuse({ status: 422, message: 'Validation Failed' });

/** The description's own example of a comment, with what differs. */
function show({ id, author, body }: StoredComment, api: OpenApi): Record<string, unknown> {
  const example = z.record(z.string(), z.unknown()).parse(api.example('issue-comment'));
  const user = typeof example.user === 'object' ? example.user : {};
  return { ...example, id, body, user: { ...user, login: author, type: author.endsWith('[bot]') ? 'Bot' : 'User' } };
}
