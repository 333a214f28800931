import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  sha256
} from "./chunk-ETSBNOUM.js";
import {
  askText
} from "./chunk-ZAQN3QFE.js";
import "./chunk-BQ3BBEDX.js";
import {
  artifactRules
} from "./chunk-GWOHTFLG.js";
import "./chunk-MYHED2X6.js";
import "./chunk-WUMATNDA.js";
import "./chunk-DWCKG7RK.js";
import {
  answerOf,
  exitOf,
  exitedWith,
  lastWords
} from "./chunk-GOBM22IH.js";
import {
  findingOf
} from "./chunk-T3DUPKJN.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import "./chunk-7SIRGS3L.js";
import "./chunk-WDRWDCXA.js";

// src/checks/artifact/gpg.ts
var BAD = {
  BADSIG: "its signature is of something else",
  EXPSIG: "its signature has expired",
  EXPKEYSIG: "the key of its signature has expired",
  REVKEYSIG: "the key of its signature is revoked"
};
async function gpgFault(file, asking) {
  const { options, ports } = asking;
  const { files, exec } = ports;
  const signature = file.signature === void 0 ? void 0 : await askText(file.signature, asking);
  if (signature === void 0) return "there is no signature beside it";
  const folder = await files.scratch();
  const [detached, blob] = [`${folder}/artifact.asc`, `${folder}/artifact`];
  await files.write(detached, signature);
  await files.write(blob, file.bytes);
  const home = [];
  if (options.key !== void 0) {
    home.push("--homedir", await files.scratch());
    const imported = await exec.run(["gpg", ...home, "--batch", "--import", await files.resolve(options.key)]);
    answerOf(imported, { tool: "gpg", exits: [0] });
  }
  const isText = /^-----BEGIN PGP SIGNED MESSAGE-----/.test(signature);
  const signed = isText ? [detached] : [detached, blob];
  const ran = await exec.run(["gpg", ...home, "--batch", "--status-fd", "1", "--verify", ...signed]);
  const said = answerOf(ran, { tool: "gpg" }).stdout;
  const states = [...said.matchAll(/^\[GNUPG:\] (\w+)/gm)].map(([, state = ""]) => state);
  const bad = states.find((state) => state in BAD);
  if (bad !== void 0) return BAD[bad];
  if (!states.includes("GOODSIG") || !states.includes("VALIDSIG")) {
    const remedy = "Give `key` the file with the public key that signs.";
    throw new CouldNotTell("tool-refused", `gpg does not know the key that has signed ${file.name}`, remedy);
  }
  const names = isText ? signature.slice(0, signature.indexOf("-----BEGIN PGP SIGNATURE-----")) : "";
  return !isText || names.includes(sha256(file.bytes)) ? void 0 : "its signature is of something else";
}

// src/checks/artifact/signature.ts
async function unsigned(published, { asking, signed }) {
  const faults = [];
  if ("pinned" in published) faults.push(...await cosignImage(published.pinned, { asking, signed }));
  else
    for (const file of published.files) {
      const fault = signed === "gpg" ? await gpgFault(file, asking) : await provenanceFault(file, asking);
      if (fault !== void 0) faults.push(`${file.name}: ${fault}`);
    }
  return faults.map((fault) => {
    const message = `${published.name} is not signed as it must be: ${fault}`;
    return findingOf(artifactRules, { rule: "unsigned", message, subject: published.name });
  });
}
async function cosignImage(pinned, { asking, signed }) {
  const by = await signer(asking);
  const how = signed === "provenance" ? ["verify-attestation", "--type", "slsaprovenance1"] : ["verify"];
  const fault = await cosign([...how, ...by, pinned], asking);
  return fault === void 0 ? [] : [fault];
}
async function provenanceFault(file, asking) {
  if (file.provenance === void 0) return "the registry has no provenance of it";
  const { files } = asking.ports;
  const folder = await files.scratch();
  const [bundle, blob] = [`${folder}/bundle.json`, `${folder}/artifact`];
  await files.write(bundle, JSON.stringify(file.provenance));
  await files.write(blob, file.bytes);
  const how = ["verify-blob-attestation", "--new-bundle-format", "--type", "slsaprovenance1", "--bundle", bundle];
  return cosign([...how, ...await signer(asking), blob], asking);
}
async function signer({ options, ports }) {
  const { key, identity, issuer } = options;
  if (key !== void 0) return ["--key", await ports.files.resolve(key)];
  const issued = ["--certificate-oidc-issuer", issuer];
  if (identity !== void 0) return ["--certificate-identity", identity, ...issued];
  const { GITHUB_REPOSITORY: repository, GITHUB_SERVER_URL: server = "https://github.com" } = ports.host.environment;
  if (repository === void 0 || repository === "") {
    const remedy = "Give `key` or `identity`.";
    throw new CouldNotTell("variable-missing", "nothing says who must have signed", remedy);
  }
  const escaped = `${server}/${repository}/`.replace(/[.*+?^$()|[\]{}\\]/g, "\\$&");
  return ["--certificate-identity-regexp", `^${escaped}`, ...issued];
}
var UNSIGNED = /no signatures found|no matching (?:signatures|attestations)|none of the (?:expected identities|attestations) match|invalid signature|failed to verify signature|does not match|no attestations found/i;
async function cosign(args, { ports }) {
  const ran = await ports.exec.run(["cosign", ...args]);
  if (exitedWith(ran, 0)) return void 0;
  const said = ran.stderr.text.split("\n").find((line) => UNSIGNED.test(line));
  if (said !== void 0 && exitOf(ran) !== void 0)
    return lastWords({ ...ran, stderr: { ...ran.stderr, text: said } });
  answerOf(ran, { tool: "cosign", exits: [0] });
  return void 0;
}
export {
  unsigned
};
