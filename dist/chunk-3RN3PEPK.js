import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  parseJson,
  readValue
} from "./chunk-MYHED2X6.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import {
  oneLine
} from "./chunk-N3UFVQ2O.js";
import {
  clip
} from "./chunk-7SIRGS3L.js";

// src/facts/live/observer.ts
var SHOWN = 300;
var SKEW_MS = 6e4;
function observer(at) {
  const { name, connected, http } = at;
  const base = new URL(at.url);
  const address = `${base.origin}${base.pathname.replace(/\/+$/, "")}`;
  const where = `${name} at ${address}`;
  const ask = async ({ path, query = {}, json, statuses = [] }) => {
    const target = new URL(`${address}${path}`);
    for (const [key, value] of [...base.searchParams, ...Object.entries(query)]) target.searchParams.append(key, value);
    const { headers } = connected;
    const sent = { ...headers, "content-type": "application/json" };
    const posted = json === void 0 ? {} : { method: "POST", body: JSON.stringify(json), headers: sent };
    const answer = await http.request({ ...connected, url: target.href, ...posted }).catch((error) => Promise.reject(bare(error, { long: target.href, short: address, where })));
    const { status } = answer;
    if (status >= 200 && status < 300 || statuses.includes(status)) return answer;
    throw refused(answer, `${where}${path}`);
  };
  return {
    where,
    ask,
    read: async (question, schema) => {
      const { body } = await ask(question);
      const origin = { name: `${where}${question.path}`, remedy: `Check \`url\`: it is the address of ${name}.` };
      return readValue(parseJson(body.toString("utf8"), origin), schema, origin);
    }
  };
}
var saidIn = ({ body }) => {
  const text = body.toString("utf8");
  return /^\s*</.test(text) ? "a web page" : clip(oneLine(text.trim()), SHOWN);
};
function refused(answer, where) {
  const { status } = answer;
  if (status === 401 || status === 403) {
    const message2 = `${where}: access was refused (${status})`;
    return new CouldNotTell("tool-refused", message2, "Give `headers` an `authorization` that may read this.");
  }
  const said = saidIn(answer);
  const message = `${where}: status ${status}${said === "" ? "" : `: ${said}`}`;
  if (status === 404) return new CouldNotTell("wrong-format", message, "Check `url`: nothing answers at this path.");
  if (status === 429) return new CouldNotTell("unreachable", message, "Ask less often, or raise the limit there.");
  return status >= 500 ? new CouldNotTell("unreachable", message, "Look at the server: it could not answer.") : new CouldNotTell(
    "tool-refused",
    message,
    "The server understood the request and refused it; mend what it names."
  );
}
function sameTime({ headers }, { now, where }) {
  const at = Date.parse(headers.date ?? "");
  const gap = Math.abs(at - now.getTime());
  if (Number.isNaN(at) || gap <= SKEW_MS) return;
  const message = `${where}: its clock and this machine's are ${Math.round(gap / 1e3)} s apart`;
  throw new CouldNotTell("stale", message, "Set the clocks right, and mistrust caches on the way.");
}
function bare(error, at) {
  if (!(error instanceof CouldNotTell)) return error;
  const { why, message, remedy } = error;
  const short = message.replaceAll(at.long, at.short).replaceAll(at.short, at.where);
  return new CouldNotTell(why, short, remedy, { cause: error.cause });
}

export {
  observer,
  sameTime
};
