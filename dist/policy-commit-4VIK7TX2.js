import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  commitInClone,
  textInClone
} from "./chunk-A5OJIV5F.js";
import "./chunk-ZX7LCMOH.js";
import {
  openGitHub,
  readAnswer
} from "./chunk-MHLCP2FT.js";
import {
  readWorkflow
} from "./chunk-AT5AE5NT.js";
import {
  GitHubFailed
} from "./chunk-VHIDWXXB.js";
import {
  deadline
} from "./chunk-DKHORWX3.js";
import {
  ConfigInvalid
} from "./chunk-FYPLSVJO.js";
import "./chunk-7SIRGS3L.js";
import "./chunk-WDRWDCXA.js";

// src/ports/github/contents.ts
import { z } from "zod";
var commit = z.object({ sha: z.string().regex(/^[0-9a-f]{40,64}$/) });
var file = z.object({ type: z.literal("file"), encoding: z.string(), content: z.string() });
function githubContents(setting) {
  const { repository } = setting;
  const ask = openGitHub(setting);
  return {
    commit: (ref) => ask(`say which commit "${ref}" is`, async (client) => {
      const route = "GET /repos/{owner}/{repo}/commits/{ref}";
      const { data } = await client.request(route, { ...repository, ref, per_page: 1 });
      return readAnswer(commit, data).sha;
    }),
    text: async (path, sha) => {
      try {
        return await ask(`give ${path} of the commit ${sha}`, async (client) => {
          const route = "GET /repos/{owner}/{repo}/contents/{path}";
          const { data } = await client.request(route, { ...repository, path, ref: sha });
          const { encoding, content } = readAnswer(file, data);
          if (encoding !== "base64")
            throw new GitHubFailed("unreadable", `it is longer than GitHub gives (${encoding})`);
          return Buffer.from(content, "base64").toString("utf8");
        });
      } catch (error) {
        if (error instanceof GitHubFailed && error.why === "not-found") return void 0;
        throw error;
      }
    }
  };
}

// src/config/policy-commit.ts
var TIMEOUT_MS = 6e4;
async function openPolicyCommit(setting) {
  const { ref, file: file2, env, root } = setting;
  const workflow = await readWorkflow(env);
  const wanted = ref === "base" ? workflow.base : ref;
  if (wanted === void 0) {
    throw unreadable(
      file2,
      `the event ${workflow.event} has no base commit; name a branch instead, such as "main", or leave policy-ref out`
    );
  }
  const github = openContents(setting, workflow.repository);
  const sha = isSha(wanted) ? wanted : await resolve(wanted, { github, setting });
  return {
    sha,
    text: async (path) => {
      const found = await textInClone({ root, sha, path }, env);
      if (found !== void 0) return found === "absent" ? void 0 : found;
      if (!github) {
        throw unreadable(file2, `this clone does not have the commit ${sha}, and there is no token to ask GitHub with`);
      }
      return explained(file2, () => github.text(path, sha));
    }
  };
}
async function resolve(name, { github, setting }) {
  if (github) return explained(setting.file, () => github.commit(name));
  const sha = await commitInClone(setting.root, name, setting.env);
  if (sha === void 0)
    throw unreadable(setting.file, `this clone knows no commit "${name}"; fetch it, or name another`);
  return sha;
}
function openContents({ token, env }, repository) {
  if (!token || !repository) return void 0;
  return githubContents({
    repository,
    token,
    apiUrl: env.GITHUB_API_URL,
    signal: deadline(TIMEOUT_MS)
  });
}
async function explained(file2, work) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof GitHubFailed)) throw error;
    throw unreadable(file2, `${error.message}; the job needs "contents: read"`);
  }
}
var unreadable = (file2, why) => new ConfigInvalid([{ file: file2, line: 1, column: 1, path: "", message: `cannot be read: ${why}` }]);
var isSha = (text) => /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
export {
  openPolicyCommit
};
