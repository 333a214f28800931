import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  entropyOf,
  isPlaceholder,
  keyStoreIds,
  keyStoreOf,
  shapeRules,
  tokenRules
} from "./chunk-BOUBOBYO.js";
import {
  findingsOf,
  fingerprintOf,
  openCounting,
  previewOf,
  readGitleaks,
  readGitleaksLog,
  readSecretlint,
  readTrufflehog,
  readTrufflehogLog,
  remarkIn,
  sourceLines,
  summarise
} from "./chunk-2UOYLNBH.js";
import "./chunk-T5ICLZLU.js";
import {
  FORM,
  checkoutOf,
  expectCommits,
  repositoryPrefix,
  revisionsOf
} from "./chunk-4FM6DKH2.js";
import "./chunk-MYHED2X6.js";
import "./chunk-WUMATNDA.js";
import "./chunk-DWCKG7RK.js";
import {
  nearest
} from "./chunk-HHKYXMH5.js";
import {
  endOf,
  exitedWith,
  printedBy,
  wholeAnswerOf
} from "./chunk-GOBM22IH.js";
import {
  byFindings
} from "./chunk-T3DUPKJN.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import "./chunk-7SIRGS3L.js";
import {
  count,
  showSize
} from "./chunk-WDRWDCXA.js";

// src/facts/leaks/canary.ts
var [KEY_ID, KEY, TOKEN] = [
  "KAPAUIGFW7QOEEO4AIKA",
  "C86OfChvHCRBk5KxxIOznUZFeXroeAvMEnO0fwqK",
  "X6DmKrrFVMArSHu2kDycI8kGWYR469PPMuHd_phg"
].map((text) => [...text].reverse().join(""));
var PLANTED = `AWS_ACCESS_KEY_ID = "${KEY_ID}"
AWS_SECRET_ACCESS_KEY = "${KEY}"
GITHUB_TOKEN = "${TOKEN}"
`;
async function proveSight(scanner, ports) {
  const folder = await ports.files.scratch();
  const file = `${folder}/settings.py`;
  await ports.files.write(file, PLANTED);
  const { leaks } = await scanner.scan({ roots: [folder], files: [file] }, ports);
  if (leaks.length > 0) return;
  const lists = await present(scanner.allowLists, ports);
  const by = lists.length > 0 ? ` with ${lists.join(" and ")}` : "";
  throw new CouldNotTell(
    "tool-refused",
    `${scanner.name}${by} does not see a planted token, so it would see no other`,
    lists.length > 0 ? "Extend the tool's own rules there instead of replacing them." : `Install ${scanner.name} again.`
  );
}
async function present(names, { files }) {
  const found = [];
  for (const name of names) if ((await files.facts(name))?.kind === "file") found.push(name);
  return found;
}

// src/formats/leaks/git-secrets.ts
function readGitSecrets(text, files) {
  const known = new Set(files);
  const [before = "", after] = text.split(/^\[ERROR\] Matched one or more prohibited patterns$/m);
  const leaks = [];
  let complaints = 0;
  for (const line of before.split("\n")) {
    const place = placeIn(line, known);
    if (place) leaks.push({ rule: RULE, ...place });
    else if (COMPLAINT.test(line)) complaints += OUTSIDE.test(line) ? 0 : 1;
    else if (line.trim() !== "") leaks.push({ rule: RULE, file: "", line: void 0 });
  }
  return { leaks, matched: after !== void 0, complaints };
}
var RULE = "prohibited-pattern";
var COMPLAINT = /^(?:grep|fatal|error|git|bash|awk|sed|[\w./-]+: line \d+): /;
var OUTSIDE = /^fatal: not a git repository/;
function placeIn(line, known) {
  for (const match of line.matchAll(/:(\d{1,9}):/g)) {
    const file = line.slice(0, match.index);
    if (known.has(file)) return { file, line: Number(match[1]) };
  }
  return void 0;
}

// src/facts/leaks/scanner.ts
var KEEP = 64 * 1024 * 1024;
var expectAnswer = (ran, { said, ...asked }) => wholeAnswerOf(ran, {
  ...asked,
  said: said || "that is no answer",
  tooLong: "Leave out what is no source with `exclude`."
});
async function reportOf(path, { tool, ports, maxBytes }) {
  if ((await ports.files.facts(path))?.kind === "file") return ports.files.text(path, maxBytes);
  throw new CouldNotTell("tool-crashed", `${tool} wrote no report`, `Run ${tool} by hand to see why.`);
}
var sawNothing = (tool, what) => new CouldNotTell("nothing-checked", `${tool} ${what}`, "Check `paths`, and that the files are readable.");
var versionIn = (ran) => /\b\d+\.\d+(?:\.\d+)?\b/.exec(`${ran.stdout.text}
${ran.stderr.text}`)?.[0];
var LINE_BYTES = { win32: 24e3, other: 256e3 };
function lots(files, platform) {
  const limit = platform === "win32" ? LINE_BYTES.win32 : LINE_BYTES.other;
  const all = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const file of files) {
    const size = Buffer.byteLength(file) + 9;
    if (bytes + size > limit) {
      all.push([]);
      bytes = 0;
    }
    all.at(-1)?.push(file);
    bytes += size;
  }
  return all;
}
var asArgument = (path) => /^(?:[/\\]|[A-Za-z]:)/.test(path) ? path : `./${path}`;

// src/facts/leaks/git-secrets.ts
var REMEDY = "Run `git secrets --scan` by hand to see why.";
var gitSecrets = {
  name: "git-secrets",
  allowLists: [".gitallowed"],
  isPresent: async ({ exec }) => await exec.find("git-secrets") !== void 0,
  // It has no command that tells.
  version: async () => "",
  scan: async ({ files }, ports) => {
    if (!await holdText(files, ports)) throw sawNothing("git-secrets", "looks at text alone, and no file holds any");
    const env = await registerPatterns(ports);
    const leaks = [];
    for (const lot of lots(files, ports.host.platform)) leaks.push(...await run(lot, env, ports));
    return { leaks, looked: count(files.length, "file") };
  }
};
async function holdText(names, { files }) {
  for (const name of names) {
    const chunks = await files.stream(name);
    for await (const chunk of chunks) {
      if (!chunk.includes(0)) return true;
      break;
    }
  }
  return false;
}
async function registerPatterns({ exec, files, git }) {
  const folder = await files.scratch();
  const config = `${folder}/gitconfig`;
  const env = { ...git.environment, GIT_CONFIG_GLOBAL: config };
  await files.write(config, "[include]\n	path = ~/.gitconfig\n	path = ~/.config/git/config\n");
  const home = { ...env, HOME: folder, XDG_CONFIG_HOME: folder };
  await exec.run(["git-secrets", "--register-aws", "--global"], { env: home, log: false });
  const listed = await exec.run(["git-secrets", "--list"], { env, log: false, keep: KEEP });
  if (/^secrets\.patterns /m.test(listed.stdout.text)) return env;
  const remedy = "git 2.32 or newer is needed; run `git secrets --list` by hand.";
  throw new CouldNotTell("tool-refused", "git-secrets has no pattern, so it would find nothing", remedy);
}
async function run(lot, env, { exec }) {
  const given = lot.map(asArgument);
  const ran = await exec.run(["git-secrets", "--scan", "--", ...given], { env, log: false, keep: KEEP });
  expectAnswer(ran, { tool: "git-secrets", exits: [0, 1] });
  const { leaks, matched, complaints } = readGitSecrets(ran.stderr.text, given);
  if (exitedWith(ran, 1) && matched && leaks.length > 0) return leaks;
  if (exitedWith(ran, 0) && !matched && leaks.length === 0 && complaints === 0) return [];
  const what = complaints > 0 ? "git or grep complains" : "what it printed is no answer";
  throw new CouldNotTell("tool-crashed", `git-secrets ${endOf(ran)}, but ${what}`, REMEDY);
}

