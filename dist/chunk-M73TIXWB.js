import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/reporters/place.ts
import { posix } from "node:path";
function showPlace({ file, line, column, subject }) {
  if (file === void 0) return subject;
  return [file, line, line === void 0 ? void 0 : column].filter((part) => part !== void 0).join(":");
}
function repositoryPath(file, { root = "" }) {
  if (file === void 0 || file === "" || /[\u0000-\u001f]/.test(file)) return void 0;
  const slashed = file.replaceAll("\\", "/");
  if (slashed.startsWith("/") || /^[a-z][a-z0-9+.-]*:/i.test(slashed)) return void 0;
  const path = posix.normalize(posix.join(root.replaceAll("\\", "/"), slashed));
  return path === ".." || path.startsWith("../") || path === "." ? void 0 : path;
}
function repositoryUrl({ repository }, { server }) {
  if (repository === void 0 || !/^[\w.-]+\/[\w.-]+$/.test(repository)) return void 0;
  const base = server !== void 0 && /^https?:\/\/[\w.:-]+(?:\/[\w./-]*)?$/.test(server) ? server : "https://github.com";
  return `${base.replace(/\/+$/, "")}/${repository}`;
}
var isSha = (sha) => sha !== void 0 && /^[0-9a-f]{7,64}$/.test(sha);
function blobUrl({ file, line }, subject, origin) {
  const repository = repositoryUrl(subject, origin);
  const path = repositoryPath(file, origin);
  if (repository === void 0 || path === void 0 || !isSha(subject.sha)) return void 0;
  const encoded = path.split("/").map(encodePart).join("/");
  return `${repository}/blob/${subject.sha}/${encoded}${line === void 0 ? "" : `#L${line}`}`;
}
var encodePart = (part) => encodeURIComponent(part.replace(new RegExp("\\p{Cs}", "gu"), "\uFFFD")).replace(
  /[!'()*]/g,
  (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`
);
function commitUrl(subject, origin) {
  const repository = repositoryUrl(subject, origin);
  return repository !== void 0 && isSha(subject.sha) ? `${repository}/commit/${subject.sha}` : void 0;
}
function runUrl(subject, origin) {
  const repository = repositoryUrl(subject, origin);
  const { runId, runAttempt } = subject;
  if (repository === void 0 || runId === void 0 || !/^\d+$/.test(runId)) return void 0;
  const attempt = runAttempt !== void 0 && /^\d+$/.test(runAttempt) ? `/attempts/${runAttempt}` : "";
  return `${repository}/actions/runs/${runId}${attempt}`;
}
function splitHelp(text) {
  const [, sentence = "", last = ""] = /^([\s\S]*?)(\S+)\s*$/.exec(text) ?? [];
  const url = asUrl(last);
  return url === void 0 ? { sentence: text, url } : { sentence: sentence.trim(), url };
}
function asUrl(text) {
  const trimmed = text.trim();
  return /^https?:\/\/[^\s<>"'`\\|()[\]{}*\u0000-\u001f\u007f-\uffff]+$/.test(trimmed) && URL.canParse(trimmed) ? trimmed : void 0;
}

export {
  showPlace,
  repositoryPath,
  repositoryUrl,
  blobUrl,
  commitUrl,
  runUrl,
  splitHelp,
  asUrl
};
