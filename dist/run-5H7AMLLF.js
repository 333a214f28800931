import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  duplicateRules,
  findingsOf,
  inSource,
  placeFailures,
  placeMessage,
  testCases
} from "./chunk-DTSBWZEG.js";
import {
  levelOf
} from "./chunk-UDYJ3JKM.js";
import {
  ruleSourcesOf,
  standaloneText
} from "./chunk-SNLDPQSP.js";
import {
  groupNodes,
  itemsOf,
  scalarAt
} from "./chunk-AT3THJ3Y.js";
import {
  Source
} from "./chunk-BJ4YS6BF.js";
import "./chunk-MB3VA4ZV.js";
import {
  aboutPath,
  entryOf,
  namesOf,
  offsetAt
} from "./chunk-7ILL4VNR.js";
import {
  unlessUnknown
} from "./chunk-6XZ27NNX.js";
import {
  endOf,
  exitedWith,
  lastWords,
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
  count
} from "./chunk-WDRWDCXA.js";

// src/engines/prometheus-config/discovery/targets.ts
function impossibleTargets(source) {
  const { root } = source;
  const alerting = root?.kind === "map" ? entryOf(root, "alerting")?.value : void 0;
  return [
    ...jobs(source, root, ["scrape_configs"]),
    ...jobs(source, alerting, ["alerting", "alertmanagers"]),
    ...["remote_write", "remote_read"].flatMap(
      (key) => itemsOf(root, key).flatMap(({ node, index }) => remoteUrl(source, node, [key, index, "url"]))
    )
  ];
}
function jobs(source, parent, path) {
  return itemsOf(parent, String(path.at(-1))).flatMap(({ node, index }) => {
    const job = [...path, index];
    return [...scheme(source, node, [...job, "scheme"]), ...rewritesAddress(node) ? [] : ports(source, node, job)];
  });
}
function scheme(source, job, path) {
  const text = scalarAt(job, "scheme");
  if (text === void 0 || text === "" || /^https?$/.test(text)) return [];
  return [
    problem(source, { rule: "scheme", path, message: `"${text}" is no scheme that Prometheus can scrape`, text })
  ];
}
function remoteUrl(source, node, path) {
  const text = scalarAt(node, "url") ?? "";
  const found = /^([^:/?#]*):\/\//.exec(text)?.[1];
  if (found === void 0 || /^https?$/i.test(found)) return [];
  return [
    problem(source, {
      rule: "scheme",
      path,
      message: `"${found}" is no scheme that Prometheus can reach`,
      text: found
    })
  ];
}
function rewritesAddress(job) {
  return itemsOf(job, "relabel_configs").some(({ node }) => {
    const target = scalarAt(node, "target_label");
    const action = scalarAt(node, "action") ?? "replace";
    return action === "labelmap" || target === "__address__" || target?.includes("$") === true;
  });
}
function ports(source, job, path) {
  return itemsOf(job, "static_configs").flatMap(
    ({ node: group, index }) => itemsOf(group, "targets").flatMap(({ node: target, index: number }) => {
      if (target.kind !== "scalar") return [];
      const message = impossiblePort(target);
      const at = [...path, "static_configs", index, "targets", number];
      return message === void 0 ? [] : [problem(source, { rule: "port", path: at, message, text: target.text })];
    })
  );
}
function impossiblePort({ text }) {
  const port = /^(?:\[[0-9a-fA-F:.%]+\]|[^:/\s[\]]+):([^:/\s]*)$/.exec(text)?.[1];
  if (port === void 0) return void 0;
  if (!/^\d+$/.test(port)) return `"${text}" has no port number after the colon`;
  return Number(port) >= 1 && Number(port) <= 65535 ? void 0 : `port ${port} does not exist`;
}
function problem(source, { rule, path, message, text }) {
  const expected = rule === "scheme" ? "http or https" : "a port from 1 to 65535";
  const offset = offsetAt(source.root, path, "value");
  return { rule, message, offset, about: aboutPath(path), expected, actual: text };
}

// src/checks/prometheus/beyond-promtool.ts
function beyondPromtool({ configs, scrapes: scrapes2, rules, tests, patterns, unread }) {
  const unmatched = patterns.filter((reference) => reference.matches.length === 0);
  return [
    ...unread,
    ...unmatched.map((reference) => inSource(reference.source)(noMatch(reference))),
    ...[...configs, ...scrapes2, ...rules, ...tests].flatMap((source) => secondDocument(source).map(inSource(source))),
    ...configs.flatMap((source) => impossibleTargets(source).map(inSource(source))),
    ...rules.filter((source) => !source.yaml.problem && groupNodes(source.root).every((group) => group.rules.length === 0)).map((source) => inSource(source)(empty("holds no rule"))),
    ...tests.filter((source) => !source.yaml.problem && testCases(source).length === 0).map((source) => inSource(source)(empty("holds no expectation: no alert_rule_test and no promql_expr_test"))),
    ...tests.filter((source) => testCases(source).length > 0).flatMap((source) => idleTests(source).map(inSource(source)))
  ];
}
function idleTests({ root }) {
  return itemsOf(root, "tests").flatMap(({ node, index }) => {
    const alerts = itemsOf(node, "alert_rule_test");
    const queries = itemsOf(node, "promql_expr_test");
    const isIdle2 = itemsOf(node, "input_series").length === 0 && ![...alerts, ...queries].some(expectsSomething);
    const message = alerts.length + queries.length === 0 ? "this test expects nothing" : "this test has no series and expects no result: it passes whatever the rules say";
    return isIdle2 || alerts.length + queries.length === 0 ? [{ rule: "no-rules", message, offset: offsetAt(root, ["tests", index]), about: `tests.${index}` }] : [];
  });
}
var expectsSomething = ({ node }) => itemsOf(node, "exp_alerts").length + itemsOf(node, "exp_samples").length > 0;
function noMatch({ source, mention: { path, text: pattern } }) {
  return {
    rule: "no-match",
    message: `"${pattern}" matches no file`,
    offset: offsetAt(source.root, path, "value"),
    about: aboutPath(path),
    help: pattern.startsWith("/") ? "Say with `mounts` where this path lies in the repository." : "Correct the pattern; it is relative to this file."
  };
}
function secondDocument(source) {
  const [, ...others] = source.isWhole ? source.yaml.documents : [];
  const found = others.find((node) => node.kind !== "scalar" || node.start !== -1);
  if (!found) return [];
  const message = "Prometheus reads the first document of a file alone, and this is another one";
  return [{ rule: "second-document", message, offset: found.start, about: "", help: "Give it a file of its own." }];
}
var empty = (message) => ({ rule: "no-rules", message, offset: 0, about: "" });

// src/checks/prometheus/judge-by-promtool.ts
import { posix } from "node:path";

// src/engines/prometheus-config/discovery/names.ts
var DISCOVERIES = new Set(
  "aws azure consul digitalocean dns docker dockerswarm ec2 ecs elasticache eureka file gce hetzner http ionos kubernetes kuma lightsail linode marathon msk nerve nomad oci openstack outscale ovhcloud puppetdb rds scaleway serverset stackit triton uyuni vultr".split(" ").map((name) => `${name}_sd_configs`)
);
var isDiscovery = (key) => DISCOVERIES.has(key);

// src/checks/prometheus/judge-by-promtool.ts
async function judgeByPromtool(promtool, subject, options, files) {
  const located = [];
  const accepted = /* @__PURE__ */ new Set();
  const unread = /* @__PURE__ */ new Map();
  const counted = /* @__PURE__ */ new Map();
  const configs = await promtool.checkConfigs(filesOf(subject.configs), { agent: options.agent });
  for (const [source, answer] of pairs(subject.configs, configs)) {
    const messages = answer.messages.filter((message) => !isMissingDiscovery(message));
    located.push(...messages.map((message) => inSource(source)(placeMessage(message, source))));
    if (answer.accepted) accepted.add(source);
    else if (messages.length === 0) unread.set(source, withoutDiscovery(source, answer, promtool));
  }
  const duplicates = levelOf("duplicate-rule", options.policies);
  const readable = await readablePaths(subject.rules, files);
  const sources = subject.rules.filter((source) => readable.has(source));
  for (const source of subject.rules) if (!readable.has(source)) unread.set(source, notCut(source));
  const rules = await promtool.checkRules(
    sources.map((source) => readable.get(source) ?? source.file),
    { duplicates }
  );
  for (const [source, answer] of pairs(sources, rules)) {
    const messages = answer.messages.filter((message) => !message.lint);
    located.push(...messages.map((message) => inSource(source)(placeMessage(message, source))));
    if (messages.length === 0) accepted.add(source);
    if (answer.rules !== void 0) counted.set(source, answer.rules);
    located.push(...lint(source, answer));
  }
  for (const source of subject.tests) {
    const failures = await promtool.testRules(source.file);
    located.push(...placeFailures(failures, source, [...subject.rules, ...subject.tested.get(source) ?? []]));
    if (failures.length === 0) accepted.add(source);
  }
  return { located, accepted, unread, counted };
}
async function readablePaths(sources, files) {
  const paths = /* @__PURE__ */ new Map();
  const scratch = sources.some((source) => source.isPart) ? await files.scratch() : "";
  for (const [index, source] of sources.entries()) {
    const text = source.isPart ? standaloneText(source) : void 0;
    if (!source.isPart) paths.set(source, source.file);
    if (text === void 0) continue;
    const path = posix.join(scratch, `${index}.yml`);
    await files.write(path, text);
    paths.set(source, path);
  }
  return paths;
}
var notCut = (source) => new CouldNotTell(
  "unsupported",
  `${source.file}: promtool cannot read rules inside this manifest`,
  "Allow `engine: auto`, or keep the rules in a file of their own."
);
var filesOf = (sources) => sources.map((source) => source.file);
var pairs = (sources, answers) => sources.flatMap((source, index) => {
  const answer = answers[index];
  return answer ? [[source, answer]] : [];
});
function lint(source, answer) {
  const complaint = answer.messages.find((message) => message.lint);
  if (!complaint) return [];
  const problems = duplicateRules(source);
  const [first = complaint.text] = complaint.text.split("\n");
  const fallback = { rule: "duplicate-rule", message: first, offset: 0, about: "duplicate-rule" };
  return (problems.length > 0 ? problems : [fallback]).map(inSource(source));
}
var isMissingDiscovery = ({ text }) => {
  const field = /^field (\w+) not found in type config\.(?:ScrapeConfig|AlertmanagerConfig|plain)$/.exec(text)?.[1];
  return field !== void 0 && isDiscovery(field);
};
function withoutDiscovery(source, { messages }, { version }) {
  const fields = messages.flatMap(({ text }) => /^field (\w+)/.exec(text)?.[1] ?? []);
  return new CouldNotTell(
    "unsupported",
    `${source.file}: this promtool ${version} was built without ${[...new Set(fields)].join(" and ")}`,
    "Install the promtool that Prometheus itself releases, or allow `engine: auto` or `embedded`."
  );
}

// src/checks/prometheus/merge.ts
var SHARED = /* @__PURE__ */ new Set([
  "yaml",
  "unknown-field",
  "invalid-value",
  "promql",
  "template",
  "label-name",
  "duplicate-group",
  "duplicate-job"
]);
function mergeJudgements(promtool, own, { version }) {
  const known = own.flatMap((located) => settle(located, promtool, version));
  const told = promtool.located.filter(
    ({ source, problem: problem2 }) => !known.some((other) => other.source === source && isSame(other.problem, problem2, source))
  );
  return [...told, ...known];
}
function settle(located, promtool, version) {
  const { source, problem: problem2 } = located;
  if (problem2.rule === "utf8-name") {
    const refused = promtool.located.some((other) => other.source === source && other.problem.about === problem2.about);
    return refused ? [] : [located];
  }
  if (problem2.rule === "duplicate-rule") {
    const told = promtool.located.some((other) => other.source === source && isSame(other.problem, problem2, source));
    return told ? [] : [located];
  }
  if (!SHARED.has(problem2.rule) || !promtool.accepted.has(source)) return [located];
  if (problem2.rule === "yaml" && promtool.counted.get(source) === 0) return [located];
  const message = `${problem2.message} (promtool ${version} accepts it)`;
  return [{ source, problem: { ...problem2, message }, level: "warning" }];
}
function isSame(one, other, source) {
  if (one.rule !== other.rule) return false;
  if (one.rule === "yaml" || one.about === other.about) return true;
  return one.rule !== "promql" && source.at(one.offset).line === source.at(other.offset).line;
}

// src/formats/promtool/message.ts
var CHECKING = /^Checking (.+)$/;
function failedBlocks(stderr) {
  const blocks = [];
  for (const line of stderr.split("\n")) {
    const opening = /^ {2}FAILED:(?: (.*))?$/.exec(line);
    const block = blocks.at(-1);
    if (opening) blocks.push(opening[1] === void 0 || opening[1] === "" ? [] : [opening[1]]);
    else if (block && line.trim() !== "" && !isLogLine(line)) block.push(line);
  }
  return blocks.map(joinContinued);
}
var isLogLine = (line) => /^(?:time|ts|level|caller)=\S+ /.test(line);
function joinContinued(lines) {
  const texts = [];
  let open = false;
  for (const line of lines) {
    const last = texts.length - 1;
    const continues = last >= 0 && (open || /^ {2}line \d+: /.test(line));
    if (continues) texts[last] = `${texts[last]}
${line}`;
    else texts.push(line.replace(/^ {5}(?=\S)/, ""));
    if (!continues) open = /^\s*lint error /.test(line);
  }
  return texts;
}
var PLACE = /^(\d{1,9}):(\d{1,9}): (?:\d{1,9}:\d{1,9}: )?/;
var RULE = /^group ("(?:[^"\\]|\\.)*"), rule (\d{1,9}), ("(?:[^"\\]|\\.)*"): /;
var INNER = /^(?:could not parse expression: )(\d{1,9}):(\d{1,9}): (?:parse error: )?/;
var YAML_LINE = /^(?:line |yaml: line )(\d{1,9}): /;
function parseMessage(text, file) {
  if (/^lint error /.test(text)) return [{ lint: true, text: text.replace(/^lint error /, "") }];
  const stripped = withoutFile(text, file);
  const unmarshal = /^yaml: unmarshal errors:\n([\s\S]*)$/.exec(stripped)?.[1];
  if (unmarshal === void 0) return [placed(stripped)];
  return unmarshal.split("\n").map((line) => placed(line.trim()));
}
function withoutFile(text, file) {
  for (const prefix of [`${file}: `, `parsing YAML file ${file}: `]) {
    if (text.startsWith(prefix)) return text.slice(prefix.length);
  }
  return text;
}
function placed(text) {
  let rest = text;
  const take = (pattern) => {
    const found = pattern.exec(rest);
    if (found) rest = rest.slice(found[0].length);
    return found;
  };
  const yamlLine = take(YAML_LINE);
  const place = take(PLACE);
  const rule = take(RULE);
  const inner = take(INNER);
  return {
    line: positive(yamlLine?.[1] ?? place?.[1]),
    column: positive(place?.[2]),
    group: rule?.[1] === void 0 ? void 0 : unquoteGo(rule[1]),
    rule: positive(rule?.[2]),
    name: rule?.[3] === void 0 ? void 0 : unquoteGo(rule[3]),
    inner: inner ? { line: Number(inner[1]), column: Number(inner[2]) } : void 0,
    lint: false,
    text: inner ? `could not parse expression: ${rest}` : rest
  };
}
var positive = (digits) => digits === void 0 || Number(digits) === 0 ? void 0 : Number(digits);
function unquoteGo(quoted) {
  return quoted.slice(1, -1).replace(/\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8})|(.))/g, (whole, x, u, long, one) => {
    const hex = x ?? u ?? long;
    if (typeof hex === "string") {
      const code = Number.parseInt(hex, 16);
      return code <= 1114111 ? String.fromCodePoint(code) : whole;
    }
    return ESCAPES[String(one)] ?? String(one);
  });
}
var ESCAPES = { n: "\n", t: "	", r: "\r", a: "\x07", b: "\b", f: "\f", v: "\v" };