// src/facts/leaks/gitleaks.ts
var CONFIG = ".gitleaks.toml";
var FOUND = 42;
var ORIGIN = { name: "gitleaks' report", remedy: "Run `gitleaks dir .` by hand to see why." };
var gitleaks = {
  name: "gitleaks",
  allowLists: [CONFIG, ".gitleaksignore"],
  isPresent: async ({ exec }) => await exec.find("gitleaks") !== void 0,
  version: async ({ exec }) => {
    const version = versionIn(await exec.run(["gitleaks", "version"], { log: false }));
    const [major = 0, minor = 0] = (version ?? "").split(".").map(Number);
    if (version !== void 0 && (major < 8 || major === 8 && minor < 19)) {
      const message = `gitleaks ${version} does not say what it looked at`;
      throw new CouldNotTell("tool-refused", message, "Use gitleaks 8.19 or newer.");
    }
    return version ?? "of an unknown version";
  },
  scan: async ({ roots }, ports) => {
    const scans = [];
    for (const root of roots) scans.push(await run2(["dir", asArgument(root)], ports));
    const bytes = scans.reduce((sum, { log }) => sum + (log.bytes ?? 0), 0);
    if (bytes === 0) throw sawNothing("gitleaks", "looked at 0 bytes, or does not say at how many");
    return { leaks: scans.flatMap(({ leaks }) => leaks), looked: showSize(bytes) };
  },
  scanHistory: async (range, ports) => {
    const { leaks, log } = await run2(["git", `--log-opts=${range === "all" ? "--all" : range}`, "."], ports);
    if (!log.commits) throw sawNothing("gitleaks", "looked at no commit");
    return { leaks, looked: count(log.commits, "commit") };
  }
};
async function run2(command, ports) {
  const { exec, files, git } = ports;
  const folder = await files.scratch();
  const report = `${folder}/report.json`;
  const flags = ["--redact", "--no-banner", "--no-color", `--exit-code=${FOUND}`];
  const output = ["--report-format=json", `--report-path=${report}`, `--config=${await configOf(folder, ports)}`];
  const ran = await exec.run(["gitleaks", ...command, ...flags, ...output], {
    env: git.environment,
    log: false,
    keep: KEEP
  });
  const log = readGitleaksLog(ran.stderr.text);
  expectAnswer(ran, { tool: "gitleaks", exits: [0, FOUND], said: log.error });
  if (log.partial) throw sawNothing("gitleaks", "gave up on a part of what it was to look at");
  const leaks = readGitleaks(await reportOf(report, { tool: "gitleaks", ports, maxBytes: KEEP }), ORIGIN);
  if (exitedWith(ran, FOUND) !== leaks.length > 0) {
    const message = `gitleaks ${endOf(ran)} and reports ${count(leaks.length, "leak")}`;
    throw new CouldNotTell("wrong-format", message, ORIGIN.remedy);
  }
  return { leaks, log };
}
async function configOf(folder, { files }) {
  if ((await files.facts(CONFIG))?.kind === "file") return files.resolve(CONFIG);
  const path = `${folder}/gitleaks.toml`;
  await files.write(path, "[extend]\nuseDefault = true\n");
  return path;
}

// src/facts/leaks/secretlint.ts
var ORIGIN2 = { name: "secretlint's report", remedy: "Run secretlint by hand to see why." };
var CONFIGS = ["", ".json", ".yaml", ".yml", ".js", ".cjs", ".mjs"].map((ending) => `.secretlintrc${ending}`);
var IGNORE = ".secretlintignore";
var LOCAL = "./node_modules/.bin/secretlint";
var REPORT_BYTES = 480 * 1024 * 1024;
var secretlint = {
  name: "secretlint",
  allowLists: [...CONFIGS, IGNORE],
  isPresent: async ({ exec }) => await exec.find("secretlint") !== void 0 || await exec.find(LOCAL) !== void 0,
  version: async (ports) => {
    const version = versionIn(await ports.exec.run([await program(ports), "--version"], { log: false }));
    if (version === void 0) {
      throw new CouldNotTell("tool-crashed", "secretlint does not say its version", ORIGIN2.remedy);
    }
    return version;
  },
  scan: async ({ files }, ports) => {
    const major = Number.parseInt(await secretlint.version(ports), 10);
    const flags = [
      "--format=json",
      "--no-color",
      ...major >= 11 ? ["--no-glob"] : [],
      ...major >= 13 ? ["--no-gitignore"] : []
    ];
    const leaks = [];
    let looked = 0;
    for (const lot of lots(files, ports.host.platform)) {
      const seen = await run3(flags, lot, ports);
      leaks.push(...seen.leaks);
      looked += seen.files.length;
    }
    if (looked === 0) throw sawNothing("secretlint", "looked at no file");
    const missed = files.length - looked;
    if (missed > 0 && await ports.files.facts(IGNORE) === void 0) {
      throw sawNothing("secretlint", `did not look at ${count(missed, "file")} of ${files.length}`);
    }
    return { leaks, looked: count(looked, "file") };
  }
};
var program = async ({ exec }) => await exec.find("secretlint") === void 0 ? LOCAL : "secretlint";
async function run3(flags, lot, ports) {
  const { exec, files } = ports;
  const folder = await files.scratch();
  const report = `${folder}/report.json`;
  const choices = [`--secretlintrc=${await configOf2(folder, ports)}`, `--output=${report}`];
  const ran = await exec.run([await program(ports), ...lot.map(asArgument), ...flags, ...choices], {
    log: false,
    keep: KEEP
  });
  if (/is not found|failed to load/i.test(ran.stderr.text) && exitedWith(ran, 2)) {
    const remedy = "Install @secretlint/secretlint-rule-preset-recommend beside secretlint, or mend .secretlintrc.";
    throw new CouldNotTell("tool-refused", "secretlint cannot load its rules", remedy);
  }
  expectAnswer(ran, { tool: "secretlint", exits: [0, 1] });
  return readSecretlint(await reportOf(report, { tool: "secretlint", ports, maxBytes: REPORT_BYTES }), ORIGIN2);
}
async function configOf2(folder, { files }) {
  for (const name of CONFIGS) {
    if ((await files.facts(name))?.kind === "file") return files.resolve(name);
  }
  const path = `${folder}/secretlintrc.json`;
  await files.write(path, '{"rules":[{"id":"@secretlint/secretlint-rule-preset-recommend"}]}');
  return path;
}

// src/facts/leaks/trufflehog.ts
var ORIGIN3 = { name: "trufflehog's results", remedy: "Run `trufflehog filesystem . --json` by hand to see why." };
var FLAGS = ["--json", "--no-update", "--no-verification", "--no-color"];
var trufflehog = {
  name: "trufflehog",
  allowLists: [],
  isPresent: async ({ exec }) => await exec.find("trufflehog") !== void 0,
  version: async ({ exec }) => versionIn(await exec.run(["trufflehog", "--version"], { log: false })) ?? "of an unknown version",
  scan: async ({ files }, ports) => {
    const leaks = [];
    let bytes = 0;
    for (const lot of lots(files, ports.host.platform)) {
      const seen = await run4(["filesystem", ...FLAGS, ...lot.map(asArgument)], ports);
      leaks.push(...seen.leaks);
      bytes += seen.bytes;
    }
    if (bytes === 0) throw sawNothing("trufflehog", "looked at 0 bytes");
    return { leaks, looked: showSize(bytes) };
  },
  scanHistory: async (range, ports) => {
    const [since, branch] = range.split(/\.{2,3}/);
    if (range !== "all" && (!since || branch === void 0)) {
      const remedy = "Write it as origin/main..HEAD, or run gitleaks alone.";
      throw new CouldNotTell(
        "unsupported",
        `trufflehog cannot look at ${range}: not from one commit to another`,
        remedy
      );
    }
    const choice = range === "all" ? [] : [`--since-commit=${since}`, `--branch=${branch || "HEAD"}`];
    const repository = `file://${checkoutOf(ports).root}`;
    const { leaks, bytes } = await run4(["git", ...FLAGS, ...choice, repository], ports);
    if (bytes === 0) throw sawNothing("trufflehog", "looked at no commit");
    return { leaks, looked: `${showSize(bytes)} of commits` };
  }
};
async function run4(command, { exec, git }) {
  const ran = await exec.run(["trufflehog", ...command], { env: git.settings, log: false, keep: KEEP });
  expectAnswer(ran, { tool: "trufflehog", exits: [0] });
  const log = readTrufflehogLog(ran.stderr.text);
  if (log.errors > 0) {
    const message = `trufflehog logged ${count(log.errors, "error")} and went on`;
    throw new CouldNotTell("tool-crashed", message, ORIGIN3.remedy);
  }
  if (log.bytes === void 0) throw sawNothing("trufflehog", "did not say that it finished");
  return { leaks: readTrufflehog(ran.stdout.text, ORIGIN3), bytes: log.bytes };
}

// src/checks/secrets/choice.ts
var SCANNERS = [gitSecrets, gitleaks, secretlint, trufflehog];
async function chooseScanners(options, ports) {
  const wanted = SCANNERS.filter(({ name }) => options.tools.includes(name));
  for (const { name, isPresent } of wanted) {
    if (await isPresent(ports)) continue;
    throw new CouldNotTell(
      "tool-missing",
      `${name}: not found on PATH`,
      `Install ${name}, or take it out of \`tools\`.`
    );
  }
  return wanted;
}
function strangeRules({ policies, patterns, tools }) {
  const known = [...[...tokenRules, ...shapeRules, ...patterns].map(({ id }) => id), ...keyStoreIds];
  const strange = Object.keys(policies).filter((rule) => !known.includes(rule));
  const [first] = strange;
  if (first === void 0 || tools.length > 0) return strange;
  const near = nearest(first, known);
  throw new CouldNotTell(
    "unsupported",
    `policies: "${first}" is no rule of the embedded engine${near === void 0 ? "" : `; did you mean "${near}"?`}`,
    "Correct the name: docs/kinds/secrets-rules.md lists them all. Rules of a tool need the tool in `tools`."
  );
}

