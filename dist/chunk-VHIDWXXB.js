import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  clip
} from "./chunk-7SIRGS3L.js";

// src/ports/github/github.ts
var GitHubFailed = class extends Error {
  name = "GitHubFailed";
  why;
  constructor(why, message, options) {
    super(message, options);
    this.why = why;
  }
};

// src/ports/github/failure.ts
import { z } from "zod";
var requestError = z.object({
  status: z.number(),
  message: z.string(),
  response: z.object({ headers: z.record(z.string(), z.unknown()) }).optional()
});
function explainFailure(error, what) {
  if (error instanceof GitHubFailed) {
    return new GitHubFailed(error.why, `GitHub did not ${what}: ${error.message}`, { cause: error });
  }
  const known = requestError.safeParse(error);
  const said = firstLine(error instanceof Error ? error.message : String(error));
  if (!known.success) return new GitHubFailed("unreadable", `GitHub did not ${what}: ${said}`, { cause: error });
  const { status, response } = known.data;
  const why = response ? whyOf(status, { headers: response.headers, said }) : "unreachable";
  const answer = response ? `${status} ${said}` : said;
  return new GitHubFailed(why, `GitHub did not ${what}: ${answer}`, { cause: error });
}
function unreadable(error) {
  const issue = error.issues[0];
  const where = issue && issue.path.length > 0 ? `${issue.path.join(".")}: ` : "";
  return new GitHubFailed("unreadable", `its answer is not what it documents (${where}${issue?.message})`, {
    cause: error
  });
}
function retryAfter(headers) {
  const seconds = Number(headers["retry-after"] ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : void 0;
}
function whyOf(status, { headers, said }) {
  const limited = retryAfter(headers) !== void 0 || headers["x-ratelimit-remaining"] === "0" || /rate limit/i.test(said);
  if (status === 429 || status === 403 && limited) return "rate-limited";
  if (status === 401 || status === 403) return "forbidden";
  if (status === 404 || status === 410) return "not-found";
  return status < 500 ? "refused" : "unreachable";
}
var firstLine = (text) => clip(text.split(/\r?\n/, 1)[0] ?? "", 300);

export {
  GitHubFailed,
  explainFailure,
  unreadable,
  retryAfter
};
