import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  readValue
} from "./chunk-MYHED2X6.js";
import "./chunk-WUMATNDA.js";
import "./chunk-DWCKG7RK.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";

// src/formats/github/approvals-file.ts
import { parseDocument } from "yaml";
import { z } from "zod";
var login = z.string().min(1);
var schema = z.strictObject({
  approvals: z.array(
    z.strictObject({
      role: z.string().min(1),
      person: login,
      state: z.enum(["approved", "rejected"]).default("approved"),
      comment: z.string().default("")
    })
  ),
  /** Who would have started the run, and who would have written it. */
  starters: z.array(login).default([]),
  authors: z.array(login).default([])
});
var REMEDY = "Write it as docs/sign-off.md shows: `approvals: [{ role: technical-lead, person: octocat }]`.";
function readApprovalsFile(text, name) {
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: true });
  const [fault] = document.errors;
  if (fault) throw new CouldNotTell("wrong-format", `${name}: ${fault.message}`, REMEDY);
  return readValue(plain(document, name), schema, { name, remedy: REMEDY });
}
function plain(document, name) {
  try {
    return document.toJS({ maxAliasCount: 20 });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new CouldNotTell("wrong-format", `${name}: ${why}`, REMEDY, { cause });
  }
}
export {
  readApprovalsFile
};
