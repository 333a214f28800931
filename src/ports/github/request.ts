import type { z } from 'zod';
import { explainFailure, unreadable } from './failure.js';
import { GitHubFailed } from './github.js';
import type { Client } from './octokit-client.js';

export const PER_PAGE = 100;
/** GitHub takes 2,500 comments on an issue and lists 3,000 files of a pull request; a hundred pages are beyond both. */
const MAX_PAGES = 100;

export interface GitHubSetting {
  /** `GITHUB_API_URL`; github.com unless given. */
  readonly apiUrl: string | undefined;
  readonly token: string;
  readonly repository: { readonly owner: string; readonly repo: string };
  /** Ends whatever is under way. */
  readonly signal: AbortSignal;
}

/** Does some work with the client; whatever goes wrong is thrown as `GitHubFailed`, and `what` completes "GitHub did not …". */
export type Ask = <T>(what: string, work: (client: Client) => Promise<T>) => Promise<T>;

/** One client for everything that is asked with a token. octokit is loaded with the first request. */
export function openGitHub(setting: GitHubSetting): Ask {
  let opened: Promise<Client> | undefined;
  return async (what, work) => {
    try {
      opened ??= import('./octokit-client.js').then(({ openClient }) => openClient(setting));
      return await work(await opened);
    } catch (error) {
      throw explainFailure(error, what);
    }
  };
}

interface Page {
  readonly data: unknown;
  readonly headers: { readonly link?: string | undefined };
}

/**
 * Every page of a list. octokit's own `paginate` takes an answer that broke off for an empty page; here it is an error, or
 * a list cut short would pass for the whole.
 */
export async function pages<Item>(
  schema: z.ZodType<Item[]>,
  get: (page: number) => Promise<Page>,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const { data, headers } = await get(page);
    items.push(...readAnswer(schema, data));
    if (!headers.link?.includes('rel="next"')) return items;
  }
  throw new GitHubFailed('unreadable', `GitHub's list has more than ${MAX_PAGES} pages`);
}

/** What zod reads out of an answer; `GitHubFailed('unreadable')` where GitHub answers other than it documents. */
export function readAnswer<T>(schema: z.ZodType<T>, data: unknown): T {
  const parsed = schema.safeParse(data);
  if (!parsed.success) throw unreadable(parsed.error);
  return parsed.data;
}
