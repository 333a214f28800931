import { deadline } from '../ports/deadline.js';
import { commitInClone, textInClone } from '../ports/git/git-commit.js';
import { type GitHubContents, githubContents } from '../ports/github/contents.js';
import { GitHubFailed } from '../ports/github/github.js';
import { readWorkflow } from '../ports/runner/workflow.js';
import { ConfigInvalid } from './problem.js';

/** A commit whose files decide, whatever the checkout says. Every method throws `ConfigInvalid` and nothing else. */
interface PolicyCommit {
  readonly sha: string;
  /** A file's text in that commit; undefined where the commit has no such file. */
  readonly text: (path: string) => Promise<string | undefined>;
}

interface PolicySetting {
  /** `base`, or a branch, a tag or a SHA. */
  readonly ref: string;
  /** What messages call the config. */
  readonly file: string;
  readonly root: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly token: string | undefined;
}

const TIMEOUT_MS = 60_000;

/**
 * Finds the commit that a policy is read from. A full SHA is looked for in the clone first, then asked of GitHub; a name is
 * asked of GitHub wherever there is a workflow with a token, since whoever can write into the clone can name things there.
 */
export async function openPolicyCommit(setting: PolicySetting): Promise<PolicyCommit> {
  const { ref, file, env, root } = setting;
  const workflow = await readWorkflow(env);
  const wanted = ref === 'base' ? workflow.base : ref;
  if (wanted === undefined) {
    throw unreadable(
      file,
      `the event ${workflow.event} has no base commit; name a branch instead, such as "main", or leave policy-ref out`,
    );
  }
  const github = openContents(setting, workflow.repository);
  const sha = isSha(wanted) ? wanted : await resolve(wanted, { github, setting });
  return {
    sha,
    text: async path => {
      const found = await textInClone({ root, sha, path }, env);
      if (found !== undefined) return found === 'absent' ? undefined : found;
      if (!github) {
        throw unreadable(file, `this clone does not have the commit ${sha}, and there is no token to ask GitHub with`);
      }
      return explained(file, () => github.text(path, sha));
    },
  };
}

async function resolve(
  name: string,
  { github, setting }: { readonly github: GitHubContents | undefined; readonly setting: PolicySetting },
): Promise<string> {
  if (github) return explained(setting.file, () => github.commit(name));
  const sha = await commitInClone(setting.root, name, setting.env);
  if (sha === undefined)
    throw unreadable(setting.file, `this clone knows no commit "${name}"; fetch it, or name another`);
  return sha;
}

function openContents(
  { token, env }: PolicySetting,
  repository: { readonly owner: string; readonly repo: string } | undefined,
): GitHubContents | undefined {
  if (!token || !repository) return undefined;
  return githubContents({
    repository,
    token,
    apiUrl: env.GITHUB_API_URL,
    signal: deadline(TIMEOUT_MS),
  });
}

async function explained<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof GitHubFailed)) throw error;
    throw unreadable(file, `${error.message}; the job needs "contents: read"`);
  }
}

/** Never the checkout's own policy instead: that is what the pull request would loosen. */
const unreadable = (file: string, why: string): ConfigInvalid =>
  new ConfigInvalid([{ file, line: 1, column: 1, path: '', message: `cannot be read: ${why}` }]);

const isSha = (text: string): boolean => /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