// src/formats/promtool/promtool.ts
function readPromtoolCheck(files, output) {
  const sections = readSections(output.stdout);
  const checked = sections.map((section) => section.file);
  if (checked.length !== files.length || checked.some((file, index) => file !== files[index])) {
    const missing = files.find((file, index) => file !== checked[index]) ?? checked[files.length] ?? "a file";
    return { problem: `promtool was given ${files.length} files and says nothing understandable about ${missing}` };
  }
  const blocks = failedBlocks(output.stderr);
  const refused = sections.filter((section) => !section.accepted);
  if (blocks.length !== refused.length) {
    const problem2 = `promtool reports ${blocks.length} failures for ${refused.length} files without SUCCESS`;
    return { problem: problem2 };
  }
  const messages = new Map(refused.map((section, index) => [section, blocks[index] ?? []]));
  const read = sections.map((section) => ({
    ...section,
    messages: distinct((messages.get(section) ?? []).flatMap((text) => parseMessage(text, section.file)))
  }));
  const mute = read.find((section) => !section.accepted && section.messages.length === 0);
  return mute ? { problem: `promtool refuses ${mute.file} without a reason` } : { files: read };
}
function readSections(stdout) {
  const sections = [];
  for (const line of stdout.split("\n")) {
    const file = CHECKING.exec(line)?.[1];
    if (file !== void 0) {
      sections.push({ file, accepted: false, rules: void 0, warnings: [] });
      continue;
    }
    const section = sections.at(-1);
    if (!section) continue;
    const rules = /^ {2}SUCCESS: (\d{1,9}) rules? found$/.exec(line)?.[1];
    if (rules !== void 0) {
      section.accepted = true;
      section.rules = Number(rules);
    }
    if (line === ` SUCCESS: ${section.file} is valid prometheus config file syntax`) section.accepted = true;
    const warning = /^ {2}WARNING: (.+)$/.exec(line)?.[1];
    if (warning !== void 0) section.warnings.push(warning);
  }
  return sections;
}
function distinct(messages) {
  const seen = new Map(messages.map((message) => [JSON.stringify(message), message]));
  return [...seen.values()];
}
function readPromtoolVersion(text) {
  return /^promtool, version (\d{1,5}\.\d{1,5}\.\d{1,5})/m.exec(text)?.[1];
}