// src/engines/secret-scan/automaton.ts
var SLICE = 256 * 1024;
var MOST_STATES = 65535;
var BEGINNING = 3;
function buildAutomaton(keywords) {
  const { classes, width } = classify(keywords);
  const nodes = trieOf(keywords, classes);
  const { table, spoken, firstSpeaking } = tabulate(nodes, width);
  const { beginnings, firstDeep } = beginningsOf(nodes, width);
  const shift = Math.log2(width);
  const mask = beginnings.length - 1;
  const classAt = (bytes, index) => classes[bytes[index] ?? 0] ?? 0;
  const readSlice = (bytes, from, onHit, before) => {
    const to = Math.min(bytes.length, from + SLICE);
    let [state, index] = [before, from];
    while (index < to) {
      if (state < firstDeep) {
        let letters = index === 0 ? 0 : classAt(bytes, index - 2) << shift | classAt(bytes, index - 1);
        for (; index < to; index += 1) {
          letters = (letters << shift | classAt(bytes, index)) & mask;
          if ((beginnings[letters] ?? 0) !== 0) break;
        }
        if (index === to) return 0;
        state = beginnings[letters] ?? 0;
      } else state = table[state << shift | classAt(bytes, index)] ?? 0;
      index += 1;
      if (state < firstSpeaking) continue;
      for (const keyword of spoken[state - firstSpeaking] ?? []) onHit(keyword, index);
    }
    return state;
  };
  const search = function* (bytes, onHit) {
    let state = 0;
    for (let from = 0; from < bytes.length; from += SLICE) {
      if (from > 0) yield;
      state = readSlice(bytes, from, onHit, state);
    }
  };
  return { search };
}
function classify(keywords) {
  const classes = new Uint8Array(256);
  let count2 = 1;
  for (const letter of new Set(keywords.join(""))) {
    classes[letter.charCodeAt(0)] = count2;
    classes[letter.toUpperCase().charCodeAt(0)] = count2;
    count2 += 1;
  }
  return { classes, width: 2 ** Math.ceil(Math.log2(Math.max(2, count2))) };
}
var newNode = (depth) => ({ edges: /* @__PURE__ */ new Map(), depth, fallback: void 0, said: [], state: 0 });
function trieOf(keywords, classes) {
  const root = newNode(0);
  for (const [index, keyword] of keywords.entries()) {
    let node = root;
    for (const letter of keyword) {
      const edge = classes[letter.charCodeAt(0)] ?? 0;
      const next = node.edges.get(edge) ?? newNode(node.depth + 1);
      node.edges.set(edge, next);
      node = next;
    }
    node.said.push(index);
  }
  const nodes = [root];
  for (const node of nodes) {
    for (const [edge, child] of node.edges) {
      let fallback = node.fallback;
      while (fallback && !fallback.edges.has(edge)) fallback = fallback.fallback;
      child.fallback = fallback?.edges.get(edge) ?? root;
      child.said.push(...child.fallback.said);
      nodes.push(child);
    }
  }
  return nodes;
}
function tabulate(nodes, width) {
  if (nodes.length > MOST_STATES)
    throw new Error(`${nodes.length} beginnings of keywords are more than ${MOST_STATES}`);
  const silent = nodes.filter(({ said }) => said.length === 0);
  const speaking = nodes.filter(({ said }) => said.length > 0);
  for (const [state, node] of [...silent, ...speaking].entries()) node.state = state;
  const table = new Uint16Array(nodes.length * width);
  for (const { state, fallback, edges } of nodes) {
    const row = state * width;
    if (fallback) table.copyWithin(row, fallback.state * width, (fallback.state + 1) * width);
    for (const [edge, child] of edges) table[row + edge] = child.state;
  }
  return { table, spoken: speaking.map(({ said }) => said), firstSpeaking: silent.length };
}
function beginningsOf(nodes, width) {
  const beginnings = new Uint16Array(width ** BEGINNING);
  const [root, ...others] = nodes;
  const isShort = ({ depth, said, edges }) => depth < BEGINNING && (said.length > 0 || edges.has(0));
  if (!root || nodes.some(isShort)) return { beginnings, firstDeep: 0 };
  for (const [first, one] of root.edges) {
    for (const [second, two] of one.edges) {
      for (const [third, { state }] of two.edges) beginnings[(first * width + second) * width + third] = state;
    }
  }
  return { beginnings, firstDeep: 1 + others.filter(({ depth }) => depth < BEGINNING).length };
}

// src/engines/secret-scan/credential.ts
var bySurety = (a, b) => a.rank - b.rank || a.start - b.start;
function withoutOverlaps(candidates) {
  const kept = [];
  for (const candidate of candidates) {
    const isFree = kept.every(({ start, end }) => candidate.end <= start || end <= candidate.start);
    if (isFree) kept.push(candidate);
  }
  return kept;
}

// src/engines/secret-scan/encoding.ts
var LOOKED_AT = 8e3;
var SAMPLE = 64;
function textBytes(bytes) {
  const [first, second, third, fourth] = [bytes[0], bytes[1], bytes[2], bytes[3]];
  if (first === 255 && second === 254 && third === 0 && fourth === 0) return fromUtf32(bytes.subarray(4), 0);
  if (first === 0 && second === 0 && third === 254 && fourth === 255) return fromUtf32(bytes.subarray(4), 3);
  if (first === 255 && second === 254) return fromUtf16(bytes.subarray(2));
  if (first === 254 && second === 255) return fromUtf16(swapped(bytes.subarray(2)));
  if (first === 239 && second === 187 && third === 191) return bytes.subarray(3);
  if (!bytes.subarray(0, LOOKED_AT).includes(0)) return bytes;
  if (isAsciiAt(bytes, 0)) return fromUtf16(bytes);
  if (isAsciiAt(bytes, 1)) return fromUtf16(swapped(bytes));
  return isMostlyText(bytes.subarray(0, LOOKED_AT)) ? bytes : void 0;
}
function fromUtf32(bytes, lowest) {
  const text = Buffer.alloc(bytes.length >> 2);
  for (let index = 0; index < text.length; index += 1) {
    const letter = bytes.subarray(index * 4, index * 4 + 4);
    text[index] = letter.reduce((sum, byte) => sum + byte, 0) < 128 ? letter[lowest] ?? 0 : 63;
  }
  return text;
}
function isMostlyText(bytes) {
  const odd = bytes.filter((byte) => byte < 9 || byte > 13 && byte < 32 && byte !== 27).length;
  return odd * 100 < bytes.length;
}
var fromUtf16 = (bytes) => Buffer.from(bytes.toString("utf16le"));
var swapped = (bytes) => Buffer.from(bytes.subarray(0, bytes.length & ~1)).swap16();
function isAsciiAt(bytes, first) {
  const length = Math.min(bytes.length & ~1, SAMPLE);
  if (length < 8) return false;
  for (let index = 0; index < length; index += 2) {
    const letter = bytes[index + first] ?? 0;
    const isText = letter >= 32 && letter < 127 || letter === 10 || letter === 13 || letter === 9;
    if (!isText || bytes[index + 1 - first] !== 0) return false;
  }
  return true;
}

// src/engines/secret-scan/lines.ts
var NEWLINE = 10;
var RETURN = 13;
var NEAR = 256;
function lineAround(bytes, place) {
  const start = place === 0 ? 0 : bytes.lastIndexOf(NEWLINE, place - 1) + 1;
  const found = bytes.indexOf(NEWLINE, place);
  const end = found < 0 ? bytes.length : found;
  return { start, end: end > start && bytes[end - 1] === RETURN ? end - 1 : end };
}
function stretchAround(bytes, place, reach) {
  const near = Math.min(NEAR, reach);
  let [start, end] = [place, place];
  while (start > 0 && place - start < near && bytes[start - 1] !== NEWLINE) start -= 1;
  while (end < bytes.length && end - place < near && bytes[end] !== NEWLINE) end += 1;
  const isNear = place - start < near && end - place < near;
  if (isNear || reach <= near) return { start, end: end > start && bytes[end - 1] === RETURN ? end - 1 : end };
  const from = Math.max(0, place - reach);
  const found = lineAround(bytes.subarray(from, place + reach), place - from);
  return { start: from + found.start, end: from + found.end };
}
function placeCounter(bytes) {
  let [line, column, at] = [1, 1, 0];
  return (place) => {
    for (let index = at; index < place; index += 1) {
      if (bytes[index] === NEWLINE) [line, column, at] = [line + 1, 1, index + 1];
    }
    column += bytes.toString("utf8", at, place).length;
    at = place;
    return { line, column };
  };
}

