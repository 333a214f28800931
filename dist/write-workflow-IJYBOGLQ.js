import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  imageOf
} from "./chunk-J36EYVAO.js";
import {
  folderOf
} from "./chunk-XGVB4AIY.js";

// src/init/write-workflow.ts
import { stringify } from "yaml";
var CHECKOUT = "actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0";
var UPLOAD = "actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02 # v4.6.2";
var GO_BIN = 'echo "$(go env GOPATH)/bin" >> "$GITHUB_PATH"';
var TOOLS = {
  gotestsum: `go install gotest.tools/gotestsum@v1.13.0
${GO_BIN}`,
  "osv-scanner": `go install github.com/google/osv-scanner/v2/cmd/osv-scanner@v2.2.4
${GO_BIN}`,
  "pip-audit": "pipx install pip-audit==2.10.1"
};
var THERE = /^(?:\.{0,2}\/.*|git|gh|docker|podman|kubectl|kustomize|helm|node|npm|npx|corepack|python3?|pip3?|pipx|pytest|go|cargo|mvn|gradle|ruby|bundle|php|composer|psql|curl|sh|bash)$/;
var INSTALLS = [
  [/(?:^|\/)package-lock\.json$/, "Install packages", "npm ci"],
  [/(?:^|\/)pnpm-lock\.yaml$/, "Install packages", "corepack enable\npnpm install --frozen-lockfile"],
  [/(?:^|\/)yarn\.lock$/, "Install packages", "corepack enable\nyarn install"],
  [/(?:^|\/)requirements[\w.-]*\.txt$/, "Install packages", "python -m pip install pytest -r FILE"],
  [/(?:^|\/)pyproject\.toml$/, "Install the package", "python -m pip install pytest ."]
];
var MOST_INSTALLS = 6;
function setupFor(survey, {
  project,
  folders,
  tools
}) {
  const installs = INSTALLS.flatMap(
    ([pattern, name, run]) => survey.find(pattern).filter((file) => folders.includes(folderOf(file))).map((file) => {
      const [folder, base] = [folderOf(file), file.split("/").at(-1) ?? file];
      const line = run.replace("FILE", base);
      return folder === "." ? { name, run: line } : { name: `${name} of ${folder}`, run: `cd ${quoted(folder)}
${line}` };
    })
  );
  const builds = survey.find(/(?:^|\/)(?:Dockerfile|Containerfile)$/).slice(0, 4).map((file) => {
    const folder = folderOf(file);
    return {
      name: `Build the image of ${folder}`,
      run: `docker build -t ${imageOf(folder, project)} ${quoted(folder)}`
    };
  });
  const brought = tools.flatMap((tool) => {
    const run = TOOLS[tool];
    return run === void 0 ? [] : [{ name: `Install ${tool}`, run }];
  });
  return [...installs.slice(0, MOST_INSTALLS), ...brought, ...builds];
}
var quoted = (text) => /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
function writeWorkflow({ stage, config, permissions, tools, setup }) {
  const missing = tools.filter((tool) => !THERE.test(tool) && TOOLS[tool] === void 0);
  const scopes = { contents: "read", ...Object.fromEntries(permissions.map(scopeOf)), "pull-requests": "write" };
  const job = {
    "runs-on": "ubuntu-latest",
    "timeout-minutes": 30,
    permissions: scopes,
    steps: [
      { uses: CHECKOUT, with: { "fetch-depth": 0, "persist-credentials": false } },
      ...setup,
      {
        uses: "org/deploy-validate@v1",
        with: { ...config === void 0 ? {} : { config }, stage, comment: "on-failure" }
      },
      {
        if: "${{ !cancelled() }}",
        uses: UPLOAD,
        with: { name: "deploy-checks", path: ".deploy-validate", "include-hidden-files": true }
      }
    ]
  };
  const workflow = {
    name: "Deploy checks",
    on: { pull_request: null, push: { branches: ["main"] } },
    permissions: {},
    concurrency: { group: "deploy-checks-${{ github.ref }}", "cancel-in-progress": true },
    jobs: { validate: job }
  };
  const text = stringify(workflow, { lineWidth: 0, nullStr: "" });
  return `${headOf(missing)}${withPins(text)}`;
}
var headOf = (missing) => [
  '# Made by "deploy-validate init --workflow". The steps before the checks install what the checks start: look at them.',
  ...missing.length > 0 ? [`# To be installed by a step of your own: ${missing.join(", ")}.`] : [],
  ""
].join("\n");
var withPins = (text) => text.replaceAll(/uses: ["']?([\w/-]+@[0-9a-f]{40}) (# v[\d.]+)["']?/g, "uses: $1 $2");
var scopeOf = (permission) => {
  const [scope = "", level = "read"] = permission.split(/:\s*/);
  return [scope, level];
};
export {
  setupFor,
  writeWorkflow
};
