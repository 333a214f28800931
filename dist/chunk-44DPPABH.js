import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  UsageError
} from "./chunk-I7ZXQNS2.js";

// src/ports/files/file-system.ts
import fs from "node:fs";
import { promisify } from "node:util";
var close = promisify(fs.close);
var mkdir = promisify(fs.mkdir);
var mkdtemp = promisify(fs.mkdtemp);
var open = promisify(fs.open);
var read = promisify(fs.read);
var readFile = promisify(fs.readFile);
var realpath = promisify(fs.realpath.native);
var rename = promisify(fs.rename);
var rm = promisify(fs.rm);
var stat = promisify(fs.stat);
var writeFile = promisify(fs.writeFile);
var readdir = promisify(fs.readdir);

// src/ports/runner/workspace.ts
import { existsSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
function openWorkspace(at) {
  const given = resolve(at.workingDirectory);
  if (!isDirectory(given)) throw new UsageError(`working directory: ${at.workingDirectory} is no directory`);
  const workingDirectory = realpathSync(given);
  const reportDirectory = realPlace(resolve(at.reportDirectory));
  if (existsSync(reportDirectory) && !isDirectory(reportDirectory))
    throw new UsageError(`report directory: ${at.reportDirectory} is a file; name a directory, it need not exist`);
  return { workingDirectory, root: checkoutRoot(workingDirectory, at.githubWorkspace), reportDirectory };
}
var isDirectory = (path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
function realPlace(path) {
  try {
    return realpathSync(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(realPlace(parent), basename(path));
  }
}
function checkoutRoot(workingDirectory, githubWorkspace) {
  if (githubWorkspace && existsSync(githubWorkspace)) {
    const root = realpathSync(githubWorkspace);
    if (isInside(root, workingDirectory)) return root;
  }
  for (let folder = workingDirectory; ; folder = dirname(folder)) {
    if (existsSync(join(folder, ".git"))) return folder;
    if (dirname(folder) === folder) return workingDirectory;
  }
}
function isInside(folder, path) {
  const way = relative(folder, path);
  return way === "" || !(way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way));
}

export {
  close,
  mkdir,
  mkdtemp,
  open,
  read,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
  readdir,
  openWorkspace,
  isInside
};
