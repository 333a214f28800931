import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  NotPublished
} from "./chunk-BQ3BBEDX.js";
import {
  readJson
} from "./chunk-MYHED2X6.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";

// src/checks/artifact/fetch.ts
var MAX_ANSWER = 64 * 1024 * 1024;
var MAX_FILE = 1024 * 1024 * 1024;
async function get(url, { asking, accept, maxBytes }) {
  const { connected, options, ports } = asking;
  const home = options.registry ?? options.url ?? options.helm;
  const isHome = home !== void 0 && new URL(home).origin === new URL(url).origin;
  const headers = { accept, "user-agent": "deploy-validate", ...isHome ? connected.headers : {} };
  const { timeoutMs, tls } = connected;
  const { status, body } = await ports.http.request({
    url,
    headers,
    timeoutMs,
    maxBytes,
    ...isHome && tls ? { tls } : {}
  });
  if (status === 200) return body;
  if (status === 404 || status === 410) return void 0;
  const isRefused = status === 401 || status === 403;
  const remedy = isRefused ? "Check the name, and give `headers` an `authorization`." : "Try again, or give it `within`.";
  throw new CouldNotTell(isRefused ? "unreadable" : "unreachable", `${place(url)}: HTTP ${status}`, remedy);
}
function place(url) {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}
async function askJson(url, {
  asking,
  schema,
  accept = "application/json"
}) {
  const body = await get(url, { asking, accept, maxBytes: MAX_ANSWER });
  if (body === void 0) return void 0;
  return readJson(body, schema, { name: place(url), remedy: "Check that this is the registry that you mean." });
}
async function askText(url, asking) {
  return (await get(url, { asking, accept: "*/*", maxBytes: MAX_ANSWER }))?.toString("utf8");
}
async function download(url, asking) {
  const body = await get(url, { asking, accept: "*/*", maxBytes: MAX_FILE });
  if (body === void 0) throw new NotPublished(`${place(url)} is not there`);
  if (body.length > 0) return body;
  throw new NotPublished(`${place(url)} is empty`);
}

export {
  place,
  askJson,
  askText,
  download
};
