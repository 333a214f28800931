import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  newestFirst
} from "./chunk-DOVGKXEZ.js";
import {
  parseJson,
  readValue
} from "./chunk-MYHED2X6.js";
import "./chunk-WUMATNDA.js";
import "./chunk-DWCKG7RK.js";
import {
  answerOf,
  endOf,
  exitOf,
  exitedWith,
  lastWords
} from "./chunk-GOBM22IH.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import "./chunk-7SIRGS3L.js";
import "./chunk-WDRWDCXA.js";

// src/facts/backup/restic.ts
import { z } from "zod";
var snapshot = z.object({
  short_id: z.string().min(1),
  time: z.iso.datetime({ offset: true, local: false }),
  summary: z.object({ total_bytes_processed: z.number().min(0) }).optional()
});
var ENDS = {
  10: ["unreachable", "there is no repository"],
  11: ["tool-refused", "the repository is locked"],
  12: ["tool-refused", "the password is wrong"]
};
async function resticShelf(wanted, ports) {
  const { repository, host, path, tag, env } = wanted;
  const filters = [
    ...host === void 0 ? [] : ["--host", host],
    ...path === void 0 ? [] : ["--path", path],
    ...tag === void 0 ? [] : ["--tag", tag]
  ];
  const stdout = await ask(["snapshots", "--json", ...filters], { repository, env, ports });
  const origin = { name: "the output of restic", remedy: "Use restic 0.17 or newer." };
  const snapshots = readValue(parseJson(stdout, origin), z.array(snapshot), origin);
  if (snapshots.length === 0) {
    const remedy = "Correct `host`, `path` and `tag`, or find out why there is none.";
    throw new CouldNotTell("nothing-checked", "restic: the repository holds no such snapshot", remedy);
  }
  const backups = snapshots.map(
    (each) => ({
      name: each.short_id,
      bytes: each.summary?.total_bytes_processed ?? Number.NaN,
      atMs: Date.parse(each.time),
      read: void 0
    })
  );
  return {
    where: "restic",
    backups: newestFirst(backups),
    beside: () => Promise.resolve(void 0),
    isEncrypted: true,
    verify: (rung) => verify(rung, { repository, env, ports })
  };
}
var run = ([command, ...args], { repository, env, ports }) => ports.exec.run(["restic", "--no-lock", "--no-cache", "-r", repository, command, ...args], {
  env,
  log: false,
  keep: 16 * 1024 * 1024
});
async function ask(args, asking) {
  const ran = await run(args, asking);
  const known = ENDS[exitOf(ran) ?? Number.NaN];
  if (known)
    throw new CouldNotTell(known[0], `restic: ${known[1]}`, "Check the repository, and RESTIC_PASSWORD in `env`.");
  return answerOf(ran, { tool: "restic", exits: [0] }).stdout;
}
async function verify(rung, asking) {
  const ran = await run(rung >= 3 ? ["check", "--read-data"] : ["check"], asking);
  if (exitedWith(ran, 0)) return { rung: rung >= 3 ? 3 : 2, damage: void 0 };
  const known = ENDS[exitOf(ran) ?? Number.NaN];
  if (known || !exitedWith(ran, 1)) {
    const remedy = "Run `restic check` by hand.";
    throw new CouldNotTell("tool-crashed", `restic check ${known?.[1] ?? endOf(ran)}`, remedy);
  }
  const words = `${ran.stdout.text}
${ran.stderr.text}`;
  if (!/repository contains errors|errors? (?:were|was) found|pack .* (?:missing|damaged|does not match|contains)|id .*not found|ciphertext|hash mismatch/i.test(
    words
  ))
    throw new CouldNotTell("tool-crashed", `restic check: ${lastWords(ran)}`, "Run `restic check` by hand.");
  return { rung: 1, damage: `restic check: ${lastWords(ran)}` };
}
export {
  resticShelf
};
