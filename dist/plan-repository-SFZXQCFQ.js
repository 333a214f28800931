import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  Roles,
  StageBook,
  faultOf,
  readCommands,
  recognise
} from "./chunk-JQGT4Y4V.js";
import "./chunk-CYZZQLTL.js";
import {
  suggestSupply
} from "./chunk-J36EYVAO.js";
import {
  MOST_READ,
  folderOf,
  surveyOf,
  topFolders,
  withText
} from "./chunk-XGVB4AIY.js";
import "./chunk-YNNCWGYU.js";
import "./chunk-6CM2YVXA.js";
import "./chunk-NIROGWQ7.js";
import "./chunk-FLEPBBHH.js";
import "./chunk-TI4SLVDO.js";
import "./chunk-3HIBJKUS.js";
import "./chunk-4H7XPLS4.js";
import "./chunk-7SIRGS3L.js";
import "./chunk-WDRWDCXA.js";

// src/init/repository/deployed.ts
import { posix } from "node:path";
async function suggestDeployed(survey) {
  return [...compose(survey), ...await manifests(survey), ...migrations(survey), ...variables(survey)];
}
function compose(survey) {
  const files = survey.find(/(?:^|\/)(?:docker-)?compose\.ya?ml$/).slice(0, 4);
  return files.map((file) => ({
    kind: "compose",
    with: { files: [file] },
    name: `${file} is valid and safe`,
    section: "Configuration",
    because: file,
    hint: folderOf(file) === "." ? void 0 : folderOf(file)
  }));
}
var KUSTOMIZATION = /(?:^|\/)kustomization\.ya?ml$/;
async function manifests(survey) {
  const files = survey.find(KUSTOMIZATION);
  const all = files.map(folderOf);
  const overlays = all.filter((folder) => /(?:^|\/)overlays?\/[^/]+$/.test(folder));
  const kustomize = overlays.length > 0 ? overlays : await rootsOf(survey, files);
  const charts = topFolders(survey.find(/(?:^|\/)Chart\.ya?ml$/));
  const plain = survey.find(/(?:^|\/)(?:k8s|kubernetes|manifests?|deploy(?:ment)?s?)(?:[\w.-]*)\/.*\.ya?ml$/i).filter((file) => ![...all, ...charts].some((folder) => folder === "." || file.startsWith(`${folder}/`)));
  const paths = topFolders(await withText(survey, { files: plain, like: [/^apiVersion:\s*\S/m, /^kind:\s*\S/m] }));
  const parts = {
    ...kustomize.length > 0 ? { kustomize: kustomize.slice(0, 6) } : {},
    ...charts.length > 0 ? { helm: charts.slice(0, 6).map((chart) => ({ chart })) } : {},
    ...paths.length > 0 ? { paths: paths.slice(0, 6) } : {}
  };
  const [because] = [...kustomize, ...charts, ...paths];
  if (because === void 0) return [];
  return [
    { kind: "manifests", with: parts, name: "Kubernetes manifests are valid", section: "Configuration", because }
  ];
}
async function rootsOf(survey, files) {
  const texts = await Promise.all(
    files.slice(0, MOST_READ).map(async (file) => ({ file, text: await survey.text(file) }))
  );
  const used = new Set(
    texts.flatMap(
      ({ file, text }) => [...text.matchAll(/^\s*-\s+["']?(\.{0,2}[\w./-]+)["']?\s*$/gm)].map(
        ([, path = ""]) => posix.join(folderOf(file), path)
      )
    )
  );
  return texts.filter(({ text }) => !/^kind:\s*Component/m.test(text)).map(({ file }) => folderOf(file)).filter((folder) => !used.has(folder));
}
var TOOLS = [
  ["alembic", /^(?:(.*)\/)?alembic\.ini$/],
  ["prisma", /^((?:.*\/)?prisma\/migrations)\/[^/]+\/migration\.sql$/],
  ["drizzle", /^(.*)\/meta\/_journal\.json$/],
  ["golang-migrate", /^(.*)\/\d+_\w+\.up\.sql$/],
  ["flyway", /^(.*)\/V\d[\w.]*__\w+\.sql$/],
  ["rails", /^((?:.*\/)?db\/migrate)\/\d+_\w+\.rb$/]
];
function migrations(survey) {
  for (const [tool, pattern] of TOOLS) {
    const [file] = survey.find(pattern);
    if (file === void 0) continue;
    const directory = pattern.exec(file)?.[1] ?? ".";
    return [
      {
        kind: "migrations",
        with: { tool, directory },
        name: "Database migrations are in order",
        section: "Data",
        because: file,
        guessed: "that the database is PostgreSQL; `since` names the last migration that is deployed"
      }
    ];
  }
  return [];
}
function variables(survey) {
  const [declared] = survey.find(
    /(?:^|\/)\.?env\.(?:example|sample|template|dist)$|(?:^|\/)\.env\.(?:example|sample)$/
  );
  const targets = survey.find(/(?:^|\/)(?:\.env\.(?:staging|production|prod)|(?:staging|production|prod)\.env)$/);
  if (declared === void 0 || targets.length === 0) return [];
  const named = targets.map((file) => [/staging/.test(file) ? "staging" : "production", file]);
  return [
    {
      kind: "env",
      with: { declared: [declared], for: Object.fromEntries(named) },
      name: "Every variable is set for its target",
      section: "Configuration",
      because: declared
    }
  ];
}

// src/init/repository/observed.ts
var WATCHED = [
  {
    kind: "prometheus",
    key: "config",
    name: "Prometheus loads its configuration",
    files: /(?:^|\/)prometheus[\w.-]*\.ya?ml$/i,
    like: [/^scrape_configs:/m]
  },
  {
    kind: "prometheus",
    key: "rules",
    name: "Alerting and recording rules are valid",
    files: /(?:rules?|alerts?)[\w./-]*\.ya?ml$/i,
    like: [/^\s*groups:/m, /^\s*-?\s*(?:alert|record):/m, /^\s*-?\s*expr:/m]
  },
  {
    kind: "alertmanager",
    key: "config",
    name: "Alertmanager loads its configuration",
    files: /(?:^|\/)alertmanager[\w.-]*\.ya?ml$/i,
    like: [/^route:/m, /^receivers:/m]
  },
  {
    kind: "loki",
    key: "config",
    name: "Loki loads its configuration",
    files: /(?:^|\/)loki[\w.-]*\.ya?ml$/i,
    like: [/^schema_config:/m]
  },
  {
    kind: "tracing",
    key: "collector",
    name: "The OpenTelemetry Collector loads its configuration",
    files: /(?:otel|collector)[\w./-]*\.ya?ml$/i,
    like: [/^receivers:/m, /^exporters:/m, /^service:/m]
  }
];
var MOST_FILES = 6;
async function suggestObserved(survey) {
  const found = await Promise.all(WATCHED.map((watched) => suggest(survey, watched)));
  return [...found.flat(), ...await dashboards(survey)];
}
async function suggest(survey, { kind, key, name, files, like }) {
  const fitting = (await withText(survey, { files: survey.find(files), like })).slice(0, MOST_FILES);
  const [because] = fitting;
  return because === void 0 ? [] : [{ kind, with: { [key]: fitting }, name, section: "Observability", because, hint: key }];
}
async function dashboards(survey) {
  const json = survey.find(/(?:^|\/)(?:grafana|dashboards?)\/.*\.json$/i);
  const like = [/"panels"\s*:/, /"schemaVersion"\s*:/];
  const fitting = await withText(survey, { files: json, like });
  const folders = topFolders(fitting).filter(
    (folder) => json.filter((file) => folderOf(file) === folder).every((file) => fitting.includes(file))
  );
  const [because] = folders;
  if (because === void 0) return [];
  return [
    {
      kind: "grafana",
      with: { dashboards: folders.slice(0, MOST_FILES).map((folder) => `${folder}/*.json`) },
      name: "Dashboards are whole",
      section: "Observability",
      because
    }
  ];
}

// src/init/repository/suites.ts
var SUITES = [
  { file: /(?:^|\/)package\.json$/, name: "JavaScript", command: scriptCommand },
  {
    file: /(?:^|\/)(?:pyproject\.toml|pytest\.ini|setup\.cfg|tox\.ini|requirements[\w.-]*\.txt)$/,
    name: "Python",
    command: (text, { folder, survey }) => /\bpytest\b/.test(text) || survey.find(below(folder, String.raw`(?:.*/)?test_\w+\.py$`)).length > 0 ? "pytest" : void 0
  },
  {
    file: /(?:^|\/)go\.mod$/,
    name: "Go",
    command: (_, { folder, survey }) => survey.find(below(folder, String.raw`.*_test\.go$`)).length > 0 ? "go test ./..." : void 0
  },
  { file: /(?:^|\/)Cargo\.toml$/, name: "Rust", command: () => "cargo test" },
  {
    file: /(?:^|\/)pom\.xml$/,
    name: "Java",
    command: (_, { folder, survey }) => survey.find(below(folder, "mvnw$")).length > 0 ? "./mvnw -B test" : "mvn -B test"
  },
  {
    file: /(?:^|\/)(?:build|settings)\.gradle(?:\.kts)?$/,
    name: "Java",
    command: (_, { folder, survey }) => survey.find(below(folder, "gradlew$")).length > 0 ? "./gradlew test" : "gradle test"
  },
  {
    file: /(?:^|\/)Gemfile$/,
    name: "Ruby",
    command: (text) => /\brspec\b/.test(text) ? "bundle exec rspec" : void 0
  },
  {
    file: /(?:^|\/)composer\.json$/,
    name: "PHP",
    command: (text) => /phpunit\/phpunit/.test(text) ? "vendor/bin/phpunit" : void 0
  }
];
var MOST_SUITES = 6;
async function suggestSuites(survey, context) {
  const found = [];
  for (const { file, name, command } of SUITES) {
    const files = survey.find(file);
    const folders = topFolders(files);
    for (const marker of files.filter((each) => folders.includes(folderOf(each)))) {
      const folder = folderOf(marker);
      if (found.some((other) => other.folder === folder && other.name.startsWith(name))) continue;
      const line = command(await survey.text(marker), { folder, survey });
      for (const proposal of line === void 0 ? [] : proposalsFor(line, context))
        found.push({
          ...inFolder(proposal, folder),
          folder,
          name: `${name} tests${folder === "." ? "" : ` of ${folder}`} pass`,
          section: "Code",
          because: marker
        });
    }
  }
  return found.slice(0, MOST_SUITES).map(({ folder, ...suggestion }) => suggestion);
}
function proposalsFor(line, context) {
  const plain = line.replace(/^bundle exec |^\.\/(?=mvnw|gradlew)/, "").replace(/^(mvn|gradle)w\b/, "$1");
  const start = line.slice(0, line.length - plain.length);
  return readCommands({ language: "sh", text: plain, line: 1 }).flatMap((command) => {
    const path = /^\.\/\w+/.exec(line)?.[0] ?? command.path;
    const told = recognise({ ...command, path }, context);
    if ("byHand" in told) return [];
    return told.entries.filter(({ kind }) => kind === "tests").map((entry) => start.startsWith("bundle") ? withPrefix(entry, ["bundle", "exec"]) : entry);
  });
}
var withPrefix = (entry, prefix) => ({ ...entry, with: { ...entry.with, run: [...prefix, ...wordsOf(entry.with.run)] } });
var wordsOf = (run) => Array.isArray(run) ? run : [];
function inFolder(proposal, folder) {
  if (folder === ".") return proposal;
  const { junit } = proposal.with;
  return {
    ...proposal,
    hint: folder.split("/").at(-1),
    with: { ...proposal.with, cwd: folder, ...typeof junit === "string" ? { junit: `${folder}/${junit}` } : {} }
  };
}
var below = (folder, rest) => new RegExp(folder === "." ? `^${rest}` : `^${folder.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}/${rest}`);
function scriptCommand(text) {
  if (/"vitest"\s*:/.test(text)) return "npx vitest run";
  if (/"jest"\s*:/.test(text)) return "npx jest";
  const [, script = ""] = /"test"\s*:\s*"((?:[^"\\]|\\.)*)"/.exec(text) ?? [];
  return script === "" || /no test specified/.test(script) ? void 0 : "npm test";
}

