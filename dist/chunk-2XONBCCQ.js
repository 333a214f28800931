import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  PER_PAGE,
  openGitHub,
  pages,
  readAnswer
} from "./chunk-MHLCP2FT.js";

// src/ports/github/octokit-github.ts
import { z } from "zod";
var MAX_PULL_FILES = 3e3;
var MAX_COMPARED_FILES = 300;
var comment = z.object({
  id: z.number(),
  user: z.object({ login: z.string() }).nullish(),
  body: z.string().nullish()
});
var files = z.array(z.object({ filename: z.string(), previous_filename: z.string().optional() }));
var comparison = z.object({ status: z.string(), files: files.optional() });
var viewer = z.object({ viewer: z.object({ login: z.string().min(1) }) });
function octokitGitHub(setting) {
  const { repository } = setting;
  const ask = openGitHub(setting);
  return {
    login: () => ask(
      "say whose token this is",
      async (client) => readAnswer(viewer, await client.graphql("{ viewer { login } }")).viewer.login
    ),
    comments: (issue) => ask(`list the comments of #${issue}`, async (client) => {
      const all = await pages(
        z.array(comment),
        (page) => client.request("GET /repos/{owner}/{repo}/issues/{issue_number}/comments", {
          ...repository,
          issue_number: issue,
          per_page: PER_PAGE,
          page
        })
      );
      return all.map(toComment);
    }),
    createComment: (issue, body) => ask(`comment on #${issue}`, async (client) => {
      const route = "POST /repos/{owner}/{repo}/issues/{issue_number}/comments";
      const { data } = await client.request(route, { ...repository, issue_number: issue, body });
      return toComment(readAnswer(comment, data));
    }),
    updateComment: (id, body) => ask(`update comment ${id}`, async (client) => {
      const route = "PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}";
      await client.request(route, { ...repository, comment_id: id, body });
    }),
    deleteComment: (id) => ask(`delete comment ${id}`, async (client) => {
      const route = "DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}";
      await client.request(route, { ...repository, comment_id: id });
    }),
    changedFiles: (change) => ask("list the changed files", (client) => listFiles(client, repository, change))
  };
}
async function listFiles(client, repository, change) {
  if ("pull" in change) {
    const listed2 = await pages(
      files,
      (page) => client.request("GET /repos/{owner}/{repo}/pulls/{pull_number}/files", {
        ...repository,
        pull_number: change.pull,
        per_page: PER_PAGE,
        page
      })
    );
    return listed2.length < MAX_PULL_FILES ? toPaths(listed2) : void 0;
  }
  const { data } = await client.request("GET /repos/{owner}/{repo}/compare/{basehead}", {
    ...repository,
    basehead: `${change.base}...${change.head}`,
    per_page: 1
  });
  const { status, files: listed } = readAnswer(comparison, data);
  if (status !== "ahead" && status !== "identical") return void 0;
  return listed && listed.length < MAX_COMPARED_FILES ? toPaths(listed) : void 0;
}
var toComment = ({ id, user, body }) => ({
  id,
  author: user?.login,
  body: body ?? ""
});
var toPaths = (listed) => [
  ...new Set(
    listed.flatMap((file) => file.previous_filename ? [file.filename, file.previous_filename] : [file.filename])
  )
];

export {
  octokitGitHub
};
