import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  GitHubFailed,
  explainFailure,
  unreadable
} from "./chunk-VHIDWXXB.js";

// src/ports/github/request.ts
var PER_PAGE = 100;
var MAX_PAGES = 100;
function openGitHub(setting) {
  let opened;
  return async (what, work) => {
    try {
      opened ??= import("./octokit-client-IOI5G6HB.js").then(({ openClient }) => openClient(setting));
      return await work(await opened);
    } catch (error) {
      throw explainFailure(error, what);
    }
  };
}
async function pages(schema, get) {
  const items = [];
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const { data, headers } = await get(page);
    items.push(...readAnswer(schema, data));
    if (!headers.link?.includes('rel="next"')) return items;
  }
  throw new GitHubFailed("unreadable", `GitHub's list has more than ${MAX_PAGES} pages`);
}
function readAnswer(schema, data) {
  const parsed = schema.safeParse(data);
  if (!parsed.success) throw unreadable(parsed.error);
  return parsed.data;
}

export {
  PER_PAGE,
  openGitHub,
  pages,
  readAnswer
};
