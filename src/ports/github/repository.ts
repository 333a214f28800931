import { z } from 'zod';
import { CouldNotTell } from '../../could-not-tell.js';
import type { GitHubQuestion, Repository } from '../repository.js';
import { readSubject } from '../runner/subject.js';
import { readWorkflow } from '../runner/workflow.js';
import { GitHubFailed } from './github.js';
import type { Client } from './octokit-client.js';
import { type Ask, openGitHub, PER_PAGE } from './request.js';

const MAX_PAGES = 100;

interface Setting {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly token: string | undefined;
  readonly root: string;
  readonly signal: AbortSignal;
}

/** The real `Repository`, by the token of the run. Throws `CouldNotTell` where there is no token or no repository. */
export async function openRepository({ env, token, root, signal }: Setting): Promise<Repository> {
  const { repository, pull, run } = await readWorkflow(env);
  if (repository === undefined) {
    const remedy = 'Set GITHUB_REPOSITORY to owner/name; in a workflow it is set.';
    throw new CouldNotTell('variable-missing', 'nothing says which repository on GitHub this is', remedy);
  }
  if (token === undefined || token === '') {
    const remedy = 'Give the action its `token`, or set GITHUB_TOKEN.';
    throw new CouldNotTell('variable-missing', 'there is no token to ask GitHub with', remedy);
  }
  const subject = readSubject(env, root);
  const asked = openGitHub({ apiUrl: env.GITHUB_API_URL, token, repository, signal });
  const isTag = env.GITHUB_REF_TYPE === 'tag';
  return {
    name: `${repository.owner}/${repository.repo}`,
    commit: subject.head ?? subject.sha,
    pull: pull?.number,
    branch:
      env.GITHUB_BASE_REF || (isTag ? undefined : env.GITHUB_REF_NAME || subject.ref?.replace(/^refs\/heads\//, '')),
    run: run?.id,
    one: question => answer(asked, question, async client => (await send(client, question, repository)).data),
    all: question => answer(asked, question, client => everyPage(client, question, repository)),
  };
}

type Place = { readonly owner: string; readonly repo: string };

/** The answer; undefined for 404. */
async function answer<T>(
  asked: Ask,
  question: GitHubQuestion,
  work: (client: Client) => Promise<T>,
): Promise<T | undefined> {
  try {
    return await asked(question.what, work);
  } catch (error) {
    if (!(error instanceof GitHubFailed)) throw error;
    if (error.why === 'not-found') return undefined;
    throw unclear(error, question);
  }
}

function unclear({ why, message: said }: GitHubFailed, { permission }: GitHubQuestion): CouldNotTell {
  const message = said.replace(/\.$/, '');
  switch (why) {
    case 'forbidden': {
      const remedy = `Give the token the permission \`${permission}\`.`;
      return new CouldNotTell('unreadable', `${message} (it takes the permission \`${permission}\`)`, remedy);
    }
    case 'rate-limited':
      return new CouldNotTell('unreachable', message, 'Wait until GitHub answers again, and ask less often.');
    case 'unreachable':
      return new CouldNotTell('unreachable', message, 'Run it again; https://www.githubstatus.com says how GitHub is.');
    default:
      return new CouldNotTell('wrong-format', message, `Check what is asked, and the permission \`${permission}\`.`);
  }
}

async function send(
  client: Client,
  question: GitHubQuestion,
  place: Place,
  more: Readonly<Record<string, unknown>> = {},
) {
  const { data, headers } = await client.request(question.route, {
    ...(question.route.includes('{owner}') ? place : {}),
    ...question.with,
    ...more,
  });
  return { data: data as unknown, link: typeof headers.link === 'string' ? headers.link : '' };
}

/** Pages are followed as GitHub links them: some lists have numbers, some have cursors. */
async function everyPage(
  client: Client,
  question: GitHubQuestion & { readonly under?: string },
  place: Place,
): Promise<readonly unknown[]> {
  const items: unknown[] = [];
  let next: Readonly<Record<string, string>> = {};
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const { data, link } = await send(client, question, place, { per_page: PER_PAGE, ...next });
    const { list, total } = listIn(data, question.under);
    items.push(...list);
    const following = nextOf(link);
    if (following === undefined) {
      if (total !== undefined && total > items.length)
        throw new GitHubFailed('unreadable', `it says that there are ${total}, and lists ${items.length}`);
      return items;
    }
    next = following;
  }
  throw new GitHubFailed('unreadable', `GitHub's list has more than ${MAX_PAGES} pages`);
}

function listIn(
  data: unknown,
  under: string | undefined,
): { readonly list: readonly unknown[]; readonly total?: number } {
  const list = z.array(z.unknown());
  const schema =
    under === undefined
      ? list.transform(items => ({ list: items }))
      : z.object({ total_count: z.int().min(0).optional(), [under]: list }).transform(said => ({
          list: list.parse(said[under]),
          ...(typeof said.total_count === 'number' && { total: said.total_count }),
        }));
  const read = schema.safeParse(data);
  if (read.success) return read.data;
  throw new GitHubFailed('unreadable', 'its answer is not the list that it documents');
}

/** The query of the link to the next page; where it leads is not followed. */
function nextOf(link: string): Readonly<Record<string, string>> | undefined {
  const url = /<([^>]+)>;\s*rel="next"/.exec(link)?.[1];
  if (url === undefined) return undefined;
  if (!URL.canParse(url)) throw new GitHubFailed('unreadable', 'its link to the next page is no address');
  const query = new URL(url).searchParams;
  const following = ['page', 'after', 'cursor'].flatMap(key => (query.has(key) ? [[key, query.get(key) ?? '']] : []));
  if (following.length === 0) throw new GitHubFailed('unreadable', 'its link to the next page has no page');
  return Object.fromEntries(following);
}