// src/engines/secret-scan/surroundings.ts
var TEST_FOLDERS = /(?:^|\/)(?:tests?|__tests__|testing|testdata|test[-_]data|testsuites?|fixtures?|__fixtures__|__mocks__|mocks|specs?|e2e)\//i;
var TEST_FILES = /(?:^|\/)(?:test_[^/]+\.py|conftest\.py|[^/]+_test_data\.[a-z]+|[^/]+_test\.(?:go|py|rb|exs|dart|cc|cpp)|[^/]+_spec\.rb|[^/]+[.-](?:test|spec)\.[cm]?[jt]sx?|[^/]*[a-z0-9](?:Test|Tests|Spec|IT)\.(?:java|kt|scala|groovy|cs|php|swift))$/;
var DOCUMENTS = /(?:^|\/)(?:docs?|documentation|examples?|samples?)\/|\.(?:md|mdx|markdown|rst|adoc|asciidoc)$|(?:^|\/)(?:README|CHANGELOG|CONTRIBUTING|NEWS|HISTORY)(?:\.[a-z]+)?$/i;
var LOCK_FILES = /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lock|deno\.lock|Cargo\.lock|go\.sum|poetry\.lock|uv\.lock|pdm\.lock|Pipfile\.lock|composer\.lock|Gemfile\.lock|mix\.lock|pubspec\.lock|Podfile\.lock|Package\.resolved|flake\.lock|packages\.lock\.json|\.terraform\.lock\.hcl)$/;
function surroundingsOf(path) {
  if (LOCK_FILES.test(path)) return "lock file";
  if (TEST_FOLDERS.test(path) || TEST_FILES.test(path)) return "tests";
  return DOCUMENTS.test(path) ? "documentation" : void 0;
}

// src/engines/secret-scan/token-match.ts
var STEP = 2048;
var LONGEST = 64 * 1024;
var BLOB = 4096;
var UNBROKEN = /[\w+/=.%~:-]{512,}/g;
var UNBROKEN_LENGTH = 512;
var unbroken = new Uint8Array(256).map((_, code) => /[\w+/=.%~:-]/.test(String.fromCharCode(code)) ? 1 : 0);
var MOST_KEYWORDS = 16;
function matchTokens(rule, bytes, window) {
  let { start, end } = window;
  for (; ; ) {
    const { text, traps } = withoutTraps(bytes.toString("latin1", start, end), rule.keywords);
    const found = matchesOf(rule.pattern, text);
    const touchesStart = found.some(({ index }) => index === 0) && start > 0;
    const touchesEnd = found.some((match) => match.index + match[0].length === text.length) && end < bytes.length;
    if (!touchesStart && !touchesEnd || end - start >= LONGEST) {
      return { ...judge(rule, { bytes, found, offset: start }), to: end, traps };
    }
    if (touchesStart) start = Math.max(0, start - STEP);
    if (touchesEnd) end = Math.min(bytes.length, end + STEP);
  }
}
function withoutTraps(text, keywords) {
  let traps = 0;
  if (!holdsUnbroken(text)) return { text, traps };
  const clean = text.replace(UNBROKEN, (stretch) => {
    if (keywordsIn(stretch.toLowerCase(), keywords) <= MOST_KEYWORDS) return stretch;
    traps += 1;
    return " ".repeat(stretch.length);
  });
  return { text: clean, traps };
}
function holdsUnbroken(text) {
  for (let last = UNBROKEN_LENGTH - 1; last < text.length; ) {
    let at = last;
    while (at > last - UNBROKEN_LENGTH && unbroken[text.charCodeAt(at)] === 1) at -= 1;
    if (at === last - UNBROKEN_LENGTH) return true;
    last = at + UNBROKEN_LENGTH;
  }
  return false;
}
function keywordsIn(text, keywords) {
  let count2 = 0;
  for (const keyword of keywords) {
    for (let at = text.indexOf(keyword); at >= 0 && count2 <= MOST_KEYWORDS; at = text.indexOf(keyword, at + 1))
      count2 += 1;
  }
  return count2;
}
function matchesOf(pattern, text) {
  const found = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    if (match[0] === "") pattern.lastIndex += 1;
    else found.push(match);
  }
  return found;
}
function judge(rule, { bytes, found, offset }) {
  const places = [];
  let placeholders = 0;
  for (const match of found) {
    const secret = match.groups?.secret ?? match[0];
    if (rule.entropy !== void 0 && entropyOf(secret) < rule.entropy) continue;
    if (rule.valid?.(secret) === false || rule.checksum?.(secret) === false) continue;
    const start = offset + match.index + secretAt(match, secret);
    const place = { start, end: start + secret.length };
    if (!rule.checksum && isPlaceholder(secret)) placeholders += 1;
    else if (!isInBlob(bytes, place)) places.push(place);
  }
  return { places, placeholders };
}
var secretAt = (match, secret) => Math.max(0, match[0].lastIndexOf(secret));
function isInBlob(bytes, { start, end }) {
  let [from, to] = [start, end];
  while (from > 0 && to - from <= BLOB && isBase64(bytes[from - 1] ?? 0)) from -= 1;
  while (to < bytes.length && to - from <= BLOB && isBase64(bytes[to] ?? 0)) to += 1;
  return to - from > BLOB;
}
var isBase64 = (byte) => byte >= 97 && byte <= 122 || byte >= 65 && byte <= 90 || byte >= 48 && byte <= 57 || byte === 43 || byte === 47;

// src/engines/secret-scan/windows.ts
var BEFORE = 110;
var AFTER = 350;
var WIDEST = 16 * 1024;
var LONG_LINE = 4096;
var AROUND = 1024;
var ENOUGH = 256;
function windowsAround(look, reach = AFTER) {
  let pending;
  let done = 0;
  const finish = (bytes) => {
    if (pending) done = look(bytes, pending);
    pending = void 0;
  };
  const add = (bytes, keyword) => {
    const start = Math.max(0, keyword.start - BEFORE);
    const end = Math.min(bytes.length, keyword.end + reach);
    if (pending && start <= pending.end && end - pending.start <= WIDEST) {
      pending.end = end;
      return;
    }
    finish(bytes);
    if (end > done) pending = { start: Math.max(start, done - BEFORE - reach), end };
  };
  return {
    add,
    finish: (bytes) => {
      finish(bytes);
      done = 0;
    }
  };
}
function linesAround(look) {
  let done = 0;
  return {
    add: (bytes, keyword) => {
      if (keyword.end <= done) return;
      const line = stretchAround(bytes, keyword.start, LONG_LINE);
      const isLong = line.end - line.start >= LONG_LINE;
      const start = isLong ? Math.max(line.start, keyword.start - AROUND) : line.start;
      const end = isLong ? Math.min(line.end, keyword.end + AROUND) : line.end;
      look(bytes, { start, end });
      done = end < line.end ? end - ENOUGH : line.end;
    },
    finish: () => {
      done = 0;
    }
  };
}

