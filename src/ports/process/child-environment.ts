import { delimiter, isAbsolute } from 'node:path';

/**
 * Names that a child process may inherit. Everything else stays with us: a JavaScript action's process holds the runner's
 * tokens, every `INPUT_*` and the paths of the files through which a step can change its workflow.
 */
export const inherited: ReadonlySet<string> = new Set(
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
  USERPROFILE HOMEDRIVE HOMEPATH NUMBER_OF_PROCESSORS`.split(/\s+/),
);

type Environment = Readonly<Record<string, string | undefined>>;

/** The allow-listed part of `env`, with the names that the config passes on. */
export function childEnvironment(env: Environment, passed: readonly string[]): Record<string, string> {
  const child: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    const allowed = inherited.has(name.toUpperCase()) || name.startsWith('LC_') || passed.includes(name);
    if (allowed && value !== undefined) child[name] = name.toUpperCase() === 'PATH' ? withoutHere(value) : value;
  }
  return child;
}

/** The runner's own variables, and the shell's: nobody's command needs them. */
const OF_THE_RUNNER = /^(?:INPUT_|GITHUB_|RUNNER_|ACTIONS_|npm_|STATE_)|^(?:_|PWD|OLDPWD|SHLVL|HOSTNAME)$|^.{0,3}$/;

/** Names that are set here and that children do not inherit. */
export const withheldNames = (env: Environment, child: Environment): readonly string[] =>
  Object.keys(env).filter(name => env[name] !== undefined && child[name] === undefined && !OF_THE_RUNNER.test(name));

/** An empty or a relative entry of PATH lies below the current folder: what a repository holds would run as a tool. */
const withoutHere = (path: string): string => path.split(delimiter).filter(isAbsolute).join(delimiter);
