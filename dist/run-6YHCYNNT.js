import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  expectGit
} from "./chunk-4FM6DKH2.js";
import {
  committedMs,
  trackedFile
} from "./chunk-BMOO5N5W.js";
import {
  refuseFuture,
  whyOld
} from "./chunk-FQV4JGOB.js";
import "./chunk-GOBM22IH.js";
import {
  failed,
  pending
} from "./chunk-T3DUPKJN.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import "./chunk-7SIRGS3L.js";
import "./chunk-WDRWDCXA.js";

// src/checks/manual/artifact.ts
var MAX_BYTES = 16 * 1024 * 1024;
var ANY_ZONE_MS = 14 * 36e5;
async function lookAt(artifact, ports) {
  return artifact.url === void 0 ? lookAtFile(artifact, ports) : lookAtPage({ ...artifact, url: artifact.url }, ports);
}
async function lookAtFile(artifact, ports) {
  const file = artifact.file ?? "";
  const facts = await ports.files.facts(file);
  if (facts === void 0) return void 0;
  if (facts.kind !== "file") {
    throw new CouldNotTell("unreadable", `${file}: no file`, "Name the file itself.");
  }
  if (await isBlank(file, facts.bytes, ports))
    throw new CouldNotTell("nothing-checked", `${file}: empty`, "Write down what is attested.");
  const stated = await dateOf(artifact, {
    text: () => ports.files.text(file, MAX_BYTES),
    otherwise: () => fileDate(file, facts.modifiedMs, ports)
  });
  return { shown: file, modifiedMs: facts.modifiedMs, stated };
}
var isBlank = async (file, bytes, { files }) => bytes < 1024 && (await files.bytes(file)).toString("latin1").trim() === "";
async function lookAtPage(artifact, { http }) {
  const { url } = artifact;
  const answer = await samePage(url, http);
  if (answer.status === 404 || answer.status === 410) return void 0;
  if (answer.status >= 300 && answer.status <= 399) throw elsewhere(url, answer);
  if (answer.status !== 200) {
    const remedy = "Give an address that answers without a login, or a file in the repository.";
    throw new CouldNotTell("unreachable", `${url}: answers ${answer.status}`, remedy);
  }
  if (answer.body.toString("latin1").trim() === "") {
    throw new CouldNotTell("nothing-checked", `${url}: an empty page`, "Name the page that says what is attested.");
  }
  const modifiedMs = lastModified(answer);
  const stated = await dateOf(artifact, {
    text: async () => answer.body.toString("utf8"),
    otherwise: async () => mustBeKnown(url, modifiedMs)
  });
  return { shown: url, modifiedMs, stated };
}
async function samePage(url, http) {
  let at = url;
  for (let left = 3; ; left -= 1) {
    const answer = await http.request({ url: at, maxBytes: MAX_BYTES, redirects: 0 });
    const location = answer.status >= 300 && answer.status <= 399 ? answer.headers.location : void 0;
    const next = location !== void 0 && URL.canParse(location, at) ? new URL(location, at) : void 0;
    if (next === void 0 || left === 0 || !isSameAddress(new URL(at), next)) return answer;
    at = next.href;
  }
}
var isSameAddress = (from, to) => from.hostname === to.hostname && from.pathname.replace(/\/$/, "") === to.pathname.replace(/\/$/, "") && from.search === to.search && (to.protocol === "https:" || from.protocol === to.protocol);
function elsewhere(url, { status, headers }) {
  const location = headers.location ?? "";
  const next = URL.canParse(location, url) ? new URL(location, url) : void 0;
  const where = next === void 0 ? "somewhere else" : `${next.origin}${next.pathname}`;
  const remedy = "Name the address that answers without a login and without sending on, or a file in the repository.";
  return new CouldNotTell("unreachable", `${url}: answers ${status} and sends on to ${where}`, remedy);
}
async function dateOf({ date, file, url, "max-age": maxAge }, from) {
  if (maxAge === void 0) return void 0;
  if (date === void 0) return from.otherwise();
  const said = date.exec(await from.text())?.[1];
  const read = said === void 0 ? void 0 : readDate(said);
  if (read !== void 0) return read;
  const what = said === void 0 ? `nothing matches ${date.source}` : `"${said.slice(0, 80)}" is no date`;
  const remedy = "Let the first group of `date` match a date such as 2026-11-23.";
  throw new CouldNotTell("wrong-format", `${file ?? url}: ${what}`, remedy);
}
function readDate(text) {
  const trimmed = text.trim();
  const isDay = /^\d{4}-\d\d-\d\d$/.test(trimmed);
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d))?$/.exec(trimmed) ?? [];
  const ms = year === void 0 ? Number.NaN : Date.parse(trimmed.replace(" ", "T"));
  const isReal = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate() === Number(day);
  if (Number.isNaN(ms) || !isReal) return void 0;
  return isDay ? { earliestMs: ms - ANY_ZONE_MS, latestMs: ms } : ms;
}
function lastModified({ headers }) {
  const ms = Date.parse(headers["last-modified"] ?? "");
  return Number.isNaN(ms) ? void 0 : ms;
}
function mustBeKnown(url, modifiedMs) {
  if (modifiedMs !== void 0) return modifiedMs;
  const remedy = "Say with `date` where the page has its date.";
  throw new CouldNotTell("stale", `${url}: the server does not say when the page was changed`, remedy);
}
async function fileDate(file, modifiedMs, ports) {
  await expectGit(ports);
  try {
    const tracked = await trackedFile(file, ports);
    return tracked ? await committedMs(tracked, ports) : modifiedMs;
  } catch (cause) {
    if (!(cause instanceof CouldNotTell) || cause.why !== "stale") throw cause;
    const remedy = "Say with `date` where the file has its date, or check out the whole history (`fetch-depth: 0`).";
    throw new CouldNotTell(cause.why, cause.message, remedy, { cause });
  }
}

// src/checks/manual/run.ts
async function runManual({ role, ask, evidence }, ports) {
  if (evidence === void 0) return pending(`${role} has yet to attest: ${ask}`);
  const looked = await lookAt(evidence, ports);
  if (looked === void 0) {
    const message = `${nameOf(evidence)} is not there`;
    return failed(message, { findings: [finding("evidence-missing", message, evidence)] });
  }
  const nowMs = ports.clock.now().getTime();
  refuseFuture(`${nameOf(evidence)}:`, looked, nowMs);
  const limitMs = evidence["max-age"];
  const why = limitMs === void 0 ? void 0 : whyOld(looked.stated, { nowMs, limitMs });
  if (why !== void 0) {
    const stale = `${nameOf(evidence)} ${why}`;
    return failed(stale, { findings: [finding("evidence-stale", stale, evidence)] });
  }
  return pending(`${role} has yet to attest: ${ask} (${looked.shown})`, {
    evidence: evidence.file === void 0 ? [] : [evidence.file]
  });
}
var finding = (rule, message, { file, url }) => ({ rule, level: "error", message, ...file === void 0 ? { subject: url } : { file } });
var nameOf = ({ file, url }) => file ?? url ?? "";
export {
  runManual
};
