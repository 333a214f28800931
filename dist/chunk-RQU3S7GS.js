import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/ports/runner/subject.ts
import { readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
function readSubject(env, root) {
  const head = env.GITHUB_SHA ? void 0 : readHead(root);
  return {
    repository: env.GITHUB_REPOSITORY,
    sha: env.GITHUB_SHA ?? head?.sha,
    ...headOf(env),
    ref: env.GITHUB_REF ?? head?.ref,
    event: env.GITHUB_EVENT_NAME,
    runId: env.GITHUB_RUN_ID,
    runAttempt: env.GITHUB_RUN_ATTEMPT
  };
}
var payload = z.object({
  pull_request: z.object({ head: z.object({ sha: z.string().regex(/^[0-9a-f]{40,64}$/) }) })
});
function headOf(env) {
  if (!env.GITHUB_EVENT_NAME?.startsWith("pull_request")) return {};
  try {
    const event = payload.parse(JSON.parse(readFileSync(env.GITHUB_EVENT_PATH ?? "", "utf8")));
    return { head: event.pull_request.head.sha };
  } catch {
    return {};
  }
}
function readHead(root) {
  const git = gitDirectory(root);
  const head = git === void 0 ? void 0 : read(join(git, "HEAD"));
  if (git === void 0 || head === void 0) return void 0;
  const ref = /^ref: (\S+)$/.exec(head)?.[1];
  if (ref === void 0) return { sha: head, ref: void 0 };
  const common = resolve(git, read(join(git, "commondir")) ?? ".");
  const packed = read(join(common, "packed-refs"))?.split("\n").find((line) => line.endsWith(` ${ref}`));
  return { sha: read(join(common, ref)) ?? packed?.split(" ")[0], ref };
}
function gitDirectory(root) {
  const path = join(root, ".git");
  try {
    if (statSync(path).isDirectory()) return path;
  } catch {
    return void 0;
  }
  const link = /^gitdir: (.+)$/.exec(read(path) ?? "")?.[1];
  return link === void 0 ? void 0 : resolve(root, link);
}
function read(path) {
  try {
    return readFileSync(path, "utf8").trim();
  } catch {
    return void 0;
  }
}

export {
  readSubject,
  readHead
};
