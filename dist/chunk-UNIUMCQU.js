import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  sha256Of
} from "./chunk-5WEEGCVT.js";
import {
  isInside,
  mkdir,
  rm,
  writeFile
} from "./chunk-44DPPABH.js";

// src/ports/runner/report-directory.ts
import { existsSync, rename as renameFile } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
var rename = promisify(renameFile);
var REPORT_FILES = [
  "report.json",
  "report.md",
  "report.html",
  "junit.xml",
  "results.sarif",
  "predicate.json",
  "checklist.md"
];
var reportIn = (directory) => join(resolve(directory), REPORT_FILES[0]);
async function clearReports(directory) {
  if (!existsSync(directory)) return;
  const old = REPORT_FILES.map((name) => join(directory, name)).filter(existsSync);
  await Promise.all(old.map((path) => rm(path, { force: true })));
}
async function writeReport(directory, name, text) {
  await mkdir(directory, { recursive: true });
  const file = join(directory, name);
  const part = `${file}.${process.pid}.part`;
  try {
    await writeFile(part, text);
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}
async function writtenFiles(directory, wanted) {
  const files = REPORT_FILES.filter((name) => existsSync(join(directory, name)));
  if (!files.includes(REPORT_FILES[0]) || await sha256Of(reportIn(directory)) !== wanted.report) return void 0;
  for (const { path, sha256 } of wanted.logs) {
    const file = join(directory, path);
    if (!isInside(directory, file) || files.includes(path) || !existsSync(file)) continue;
    if (await sha256Of(file) === sha256) files.push(path);
  }
  return files;
}

export {
  REPORT_FILES,
  reportIn,
  clearReports,
  writeReport,
  writtenFiles
};
