import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  compareVersions,
  isVersion,
  releasedTag,
  versionInTag
} from "./chunk-3BWBFFF2.js";
import {
  releaseRules
} from "./chunk-GBNWLOLV.js";
import {
  readPage
} from "./chunk-D4DGSYSC.js";
import {
  checkoutOf,
  expectGit
} from "./chunk-4FM6DKH2.js";
import {
  fitsWildcard
} from "./chunk-SSENRWR7.js";
import {
  MANIFEST_TYPES,
  RegistrySession
} from "./chunk-FYEL6SM5.js";
import {
  parseImageReference
} from "./chunk-ATU4NNYN.js";
import {
  askEach,
  unlessUnknown
} from "./chunk-6XZ27NNX.js";
import "./chunk-MYHED2X6.js";
import "./chunk-WUMATNDA.js";
import "./chunk-DWCKG7RK.js";
import {
  answerOf,
  exitedWith,
  printedBy
} from "./chunk-GOBM22IH.js";
import {
  byFindings,
  findingOf
} from "./chunk-T3DUPKJN.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import "./chunk-7SIRGS3L.js";
import {
  count
} from "./chunk-WDRWDCXA.js";

// src/checks/release/tags.ts
async function readTags(options, ports) {
  await expectGit(ports);
  const whole = await git(["rev-parse", "--is-shallow-repository"], ports);
  if (whole !== "false") {
    const remedy = "Check out with `fetch-depth: 0`, which brings the tags along.";
    throw new CouldNotTell("truncated", "this clone does not have the whole history, so its tags are not all", remedy);
  }
  const own = options.tag === true ? await releasedTag(ports) : options.tag ?? await tagHere(ports);
  const merged = (await git(["tag", "--list", "--merged", "HEAD"], ports)).split("\n");
  const versions = merged.filter(
    (tag) => tag !== "" && tag !== own && fitsWildcard(tag, options.pattern) && isVersion(versionInTag(tag))
  );
  const previous = versions.reduce(
    (last, tag) => last === void 0 || isNewer(tag, last) ? tag : last,
    void 0
  );
  const findings = options.tag === void 0 || own === void 0 ? [] : await judgeTag(own, { previous, ports });
  const none = options.previous !== void 0 && previous === void 0;
  const message = `no earlier version has a tag in the history of this commit${options.pattern === "*" ? "" : ` (${options.pattern})`}`;
  return {
    own,
    previous,
    findings: none ? [...findings, findingOf(releaseRules, { rule: "previous-missing", message })] : findings
  };
}
var isNewer = (tag, than) => (compareVersions(versionInTag(tag), versionInTag(than)) ?? 0) > 0;
async function tagHere(ports) {
  try {
    return await releasedTag(ports);
  } catch (error) {
    if (error instanceof CouldNotTell && error.why === "nothing-checked") return void 0;
    throw error;
  }
}
async function judgeTag(own, { previous, ports }) {
  const subject = own;
  const at = await commitOf(`refs/tags/${own}`, ports);
  if (at === void 0)
    return [findingOf(releaseRules, { rule: "tag-missing", message: `no tag is called ${own}`, subject })];
  const head = await commitOf("HEAD", ports);
  const findings = [];
  if (at !== head) {
    const message2 = `${own} is at ${at.slice(0, 12)}, and ${head?.slice(0, 12)} is checked out`;
    findings.push(findingOf(releaseRules, { rule: "tag-elsewhere", message: message2, subject }));
  }
  const version = versionInTag(own);
  if (!isVersion(version))
    return [...findings, findingOf(releaseRules, { rule: "no-version", message: `${own} is no version`, subject })];
  if (previous === void 0) return findings;
  const order = compareVersions(version, versionInTag(previous));
  if (order !== void 0 && order > 0) return findings;
  const message = `${own} is not greater than ${previous}, which this commit's history has`;
  return [...findings, findingOf(releaseRules, { rule: "not-greater", message, subject })];
}
async function commitOf(name, ports) {
  const ran = await checkoutOf(ports).run(["rev-parse", "--verify", "--quiet", `${name}^{commit}`]);
  return printedBy(ran)?.trim() || void 0;
}
async function git(args, ports) {
  return answerOf(await checkoutOf(ports).run(args), { tool: "git", exits: [0] }).stdout.trim();
}