// src/engines/secret-scan/scan.ts
var MOST_IN_FILE = 250;
var MOST_JUDGED = 1e3;
var PIECE = 1024 * 1024;
var OVERLAP = 64 * 1024;
var MACHINE_LINE = 2e3;
function atOnce(steps) {
  for (; ; ) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
function openScan(rules) {
  let tally = { candidates: [], placeholders: 0, traps: 0 };
  let path = "";
  const seekers = [
    ...rules.tokens.map((rule) => tokenSeeker(rule, () => tally)),
    ...rules.shapes.filter(({ keywords: keywords2 }) => keywords2.length > 0).map((rule) => shapeSeeker(rule, () => ({ tally, path })))
  ];
  const named = rules.shapes.filter(({ keywords: keywords2 }) => keywords2.length === 0);
  const keywords = [...new Set(seekers.flatMap((seeker) => seeker.keywords))];
  const waiting = keywords.map((keyword) => seekers.filter((seeker) => seeker.keywords.includes(keyword)));
  const automaton = buildAutomaton(keywords);
  return function* (bytes, of) {
    const text = textBytes(bytes);
    if (!text) return void 0;
    tally = { candidates: [], placeholders: 0, traps: 0 };
    path = of;
    const touched = /* @__PURE__ */ new Map();
    yield* automaton.search(text, (keyword, end) => {
      const place = { start: end - (keywords[keyword]?.length ?? 0), end };
      for (const seeker of waiting[keyword] ?? []) {
        let applies = touched.get(seeker);
        if (applies === void 0) {
          applies = seeker.applies(path);
          touched.set(seeker, applies);
        }
        if (applies) seeker.windows.add(text, place);
      }
    });
    for (const seeker of touched.keys()) {
      seeker.windows.finish(text);
      if (seeker.whole && seeker.applies(path)) yield* findShapes(seeker.whole, { text, tally, path });
    }
    for (const rule of named) if (rule.applies(path)) yield* findShapes(rule, { text, tally, path });
    return settle(tally, { text, path });
  };
}
function tokenSeeker(rule, tally) {
  const look = (bytes, window) => {
    const { places, placeholders, traps, to } = matchTokens(rule, bytes, window);
    tally().placeholders += placeholders;
    tally().traps += traps;
    for (const place of places) tally().candidates.push(candidateOf(rule, { ...place, bytes, isToken: true }));
    return to;
  };
  return { keywords: rule.keywords, windows: windowsAround(look, rule.reach), applies: () => true };
}
function shapeSeeker(rule, now) {
  const { keywords, applies } = rule;
  if (rule.scope !== "line") return { keywords, applies, whole: rule, windows: { add: () => {
  }, finish: () => {
  } } };
  const look = (bytes, window) => {
    addPlaces(rule, { bytes, window, ...now() });
    return window.end;
  };
  return { keywords, applies, windows: linesAround(look) };
}
function* findShapes(rule, at) {
  const { text: bytes, tally, path } = at;
  for (let start = 0; start < bytes.length; start += PIECE - OVERLAP) {
    const end = Math.min(bytes.length, start + PIECE);
    addPlaces(rule, { bytes, window: { start, end }, tally, path });
    if (end === bytes.length) return;
    yield;
  }
}
function addPlaces(rule, { bytes, window, tally, path }) {
  for (const { start, end } of rule.find(bytes.toString("latin1", window.start, window.end), path)) {
    const place = { start: window.start + start, end: window.start + end };
    tally.candidates.push(candidateOf(rule, { ...place, bytes, isToken: false }));
  }
}
function candidateOf({ id, title, confidence, ...rule }, { start, end, bytes, isToken }) {
  const rank = (confidence === "high" ? 0 : 2) + (isToken ? 0 : 1);
  const secret = bytes.toString("latin1", start, end);
  const isProven = "checksum" in rule && rule.checksum !== void 0;
  return { rule: id, title, confidence, start, end, rank, secret, isProven };
}
function settle(tally, { text, path }) {
  const { candidates, placeholders, traps } = tally;
  if (candidates.length === 0) return { credentials: [], text, placeholders, noise: traps, cut: void 0 };
  const isLockFile = surroundingsOf(path) === "lock file";
  const isNoise = ({ confidence, start }) => {
    if (confidence === "high") return false;
    const line = stretchAround(text, start, MACHINE_LINE);
    return isLockFile || line.end - line.start > MACHINE_LINE;
  };
  const meant = candidates.filter((candidate) => !isNoise(candidate));
  const sorted = meant.toSorted(bySurety);
  const kept = withoutOverlaps(sorted.slice(0, MOST_JUDGED));
  const unclear = [...kept.slice(MOST_IN_FILE), ...sorted.slice(MOST_JUDGED)];
  const cut = unclear.some(({ confidence }) => confidence === "high") ? "high" : unclear[0] && "low";
  const placeOf = placeCounter(text);
  const told = kept.slice(0, MOST_IN_FILE).sort((a, b) => a.start - b.start);
  const credentials = told.map(({ rank, start, end, ...credential }) => {
    return { ...credential, start, end, ...placeOf(start) };
  });
  return { credentials, text, placeholders, noise: traps + candidates.length - meant.length, cut };
}

// src/formats/git-patch.ts
var NEWLINE2 = 10;
var [PLUS, MINUS, SPACE, BACKSLASH] = [43, 45, 32, 92];
var COMMIT = /^commit ([0-9a-f]{40,64})$/;
var HUNK = /^(@@+) ((?:-\d+(?:,\d+)? )+)\+(\d+)(?:,(\d+))? @@/;
function patchReader(onAdded, maxBytes) {
  let commit;
  let path;
  let hunk;
  let added = [];
  let lines = [];
  let bytes = 0;
  let rest = [];
  const tooLarge = [];
  const totals = { commits: 0, files: 0, tooLarge };
  const flush = () => {
    if (path !== void 0 && bytes > maxBytes) totals.tooLarge.push({ path, commit });
    else if (path !== void 0 && lines.length > 0) {
      const numbers = lines;
      totals.files += 1;
      onAdded({ commit, path, text: Buffer.concat(added), lineOf: (nth) => numbers[nth - 1] ?? 0 });
    }
    [path, added, lines, bytes] = [void 0, [], [], 0];
  };
  const heading = (line) => {
    const text = line.toString("utf8");
    const commitId = COMMIT.exec(text)?.[1];
    if (commitId !== void 0) {
      flush();
      commit = commitId;
      totals.commits += 1;
    } else if (text.startsWith("diff --")) flush();
    else if (text.startsWith("+++ ")) path = pathIn(text.slice(4));
    else if (text.startsWith("@@")) hunk = hunkOf(text);
  };
  const content = (line, of) => {
    const isAdded = take(line, of);
    if (isAdded) {
      bytes += line.length + 1;
      if (bytes <= maxBytes) {
        added.push(Buffer.from(line.subarray(of.parents)), LINE_END);
        lines.push(of.line - 1);
      } else added = [];
    }
    if (of.left <= 0 && of.old.every((left) => left <= 0)) hunk = void 0;
  };
  const read = (line) => {
    if (!hunk) heading(line);
    else if (line[0] !== BACKSLASH) content(line, hunk);
  };
  return {
    write: (chunk) => {
      let from = 0;
      for (let at = chunk.indexOf(NEWLINE2); at >= 0; at = chunk.indexOf(NEWLINE2, from)) {
        const part = chunk.subarray(from, at);
        read(rest.length > 0 ? Buffer.concat([...rest, part]) : part);
        rest = [];
        from = at + 1;
      }
      if (from < chunk.length) rest.push(chunk.subarray(from));
    },
    end: () => {
      if (rest.length > 0) read(Buffer.concat(rest));
      if (hunk) throw new Error("the patch ends in the middle of a file");
      flush();
      return totals;
    }
  };
}
var LINE_END = Buffer.from("\n");
function hunkOf(text) {
  const [, marks = "", old = "", start, count2 = "1"] = HUNK.exec(text) ?? [];
  if (start === void 0) return void 0;
  const counts = [...old.matchAll(/-\d+(?:,(\d+))?/g)].map((match) => Number(match[1] ?? 1));
  return { parents: marks.length - 1, old: counts, left: Number(count2), line: Number(start) };
}
function take(line, hunk) {
  const marks = Array.from({ length: hunk.parents }, (_, parent) => line[parent] ?? SPACE);
  const isRemoved = marks.includes(MINUS);
  for (const [parent, mark] of marks.entries()) {
    if (mark === (isRemoved ? MINUS : SPACE)) hunk.old[parent] = (hunk.old[parent] ?? 0) - 1;
  }
  if (isRemoved) return false;
  hunk.left -= 1;
  hunk.line += 1;
  return marks.every((mark) => mark === PLUS);
}
function pathIn(text) {
  const name = text.startsWith('"') ? unquote(text) : text.replace(/\t$/, "");
  return name.startsWith("b/") ? name.slice(2) : void 0;
}
var ESCAPES = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13 };
function unquote(text) {
  const inner = Buffer.from(text.slice(1, text.lastIndexOf('"'))).toString("latin1");
  const plain = inner.replace(
    /\\(?:([0-7]{3})|(.))/g,
    (_, octal, letter) => octal === void 0 ? String.fromCharCode(ESCAPES[letter] ?? letter.charCodeAt(0)) : String.fromCharCode(Number.parseInt(octal, 8))
  );
  return Buffer.from(plain, "latin1").toString("utf8");
}

