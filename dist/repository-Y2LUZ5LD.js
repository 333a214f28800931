import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  readSubject
} from "./chunk-RQU3S7GS.js";
import {
  PER_PAGE,
  openGitHub
} from "./chunk-MHLCP2FT.js";
import {
  readWorkflow
} from "./chunk-AT5AE5NT.js";
import {
  GitHubFailed
} from "./chunk-VHIDWXXB.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import "./chunk-7SIRGS3L.js";
import "./chunk-WDRWDCXA.js";

// src/ports/github/repository.ts
import { z } from "zod";
var MAX_PAGES = 100;
async function openRepository({ env, token, root, signal }) {
  const { repository, pull, run } = await readWorkflow(env);
  if (repository === void 0) {
    const remedy = "Set GITHUB_REPOSITORY to owner/name; in a workflow it is set.";
    throw new CouldNotTell("variable-missing", "nothing says which repository on GitHub this is", remedy);
  }
  if (token === void 0 || token === "") {
    const remedy = "Give the action its `token`, or set GITHUB_TOKEN.";
    throw new CouldNotTell("variable-missing", "there is no token to ask GitHub with", remedy);
  }
  const subject = readSubject(env, root);
  const asked = openGitHub({ apiUrl: env.GITHUB_API_URL, token, repository, signal });
  const isTag = env.GITHUB_REF_TYPE === "tag";
  return {
    name: `${repository.owner}/${repository.repo}`,
    commit: subject.head ?? subject.sha,
    pull: pull?.number,
    branch: env.GITHUB_BASE_REF || (isTag ? void 0 : env.GITHUB_REF_NAME || subject.ref?.replace(/^refs\/heads\//, "")),
    run: run?.id,
    one: (question) => answer(asked, question, async (client) => (await send(client, question, repository)).data),
    all: (question) => answer(asked, question, (client) => everyPage(client, question, repository))
  };
}
async function answer(asked, question, work) {
  try {
    return await asked(question.what, work);
  } catch (error) {
    if (!(error instanceof GitHubFailed)) throw error;
    if (error.why === "not-found") return void 0;
    throw unclear(error, question);
  }
}
function unclear({ why, message: said }, { permission }) {
  const message = said.replace(/\.$/, "");
  switch (why) {
    case "forbidden": {
      const remedy = `Give the token the permission \`${permission}\`.`;
      return new CouldNotTell("unreadable", `${message} (it takes the permission \`${permission}\`)`, remedy);
    }
    case "rate-limited":
      return new CouldNotTell("unreachable", message, "Wait until GitHub answers again, and ask less often.");
    case "unreachable":
      return new CouldNotTell("unreachable", message, "Run it again; https://www.githubstatus.com says how GitHub is.");
    default:
      return new CouldNotTell("wrong-format", message, `Check what is asked, and the permission \`${permission}\`.`);
  }
}
async function send(client, question, place, more = {}) {
  const { data, headers } = await client.request(question.route, {
    ...question.route.includes("{owner}") ? place : {},
    ...question.with,
    ...more
  });
  return { data, link: typeof headers.link === "string" ? headers.link : "" };
}
async function everyPage(client, question, place) {
  const items = [];
  let next = {};
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const { data, link } = await send(client, question, place, { per_page: PER_PAGE, ...next });
    const { list, total } = listIn(data, question.under);
    items.push(...list);
    const following = nextOf(link);
    if (following === void 0) {
      if (total !== void 0 && total > items.length)
        throw new GitHubFailed("unreadable", `it says that there are ${total}, and lists ${items.length}`);
      return items;
    }
    next = following;
  }
  throw new GitHubFailed("unreadable", `GitHub's list has more than ${MAX_PAGES} pages`);
}
function listIn(data, under) {
  const list = z.array(z.unknown());
  const schema = under === void 0 ? list.transform((items) => ({ list: items })) : z.object({ total_count: z.int().min(0).optional(), [under]: list }).transform((said) => ({
    list: list.parse(said[under]),
    ...typeof said.total_count === "number" && { total: said.total_count }
  }));
  const read = schema.safeParse(data);
  if (read.success) return read.data;
  throw new GitHubFailed("unreadable", "its answer is not the list that it documents");
}
function nextOf(link) {
  const url = /<([^>]+)>;\s*rel="next"/.exec(link)?.[1];
  if (url === void 0) return void 0;
  if (!URL.canParse(url)) throw new GitHubFailed("unreadable", "its link to the next page is no address");
  const query = new URL(url).searchParams;
  const following = ["page", "after", "cursor"].flatMap((key) => query.has(key) ? [[key, query.get(key) ?? ""]] : []);
  if (following.length === 0) throw new GitHubFailed("unreadable", "its link to the next page has no page");
  return Object.fromEntries(following);
}
export {
  openRepository
};
