import { stringify } from 'yaml';
import { imageOf } from './repository/supply.js';
import { folderOf, type Survey } from './repository/survey.js';

/** What a workflow has to bring along for a config's first stage. */
export interface WorkflowNeeds {
  readonly stage: string;
  /** Relative to the root of the repository; undefined for the default path. */
  readonly config: string | undefined;
  /** The working directory, `.` for the root. */
  readonly folder: string;
  /** Scopes of the token: `issues: read`. */
  readonly permissions: readonly string[];
  /** Programs that checks start. */
  readonly tools: readonly string[];
  readonly setup: readonly SetupStep[];
}

/** One step that makes the checkout ready. */
interface SetupStep {
  readonly name: string;
  readonly run: string;
}

const CHECKOUT = 'actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0';
const UPLOAD = 'actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02 # v4.6.2';
const GO_BIN = 'echo "$(go env GOPATH)/bin" >> "$GITHUB_PATH"';

/** How a tool comes onto a runner of GitHub; pinned. */
const TOOLS: Readonly<Record<string, string>> = {
  gotestsum: `go install gotest.tools/gotestsum@v1.13.0\n${GO_BIN}`,
  'osv-scanner': `go install github.com/google/osv-scanner/v2/cmd/osv-scanner@v2.2.4\n${GO_BIN}`,
  'pip-audit': 'pipx install pip-audit==2.10.1',
};

/** On ubuntu-latest, or brought along by a package manager of the repository. */
const THERE =
  /^(?:\.{0,2}\/.*|git|gh|docker|podman|kubectl|kustomize|helm|node|npm|npx|corepack|python3?|pip3?|pipx|pytest|go|cargo|mvn|gradle|ruby|bundle|php|composer|psql|curl|sh|bash)$/;

/** How the dependencies of a suite are installed, by the file that names them. */
const INSTALLS: readonly (readonly [file: RegExp, name: string, run: string])[] = [
  [/(?:^|\/)package-lock\.json$/, 'Install packages', 'npm ci'],
  [/(?:^|\/)pnpm-lock\.yaml$/, 'Install packages', 'corepack enable\npnpm install --frozen-lockfile'],
  [/(?:^|\/)yarn\.lock$/, 'Install packages', 'corepack enable\nyarn install'],
  [/(?:^|\/)requirements[\w.-]*\.txt$/, 'Install packages', 'python -m pip install pytest -r FILE'],
  [/(?:^|\/)pyproject\.toml$/, 'Install the package', 'python -m pip install pytest .'],
];

const MOST_INSTALLS = 6;

/** Steps before the checks: packages of the suites, tools that no runner has, images to look at. */
export function setupFor(
  survey: Survey,
  {
    project,
    folders,
    tools,
  }: { readonly project: string; readonly folders: readonly string[]; readonly tools: readonly string[] },
): readonly SetupStep[] {
  const installs = INSTALLS.flatMap(([pattern, name, run]) =>
    survey
      .find(pattern)
      .filter(file => folders.includes(folderOf(file)))
      .map(file => {
        const [folder, base] = [folderOf(file), file.split('/').at(-1) ?? file];
        const line = run.replace('FILE', base);
        return folder === '.'
          ? { name, run: line }
          : { name: `${name} of ${folder}`, run: `cd ${quoted(folder)}\n${line}` };
      }),
  );
  const builds = survey
    .find(/(?:^|\/)(?:Dockerfile|Containerfile)$/)
    .slice(0, 4)
    .map(file => {
      const folder = folderOf(file);
      return {
        name: `Build the image of ${folder}`,
        run: `docker build -t ${imageOf(folder, project)} ${quoted(folder)}`,
      };
    });
  const brought = tools.flatMap(tool => {
    const run = TOOLS[tool];
    return run === undefined ? [] : [{ name: `Install ${tool}`, run }];
  });
  return [...installs.slice(0, MOST_INSTALLS), ...brought, ...builds];
}

/** A word of a shell. */
const quoted = (text: string): string =>
  /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** The text of a workflow: least permissions, pinned actions, one comment, the report as an artifact. */
export function writeWorkflow({ stage, config, folder, permissions, tools, setup }: WorkflowNeeds): string {
  const missing = tools.filter(tool => !THERE.test(tool) && TOOLS[tool] === undefined);
  const scopes = { contents: 'read', ...Object.fromEntries(permissions.map(scopeOf)), 'pull-requests': 'write' };
  const job = {
    'runs-on': 'ubuntu-latest',
    'timeout-minutes': 30,
    permissions: scopes,
    ...(folder === '.' ? {} : { defaults: { run: { 'working-directory': folder } } }),
    steps: [
      { uses: CHECKOUT, with: { 'fetch-depth': 0, 'persist-credentials': false } },
      ...setup,
      {
        uses: 'org/deploy-validate@v1',
        with: {
          ...(config === undefined ? {} : { config }),
          ...(folder === '.' ? {} : { 'working-directory': folder }),
          stage,
          comment: 'on-failure',
        },
      },
      {
        if: '${{ !cancelled() }}',
        uses: UPLOAD,
        with: { name: 'deploy-checks', path: '.deploy-validate', 'include-hidden-files': true },
      },
    ],
  };
  const workflow = {
    name: 'Deploy checks',
    on: { pull_request: null, push: { branches: ['main'] } },
    permissions: {},
    concurrency: { group: 'deploy-checks-${{ github.ref }}', 'cancel-in-progress': true },
    jobs: { validate: job },
  };
  const text = stringify(workflow, { lineWidth: 0, nullStr: '' });
  return `${headOf(missing)}${withPins(text)}`;
}

const headOf = (missing: readonly string[]): string =>
  [
    '# Made by "deploy-validate init --workflow". The steps before the checks install what the checks start: look at them.',
    ...(missing.length > 0 ? [`# To be installed by a step of your own: ${missing.join(', ')}.`] : []),
    '',
  ].join('\n');

/** The version beside a pinned commit is a comment, and no part of the name. */
const withPins = (text: string): string =>
  text.replaceAll(/uses: ["']?([\w/-]+@[0-9a-f]{40}) (# v[\d.]+)["']?/g, 'uses: $1 $2');

const scopeOf = (permission: string): readonly [string, string] => {
  const [scope = '', level = 'read'] = permission.split(/:\s*/);
  return [scope, level];
};
