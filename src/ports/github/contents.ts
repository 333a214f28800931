import { z } from 'zod';
import { GitHubFailed } from './github.js';
import { type GitHubSetting, openGitHub, readAnswer } from './request.js';

const commit = z.object({ sha: z.string().regex(/^[0-9a-f]{40,64}$/) });
const comparison = z.object({ status: z.string() });
const file = z.object({ type: z.literal('file'), encoding: z.string(), content: z.string() });

/** Files of the repository as they are in a commit, whatever is checked out. Every method throws `GitHubFailed` alone. */
export interface GitHubContents {
  /** The commit that a branch, a tag or a SHA stands for. */
  readonly commit: (ref: string) => Promise<string>;
  /** A file's text, at most the megabyte that GitHub hands out as part of an answer; undefined where there is none. */
  readonly text: (path: string, sha: string) => Promise<string | undefined>;
  /** Whether a commit is among those that lead to another one, or is that one. */
  readonly leadsTo: (sha: string, later: string) => Promise<boolean>;
}

/** The real `GitHubContents`; needs the permission contents: read. */
export function githubContents(setting: GitHubSetting): GitHubContents {
  const { repository } = setting;
  const ask = openGitHub(setting);
  return {
    commit: ref =>
      ask(`say which commit "${ref}" is`, async client => {
        // One file a page: of the commit its name is all that is wanted.
        const route = 'GET /repos/{owner}/{repo}/commits/{ref}';
        const { data } = await client.request(route, { ...repository, ref, per_page: 1 });
        return readAnswer(commit, data).sha;
      }),
    text: async (path, sha) => {
      try {
        return await ask(`give ${path} of the commit ${sha}`, async client => {
          const route = 'GET /repos/{owner}/{repo}/contents/{path}';
          const { data } = await client.request(route, { ...repository, path, ref: sha });
          const { encoding, content } = readAnswer(file, data);
          if (encoding !== 'base64')
            throw new GitHubFailed('unreadable', `it is longer than GitHub gives (${encoding})`);
          return Buffer.from(content, 'base64').toString('utf8');
        });
      } catch (error) {
        if (error instanceof GitHubFailed && error.why === 'not-found') return undefined;
        throw error;
      }
    },
    leadsTo: async (sha, later) => {
      if (sha === later) return true;
      try {
        return await ask(`compare ${sha} with ${later}`, async client => {
          const route = 'GET /repos/{owner}/{repo}/compare/{basehead}';
          const { data } = await client.request(route, { ...repository, basehead: `${sha}...${later}`, per_page: 1 });
          const { status } = readAnswer(comparison, data);
          return status === 'ahead' || status === 'identical';
        });
      } catch (error) {
        if (error instanceof GitHubFailed && error.why === 'not-found') return false;
        throw error;
      }
    },
  };
}