// src/checks/secrets/tree.ts
var MORE = "holds more of what looks like a secret than is told one by one";
function gather(engine) {
  const seen = [];
  const allowed = [];
  const gaps = [];
  const tally = { texts: 0, bytes: 0, binary: 0, placeholders: 0, noise: 0 };
  const add = function* (source) {
    const judged = yield* engine.judge(source);
    if (!judged) {
      tally.binary += 1;
      return;
    }
    tally.texts += 1;
    tally.bytes += source.bytes.length;
    tally.placeholders += judged.scanned.placeholders;
    tally.noise += judged.scanned.noise;
    seen.push(...judged.seen);
    allowed.push(...judged.allowed);
    const { cut } = judged.scanned;
    if (cut) gaps.push({ ...gap(source.file, MORE), level: cut === "high" ? "error" : "warning" });
  };
  const notes = () => [
    ...note(tally.binary, "binary file", "left out"),
    ...note(tally.placeholders, "example or placeholder", "left out", "examples and placeholders"),
    ...note(tally.noise, "doubtful match", "in lock files and minified lines left out", "doubtful matches")
  ];
  return {
    add,
    tooLarge: (file, { what, commit }) => {
      gaps.push(gap(file, `${what}${commit === void 0 ? "" : `, in commit ${commit.slice(0, 12)}`}`));
    },
    texts: () => tally.texts,
    bytes: () => tally.bytes,
    sight: (looked) => ({ seen, allowed, gaps, looked: [looked, ...notes()].join("; ") })
  };
}
var note = (number, one, what, many = `${one}s`) => number === 0 ? [] : [`${count(number, one, many)} ${what}`];
var gap = (file, what) => ({
  rule: "not-looked-at",
  level: "error",
  message: what,
  file,
  subject: file,
  help: "Leave it out with `exclude` if it is no source, or raise `max-file-size`."
});
async function lookAtFiles(files, { engine, options, ports }) {
  engine.proveSight(files);
  const gathering = gather(engine);
  const maxBytes = options["max-file-size"];
  const look = (file, bytes) => gathering.add({ file, bytes });
  const unread = await ports.files.visit(files, look, { maxBytes, signal: ports.signal });
  for (const { path, bytes } of unread.filter(({ why }) => why === "too-large")) {
    const what = `is not looked at: ${showSize(bytes)}, more than the ${showSize(maxBytes)} of \`max-file-size\``;
    gathering.tooLarge(path, { what });
  }
  if (gathering.bytes() === 0 && unread.every(({ why }) => why === "gone")) {
    const message = `${count(files.length, "file")}, none of which holds text`;
    throw new CouldNotTell("nothing-checked", message, "Check `paths` and `exclude`.");
  }
  const gone = unread.filter(({ why }) => why === "gone").length;
  const looked = `${count(gathering.texts(), "file")}, ${showSize(gathering.bytes())}`;
  return gathering.sight(gone === 0 ? looked : `${looked}; ${count(gone, "file")} gone before their turn`);
}

// src/checks/secrets/messages.ts
var NEWLINE3 = 10;
var BY_HAND = "Run `git log` by hand to see why.";
async function lookAtMessages({ range, commits }, { engine, ports }) {
  engine.proveSight([""]);
  const gathering = gather(engine);
  let seenCommits = 0;
  let rest = [];
  const take2 = (record) => {
    const cut = record.indexOf(NEWLINE3);
    if (cut < 0) return;
    seenCommits += 1;
    const commit = record.toString("latin1", 0, cut);
    atOnce(gathering.add({ file: "", bytes: record.subarray(cut + 1), commit }));
  };
  const onStdout = (chunk) => {
    let from = 0;
    for (let at = chunk.indexOf(0); at >= 0; at = chunk.indexOf(0, from)) {
      take2(Buffer.concat([...rest, chunk.subarray(from, at)]));
      rest = [];
      from = at + 1;
    }
    if (from < chunk.length) rest.push(Buffer.from(chunk.subarray(from)));
  };
  const log = [
    ...FORM,
    "log",
    "-z",
    "--no-patch",
    "--no-color",
    "--format=%H%n%B",
    ...revisionsOf(range),
    "--"
  ];
  const ran = await checkoutOf(ports).run(log, { onStdout });
  if (!exitedWith(ran, 0)) throw new CouldNotTell("tool-crashed", `git ${endOf(ran)}`, BY_HAND);
  take2(Buffer.concat(rest));
  if (seenCommits !== commits) {
    throw new CouldNotTell("truncated", `git shows ${count(seenCommits, "message")} of ${commits}`, BY_HAND);
  }
  return gathering.sight(`${count(seenCommits, "message")} of commits`);
}

// src/checks/secrets/commits.ts
var FORM2 = [
  "--patch",
  "--text",
  "--unified=0",
  "--no-color",
  "--no-ext-diff",
  "--no-textconv",
  "--no-renames",
  "--submodule=short",
  "--ignore-submodules=none",
  "--src-prefix=a/",
  "--dst-prefix=b/"
];
var BY_HAND2 = "Run `git log --patch` by hand to see why.";
async function lookAtCommits({ range, commits }, setting) {
  const log = [...FORM, "log", "--cc", "--format=commit %H", ...FORM2, ...revisionsOf(range), "--"];
  const { sight, seenCommits } = await lookAtPatch(log, setting);
  if (seenCommits !== commits) {
    const message = `git shows ${count(seenCommits, "commit")} of ${commits}`;
    throw new CouldNotTell("truncated", message, BY_HAND2);
  }
  const messages = await lookAtMessages({ range, commits }, setting);
  return {
    seen: oncePerSecret([...sight.seen, ...messages.seen]),
    allowed: [...sight.allowed, ...messages.allowed],
    gaps: [...sight.gaps, ...messages.gaps],
    looked: `${sight.looked}; ${messages.looked}`
  };
}
async function lookAtStaged(setting) {
  const git = checkoutOf(setting.ports);
  const quiet = await git.run([...FORM, "diff", "--cached", "--quiet", "--no-ext-diff"], { index: "given" });
  if (exitedWith(quiet, 0))
    throw new CouldNotTell("nothing-checked", "nothing is staged", "Stage something: `git add`.");
  return (await lookAtPatch([...FORM, "diff", "--cached", ...FORM2], setting)).sight;
}
async function lookAtPatch(args, { engine, options, ports, prefix, isExcluded }) {
  const gathering = gather(engine);
  const files = /* @__PURE__ */ new Set();
  const nameOf = (path) => path.startsWith(prefix) ? path.slice(prefix.length) : void 0;
  const look = ({ path, text, commit, lineOf }) => {
    const file = nameOf(path);
    if (file === void 0 || isExcluded(file)) return;
    files.add(file);
    atOnce(gathering.add({ file, bytes: text, commit, lineOf }));
  };
  const reader = patchReader(look, options["max-file-size"]);
  let failure;
  const onStdout = (chunk) => {
    try {
      if (failure === void 0) reader.write(chunk);
    } catch (error) {
      failure = error;
    }
  };
  const ran = await checkoutOf(ports).run(args, { onStdout, index: "given" });
  if (failure !== void 0) throw failure;
  if (!exitedWith(ran, 0)) throw new CouldNotTell("tool-crashed", `git ${endOf(ran)}`, BY_HAND2);
  const { commits, tooLarge } = reader.end();
  for (const { path, commit } of tooLarge) {
    const file = nameOf(path);
    const what = "adds more than `max-file-size`, and is not looked at";
    if (file !== void 0 && !isExcluded(file)) gathering.tooLarge(file, { what, commit });
  }
  if (files.size > 0) engine.proveSight([...files]);
  const texts = count(gathering.texts(), "text");
  const looked = commits > 0 ? `${count(commits, "commit")}, ${texts} added` : `${texts} staged`;
  return { sight: gathering.sight(looked), seenCommits: commits };
}
function oncePerSecret(seen) {
  return [...new Map(seen.map((leak) => [`${leak.file}\0${leak.own?.fingerprint}`, leak])).values()];
}

// src/checks/secrets/engine.ts
import { createHash } from "node:crypto";

