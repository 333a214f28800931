import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  retryAfter
} from "./chunk-VHIDWXXB.js";
import {
  deadline
} from "./chunk-DKHORWX3.js";
import "./chunk-7SIRGS3L.js";
import "./chunk-WDRWDCXA.js";

// src/ports/github/octokit-client.ts
import { getOctokit } from "@actions/github";
import { retry } from "@octokit/plugin-retry";
import { throttling } from "@octokit/plugin-throttling";
var ATTEMPT_MS = 1e4;
var LONGEST_WAIT_S = 30;
var RETRIES = 2;
function openClient(setting) {
  const patient = (seconds, _options, _client, count) => seconds <= LONGEST_WAIT_S && count < RETRIES;
  const options = {
    ...setting.apiUrl ? { baseUrl: setting.apiUrl } : {},
    retry: { retries: RETRIES, doNotRetry: [400, 401, 403, 404, 409, 410, 422, 429, 451] },
    throttle: { onRateLimit: patient, onSecondaryRateLimit: patient }
  };
  return getOctokit(setting.token, options, limitAttempts(setting.signal), retry, throttling);
}
var limitAttempts = (signal) => (octokit) => {
  octokit.hook.before("request", (options) => {
    options.request.signal = deadline(ATTEMPT_MS, signal);
  });
  octokit.hook.error("request", (error, options) => {
    if (!("request" in error)) throw error;
    if (isTimeout(error.cause)) options.request.retries = 0;
    const seconds = plainWait(error);
    if (seconds !== void 0)
      error.request.request = { ...error.request.request, retries: RETRIES, retryAfter: seconds };
    throw error;
  });
  return {};
};
var isTimeout = (cause) => cause instanceof Error && /^(Timeout|Abort)Error$/.test(cause.name);
function plainWait(error) {
  const headers = error.response?.headers ?? {};
  const throttled = /\bsecondary rate\b/i.test(error.message) || headers["x-ratelimit-remaining"] === "0";
  if (throttled || error.status !== 429 && error.status !== 403) return void 0;
  const seconds = retryAfter(headers);
  return seconds !== void 0 && seconds <= LONGEST_WAIT_S ? seconds : void 0;
}
export {
  openClient
};
