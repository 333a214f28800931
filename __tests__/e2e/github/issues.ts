import { z } from 'zod';
import { type Answer, type Area, page, REPOSITORY, refuse, type State, TOKEN_LOGIN } from '../github-api.js';
import type { Exchange, OpenApi } from '../openapi.js';

export interface StoredIssue {
  readonly number: number;
  readonly author: string;
  readonly title: string;
  readonly body: string;
  readonly state: 'open' | 'closed';
  readonly reason?: string | undefined;
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
  readonly isPull?: boolean;
}

interface StoredReminder {
  readonly id: number;
  readonly issue: number;
  readonly author: string;
  readonly body: string;
}

export interface Issues {
  readonly issues: StoredIssue[];
  readonly comments: StoredReminder[];
  readonly area: Area;
}

const record = z.record(z.string(), z.unknown());
const given = z.object({
  title: z.string(),
  body: z.string(),
  labels: z.array(z.string()).default([]),
  assignees: z.array(z.string()).default([]),
});
const change = z.object({
  body: z.string().optional(),
  state: z.enum(['open', 'closed']).optional(),
  state_reason: z.string().optional(),
});

/** Issues and their comments. `assignable` are the accounts that GitHub lets be assigned; `meanwhile` comes with the first. */
export function issuesArea(
  at: {
    readonly issues?: readonly StoredIssue[];
    readonly comments?: readonly StoredReminder[];
    readonly assignable?: readonly string[];
    readonly meanwhile?: readonly StoredIssue[];
  } = {},
): Issues {
  const issues = [...(at.issues ?? [])];
  const comments = [...(at.comments ?? [])];
  const area: Area = (exchange, state) => {
    const { method, path } = exchange;
    const list = `/repos/${REPOSITORY}/issues`;
    const one = new RegExp(`^${list}/(\\d+)$`).exec(path)?.[1];
    const said = new RegExp(`^${list}/(\\d+)/comments$`).exec(path)?.[1];
    if (path === list && method === 'GET') return listIssues(exchange, state, issues);
    if (path === list && method === 'POST') {
      const { title, body, labels, assignees } = given.parse(exchange.body);
      const isFine = body.length <= 65_536 && assignees.every(each => (at.assignable ?? assignees).includes(each));
      if (!isFine) return refuse({ status: 422, message: 'Validation Failed' });
      issues.push(...(at.meanwhile ?? []));
      const number = Math.max(0, ...issues.map(issue => issue.number)) + 10;
      const created: StoredIssue = { number, author: TOKEN_LOGIN, title, body, state: 'open', labels, assignees };
      issues.push(created);
      return { status: 201, body: show(created, state.api) };
    }
    if (one !== undefined && method === 'PATCH') return edit(exchange, { state, issues, number: Number(one) });
    if (said !== undefined && method === 'GET') {
      const found = comments.filter(comment => comment.issue === Number(said));
      return page(
        exchange,
        state,
        found.map(comment => showComment(comment, state.api)),
      );
    }
    if (said === undefined || method !== 'POST') return undefined;
    const { body } = z.object({ body: z.string() }).parse(exchange.body);
    const comment = { id: 9000 + comments.length, issue: Number(said), author: TOKEN_LOGIN, body };
    comments.push(comment);
    return { status: 201, body: showComment(comment, state.api) };
  };
  return { issues, comments, area };
}

function listIssues(exchange: Exchange, state: State, issues: readonly StoredIssue[]): Answer {
  const { creator, state: wanted = 'open' } = exchange.query;
  const found = issues.filter(
    issue => (creator === undefined || issue.author === creator) && (wanted === 'all' || issue.state === wanted),
  );
  return page(
    exchange,
    state,
    found.map(issue => show(issue, state.api)),
  );
}

function edit(
  { body }: Exchange,
  { state, issues, number }: { readonly state: State; readonly issues: StoredIssue[]; readonly number: number },
): Answer {
  const index = issues.findIndex(issue => issue.number === number);
  const found = issues[index];
  if (!found) return refuse({ status: 404, message: 'Not Found' });
  const { state_reason: reason, ...changed } = change.parse(body);
  const edited = { ...found, ...(reason === undefined ? {} : { reason }), ...clean(changed) };
  issues[index] = edited;
  return { status: 200, body: show(edited, state.api) };
}

const clean = ({ body, state }: z.output<typeof change>) => ({
  ...(body === undefined ? {} : { body }),
  ...(state === undefined ? {} : { state }),
});

function show({ number, author, title, body, state, isPull }: StoredIssue, api: OpenApi): Record<string, unknown> {
  const { pull_request: pull, ...example } = record.parse(api.example('issue'));
  const user = { ...record.parse(example.user), login: author };
  return { ...example, number, title, body, state, user, ...(isPull ? { pull_request: pull } : {}) };
}

function showComment({ id, author, body }: StoredReminder, api: OpenApi): Record<string, unknown> {
  const example = record.parse(api.example('issue-comment'));
  return { ...example, id, body, user: { ...record.parse(example.user), login: author } };
}
