import { z } from 'zod';
import type { Change, Comment, GitHub } from './github.js';
import type { Client } from './octokit-client.js';
import { type GitHubSetting, openGitHub, PER_PAGE, pages, readAnswer } from './request.js';

/** Past these, GitHub cuts the list of files off without a word. */
const MAX_PULL_FILES = 3000;
const MAX_COMPARED_FILES = 300;

const comment = z.object({
  id: z.number(),
  user: z.object({ login: z.string() }).nullish(),
  body: z.string().nullish(),
});
const files = z.array(z.object({ filename: z.string(), previous_filename: z.string().optional() }));
const comparison = z.object({ status: z.string(), files: files.optional() });
const viewer = z.object({ viewer: z.object({ login: z.string().min(1) }) });

/** The real `GitHub`. */
export function octokitGitHub(setting: GitHubSetting): GitHub {
  const { repository } = setting;
  const ask = openGitHub(setting);
  return {
    login: () =>
      ask(
        'say whose token this is',
        async client => readAnswer(viewer, await client.graphql('{ viewer { login } }')).viewer.login,
      ),
    comments: issue =>
      ask(`list the comments of #${issue}`, async client => {
        const all = await pages(z.array(comment), page =>
          client.request('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', {
            ...repository,
            issue_number: issue,
            per_page: PER_PAGE,
            page,
          }),
        );
        return all.map(toComment);
      }),
    createComment: (issue, body) =>
      ask(`comment on #${issue}`, async client => {
        const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
        const { data } = await client.request(route, { ...repository, issue_number: issue, body });
        return toComment(readAnswer(comment, data));
      }),
    updateComment: (id, body) =>
      ask(`update comment ${id}`, async client => {
        const route = 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}';
        await client.request(route, { ...repository, comment_id: id, body });
      }),
    deleteComment: id =>
      ask(`delete comment ${id}`, async client => {
        const route = 'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}';
        await client.request(route, { ...repository, comment_id: id });
      }),
    changedFiles: change => ask('list the changed files', client => listFiles(client, repository, change)),
  };
}

async function listFiles(
  client: Client,
  repository: GitHubSetting['repository'],
  change: Change,
): Promise<readonly string[] | undefined> {
  if ('pull' in change) {
    const listed = await pages(files, page =>
      client.request('GET /repos/{owner}/{repo}/pulls/{pull_number}/files', {
        ...repository,
        pull_number: change.pull,
        per_page: PER_PAGE,
        page,
      }),
    );
    return listed.length < MAX_PULL_FILES ? toPaths(listed) : undefined;
  }
  // The files come with the first page alone, so one commit a page is enough.
  const { data } = await client.request('GET /repos/{owner}/{repo}/compare/{basehead}', {
    ...repository,
    basehead: `${change.base}...${change.head}`,
    per_page: 1,
  });
  const { status, files: listed } = readAnswer(comparison, data);
  // What a forced push took back is in no such list: it begins at the last commit that both have in common.
  if (status !== 'ahead' && status !== 'identical') return undefined;
  return listed && listed.length < MAX_COMPARED_FILES ? toPaths(listed) : undefined;
}

const toComment = ({ id, user, body }: z.output<typeof comment>): Comment => ({
  id,
  author: user?.login,
  body: body ?? '',
});

const toPaths = (listed: Readonly<z.output<typeof files>>): readonly string[] => [
  ...new Set(
    listed.flatMap(file => (file.previous_filename ? [file.filename, file.previous_filename] : [file.filename])),
  ),
];