// src/formats/promtool/test.ts
function readPromtoolTest(output) {
  const successes = output.stdout.split("\n").filter((line) => line === "  SUCCESS").length;
  const blocks = failedBlocks(output.stderr);
  if (successes + blocks.length !== 1) {
    return { problem: `promtool reports ${successes} successes and ${blocks.length} failures for one test file` };
  }
  if (successes === 1) return { accepted: true, failures: [] };
  const failures = split(blocks[0] ?? []).map(readFailure);
  return failures.length === 0 ? { problem: "promtool fails the tests without a reason" } : { accepted: false, failures };
}
var START = /^ {4}(?:name: |alertname: |expr: |rule: )|^\S/;
function split(texts) {
  const failures = [];
  for (const line of texts.flatMap((text) => text.split("\n"))) {
    const last = failures.length - 1;
    const named = /^ {4}name: [^\n]*$/.test(failures[last] ?? "");
    const continues = last >= 0 && (!START.test(line) || named && /^ {4}alertname: /.test(line));
    if (continues) failures[last] = `${failures[last]}
${line}`;
    else failures.push(line);
  }
  return failures;
}
function readFailure(text) {
  const group = /^ {4}name: (.*),$/m.exec(text)?.[1];
  const alert = /^ {4}alertname: (.*), time: (\S+), ?$/m.exec(text);
  if (alert) {
    const sides = /\n\s*exp:([\s\S]*?), ?\n\s*got:([\s\S]*)$/.exec(text);
    return { group, alert: alert[1], time: alert[2], expected: tidy(sides?.[1]), actual: tidy(sides?.[2]) };
  }
  const expression = /^ {4}expr: ("(?:[^"\\]|\\.)*"), time: ([^\s,]+),(?: err: ([\s\S]*))?/.exec(text);
  if (expression?.[1] !== void 0) {
    const sides = /\n\s*exp: (.*)\n\s*got: ([\s\S]*)$/.exec(text);
    const shared = { expression: unquoteGo(expression[1]), time: expression[2] };
    if (expression[3] !== void 0) return { ...shared, actual: `error: ${expression[3].trim()}` };
    return { ...shared, expected: tidy(sides?.[1]), actual: tidy(sides?.[2]) };
  }
  const file = /^([^:\n]+\.(?:ya?ml|rules?)): /.exec(text)?.[1];
  return { file, message: parseMessage(text.trim(), file ?? "")[0] };
}
var tidy = (text) => text?.replace(/\s*\n\s*/g, " ").trim();

