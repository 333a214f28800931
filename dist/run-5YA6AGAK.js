import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  hasDigest,
  sha256
} from "./chunk-ETSBNOUM.js";
import {
  NotPublished
} from "./chunk-BQ3BBEDX.js";
import {
  artifactRules
} from "./chunk-GWOHTFLG.js";
import {
  until
} from "./chunk-HQLUBS4V.js";
import {
  connect
} from "./chunk-XHTPEBJJ.js";
import "./chunk-AL7NCZMA.js";
import "./chunk-5M3NKAVS.js";
import {
  byFindings,
  failed,
  findingOf
} from "./chunk-T3DUPKJN.js";
import "./chunk-ZJL6Y5QL.js";
import "./chunk-7SIRGS3L.js";
import {
  count,
  showSize
} from "./chunk-WDRWDCXA.js";

// src/checks/artifact/verdict.ts
async function judge(published, asking) {
  const { name, files, notes } = published;
  const { digest, signed, "max-size": limit } = asking.options;
  const digests = "digests" in published ? published.digests : files.map(({ bytes: bytes2 }) => sha256(bytes2));
  const bytes = "bytes" in published ? published.bytes : Math.max(...files.map((file) => file.bytes.length));
  const findings = [...notes, ...files.flatMap((file) => damaged(file))];
  const isThat = digest === void 0 || digests.includes(digest) || files.some((file) => hasDigest(file.bytes, digest));
  if (!isThat) findings.push(otherDigest(name, { digest, digests }));
  if (limit !== void 0 && bytes > limit) {
    const message = `${name} has ${showSize(bytes)}, at most ${showSize(limit)} may be`;
    findings.push(findingOf(artifactRules, { rule: "too-large", message, subject: name }));
  }
  if (signed !== void 0 && findings.every(({ level }) => level !== "error")) {
    const { unsigned } = await import("./signature-EJ3DPEFJ.js");
    findings.push(...await unsigned(published, { asking, signed }));
  }
  const [first] = findings.filter(({ level }) => level === "error");
  const more = findings.length > 1 ? `, and ${count(findings.length - 1, "more finding")}` : "";
  const holds = `${name} is published, ${showSize(bytes)}, ${digests[0] ?? "without a digest"}${signed ? `, signed (${signed})` : ""}`;
  return byFindings(first ? `${first.message}${more}` : holds, {
    findings,
    measurements: [{ name: "size", value: bytes, unit: "bytes", ...limit !== void 0 && { limit } }],
    details: [{ title: "digests", text: digests.join("\n") }]
  });
}
function damaged({ name, bytes, promised, where }) {
  return promised.filter((digest) => !hasDigest(bytes, digest)).map((expected) => {
    const message = `${where} is not what the registry says of ${name}`;
    return findingOf(artifactRules, {
      rule: "other-digest",
      message,
      subject: name,
      expected,
      actual: sha256(bytes)
    });
  });
}
function otherDigest(name, { digest, digests }) {
  const message = `${name} is published, and is not what was built`;
  return findingOf(artifactRules, {
    rule: "other-digest",
    message,
    subject: name,
    expected: digest,
    actual: digests.join(" ")
  });
}

// src/checks/artifact/run.ts
async function runArtifact(options, ports) {
  const asking = { options, ports, connected: await connect(options, ports) };
  return until(() => once(asking), { waiting: options, ports });
}
async function once(asking) {
  try {
    return await judge(await find(asking), asking);
  } catch (error) {
    if (!(error instanceof NotPublished)) throw error;
    const { message } = error;
    return failed(message, { findings: [findingOf(artifactRules, { rule: "not-published", message })] });
  }
}
async function find(asking) {
  const { image, npm, pypi, crate, maven, helm, "release-asset": asset, url = "" } = asking.options;
  if (image !== void 0) return (await import("./image-XHJNJ7HI.js")).image(image, asking);
  if (npm !== void 0) return (await import("./npm-SRVRIIV4.js")).npmPackage(npm, asking);
  if (pypi !== void 0) return (await import("./pypi-YE4PGFWO.js")).pypiProject(pypi, asking);
  if (crate !== void 0) return (await import("./crate-7GXY2ZAT.js")).crate(crate, asking);
  if (maven !== void 0) return (await import("./maven-SAKUZ7R3.js")).mavenArtifact(maven, asking);
  if (helm !== void 0) return (await import("./helm-DMYTOBMJ.js")).helmChart(helm, asking);
  if (asset !== void 0) return (await import("./release-asset-NQAOANFC.js")).releaseAsset(asset, asking);
  return (await import("./address-DGUNGBCM.js")).fileAt(url, asking);
}
export {
  runArtifact
};
