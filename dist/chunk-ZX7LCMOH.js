import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/ports/git/bound-git.ts
import { execFile } from "node:child_process";
import { lstatSync } from "node:fs";
import { devNull } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

// src/ports/process/child-environment.ts
import { delimiter, isAbsolute } from "node:path";
var ALLOWED = new Set(
  `PATH HOME USER LOGNAME SHELL LANG LANGUAGE TZ TERM TMPDIR TEMP TMP CI NO_COLOR FORCE_COLOR
  HTTP_PROXY HTTPS_PROXY NO_PROXY ALL_PROXY SSL_CERT_FILE SSL_CERT_DIR NODE_EXTRA_CA_CERTS REQUESTS_CA_BUNDLE
  JAVA_HOME GOPATH GOROOT GOCACHE GOMODCACHE GOFLAGS GOPROXY VIRTUAL_ENV PYENV_ROOT CARGO_HOME RUSTUP_HOME NVM_DIR
  KUBECONFIG DOCKER_HOST DOCKER_CONFIG DOCKER_CONTEXT DOCKER_CERT_PATH DOCKER_TLS_VERIFY CONTAINER_HOST
  XDG_CONFIG_HOME XDG_CACHE_HOME XDG_DATA_HOME XDG_RUNTIME_DIR
  GITHUB_ACTIONS GITHUB_ACTOR GITHUB_BASE_REF GITHUB_EVENT_NAME GITHUB_HEAD_REF GITHUB_JOB GITHUB_REF GITHUB_REF_NAME
  GITHUB_REF_TYPE GITHUB_REPOSITORY GITHUB_REPOSITORY_OWNER GITHUB_RUN_ATTEMPT GITHUB_RUN_ID GITHUB_RUN_NUMBER
  GITHUB_SERVER_URL GITHUB_SHA GITHUB_WORKFLOW GITHUB_WORKSPACE RUNNER_ARCH RUNNER_OS RUNNER_TEMP RUNNER_TOOL_CACHE
  GIT_INDEX_FILE
  SYSTEMROOT SYSTEMDRIVE WINDIR COMSPEC PATHEXT APPDATA LOCALAPPDATA PROGRAMDATA PROGRAMFILES PROGRAMFILES(X86)
  USERPROFILE HOMEDRIVE HOMEPATH NUMBER_OF_PROCESSORS`.split(/\s+/)
);
function childEnvironment(env, passed) {
  const child = {};
  for (const [name, value] of Object.entries(env)) {
    const allowed = ALLOWED.has(name.toUpperCase()) || name.startsWith("LC_") || passed.includes(name);
    if (allowed && value !== void 0) child[name] = name.toUpperCase() === "PATH" ? withoutHere(value) : value;
  }
  return child;
}
var withoutHere = (path) => path.split(delimiter).filter(isAbsolute).join(delimiter);

// src/ports/git/bound-git.ts
var SETTINGS = {
  "safe.bareRepository": "explicit",
  "core.fsmonitor": "false",
  "core.hooksPath": devNull
};
function gitBinding(root) {
  const place = isCheckout(root) ? { GIT_DIR: join(root, ".git"), GIT_WORK_TREE: root } : {};
  return { ...gitSettings(), ...place };
}
function gitSettings() {
  const entries = Object.entries(SETTINGS);
  return {
    GIT_DIR: void 0,
    GIT_WORK_TREE: void 0,
    GIT_INDEX_FILE: void 0,
    GIT_OBJECT_DIRECTORY: void 0,
    GIT_COMMON_DIR: void 0,
    GIT_CONFIG_COUNT: String(entries.length),
    ...Object.fromEntries(
      entries.flatMap(([key, value], index) => [
        [`GIT_CONFIG_KEY_${index}`, key],
        [`GIT_CONFIG_VALUE_${index}`, value]
      ])
    )
  };
}
var isCheckout = (root) => lstatSync(join(root, ".git"), { throwIfNoEntry: false }) !== void 0;
async function boundGit(args, { root, env }) {
  if (!isCheckout(root)) return void 0;
  try {
    const { stdout } = await promisify(execFile)("git", ["--no-replace-objects", ...args], {
      cwd: root,
      env: { ...childEnvironment(env, []), ...gitBinding(root) },
      maxBuffer: 64 * 1024 * 1024,
      timeout: 3e4
    });
    return stdout;
  } catch {
    return void 0;
  }
}

export {
  childEnvironment,
  gitBinding,
  gitSettings,
  isCheckout,
  boundGit
};