// src/checks/prometheus/promtool.ts
var KEEP = 32 * 1024 * 1024;
var BATCH = 200;
var INSTALL = "Install promtool (Prometheus 3, or 2.48 and later of 2), or allow `engine: embedded`.";
async function openPromtool({ exec }, { features }) {
  if (await exec.find("promtool") === void 0) {
    return { unfit: new CouldNotTell("tool-missing", "promtool: not found on PATH", INSTALL) };
  }
  const ran = await exec.run(["promtool", "--version"]);
  const text = `${ran.stdout.text}
${ran.stderr.text}`;
  if (!exitedWith(ran, 0) || !/^promtool, version /m.test(text)) {
    throw new CouldNotTell("wrong-format", `promtool --version ${endOf(ran)} and prints no version`, INSTALL);
  }
  const version = readPromtoolVersion(text);
  const refusal = version === void 0 ? "does not tell its version" : refusalOf(version);
  if (version === void 0 || refusal !== void 0) {
    const name = `promtool${version === void 0 ? "" : ` ${version}`}`;
    return { unfit: new CouldNotTell("tool-refused", `${name} ${refusal ?? ""}`, INSTALL) };
  }
  const base = ["promtool", ...features.map((feature) => `--enable-feature=${feature}`)];
  const run = (args) => exec.run(argv([...base, ...args]), { keep: KEEP });
  return {
    version,
    checkConfigs: (files, { agent }) => inBatches(
      files,
      (batch) => check(run, ["check", "config", "--syntax-only", "--lint=none", ...agent ? ["--agent"] : []], batch)
    ),
    checkRules: (files, { duplicates }) => inBatches(files, (batch) => check(run, ["check", "rules", ...lintFlags(duplicates)], batch)),
    testRules: (file) => test(run, file)
  };
}
var argv = (words) => [words[0] ?? "promtool", ...words.slice(1)];
function refusalOf(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major === 2 && (minor === 46 || minor === 47)) {
    return "is refused: it answers 0 without a word on invalid rules (prometheus/prometheus#12663)";
  }
  if (major < 2 || major === 2 && minor < 35)
    return "is refused: it is older than 2.35 and cannot be told what to lint";
  return void 0;
}
var lintFlags = (duplicates) => {
  if (duplicates === "off") return ["--lint=none"];
  return duplicates === "error" ? ["--lint=duplicate-rules", "--lint-fatal"] : ["--lint=duplicate-rules"];
};
async function inBatches(files, work) {
  const all = [];
  for (let start = 0; start < files.length; start += BATCH)
    all.push(...await work(files.slice(start, start + BATCH)));
  return all;
}
async function check(run, args, files) {
  const ran = await run([...args, ...files.map(asArgument)]);
  const what = `promtool ${args.slice(0, 2).join(" ")}`;
  const output = wholeAnswerOf(ran, { tool: what, tooLong: "Check fewer files at once." });
  const read = readPromtoolCheck(files.map(asArgument), output);
  if ("problem" in read) throw distrust(what, ran, read.problem);
  const refused = read.files.some((file) => file.messages.some((message) => !message.lint));
  const linted = read.files.some((file) => file.messages.some((message) => message.lint));
  const expected = refused ? 1 : linted && args.includes("--lint-fatal") ? 3 : 0;
  if (!exitedWith(ran, expected)) throw distrust(what, ran, `its output calls for exit code ${expected}`);
  return read.files.map((file, index) => ({ ...file, file: files[index] ?? file.file }));
}
async function test(run, file) {
  const ran = await run(["test", "rules", asArgument(file)]);
  const what = `promtool test rules ${file}`;
  const read = readPromtoolTest(wholeAnswerOf(ran, { tool: what, tooLong: "Check fewer files at once." }));
  if ("problem" in read) throw distrust(what, ran, read.problem);
  const expected = read.accepted ? 0 : 1;
  if (!exitedWith(ran, expected)) throw distrust(what, ran, `its output calls for exit code ${expected}`);
  return read.failures;
}
var asArgument = (file) => file.startsWith("-") ? `./${file}` : file;
function distrust(what, ran, problem2) {
  const last = lastWords(ran);
  const said = last === "" ? "" : `; it last said: ${last}`;
  const message = `${what} ${endOf(ran)}: ${problem2}${said}`;
  return new CouldNotTell("wrong-format", message, "Run it by hand to see what is wrong with it.");
}