// src/checks/secrets/allowance.ts
var CONFIG2 = ".gitleaks.toml";
var IGNORE2 = ".secretlintignore";
async function openAllowances({ files }) {
  const tests = /* @__PURE__ */ new Map();
  const unheeded = [];
  const textOf = async (name) => (await files.facts(name))?.kind === "file" ? files.text(name, 1024 * 1024) : void 0;
  const config = await textOf(CONFIG2);
  if (config !== void 0) {
    const { readGitleaksConfig } = await import("./gitleaks-config-HKXCGADI.js");
    const read = readGitleaksConfig(config, CONFIG2);
    unheeded.push(...read.unheeded);
    const lists = await Promise.all(read.allowlists.map(testOf));
    tests.set(CONFIG2, (place) => lists.some((allows) => allows(place)));
  }
  const ignored = await textOf(IGNORE2);
  if (ignored !== void 0) {
    const { default: ignore } = await import("ignore");
    const rules = ignore({ allowRelativePaths: true }).add(ignored);
    tests.set(IGNORE2, ({ file }) => file !== "" && rules.ignores(file));
  }
  const by = (place) => [...tests].find(([, allows]) => allows(place))?.[0];
  return { by, lists: [...tests.keys()], unheeded: unheeded.map((key) => ({ file: CONFIG2, key })) };
}
async function testOf(list) {
  const paths = await Promise.all(list.paths.map(expression));
  const regexes = await Promise.all(list.regexes.map(expression));
  const parts = [];
  if (list.commits.length > 0) parts.push(({ commit }) => commit !== void 0 && list.commits.includes(commit));
  if (paths.length > 0) parts.push(({ file }) => file !== "" && paths.some((matches) => matches(file)));
  if (regexes.length > 0) parts.push((place) => regexes.some((matches) => matches(place[list.target])));
  if (list.stopwords.length > 0) {
    parts.push(({ secret }) => list.stopwords.some((word) => secret.toLowerCase().includes(word)));
  }
  const isFor = ({ rule }) => list.rules.length === 0 || list.rules.includes(rule);
  if (list.needs === "all") return (place) => parts.length > 0 && isFor(place) && parts.every((part) => part(place));
  return (place) => isFor(place) && parts.some((part) => part(place));
}
async function expression(source) {
  const { RE2JS } = await import("re2js");
  try {
    const compiled = RE2JS.compile(source);
    return (text) => compiled.matcher(text).find();
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new CouldNotTell("wrong-format", `${CONFIG2}: ${why}`, "Write it in the dialect of RE2.", { cause });
  }
}

// src/checks/secrets/pattern.ts
async function patternRules(patterns) {
  if (patterns.length === 0) return [];
  const { RE2JS } = await import("re2js");
  return patterns.map(({ id, pattern, keywords, level }, index) => {
    const where = `patterns[${index}]`;
    let compiled;
    try {
      compiled = RE2JS.compile(pattern);
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      const remedy = "Write it in the dialect of RE2: https://github.com/google/re2/wiki/Syntax.";
      throw new CouldNotTell("wrong-format", `${where}: ${why}`, remedy, { cause });
    }
    const literals = keywords.length > 0 ? keywords.map((keyword) => keyword.toLowerCase()) : literalsIn(pattern);
    if (literals.length === 0) {
      const message = `${where}: ${id} has no text of three characters that every match holds`;
      throw new CouldNotTell("wrong-format", message, "Give it `keywords`: texts one of which stands in each line.");
    }
    const hasGroup = "secret" in compiled.namedGroups();
    const find = function* (bytes) {
      const { text, byteAt } = decoded(bytes);
      const matcher = compiled.matcher(text);
      while (matcher.find()) {
        const group = hasGroup ? "secret" : 0;
        const [start, end] = [matcher.start(group), matcher.end(group)];
        if (start < end) yield { start: byteAt(start), end: byteAt(end) };
      }
    };
    const confidence = level === "error" ? "high" : "low";
    return { id, title: id, confidence, keywords: literals, scope: "line", applies: () => true, find };
  });
}
var UTF8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
function decoded(bytes) {
  const plain = { text: bytes, byteAt: (index) => index };
  if (!/[\x80-\xff]/.test(bytes)) return plain;
  try {
    const text = UTF8.decode(Buffer.from(bytes, "latin1"));
    return { text, byteAt: (index) => Buffer.byteLength(text.slice(0, index)) };
  } catch {
    return plain;
  }
}
var SHORTEST = 3;
var TOO_CLEVER = /\\[QEpPxC0-9]/;
function literalsIn(pattern) {
  const outside = withoutGroups(pattern);
  if (TOO_CLEVER.test(pattern) || /(?<!\\)\|/.test(outside)) return [];
  const plain = outside.replace(/(?:\\.|[^\\])(?:[*?]|\{[^}]*\})\??/gs, "\0").replace(/(?:\\.|[^\\])\+\??/gs, (whole) => `${whole.startsWith("\\") ? whole.slice(0, 2) : whole[0]}\0`).replace(/\\([A-Za-z])/g, "\0").replace(/\\(.)/gs, "$1").replace(/[.^$](?!\u0001)/g, "\0").replaceAll("", "");
  const runs = plain.toLowerCase().split(/[^!-~]+/);
  const longest = runs.reduce((best, run5) => run5.length > best.length ? run5 : best, "");
  return longest.length >= SHORTEST ? [longest] : [];
}
function withoutGroups(pattern) {
  let text = "";
  let depth = 0;
  let isClass = false;
  for (let index = 0; index < pattern.length; index += 1) {
    const letter = pattern[index] ?? "";
    if (letter === "\\") {
      if (depth === 0 && !isClass) text += pattern.slice(index, index + 2);
      index += 1;
    } else if (isClass) {
      if (letter === "]") isClass = false;
    } else if (letter === "[") {
      isClass = true;
      if (pattern[index + 1] === "^") index += 1;
      if (pattern[index + 1] === "]") index += 1;
      if (depth === 0) text += "\0";
    } else if (letter === "(") {
      depth += 1;
      text += "\0";
    } else if (letter === ")") depth -= 1;
    else if (depth === 0) text += letter;
  }
  return text;
}

// src/checks/secrets/engine.ts
var ENGINE = "embedded engine";
var MESSAGE = "message.txt";
var LINE_BYTES2 = 4096;
var SHORTEST_HIDDEN = 8;
async function openEngine(options, ports) {
  const allowances = await openAllowances(ports);
  const shapes = [...shapeRules, ...await patternRules(options.patterns)];
  const scan = openScan({ tokens: tokenRules, shapes });
  const judge2 = function* (source) {
    const scanned = yield* scan(source.bytes, source.file || MESSAGE);
    const store = storeIn(source, allowances);
    if (!scanned) return store;
    const judged = sort(scanned, { source, allowances, rules: options.policies });
    if (judged.secrets.length > 0) ports.hide(judged.secrets);
    return store ? { ...judged, seen: [...store.seen, ...judged.seen], allowed: [...store.allowed, ...judged.allowed] } : judged;
  };
  const isSeen = (file) => atOnce(judge2({ bytes: Buffer.from(PLANTED), file }))?.seen.some(({ rule }) => options.policies[rule] !== "off") === true;
  const proveSight2 = (files) => {
    if (files.some(isSeen)) return;
    const by = allowances.lists.length > 0 ? allowances.lists.join(" and ") : "`policies`";
    const message = `in none of the files a planted token would be seen: ${by} leaves everything out`;
    throw new CouldNotTell("tool-refused", message, "Leave out less there.");
  };
  return { judge: judge2, lists: allowances.lists, unheeded: allowances.unheeded, proveSight: proveSight2 };
}
function storeIn(source, allowances) {
  const { bytes, file, commit } = source;
  const store = keyStoreOf(bytes, file);
  if (!store) return void 0;
  const { id: rule, title, confidence } = store;
  const secret = createHash("sha256").update(bytes).digest("hex");
  const place = { start: 0, end: bytes.length, line: 1, column: 1 };
  const credential = { rule, title, confidence, secret, isProven: false, ...place };
  const seen = seenOf(credential, { source, isUnfounded: false });
  const one = { ...seen, own: seen.own && { ...seen.own, preview: "" } };
  const why = allowances.by({ rule, file, secret: "", line: "", commit });
  const scanned = { credentials: [], text: bytes, placeholders: 0, noise: 0, cut: void 0 };
  return {
    seen: why === void 0 ? [one] : [],
    allowed: why === void 0 ? [] : [{ ...one, why }],
    secrets: [],
    scanned
  };
}
function sort(scanned, { source, allowances, rules }) {
  const seen = [];
  const allowed = [];
  const secrets = [];
  for (const credential of scanned.credentials) {
    const line = lineText(scanned.text, credential.start);
    const remark = remarkIn(line);
    const one = seenOf(credential, { source, isUnfounded: remark === "without-reason" });
    const { rule, secret } = credential;
    const by = allowances.by({ rule, file: source.file, secret, line, commit: source.commit });
    if (typeof remark === "object") allowed.push({ ...one, why: masked(remark.reason, scanned.credentials) });
    else if (by !== void 0) allowed.push({ ...one, why: by });
    else {
      seen.push(one);
      const text = Buffer.from(secret, "latin1").toString();
      if (rules[rule] !== "off" && isTelling(text)) secrets.push(text);
    }
  }
  return { seen, allowed, secrets, scanned };
}
var isTelling = (secret) => secret.length >= SHORTEST_HIDDEN && !/^(?:[a-z]+|\d+)$/i.test(secret);
var masked = (reason, credentials) => credentials.reduce((text, { secret }) => text.replaceAll(Buffer.from(secret, "latin1").toString(), "***"), reason);
function lineText(text, place) {
  const { start, end } = stretchAround(text, place, LINE_BYTES2);
  return text.toString("utf8", start, end);
}
function seenOf({ rule, title, confidence, line, column, secret, isProven }, { source, isUnfounded }) {
  const { file, commit, lineOf } = source;
  const isSure = confidence === "high";
  const around = isProven ? void 0 : surroundingsOf(file);
  const where = around === "tests" || around === "documentation" ? around : void 0;
  const [usual, lower] = isSure ? ["error", "warning"] : ["warning", "note"];
  const own = {
    title,
    level: where ? lower : usual,
    lowered: where,
    column,
    preview: previewOf(secret),
    fingerprint: fingerprintOf(secret, file),
    isUnfounded
  };
  return { tool: ENGINE, rule, file, line: lineOf?.(line) ?? line, commit, own };
}

