import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  RECORD_FILE,
  hasRecord,
  readRecord
} from "./chunk-VEK6YMUL.js";
import {
  readReportFile
} from "./chunk-RIMD4PZU.js";
import {
  UsageError
} from "./chunk-I7ZXQNS2.js";

// src/commands/delivery/find-record.ts
import { join } from "node:path";
var MAX_RECORD_BYTES = 64 * 1024 * 1024;
async function findRecord({ request, world, digest }) {
  const named = request.record;
  const [, file = named, pin] = /^(.+)@(sha256:[0-9a-f]{64})$/.exec(named ?? "") ?? [];
  if (file === void 0 && !hasRecord(request.reportDirectory)) return void 0;
  const path = file ?? join(request.reportDirectory, RECORD_FILE);
  const wanted = pin ?? digest;
  if (wanted === void 0 && world.env.GITHUB_ACTIONS === "true") {
    if (named === void 0) return void 0;
    throw new UsageError(
      "record: in a workflow it needs its digest, FILE@sha256:\u2026, from the output of the job that deployed"
    );
  }
  const { text } = await readReportFile(path, MAX_RECORD_BYTES);
  return readRecord(text, { shown: path, digest: wanted });
}
function whyOther(record, own) {
  if (record.project !== own.project || record.stage !== own.stage)
    return `the record is of ${record.project} / ${record.stage}, not of ${own.project} / ${own.stage}`;
  if (record.subject.sha !== own.sha)
    return `the record is of commit ${record.subject.sha ?? "nobody knows which"}, not of ${own.sha ?? "nobody knows which"}; check that commit out`;
  return record.subject.configDigest === own.configDigest ? void 0 : "the record is of another config; check out the commit that was deployed";
}
var sayUnknown = ({ message, remedy }) => `${message}. ${remedy}`;

export {
  findRecord,
  whyOther,
  sayUnknown
};
