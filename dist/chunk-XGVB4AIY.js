import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/init/repository/survey.ts
var NOT_OWN = /(?:^|\/)(?:node_modules|vendor|third[_-]party|examples?|samples?|test-?data|fixtures?|__\w+__|dist|build|target|site-packages|\.git|\.devcontainer|\.terraform|\.?venv|\.tox)\//i;
var MOST_READ = 200;
function surveyOf({ find }, text) {
  return {
    find: (pattern) => find(pattern).filter((file) => !NOT_OWN.test(`${file}/`)).sort(byDepth),
    text: (file) => text(file).catch(() => "")
  };
}
var byDepth = (a, b) => depthOf(a) - depthOf(b) || (a < b ? -1 : a > b ? 1 : 0);
var depthOf = (file) => file.split("/").length - 1;
var folderOf = (file) => file.includes("/") ? file.slice(0, file.lastIndexOf("/")) : ".";
async function withText(survey, { files, like }) {
  const read = await Promise.all(
    files.slice(0, MOST_READ).map(async (file) => ({ file, text: await survey.text(file) }))
  );
  return read.filter(({ text }) => like.every((pattern) => pattern.test(text))).map(({ file }) => file);
}
function topFolders(files) {
  const folders = [...new Set(files.map(folderOf))].sort(byDepth);
  return folders.filter((folder) => !folders.some((other) => other !== folder && isBelow(folder, other)));
}
var isBelow = (folder, other) => other === "." || folder.startsWith(`${other}/`);

export {
  MOST_READ,
  surveyOf,
  depthOf,
  folderOf,
  withText,
  topFolders
};