// src/checks/secrets/target.ts
async function findTarget(options, ports) {
  const isIgnored = options.ignored ? () => false : await ignoredByGit(ports);
  const files = /* @__PURE__ */ new Set();
  const roots = /* @__PURE__ */ new Set();
  for (const path of options.paths) {
    const found = await ports.files.glob([path], { ignore: options.exclude, dot: true });
    if (found.length === 0) {
      throw new CouldNotTell("nothing-checked", `paths: ${path} matches no file`, "Check `paths` and `exclude`.");
    }
    const kept = found.filter((file) => !isIgnored(file));
    for (const file of kept.length > 0 ? kept : found) files.add(file);
    roots.add(await ports.files.facts(path) === void 0 ? "." : path);
  }
  return { files: [...files].sort(), roots: roots.has(".") ? ["."] : [...roots] };
}
async function ignoredByGit({ exec, git }) {
  const nothing = () => false;
  if (git.home === void 0 || await exec.find("git") === void 0) return nothing;
  const ask = ["ls-files", "--others", "--ignored", "--exclude-standard", "--directory"];
  const ran = await git.home.run(["-c", "core.quotePath=true", ...ask], { keep: 32 * 1024 * 1024 });
  const list = printedBy(ran);
  if (list === void 0) return nothing;
  const names = list.split("\n").filter((name) => name !== "" && !name.startsWith('"'));
  const exact = new Set(names.filter((name) => !name.endsWith("/")));
  const folders = new Set(names.filter((name) => name.endsWith("/")));
  return (file) => exact.has(file) || parents(file).some((folder) => folders.has(folder));
}
var parents = (file) => [...file.matchAll(/\//g)].map(({ index }) => file.slice(0, index + 1));

// src/checks/secrets/look.ts
var NOTHING = { roots: [], files: [] };
var MOST_ALLOWED = 200;
async function lookForSecrets(options, ports) {
  const { history, staged } = options;
  const strange = strangeRules(options);
  const scanners = await chooseScanners(options, ports);
  const target = staged ? NOTHING : await findTarget(options, ports);
  const commits = history === void 0 ? 0 : await expectCommits(history, ports);
  const prefix = history === void 0 && !staged ? "" : await repositoryPrefix(ports);
  const counting = await openCounting(options, { ports, files: new Set(target.files), prefix });
  const engine = await openEngine(options, ports);
  const lines = sourceLines(ports.files);
  const harvest = { seen: [], allowed: [], gaps: [], looked: [] };
  const setting = { engine, options, ports, prefix, isExcluded: counting.isExcluded };
  try {
    if (staged) reap(harvest, await lookAtStaged(setting));
    else reap(harvest, await lookAtFiles(target.files, setting));
    if (history !== void 0) reap(harvest, await lookAtCommits({ range: history, commits }, setting));
    for (const scanner of scanners) await runTool(scanner, { target, history, counting, harvest, lines, ports });
  } catch (error) {
    throw withSeen(error, harvest.seen);
  }
  const found = await findingsOf(harvest.seen, { rules: options.policies, lines });
  const where = placesOf(target.files.length, options);
  const by = [ENGINE, ...scanners.map(({ name }) => name)].join(", ");
  const missed = harvest.gaps.length === 0 ? "" : `, ${count(harvest.gaps.length, "file")} not looked at`;
  return byFindings(`${summarise(found)} in ${where}${missed} (${by})`, {
    findings: [...found, ...harvest.gaps, ...await allowLists(engine, { scanners, ports })],
    measurements: [
      ...staged ? [] : [{ name: "files", value: target.files.length, unit: "files" }],
      { name: "secrets", value: found.length, unit: "places" }
    ],
    details: [
      {
        title: "what looked at what",
        text: [...harvest.looked, ...turnedOff(harvest.seen, options.policies), ...ofTools(strange)].join("\n")
      },
      ...allowedDetail(harvest.allowed)
    ]
  });
}
function placesOf(files, { history, staged }) {
  if (staged) return "what is staged";
  return `${count(files, "file")}${history === void 0 ? "" : ` and ${history}`}`;
}
function reap(harvest, sight) {
  const known = new Set([...harvest.seen, ...harvest.allowed].map(identity));
  const isNew = (leak) => leak.commit === void 0 || !known.has(identity(leak));
  harvest.seen.push(...sight.seen.filter(isNew));
  harvest.allowed.push(...sight.allowed.filter(isNew));
  harvest.gaps.push(...sight.gaps);
  harvest.looked.push(`${ENGINE}: ${sight.looked}`);
}
var identity = ({ file, own }) => `${file}\0${own?.fingerprint}`;
async function runTool(scanner, { target, history, counting, harvest, lines, ports }) {
  const version = await scanner.version(ports);
  await proveSight(scanner, ports);
  const tree = await scanner.scan(target, ports);
  for (const leak of await counting.inFiles(scanner.name, tree.leaks)) {
    const text = leak.line === void 0 ? void 0 : await lines(leak.file, leak.line);
    if (typeof remarkIn(text ?? "") === "object") harvest.allowed.push({ ...leak, why: "a comment in the line" });
    else harvest.seen.push(leak);
  }
  const commits = history === void 0 ? void 0 : await scanner.scanHistory?.(history, ports);
  harvest.seen.push(...counting.inCommits(scanner.name, commits?.leaks ?? []));
  const inCommits = commits?.looked ?? "no commits, which it cannot look at";
  const what = history === void 0 ? tree.looked : `${tree.looked}; ${inCommits}`;
  harvest.looked.push(`${[scanner.name, version].join(" ").trim()}: ${what}`);
}
function allowedDetail(allowed) {
  if (allowed.length === 0) return [];
  const lines = allowed.slice(0, MOST_ALLOWED).map(({ file, line, commit, own, rule, tool, why }) => {
    const place = [file, line].filter((part) => part !== void 0).join(":");
    const where = commit === void 0 ? place : `${place} in ${commit.slice(0, 12)}`;
    return `${where}: ${own?.title ?? rule} (${tool}): ${why}`;
  });
  const rest = allowed.length - lines.length;
  const text = [...lines, ...rest > 0 ? [`and ${count(rest, "more place")}`] : []].join("\n");
  return [{ title: `${count(allowed.length, "place")} allowed`, text }];
}
function turnedOff(seen, rules) {
  const off = seen.filter(({ rule }) => rules[rule] === "off");
  const names = [...new Set(off.map(({ rule }) => rule))].join(", ");
  return off.length === 0 ? [] : [`left out by rules that are off (${names}): ${off.length}`];
}
function withSeen(error, seen) {
  const first = seen.find(({ own }) => own === void 0 || own.level === "error");
  if (!first || !(error instanceof CouldNotTell)) return error;
  const place = [first.file, first.line].filter((part) => part !== void 0).join(":");
  const many = count(seen.length, "secret");
  const message = `${error.message}; besides, ${many} ${seen.length === 1 ? "was" : "were"} seen, the first by ${first.tool} at ${place}`;
  return new CouldNotTell(error.why, message, error.remedy, { cause: error });
}
async function allowLists({ lists, unheeded }, { scanners, ports }) {
  const readers = new Map(lists.map((file) => [file, [`the ${ENGINE}`]]));
  for (const { name, allowLists: theirs } of scanners) {
    for (const file of await present(theirs, ports)) readers.set(file, [...readers.get(file) ?? [], name]);
  }
  const left = unheeded.map(({ file, key }) => {
    const message = `${key} is not applied as gitleaks does by the ${ENGINE}, which may find more`;
    return { rule: "allow-list", level: "note", file, message };
  });
  const read = [...readers].map(([file, names]) => {
    const message = `tells ${names.join(" and ")} what to look for and what to leave out: whoever changes it changes what is found`;
    return { rule: "allow-list", level: "note", file, message };
  });
  return [...read, ...left];
}
var ofTools = (rules) => rules.length === 0 ? [] : [`no rules of the embedded engine, perhaps of a tool: ${rules.join(", ")}`];
export {
  lookForSecrets
};