// src/checks/prometheus/subject.ts
import { posix as posix2 } from "node:path";

// src/engines/prometheus-config/mentions.ts
var WRITTEN = /* @__PURE__ */ new Set(["query_log_file", "scrape_failure_log_file"]);
function mentionedFiles(node, path = []) {
  if (!node || node.kind === "scalar") return [];
  if (node.kind === "list") return node.items.flatMap((item, index) => mentionedFiles(item, [...path, index]));
  return node.entries.flatMap(({ key, value }) => {
    if (key.kind !== "scalar") return [];
    const at = [...path, key.text];
    if (value.kind !== "scalar") return mentionedFiles(value, at);
    const isFile = key.text.endsWith("_file") && !WRITTEN.has(key.text) && value.text !== "";
    return isFile ? [{ path: at, text: value.text }] : [];
  });
}
var listedPatterns = (root, key) => itemsOf(root, key).flatMap(
  ({ node, index }) => node.kind === "scalar" ? [{ path: [key, index], text: node.text }] : []
);
function targetFilePatterns(root) {
  const alerting = root?.kind === "map" ? entryOf(root, "alerting")?.value : void 0;
  return [...ofJobs(root, ["scrape_configs"]), ...ofJobs(alerting, ["alerting", "alertmanagers"])];
}
var ofJobs = (parent, path) => itemsOf(parent, String(path.at(-1))).flatMap(
  ({ node: job, index }) => itemsOf(job, "file_sd_configs").flatMap(
    ({ node: discovery, index: number }) => itemsOf(discovery, "files").flatMap(
      ({ node, index: file }) => node.kind === "scalar" ? [{ path: [...path, index, "file_sd_configs", number, "files", file], text: node.text }] : []
    )
  )
);