// src/checks/release/branch.ts
var ASK_MS = 3e4;
async function judgeBranch(wanted, ports) {
  await expectGit(ports);
  const remotes = (await git(["remote"], ports)).split("\n").filter((name) => name !== "");
  const remote = remotes.includes("origin") ? "origin" : remotes[0];
  const { branch, commit } = remote === void 0 ? await localBranch(wanted, ports) : await remoteBranch(wanted, { remote, ports });
  const remedy = `Check out with \`fetch-depth: 0\`, and fetch ${branch}.`;
  const isShallow = await git(["rev-parse", "--is-shallow-repository"], ports) !== "false";
  if (await commitOf(commit, ports) === void 0) {
    if (isShallow) throw tooShallow(branch, remedy);
    const message2 = `${branch} is at ${commit.slice(0, 12)}, which this clone does not have`;
    return [findingOf(releaseRules, { rule: "behind", message: message2, subject: branch })];
  }
  const ran = await checkoutOf(ports).run(["rev-list", "--count", `HEAD..${commit}`, "--"]);
  const behind = Number(printedBy(ran)?.trim() || Number.NaN);
  if (!exitedWith(ran, 0) || Number.isNaN(behind))
    throw new CouldNotTell("unreadable", `git cannot compare HEAD with ${branch}`, remedy);
  if (behind === 0) return [];
  if (isShallow) throw tooShallow(branch, remedy);
  const message = `${branch} has ${count(behind, "commit")} that this one does not hold`;
  return [findingOf(releaseRules, { rule: "behind", message, subject: branch })];
}
var tooShallow = (branch, remedy) => new CouldNotTell("truncated", `this clone is too shallow to compare HEAD with ${branch}`, remedy);
async function localBranch(wanted, ports) {
  for (const branch of wanted === true ? ["main", "master"] : [wanted]) {
    const commit = await commitOf(`refs/heads/${branch}`, ports);
    if (commit !== void 0) return { branch, commit };
  }
  throw new CouldNotTell(
    "nothing-checked",
    `no branch is called ${wanted === true ? "main or master" : wanted}`,
    "Name it in `up-to-date`."
  );
}
async function remoteBranch(wanted, { remote, ports }) {
  const which = wanted === true ? ["HEAD"] : [`refs/heads/${wanted}`];
  const ran = await checkoutOf(ports).run(["ls-remote", "--symref", remote, ...which], {
    env: { GIT_TERMINAL_PROMPT: "0" },
    timeoutMs: ASK_MS,
    log: false
  });
  const printed = printedBy(ran);
  if (printed === void 0) {
    const remedy = "Leave the credentials in the checkout (`persist-credentials`), or check the connection.";
    throw new CouldNotTell("unreachable", `the remote ${remote} does not say where its branches are`, remedy);
  }
  const commit = /^([0-9a-f]{40,64})\t(?!refs\/remotes)/m.exec(printed)?.[1];
  const branch = wanted === true ? /^ref: refs\/heads\/(\S+)\tHEAD/m.exec(printed)?.[1] ?? "the default branch" : wanted;
  if (commit === void 0)
    throw new CouldNotTell("nothing-checked", `the remote ${remote} has no branch ${branch}`, "Correct `up-to-date`.");
  return { branch, commit };
}

// src/checks/release/image.ts
async function judgeImage({
  image,
  previous,
  plainHttp,
  ports
}) {
  const names = namesOf(image, previous);
  for (const name of names) {
    const reference = parseImageReference(name);
    if (reference === void 0)
      throw new CouldNotTell("unsupported", `${name}: is no name of an image`, "Correct `image`.");
    const session = new RegistrySession(
      { registry: reference.registry, repository: reference.repository, plainHttp },
      ports
    );
    const answer = await session.get(
      `manifests/${reference.digest ?? reference.tag ?? "latest"}`,
      MANIFEST_TYPES.join(", ")
    );
    if (answer !== void 0) return { findings: [], told: `${name} is still in its registry` };
  }
  const message = `${names.join(" and ")}: not in the registry any more`;
  return { findings: [findingOf(releaseRules, { rule: "image-missing", message, subject: names[0] })], told: "" };
}
function namesOf(image, previous) {
  const isOpen = /\{(?:version|tag)\}/.test(image);
  const reference = isOpen ? void 0 : parseImageReference(image);
  if (!isOpen && (reference?.tag !== void 0 || reference?.digest !== void 0)) return [image];
  if (previous === void 0) {
    const remedy = "Check out with `fetch-depth: 0`, or give `image` a tag or a digest.";
    throw new CouldNotTell(
      "nothing-checked",
      `${image}: no earlier version has a tag, so nobody knows which image is meant`,
      remedy
    );
  }
  const version = versionInTag(previous);
  if (isOpen) return [image.replaceAll("{version}", version).replaceAll("{tag}", previous)];
  return [.../* @__PURE__ */ new Set([`${image}:${version}`, `${image}:${previous}`])];
}

