import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  ConfigInvalid
} from "./chunk-FYPLSVJO.js";
import {
  tooFar
} from "./chunk-X6ZUOFTH.js";
import "./chunk-EICZL6FV.js";
import "./chunk-NIZTT6CV.js";
import {
  parseJson,
  readValue
} from "./chunk-MYHED2X6.js";
import "./chunk-WUMATNDA.js";
import "./chunk-DWCKG7RK.js";
import "./chunk-HHKYXMH5.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";

// src/formats/audits/allow-list.ts
import { z } from "zod";
var content = z.object({
  active: z.boolean().nullish(),
  notes: z.string().nullish(),
  expiry: z.union([z.string(), z.number()]).nullish()
});
var nsprc = z.record(z.string(), z.union([content, z.string()]));
var auditCi = z.object({
  allowlist: z.array(z.union([z.string(), z.record(z.string(), content)]))
});
function readAllowList(text, origin) {
  const value = parseJson(withoutComments(text), origin);
  if (typeof value === "object" && value !== null && "allowlist" in value) return fromAuditCi(value, origin);
  return Object.entries(readValue(value, nsprc, origin)).flatMap(([key, record]) => {
    const { active, notes, expiry } = typeof record === "string" ? { notes: record } : { active: true, ...record };
    return active === false ? [] : [recordOf(key, { place: key, notes, expiry })];
  });
}
function fromAuditCi(value, origin) {
  return readValue(value, auditCi, origin).allowlist.flatMap((entry, index) => {
    const place = `allowlist[${index}]`;
    if (typeof entry === "string") return [recordOf(entry, { place })];
    return Object.entries(entry).flatMap(
      ([key, { active, notes, expiry }]) => active === true ? [recordOf(key, { place, notes, expiry })] : []
    );
  });
}
function recordOf(key, at) {
  const { advisory, what } = subjectOf(key.trim());
  return { place: at.place, advisory, what, reason: at.notes?.trim() || void 0, expires: lastDayOf(at.expiry) };
}
var ADVISORY = /^(?:GHSA(?:-[0-9a-z]{4}){3}|CVE-\d{4}-\d{4,}|\d+)$/i;
function subjectOf(key) {
  if (/[|>]/.test(key)) return { advisory: void 0, what: "one way to a package" };
  if (/^CWE-/i.test(key)) return { advisory: void 0, what: "a whole class of weaknesses" };
  const id = /^https:\/\/[^/]+\/advisories\/([\w-]+)$/.exec(key)?.[1] ?? key;
  return ADVISORY.test(id) ? { advisory: id, what: "an advisory" } : { advisory: void 0, what: "no advisory" };
}
var DAY_MS = 864e5;
function lastDayOf(expiry) {
  if (expiry === void 0 || expiry === null || expiry === "" || expiry === 0) return void 0;
  const end = new Date(expiry).getTime();
  return end > DAY_MS ? new Date(end - DAY_MS).toISOString().slice(0, 10) : null;
}
function withoutComments(text) {
  const blank = (part) => part.replace(/[^\n]/g, " ");
  return text.replace(/("(?:\\.|[^"\\])*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (part, quoted) => quoted ?? blank(part)).replace(/("(?:\\.|[^"\\])*")|,(?=\s*[}\]])/g, (_, quoted) => quoted ?? " ");
}

// src/config/import-waivers.ts
var REMEDY = "name a .nsprc of better-npm-audit or a config of audit-ci";
async function importWaivers(config, at) {
  const limit = { today: at.today, longest: config["longest-waiver"] };
  const read = await Promise.all(
    config["waivers-from"].map(async (source) => {
      try {
        const text = await at.read(source.file);
        return readAllowList(text, { name: source.file, remedy: REMEDY }).map(
          (record) => toWaiver(record, source, limit)
        );
      } catch (error) {
        if (!(error instanceof CouldNotTell)) throw error;
        return [unreadable(source.file, error)];
      }
    })
  );
  const found = read.flat();
  const problems = found.filter(isProblem);
  if (problems.length > 0) throw new ConfigInvalid(problems);
  return [...config.waivers, ...found.flatMap((one) => isProblem(one) ? [] : [one])];
}
var isProblem = (one) => "message" in one;
function toWaiver(record, source, limit) {
  const { advisory, place, what } = record;
  const fault = (message) => problem(source.file, place, message);
  if (advisory === void 0) {
    return fault(`names ${what}, which would excuse what nobody has seen yet; write a waiver that names the advisory`);
  }
  if (record.expires === null) return fault("its expiry is no date");
  const expires = record.expires ?? source.expires;
  if (expires === void 0) return fault("has no expiry; add one, or give the entry of `waivers-from` an `expires`");
  const far = tooFar(expires, limit);
  if (far !== void 0) return fault(far);
  const reason = record.reason ?? source.reason;
  if (reason === void 0) return fault("has no notes; add some, or give the entry of `waivers-from` a `reason`");
  const { check, stage, owner } = source;
  return { check, stage, advisory, reason, owner, expires };
}
function unreadable(file, { message, remedy }) {
  const rest = message.startsWith(`${file}:`) ? message.slice(file.length + 1) : message;
  const [, line, column, what = rest.trim()] = /^(\d+):(\d+): (.*)$/s.exec(rest) ?? [];
  const todo = remedy.replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase()).replace(/\.$/, "");
  return { file, line: Number(line ?? 1), column: Number(column ?? 1), path: "", message: `${what}; ${todo}` };
}
var problem = (file, path, message) => ({ file, line: 1, column: 1, path, message });
export {
  importWaivers
};