// src/checks/prometheus/subject.ts
async function readSubject(options, files) {
  const reader = new SubjectReader(options, files);
  const configs = await reader.sources(filesOf2(await reader.matching("config")));
  const testMatches = await reader.matching("tests");
  const tests = await reader.sources(filesOf2(testMatches));
  const scrapePatterns = await reader.references(configs, (source) => listedPatterns(source.root, "scrape_config_files"));
  const scrapes2 = await reader.sources(matchesOf(scrapePatterns));
  const rulePatterns = await reader.references(configs, (source) => listedPatterns(source.root, "rule_files"));
  const testPatterns = await reader.references(tests, (source) => listedPatterns(source.root, "rule_files"));
  const targetPatterns = await reader.references([...configs, ...scrapes2], (source) => targetFilePatterns(source.root));
  const ruleMatches = await reader.matching("rules");
  const ruleFiles = await reader.sources([...filesOf2(ruleMatches), ...matchesOf(rulePatterns)]);
  const raw = new Set(matchesOf(rulePatterns));
  const unwrapped = new Map(
    ruleFiles.map((source) => [
      source.file,
      raw.has(source.file) ? { sources: [source], problems: [] } : ruleSourcesOf(source)
    ])
  );
  const rules = [...unwrapped.values()].flatMap(({ sources }) => sources);
  if (ruleFiles.length > 0 && rules.length === 0) throw noRules(ruleFiles);
  const tested = /* @__PURE__ */ new Map();
  for (const test2 of tests) {
    tested.set(test2, await reader.sources(matchesOf(testPatterns.filter(({ source }) => source === test2))));
  }
  return {
    configs,
    scrapes: scrapes2,
    targets: await reader.sources(matchesOf(targetPatterns)),
    rules,
    tests,
    tested,
    patterns: [...rulePatterns, ...scrapePatterns, ...testPatterns],
    targetPatterns,
    missing: await reader.missing([...configs, ...scrapes2]),
    unread: ruleFiles.flatMap((source) => (unwrapped.get(source.file)?.problems ?? []).map(inSource(source))),
    entries: [
      ...ruleMatches.map(
        ({ pattern, names }) => ({
          option: "rules",
          pattern,
          sources: names.flatMap((name) => unwrapped.get(name)?.sources ?? [])
        })
      ),
      ...testMatches.map(
        ({ pattern, names }) => ({
          option: "tests",
          pattern,
          sources: tests.filter(({ file }) => names.includes(file))
        })
      )
    ],
    unreadable: reader.unreadable,
    leftOut: [
      ...[...ruleMatches, ...testMatches].flatMap(({ others }) => others),
      ...[...unwrapped].flatMap(([name, { sources }]) => sources.length === 0 ? [name] : [])
    ]
  };
}
var filesOf2 = (matched) => matched.flatMap(({ names }) => names);
var noRules = (files) => new CouldNotTell(
  "nothing-checked",
  `rules: ${files[0]?.file ?? ""} and the rest are manifests of other kinds than PrometheusRule`,
  "Name the files that hold the rules."
);
var matchesOf = (references) => references.flatMap(({ matches }) => matches);
var SubjectReader = class {
  #options;
  #files;
  #sources = /* @__PURE__ */ new Map();
  unreadable = [];
  constructor(options, files) {
    this.#options = options;
    this.#files = files;
  }
  /** The files that each pattern under an option matches. */
  async matching(option) {
    const found = [];
    for (const pattern of this.#options[option]) {
      const isFolder = !/[*?[{]/.test(pattern) && (await this.#files.facts(pattern))?.kind === "directory";
      const names = await this.#glob(isFolder ? posix2.join(pattern, "**/*.{yml,yaml,rules}") : pattern);
      if (names.length === 0) {
        const message = `${option}: "${pattern}" matches no file`;
        throw new CouldNotTell(
          "nothing-checked",
          message,
          "Correct the path; it is relative to the working directory."
        );
      }
      const all = isFolder ? await this.#glob(posix2.join(pattern, "**")) : [];
      found.push({ pattern, names, others: all.filter((name) => !names.includes(name)) });
    }
    return found;
  }
  async #glob(pattern) {
    const matches = await this.#files.glob([pattern], { dot: true, links: "refuse" });
    return matches.map((match) => this.#files.show(match));
  }
  async sources(paths) {
    const names = [...new Set(paths.map((path) => this.#files.show(path)))].sort();
    const read = await Promise.all(names.map((name) => this.#source(name)));
    const sources = read.filter((source) => source !== void 0);
    const [first] = this.unreadable;
    if (sources.length === 0 && names.length > 0 && first) throw first;
    return sources;
  }
  /** Undefined where it cannot be read, which hides nothing of what the others hold. */
  async #source(name) {
    if (this.#sources.has(name)) return this.#sources.get(name);
    try {
      this.#sources.set(name, new Source(name, await this.#files.text(name)));
    } catch (error) {
      if (!(error instanceof CouldNotTell)) throw error;
      this.unreadable.push(error);
      this.#sources.set(name, void 0);
    }
    return this.#sources.get(name);
  }
  async references(sources, mentionsOf) {
    const found = [];
    for (const source of sources) {
      for (const mention of mentionsOf(source)) {
        const path = this.#resolve(source, mention.text);
        const matches = path === void 0 ? [] : await this.#files.glob([asGlob(path)], {
          dot: true,
          // An absolute pattern that no mount explains is of the server, and leads outside anyway.
          ...posix2.isAbsolute(path) ? {} : { links: "refuse" }
        });
        found.push({ source, mention, matches: matches.map((match) => this.#files.show(match)) });
      }
    }
    return found;
  }
  /** Absolute paths that no mount explains are files of the server, which nothing here can tell about. */
  async missing(sources) {
    const found = [];
    for (const source of sources) {
      for (const mention of mentionedFiles(source.root)) {
        const path = this.#resolve(source, mention.text);
        if (path === void 0 || posix2.isAbsolute(path)) continue;
        if (await this.#facts(path) === void 0) found.push({ source, mention });
      }
    }
    return found;
  }
  async #facts(path) {
    try {
      return await this.#files.facts(path);
    } catch (error) {
      if (error instanceof CouldNotTell) return void 0;
      throw error;
    }
  }
  /** Prometheus takes paths relative to the file that names them; `mounts` says where absolute ones lie in the repository. */
  #resolve({ file }, path) {
    if (!posix2.isAbsolute(path)) return posix2.join(posix2.dirname(file), path);
    const { mounts } = this.#options;
    const mount = Object.keys(mounts).filter((prefix) => path.startsWith(`${prefix.replace(/\/$/, "")}/`)).sort((a, b) => b.length - a.length)[0];
    return mount === void 0 ? path : posix2.join(mounts[mount] ?? "", path.slice(mount.replace(/\/$/, "").length));
  }
};
var asGlob = (pattern) => pattern.replace(/[{}()!+@|]/g, "\\$&").replace(/\*{2,}/g, "*");

// src/checks/prometheus/run.ts
async function runPrometheus(options, ports2) {
  const subject = await readSubject(options, ports2.files);
  const { located, unclear, judges } = await judge(subject, options, ports2);
  const findings = findingsOf([...located, ...beyondPromtool(subject)], options.policies);
  const summary = `${summaryOf(subject, findings)} (${judges.join(", ")})`;
  const extra = { findings, measurements: measurements(subject), details: notRead(subject) };
  return unlessUnknown(byFindings(summary, extra), [
    ...subject.unreadable,
    ...unclear,
    ...idle(subject, options, findings)
  ]);
}
async function judge(subject, options, ports2) {
  const promtool = options.engine === "embedded" ? void 0 : await openPromtool(ports2, options);
  if (promtool && !("unfit" in promtool)) return judgeByBoth(promtool, subject, options, ports2);
  if (promtool && options.engine === "promtool") throw promtool.unfit;
  const { judgeByEngine } = await import("./judge-by-engine-7OWECS4T.js");
  const reason = promtool ? `; ${promtool.unfit.message}` : "";
  return {
    located: await judgeByEngine(subject, options),
    unclear: subject.tests.length === 0 ? [] : [promtool?.unfit ?? untestable()],
    judges: [`embedded engine${reason}`]
  };
}
async function judgeByBoth(promtool, subject, options, { files }) {
  const judgement = await judgeByPromtool(promtool, subject, options, files);
  const judges = [`promtool ${promtool.version}`];
  if (options.engine === "promtool") {
    return { located: judgement.located, unclear: [...judgement.unread.values()], judges };
  }
  const { judgeByEngine } = await import("./judge-by-engine-7OWECS4T.js");
  const own = await judgeByEngine(subject, options);
  const alone = [...judgement.unread.keys()].map((source) => `${source.file} by the embedded engine alone`);
  return {
    located: mergeJudgements(judgement, own, promtool),
    unclear: [],
    judges: [...judges, "embedded engine", ...alone]
  };
}
var untestable = () => new CouldNotTell("unsupported", "rule tests are run by promtool alone", "Allow `engine: auto` and install promtool.");
var rulesIn = (source) => groupNodes(source.root).reduce((sum, group) => sum + group.rules.length, 0);
var casesIn = (source) => testCases(source).length;
var total = (sources, measure) => sources.reduce((sum, source) => sum + measure(source), 0);
function measurements({ rules, tests }) {
  return [
    ...rules.length > 0 ? [{ name: "rules", value: total(rules, rulesIn), unit: "rules" }] : [],
    ...tests.length > 0 ? [{ name: "expectations", value: total(tests, casesIn), unit: "tests" }] : []
  ];
}
var isIdle = (source) => !scrapes(source) && !(source.root?.kind === "map" && entryOf(source.root, "otlp"));
var scrapes = ({ root }) => itemsOf(root, "scrape_configs").some(({ node }) => hasTargets(node));
var hasTargets = (job) => itemsOf(job, "static_configs").some(({ node }) => itemsOf(node, "targets").length > 0) || job.kind === "map" && namesOf(job).some((name) => name.endsWith("_sd_configs") && itemsOf(job, name).length > 0);
var idle = (subject, options, findings) => findings.some(({ level }) => level === "error") ? [] : nothingChecked(subject, options);
function nothingChecked({ configs, scrapes: others, rules, entries }, { agent }) {
  const nothing = (message, remedy) => new CouldNotTell("nothing-checked", message, remedy);
  const empty2 = configs.find((source) => source.root === void 0);
  const idle2 = agent || others.some(scrapes) || rules.length > 0 ? void 0 : configs.find(isIdle);
  return [
    ...empty2 ? [nothing(`${empty2.file} is empty`, "Name the configuration that is deployed.")] : [],
    ...idle2 && idle2 !== empty2 ? [nothing(`${idle2.file} scrapes nothing and names no rules`, "Name the configuration that is deployed.")] : [],
    ...rules.length > 0 && total(rules, rulesIn) === 0 ? [nothing(`${count(rules.length, "rule file")} without a single rule`, "Name the files that hold the rules.")] : [],
    ...entries.flatMap(({ option, pattern, sources }) => {
      if (total(sources, option === "rules" ? rulesIn : casesIn) > 0) return [];
      return option === "rules" ? [nothing(`rules: "${pattern}" holds not a single rule`, "Name the files that hold the rules.")] : [nothing(`tests: "${pattern}" holds not a single expectation`, "Write alert_rule_test or promql_expr_test.")];
    })
  ];
}
function notRead({ leftOut }) {
  const names = [...new Set(leftOut)].sort();
  if (names.length === 0) return [];
  const more = names.length > 20 ? [`and ${names.length - 20} more`] : [];
  return [{ title: "files that were not read as rules or tests", text: [...names.slice(0, 20), ...more].join("\n") }];
}
function summaryOf(subject, findings) {
  const { configs, rules, tests } = subject;
  const checked = [
    ...configs.length > 0 ? [count(configs.length, "configuration")] : [],
    ...rules.length > 0 ? [`${count(total(rules, rulesIn), "rule")} in ${count(rules.length, "file")}`] : [],
    ...tests.length > 0 ? [count(total(tests, casesIn), "rule test")] : []
  ].join(", ");
  const wrong = ["error", "warning"].flatMap((level) => {
    const number = findings.filter((finding) => finding.level === level).length;
    return number === 0 ? [] : [count(number, level)];
  });
  return `${wrong.length === 0 ? "no problem" : wrong.join(" and ")} in ${checked}`;
}
export {
  runPrometheus
};