// src/checks/release/signature.ts
var PROGRAMS = ["-c", "gpg.program=gpg", "-c", "gpg.ssh.program=ssh-keygen", "-c", "gpg.x509.program=gpgsm"];
async function judgeSignature(tag, ports) {
  await expectGit(ports);
  const what = tag ?? "HEAD";
  const name = tag === void 0 ? "this commit" : `the tag ${tag}`;
  const wrong = (why) => [
    findingOf(releaseRules, { rule: "not-signed", message: `${name} ${why}`, subject: what })
  ];
  const object = tag === void 0 ? "HEAD" : `refs/tags/${tag}`;
  const type = await git(["cat-file", "-t", object], ports);
  if (tag !== void 0 && type !== "tag") return wrong("is a lightweight one, which cannot be signed");
  const text = await git(["cat-file", type, object], ports);
  if (!/^-----BEGIN (?:PGP SIGNATURE|SSH SIGNATURE|SIGNED MESSAGE|PGP MESSAGE)-----|^gpgsig(?:-sha256)? /m.test(text))
    return wrong("has no signature");
  const verify = tag === void 0 ? ["verify-commit", "--raw", "HEAD"] : ["verify-tag", "--raw", tag];
  const ran = await checkoutOf(ports).run([...PROGRAMS, ...verify]);
  const words = `${ran.stdout.text}
${ran.stderr.text}`;
  if (/\bBADSIG\b|incorrect signature|Could not verify signature/i.test(words)) return wrong("has a bad signature");
  if (/\b(?:REVKEYSIG|EXPKEYSIG|EXPSIG)\b/.test(words)) return wrong("is signed by a key that is revoked, or over");
  if (exitedWith(ran, 0) && /\bGOODSIG\b|^Good "git" signature/m.test(words)) return [];
  const remedy = "Give this machine the public key: gpg --import, or gpg.ssh.allowedSignersFile.";
  throw new CouldNotTell("unsupported", `${name} is signed, and nobody here knows the key`, remedy);
}

// src/checks/release/run.ts
async function runRelease(options, ports) {
  const needsTags = options.tag !== void 0 || options.previous !== void 0 || options.changelog !== void 0 || options.image !== void 0;
  const tags = needsTags ? await readTags(options, ports) : { own: void 0, previous: void 0, findings: [] };
  const { answers, unknown } = await askEach(demandsOf(options, { tags, ports }), {
    ask: (demand) => demand(),
    signal: ports.signal
  });
  const findings = [...tags.findings, ...answers.flatMap((each) => each.findings)];
  const told = answers.flatMap((each) => each.told === "" ? [] : [each.told]);
  const names = [
    ...tags.own === void 0 ? [] : [tags.own],
    ...tags.previous === void 0 ? [] : [`after ${tags.previous}`]
  ].join(" ");
  const state = findings.length > 0 ? count(findings.length, "fault") : told.join(", ") || "in order";
  return unlessUnknown(byFindings(`${names === "" ? "the release" : names}: ${state}`, { findings }), unknown);
}
function demandsOf(options, { tags, ports }) {
  const { changelog, image, signed, "up-to-date": branch } = options;
  const as = (told) => (findings) => ({
    findings,
    told: findings.length === 0 ? told : ""
  });
  return [
    ...changelog === void 0 ? [] : [() => judgeChangelog(changelog === true ? "CHANGELOG.md" : changelog, { tags, ports })],
    ...image === void 0 ? [] : [() => judgeImage({ image, previous: tags.previous, plainHttp: options["plain-http"], ports })],
    ...branch === false ? [] : [() => judgeBranch(branch, ports).then(as("up to date"))],
    ...signed ? [() => judgeSignature(options.tag === void 0 ? void 0 : tags.own, ports).then(as("signed"))] : []
  ];
}
async function judgeChangelog(file, { tags, ports }) {
  const page = readPage(await ports.files.text(file));
  if (page.headings.length === 0)
    throw new CouldNotTell(
      "nothing-checked",
      `${file}: has no heading`,
      'Give each version a heading such as "## 1.4.0".'
    );
  if (tags.own === void 0) {
    throw new CouldNotTell(
      "nothing-checked",
      `${file}: nobody says which version is released`,
      "Give `tag`, or run it where the tag is."
    );
  }
  const version = versionInTag(tags.own);
  const heading = page.headings.find(
    ({ text }) => text.split(/[\s[\]()]+/).some((word) => word.replace(/[:,]$/, "") === version || word === `v${version}` || word === tags.own)
  );
  const wrong = (message, line) => ({
    findings: [
      findingOf(releaseRules, { rule: "changelog-missing", message, file, ...line !== void 0 && { line } })
    ],
    told: ""
  });
  if (heading === void 0) return wrong(`${file} has no heading of ${version}`);
  const next = page.headings.find(({ line, depth }) => line > heading.line && depth <= heading.depth)?.line ?? Number.POSITIVE_INFINITY;
  const titles = new Set(page.headings.map(({ line }) => line));
  const isFilled = page.lines.some(
    ({ line, of }) => line > heading.line && line < next && !titles.has(line) && of !== "comment"
  );
  return isFilled ? { findings: [], told: `${file} tells of it` } : wrong(`${file} says nothing about ${version}`, heading.line);
}
export {
  runRelease
};
