import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  envRules,
  isLiteralSecret,
  isLocal,
  isOfType,
  isPlaceholder
} from "./chunk-WDFZVC45.js";
import {
  parseDotenv
} from "./chunk-XOD4FZYP.js";
import {
  at,
  entriesOf,
  listOf,
  matchFiles,
  summaryOf,
  textOf
} from "./chunk-WWLHH42W.js";
import {
  Source
} from "./chunk-BJ4YS6BF.js";
import "./chunk-MB3VA4ZV.js";
import {
  offsetAt,
  plainData
} from "./chunk-7ILL4VNR.js";
import "./chunk-UKKJVFSA.js";
import {
  unlessUnknown
} from "./chunk-6XZ27NNX.js";
import {
  nearest
} from "./chunk-HHKYXMH5.js";
import {
  openCluster
} from "./chunk-P35JBH6E.js";
import {
  answerOf
} from "./chunk-GOBM22IH.js";
import "./chunk-QTDOXDI3.js";
import {
  byFindings,
  byPolicies,
  findingOf
} from "./chunk-T3DUPKJN.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import "./chunk-7SIRGS3L.js";
import {
  count
} from "./chunk-WDRWDCXA.js";

// src/engines/env/code-reads.ts
var NAME = "([A-Za-z_][A-Za-z0-9_]*)";
var QUOTED = `['"\`]${NAME}['"\`]`;
var HASH = /(?<![\w'"$\\])#[^\n]*/g;
var SLASHES = /(?<![:\w'"`\\])\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
var LANGUAGES = [
  {
    extensions: /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/,
    comment: SLASHES,
    reads: [
      new RegExp(
        `(?:process\\.env|import\\.meta\\.env|Bun\\.env)(?:\\?)?\\.${NAME}(?!\\w)(\\s*(?:\\?\\?|\\|\\|))?`,
        "g"
      ),
      new RegExp(
        `(?:process\\.env|import\\.meta\\.env|Bun\\.env)(?:\\?\\.)?\\[\\s*${QUOTED}\\s*\\](\\s*(?:\\?\\?|\\|\\|))?`,
        "g"
      ),
      new RegExp(`Deno\\.env\\.get\\(\\s*${QUOTED}\\s*\\)(\\s*(?:\\?\\?|\\|\\|))?`, "g")
    ],
    dynamic: /process\.env\[\s*(?!['"`]\w+['"`]\s*\])/
  },
  {
    extensions: /\.pyi?$/,
    comment: HASH,
    reads: [
      new RegExp(`os\\.environ\\[\\s*${QUOTED}\\s*\\]`, "g"),
      new RegExp(
        `(?:os\\.environ\\.get|os\\.getenv|(?<!\\w)getenv|(?<!\\w)environ\\.get)\\(\\s*${QUOTED}\\s*(,|\\)\\s*or\\b)?`,
        "g"
      ),
      new RegExp(`(?<![\\w.])config\\(\\s*${QUOTED}\\s*(,\\s*default\\s*=)?`, "g"),
      new RegExp(`(?<![\\w.])env(?:\\.(?:str|int|bool|float|list|url|db|json|path))?\\(\\s*${QUOTED}\\s*(,)?`, "g")
    ],
    dynamic: /os\.environ\[\s*[^'"\s]|os\.getenv\(\s*[^'"\s]|BaseSettings\b/
  },
  {
    extensions: /\.go$/,
    comment: SLASHES,
    reads: [
      new RegExp(`os\\.Getenv\\(\\s*"${NAME}"\\s*\\)`, "g"),
      new RegExp(`os\\.LookupEnv\\(\\s*"${NAME}"\\s*(\\))`, "g"),
      new RegExp(`(?<!\\w)env(?:config)?:"${NAME}(?:,required)?"`, "g")
    ],
    dynamic: /os\.(?:Getenv|LookupEnv)\(\s*[^"\s]|AutomaticEnv\(/
  },
  {
    extensions: /\.(?:rb|rake|erb)$/,
    comment: HASH,
    reads: [
      new RegExp(`ENV\\[\\s*${QUOTED}\\s*\\](\\s*(?:\\|\\|))?`, "g"),
      new RegExp(`ENV\\.fetch\\(\\s*${QUOTED}\\s*(,|\\)\\s*\\{)?`, "g")
    ],
    dynamic: /ENV(?:\[|\.fetch\()\s*[^'"\s]/
  },
  {
    extensions: /\.(?:java|kt|kts|scala|groovy)$/,
    comment: SLASHES,
    reads: [new RegExp(`System\\.getenv\\(\\s*"${NAME}"\\s*\\)(\\s*\\?:)?`, "g")],
    dynamic: /System\.getenv\(\s*(?!")/
  },
  {
    extensions: /\.(?:properties|ya?ml)$/,
    comment: /(?:^|\n)\s*#[^\n]*/g,
    reads: [/\$\{([A-Z][A-Z0-9_]*)(:[^}]*)?\}/g]
  },
  {
    extensions: /\.(?:sh|bash|zsh|ksh)$|(?:^|\/)(?:entrypoint|docker-entrypoint)$/,
    comment: HASH,
    reads: [/\$\{([A-Z][A-Z0-9_]*)(?:(:?[-=+])[^}]*)?(?::?\?[^}]*)?\}/g, /\$([A-Z][A-Z0-9_]*)()/g],
    dynamic: /\$\{!\w/
  },
  {
    extensions: /\.rs$/,
    comment: SLASHES,
    reads: [new RegExp(`env::var(?:_os)?\\(\\s*"${NAME}"\\s*\\)(\\s*\\.unwrap_or)?`, "g")]
  },
  {
    extensions: /\.php$/,
    comment: SLASHES,
    reads: [
      new RegExp(`(?<![\\w>:])(?:getenv|env)\\(\\s*${QUOTED}\\s*(,)?`, "g"),
      new RegExp(`\\$_ENV\\[\\s*${QUOTED}\\s*\\](\\s*\\?\\?)?`, "g")
    ]
  },
  {
    extensions: /\.cs$/,
    comment: SLASHES,
    reads: [new RegExp(`Environment\\.GetEnvironmentVariable\\(\\s*"${NAME}"\\s*\\)(\\s*\\?\\?)?`, "g")]
  }
];
var DESTRUCTURED = /(?:const|let|var)\s*\{([^}]*)\}\s*=\s*(?:process\.env|import\.meta\.env)(?![.[\w])/g;
function codeReads(file, text) {
  const language = LANGUAGES.find(({ extensions }) => extensions.test(file));
  if (!language) return void 0;
  const clean = text.replace(language.comment, (comment) => comment.replace(/[^\n]/g, " "));
  const found = [];
  for (const pattern of language.reads) {
    for (const { index, 1: name, 2: fallback } of clean.matchAll(pattern)) {
      if (name === void 0) continue;
      const isRequired = fallback === void 0 && !assigned(clean, name) && !isAssignment(clean, index, name);
      found.push({ name, line: lineAt(clean, index), isRequired });
    }
  }
  if (language.extensions.test("x.ts")) found.push(...destructured(clean));
  const own = /\.(?:sh|bash|zsh|ksh)$/.test(file) ? found.filter(({ name }) => !assigned(clean, name)) : found;
  return { reads: own, isDynamic: language.dynamic?.test(clean) ?? false };
}
var destructured = (text) => [...text.matchAll(DESTRUCTURED)].flatMap(
  ({ index, 1: inside = "" }) => inside.split(",").flatMap((part) => {
    const [, name, fallback] = /^\s*([A-Za-z_]\w*)\s*(?::\s*\w+)?\s*(=)?/.exec(part) ?? [];
    return name === void 0 || part.includes("...") ? [] : [{ name, line: lineAt(text, index), isRequired: fallback === void 0 }];
  })
);
var assigned = (text, name) => new RegExp(
  `(?:^|[\\s;])(?:export\\s+|local\\s+|readonly\\s+|declare\\s+)?${name}=|\\bfor\\s+${name}\\s+in\\b|\\bread\\s+(?:-\\w+\\s+)*${name}\\b`
).test(text);
var isAssignment = (text, index, name) => {
  const end = text.indexOf(name, index) + name.length;
  return /^['"`\]\s]*=(?!=)/.test(text.slice(end, end + 8));
};
function lineAt(text, offset) {
  let line = 1;
  for (let at2 = text.indexOf("\n"); at2 !== -1 && at2 < offset; at2 = text.indexOf("\n", at2 + 1)) line += 1;
  return line;
}
var PLATFORM = /^(?:PATH|HOME|PWD|USER|SHELL|LANG|LC_\w+|TERM|TMPDIR|TZ|HOSTNAME|CI|NODE_ENV|NODE_OPTIONS|GITHUB_\w+|RUNNER_\w+|KUBERNETES_\w+|\w+_SERVICE_(?:HOST|PORT)\w*|npm_\w+|OLDPWD|IFS|RANDOM|SECONDS|UID|EUID|PPID|LINENO|BASH\w*|DEV|PROD|MODE|SSR|BASE_URL|PYTHONPATH|VIRTUAL_ENV|GOPATH|GOROOT|JAVA_HOME|COLUMNS|LINES|EDITOR|DEBUG)$/;
var isPlatform = (name) => PLATFORM.test(name);
var isBuildTime = (name) => /^(?:NEXT_PUBLIC_|VITE_|REACT_APP_|PUBLIC_|NUXT_PUBLIC_)/.test(name);

// src/engines/env/provided.ts
function readEnvFile(text) {
  const { entries, problems } = parseDotenv(text);
  const lines = text.split(/\r\n|\n|\r/);
  const optional = (line) => /#.*\boptional\b/i.test(lines[line - 1] ?? "") || /^\s*#.*\boptional\b/i.test(lines[line - 2] ?? "");
  const bare = lines.flatMap((line, index) => {
    const name = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*(?:#.*)?$/.exec(line)?.[1];
    const inValue = entries.some(
      (entry) => entry.line <= index && entry.line + entry.value.split("\n").length > index + 1
    );
    return name === void 0 || inValue ? [] : [{ name, value: void 0, line: index + 1, isOptional: optional(index + 1) }];
  });
  const names = entries.map(({ name }) => name);
  return {
    entries: [...entries.map(({ name, value, line }) => ({ name, value, line, isOptional: optional(line) })), ...bare],
    problems: [
      ...problems.map(({ line, message }) => ({ line, rule: "unreadable-line", message })),
      ...entries.filter(({ name }, index) => names.indexOf(name) < index).map(({ name, line }) => ({
        line,
        rule: "duplicate",
        message: `${name} stands there twice: the last one counts`
      })),
      ...entries.flatMap(({ name, line }) => dialectProblem(name, lines[line - 1] ?? "", line))
    ]
  };
}
function dialectProblem(name, text, line) {
  const raw = /=\s*(.*)$/.exec(text)?.[1] ?? "";
  if (/^['"]/.test(raw) || !/[^\s]#/.test(raw)) return [];
  const message = `${name} holds a # without quotes: Node and dotenv cut the value there, Compose does not`;
  return [{ line, rule: "dialect", message }];
}
function readYamlEnv(source) {
  const documents = source.yaml.documents;
  const entries = [];
  const problems = [];
  documents.forEach((root) => {
    const { value } = plainData(root);
    const reader = new YamlReader(source, root, entries, problems);
    if (at(value, "services") !== void 0) reader.compose(value);
    else reader.manifest(value, []);
  });
  if (documents.some((root) => root.kind === "map")) interpolated(source, entries);
  return { entries, problems };
}
function interpolated(source, entries) {
  const { value } = plainData(source.root);
  if (at(value, "services") === void 0) return;
  for (const { index, 1: dollars = "", 2: name, 3: operator } of source.text.matchAll(
    /(\$+)\{([A-Za-z_]\w*)(:?[-?+])?/g
  )) {
    if (name === void 0 || dollars.length % 2 === 0) continue;
    entries.push({
      name,
      value: void 0,
      line: source.at(index).line,
      isOptional: operator !== void 0 && !operator.includes("?")
    });
  }
}
var YamlReader = class {
  #source;
  #root;
  #entries;
  #problems;
  constructor(source, root, entries, problems) {
    this.#source = source;
    this.#root = root;
    this.#entries = entries;
    this.#problems = problems;
  }
  compose(value) {
    for (const [name, service] of entriesOf(at(value, "services"))) {
      const path = ["services", name, "environment"];
      const environment = at(service, "environment");
      for (const [key, each] of entriesOf(environment)) this.#add(key, textOf(each), [...path, key]);
      listOf(environment).forEach((each, index) => {
        const [, key = "", , given] = /^([^=]*)(=([\s\S]*))?$/.exec(textOf(each) ?? "") ?? [];
        if (key !== "") this.#add(key, given, [...path, index]);
      });
    }
  }
  manifest(value, path) {
    const kind = textOf(at(value, "kind")) ?? "";
    if (kind.endsWith("List")) {
      listOf(at(value, "items")).forEach((item, index) => {
        this.manifest(item, [...path, "items", index]);
      });
    }
    if (kind === "ConfigMap" || kind === "Secret") {
      for (const [key, each] of entriesOf(at(value, "stringData")))
        this.#add(key, textOf(each), [...path, "stringData", key]);
      for (const [key, each] of entriesOf(at(value, "data")))
        this.#data(kind, key, textOf(each), [...path, "data", key]);
    } else this.#containers(value, path);
  }
  #data(kind, key, text, path) {
    if (kind === "ConfigMap" || text === void 0 || !/^[A-Za-z0-9+/=\s]*$/.test(text)) {
      this.#add(key, text, path);
      return;
    }
    const value = Buffer.from(text, "base64").toString("utf8");
    this.#add(key, value, path);
    if (/^[^\n]+\n$/.test(value)) {
      const message = `${key} ends with a line's end, which becomes part of the value: encode it with \`printf\`, not with \`echo\``;
      this.#problems.push({ line: this.#line(path), rule: "trailing-newline", message });
    }
  }
  /** `env` of all containers, wherever they stand. */
  #containers(value, path) {
    if (Array.isArray(value)) {
      value.forEach((each, index) => {
        this.#containers(each, [...path, index]);
      });
      return;
    }
    for (const [key, each] of entriesOf(value)) {
      const here = [...path, key];
      if (key !== "env") this.#containers(each, here);
      else
        listOf(each).forEach((entry, index) => {
          const name = textOf(at(entry, "name"));
          const from = at(entry, "valueFrom");
          if (name === void 0) return;
          const optional = ["secretKeyRef", "configMapKeyRef"].some(
            (ref) => textOf(at(at(from, ref), "optional")) === "true"
          );
          const given = from === void 0 ? textOf(at(entry, "value")) ?? "" : void 0;
          this.#entries.push({
            name,
            value: given,
            line: this.#line([...here, index, "name"]),
            isOptional: optional || from !== void 0
          });
        });
    }
  }
  #add(name, value, path) {
    if (/^[A-Za-z_][\w.-]*$/.test(name)) this.#entries.push({ name, value, line: this.#line(path), isOptional: false });
  }
  #line(path) {
    return this.#source.at(offsetAt(this.#root, path, "value")).line;
  }
};

// src/checks/env/gather.ts
async function readEntries(option, patterns, { files }) {
  const entries = [];
  const problems = [];
  for (const file of await matchFiles(files, { option, patterns })) {
    const isYaml = /\.ya?ml$/i.test(file);
    const text = await files.text(file);
    const read = isYaml ? readYamlEnv(yaml(file, text)) : readEnvFile(text);
    entries.push(...read.entries.map((entry) => ({ ...entry, file, isYaml })));
    problems.push(...read.problems.map((problem) => ({ ...problem, file })));
  }
  if (entries.length > 0 || problems.length > 0) return { entries, problems };
  throw new CouldNotTell(
    "nothing-checked",
    `${option}: ${patterns.join(", ")}: not a single variable`,
    "Name the files that hold the variables."
  );
}
function yaml(file, text) {
  const source = new Source(file, text);
  const { problem } = source.yaml;
  if (!problem) return source;
  const { line, column } = source.at(problem.offset);
  throw new CouldNotTell("wrong-format", `${file}:${line}:${column}: not YAML: ${problem.message}`, "Mend the file.");
}
async function readTargets(options, ports) {
  const targets = [];
  for (const [name, sources] of Object.entries(options.for)) {
    const entries = /* @__PURE__ */ new Map();
    const problems = [];
    for (const source of [sources].flat()) {
      const read = typeof source === "string" ? await readEntries(`for.${name}`, [source], ports) : { entries: await inCluster(source, ports), problems: [] };
      problems.push(...read.problems);
      for (const entry of read.entries) {
        if (entry.value !== void 0 || !entry.isYaml || entry.isOptional && !entries.has(entry.name))
          entries.set(entry.name, entry);
      }
    }
    targets.push({ name, entries, problems });
  }
  return targets;
}
var KEYS = 'go-template={{range $key, $value := .data}}{{$key}}{{"\\n"}}{{end}}';
async function inCluster(source, ports) {
  const cluster = await openCluster(source, ports);
  const kind = source.secret === void 0 ? "configmap" : "secret";
  const name = source.secret ?? source["config-map"] ?? "";
  const shown = `${kind}/${name} in ${cluster.namespace} of ${cluster.shown}`;
  const ran = await cluster.kubectl(["get", kind, name, "-n", cluster.namespace, "-o", KEYS]);
  const { stdout } = answerOf(ran, { tool: `kubectl get ${kind} ${name}`, exits: [0] });
  const keys = stdout.split("\n").filter((key) => key !== "");
  if (keys.length === 0)
    throw new CouldNotTell("nothing-checked", `${shown}: holds no key`, "Name the object that holds the variables.");
  return keys.map((key) => ({ name: key, value: void 0, line: 1, isOptional: false, file: shown, isYaml: false }));
}
var NOT_CODE = /(?:^|\/)(?:node_modules|vendor|third_party|dist|build|\.venv|venv|__pycache__|__tests__|tests?|specs?|fixtures|__mocks__)\/|[._-](?:test|spec)\.[^/]+$|(?:^|\/)(?:test_[^/]+|conftest)\.py$|_test\.go$/;
async function readCode(patterns, { files, signal }) {
  const names = (await matchFiles(files, { option: "used-in", patterns, inFolder: "*" })).filter(
    (name) => !NOT_CODE.test(name)
  );
  const reads = [];
  const dynamic = [];
  let seen = 0;
  for (const file of names) {
    signal.throwIfAborted();
    const found = codeReads(file, /\.\w+$|entrypoint$/.test(file) ? await readable(files, file) : "");
    if (!found) continue;
    seen += 1;
    reads.push(...found.reads.map((read) => ({ ...read, file })));
    if (found.isDynamic) dynamic.push(file);
  }
  if (seen > 0) return { reads, dynamic, files: seen };
  const remedy = "Name files of JavaScript, TypeScript, Python, Go, Ruby, Java, Kotlin, Rust, PHP, C# or shell.";
  throw new CouldNotTell(
    "nothing-checked",
    `used-in: ${patterns.join(", ")}: no file of code that can be read`,
    remedy
  );
}
async function readable(files, file) {
  const text = await files.text(file);
  return text.includes("\0") ? "" : text;
}
async function committed(names, { git }) {
  const { home } = git;
  if (!home || names.length === 0) return new Set(names);
  const known = /* @__PURE__ */ new Set();
  try {
    for (const name of names) {
      const { code } = await home.run(["ls-files", "--error-unmatch", "--", name]);
      if (code !== 1) known.add(name);
    }
    return known;
  } catch (error) {
    if (error instanceof CouldNotTell && error.why === "tool-missing") return new Set(names);
    throw error;
  }
}

// src/checks/env/judge.ts
var finding = ({ rule, message, at: at2, level }) => findingOf(envRules, { rule, message, ...at2 ? { file: at2.file, line: at2.line } : {}, ...level ? { level } : {} });
function wantedOf(declared, options) {
  const optional = new Set(options.optional);
  const required = /* @__PURE__ */ new Map();
  for (const entry of declared) {
    const isGiven = entry.isOptional || entry.isYaml && entry.value !== void 0;
    if (!isGiven && !optional.has(entry.name) && !required.has(entry.name)) required.set(entry.name, entry);
  }
  for (const name of options.required) if (!required.has(name)) required.set(name, void 0);
  return { required, known: /* @__PURE__ */ new Set([...declared.map(({ name }) => name), ...required.keys(), ...optional]) };
}
function judgeTarget(target, wanted, options, committed2) {
  const names = [...target.entries.keys()];
  const missing = [...wanted.required].flatMap(([name, at2]) => {
    const entry = target.entries.get(name);
    if (entry === void 0) {
      const near = nearest(
        name,
        names.filter((each) => !wanted.known.has(each))
      );
      const hint = near === void 0 ? "" : `; it sets ${near}`;
      return [finding({ rule: "undefined", message: `${target.name}: ${name} is not set${hint}`, at: at2 })];
    }
    if (entry.value?.trim() !== "") return [];
    return [finding({ rule: "empty", message: `${target.name}: ${name} is empty`, at: entry })];
  });
  return [...missing, ...[...target.entries.values()].flatMap((entry) => judgeValue(entry, target, options, committed2))];
}
function judgeValue(entry, { name: target }, options, committed2) {
  const { name, value } = entry;
  if (value === void 0 || value.trim() === "") return [];
  const found = [];
  const told = (rule, message) => found.push(finding({ rule, message: `${target}: ${name} ${message}`, at: entry }));
  if (isPlaceholder(name, value)) told("placeholder", "is a placeholder");
  else if (committed2.has(entry.file) && isLiteralSecret(name, value))
    told("literal-secret", "is a secret, written out in the file");
  if (isBuildTime(name) && /SECRET|PASSWORD|PRIVATE_?KEY/i.test(name))
    told("public-secret", "is built into what browsers get");
  if (/prod/i.test(target) && isLocal(value)) told("local-value", "names localhost or example.com");
  const type = options.types[name];
  if (type !== void 0 && !value.includes("${") && !isOfType(value, type)) {
    told("wrong-type", `is no ${/^[a-z:0-9]+$/.test(type) ? type : `match of ${type}`}`);
  }
  return found;
}
function judgeDrift(targets, wanted, options) {
  const found = [];
  for (const [index, target] of targets.entries()) {
    for (const other of targets.slice(0, index)) {
      for (const name of options["must-differ"]) {
        const [one, two] = [target.entries.get(name), other.entries.get(name)];
        if (one?.value !== void 0 && one.value === two?.value) {
          found.push(
            finding({
              rule: "drift",
              message: `${name} must differ, and is the same in ${other.name} and ${target.name}`,
              at: one
            })
          );
        }
      }
      for (const name of options["must-equal"]) {
        const [one, two] = [target.entries.get(name), other.entries.get(name)];
        if (one?.value !== void 0 && two?.value !== void 0 && one.value !== two.value) {
          found.push(
            finding({
              rule: "drift",
              message: `${name} must be the same, and is not in ${other.name} and ${target.name}`,
              at: one
            })
          );
        }
      }
    }
  }
  return [...found, ...loneNames(targets, wanted), ...absent(targets, wanted, options)];
}
function loneNames(targets, { required }) {
  const all = new Map(targets.flatMap(({ entries }) => [...entries]));
  return [...all].flatMap(([name, at2]) => {
    const without = targets.filter(({ entries }) => !entries.has(name));
    if (without.length === 0 || required.has(name)) return [];
    const message = `${name} is set for some targets and not for ${without.map((target) => target.name).join(", ")}`;
    return [finding({ rule: "drift", message, at: at2, level: "warning" })];
  });
}
var absent = (targets, { required }, options) => [.../* @__PURE__ */ new Set([...options["must-differ"], ...options["must-equal"]])].filter((name) => !required.has(name)).flatMap(
  (name) => targets.filter(({ entries }) => !entries.has(name)).map(
    (target) => finding({ rule: "undefined", message: `${target.name}: ${name} is not set, and is to be compared` })
  )
);
function judgeCode({ reads, dynamic }, {
  wanted,
  declared,
  targets
}) {
  const undeclared = /* @__PURE__ */ new Map();
  for (const read of reads) {
    if (!read.isRequired || wanted.known.has(read.name) || isPlatform(read.name) || undeclared.has(read.name)) continue;
    undeclared.set(read.name, read);
  }
  const used = new Set(reads.map(({ name }) => name));
  const byFile = declared.filter(
    ({ name, isYaml }, index) => !isYaml && declared.findIndex((each) => each.name === name) === index
  );
  const inYaml = new Set(declared.filter(({ isYaml }) => isYaml).map(({ name }) => name));
  return [
    ...[...undeclared.values()].map((read) => {
      const isSet = targets.length > 0 && targets.every(({ entries }) => entries.has(read.name));
      const message = `${read.name} is read here, has no default, and is declared nowhere`;
      return finding({ rule: "undeclared", message, at: read, ...isSet ? { level: "warning" } : {} });
    }),
    ...byFile.filter(({ name }) => !used.has(name) && !inYaml.has(name) && !isPlatform(name)).map((entry) => {
      const isOpen = dynamic.length > 0;
      const message = `${entry.name} is declared, and no code reads it${isOpen ? ` by its name; ${dynamic[0] ?? ""} reads names that it puts together` : ""}`;
      return finding({ rule: "unused", message, at: entry, ...isOpen ? { level: "note" } : {} });
    })
  ];
}

// src/checks/env/run.ts
async function runEnv(options, ports) {
  const declared = options.declared.length === 0 ? { entries: [], problems: [] } : await readEntries("declared", options.declared, ports);
  const targets = await readTargets(options, ports);
  const code = options["used-in"].length === 0 ? void 0 : await readCode(options["used-in"], ports);
  const wanted = wantedOf(declared.entries, options);
  const files = [...new Set(targets.flatMap(({ entries }) => [...entries.values()].map(({ file }) => file)))];
  const known = await committed(files, ports);
  const findings = byPolicies(
    [
      ...[...declared.problems, ...targets.flatMap(({ problems }) => problems)].map(asFinding),
      ...targets.flatMap((target) => judgeTarget(target, wanted, options, known)),
      ...targets.length > 1 ? judgeDrift(targets, wanted, options) : [],
      ...code ? judgeCode(code, { wanted, declared: declared.entries, targets }) : []
    ],
    options.policies
  );
  const summary = summaryOf(findings, [
    `${count(wanted.required.size, "required variable")} for ${count(targets.length, "target")}`,
    ...code ? [`${count(code.reads.length, "read")} in ${count(code.files, "file")} of code`] : []
  ]);
  return unlessUnknown(byFindings(summary, { findings }), [
    ...incomparable(targets, options),
    ...nothing(wanted.required.size, options)
  ]);
}
var nothing = (required, options) => required > 0 || options["used-in"].length > 0 ? [] : [new CouldNotTell("nothing-checked", "no declared variable is required", "Declare what every target must set.")];
var asFinding = ({ rule, message, file, line }) => findingOf(envRules, { rule, message, file, line });
function incomparable(targets, options) {
  const names = /* @__PURE__ */ new Set([...options["must-differ"], ...options["must-equal"], ...Object.keys(options.types)]);
  return targets.flatMap(
    (target) => [...names].filter((name) => target.entries.has(name) && target.entries.get(name)?.value === void 0).map(
      (name) => new CouldNotTell(
        "unsupported",
        `${target.name}: the value of ${name} is not in a file, so it can be neither compared nor typed`,
        "Take the name out of must-differ, must-equal and types, or give the target a file with it."
      )
    )
  );
}
export {
  runEnv
};