// src/init/repository/plan-repository.ts
var STAGE = "pre-deployment";
async function suggestChecks(from) {
  const survey = surveyOf(from.repository, from.text);
  const found = [
    await suggestSuites(survey, contextOf(from)),
    await suggestSupply(survey, from),
    await suggestDeployed(survey),
    await suggestObserved(survey)
  ];
  return found.flat().filter((suggestion) => faultOf(suggestion, from.checks) === void 0);
}
function planRepository(suggestions) {
  const book = new StageBook();
  book.stage(STAGE);
  for (const { name, section, because, ...proposal } of suggestions)
    book.add(
      { ...proposal, notes: [`because of ${because}`] },
      { stage: STAGE, phase: "checks", name, label: proposal.kind, section, covers: [], from: [] }
    );
  return { stages: book.all, roles: new Roles(/* @__PURE__ */ new Map()), excused: [] };
}
function unproven({ stages }, suggestions) {
  const kinds = new Set(stages.flatMap(({ entries, steps }) => [...entries, ...steps].map(({ kind }) => kind)));
  return suggestions.filter(({ kind }) => !kinds.has(kind));
}
var contextOf = ({ values, repository }) => ({
  values,
  stage: STAGE,
  about: "",
  line: "",
  told: {
    base: /* @__PURE__ */ new Map(),
    namespace: /* @__PURE__ */ new Map(),
    workloads: /* @__PURE__ */ new Map(),
    overlays: /* @__PURE__ */ new Map(),
    images: [],
    composeFiles: []
  },
  ...repository
});
export {
  planRepository,
  suggestChecks,
  unproven
};
