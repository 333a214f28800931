import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  madeAt,
  newestFirst
} from "./chunk-DOVGKXEZ.js";
import {
  parseJson,
  parseJsonLines,
  readValue
} from "./chunk-MYHED2X6.js";
import "./chunk-WUMATNDA.js";
import "./chunk-DWCKG7RK.js";
import {
  answerOf
} from "./chunk-GOBM22IH.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import "./chunk-7SIRGS3L.js";
import {
  parseSize
} from "./chunk-WDRWDCXA.js";

// src/facts/backup/command.ts
import { z } from "zod";
var size = z.union([
  z.int().min(0),
  z.string().transform((text, context) => {
    const bytes = /^\d+$/.test(text) ? Number(text) : parseSize(text);
    if (bytes !== void 0) return bytes;
    context.addIssue({ code: "custom", message: "expected bytes, or a size such as 200MB" });
    return z.NEVER;
  })
]);
var time = z.union([
  z.number().transform((number) => number > 1e11 ? number : number * 1e3),
  z.iso.datetime({ offset: true }).transform((text) => Date.parse(text))
]);
var listed = z.object({ name: z.string().min(1), size, time });
async function commandShelf(run, env, { exec }) {
  const tool = run[0];
  const { stdout } = answerOf(await exec.run(run, { env, keep: 16 * 1024 * 1024 }), { tool, exits: [0] });
  const origin = { name: `the output of ${tool}`, remedy: 'Let it print [{"name": \u2026, "size": \u2026, "time": \u2026}].' };
  const text = stdout.trim();
  const read = text.startsWith("[") ? parseJson(text, origin) : parseJsonLines(text, origin);
  const entries = readValue(read, z.array(listed), origin);
  if (entries.length === 0)
    throw new CouldNotTell("nothing-checked", `${tool} lists no backup`, "Find out why there is none.");
  const backups = entries.map((entry) => ({
    name: entry.name,
    bytes: entry.size,
    atMs: madeAt(entry.name, entry.time),
    read: void 0
  }));
  return { where: run.join(" "), backups: newestFirst(backups), beside: () => Promise.resolve(void 0) };
}
export {
  commandShelf
};
