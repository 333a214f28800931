import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/config/problem.ts
var ConfigInvalid = class extends Error {
  name = "ConfigInvalid";
  problems;
  constructor(problems) {
    super(problems.map(showProblem).join("\n"));
    this.problems = problems;
  }
};
function showProblem({ file, line, column, path, message }) {
  return `${file}:${line}:${column}: ${path === "" ? "" : `${path}: `}${message}`;
}
function showPath(path) {
  let shown = "";
  for (const part of path) {
    if (typeof part === "number") shown += `[${part}]`;
    else shown += shown === "" ? String(part) : `.${String(part)}`;
  }
  return shown;
}

export {
  ConfigInvalid,
  showProblem,
  showPath
};
