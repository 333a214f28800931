import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  ociArtifact
} from "./chunk-NIGZJKOB.js";
import "./chunk-OHXWTIZC.js";
import "./chunk-FYEL6SM5.js";
import "./chunk-D33GXNBU.js";
import "./chunk-ATU4NNYN.js";
import {
  askText,
  download,
  place
} from "./chunk-ZAQN3QFE.js";
import {
  NotPublished,
  wrongAnswer
} from "./chunk-BQ3BBEDX.js";
import {
  artifactRules
} from "./chunk-GWOHTFLG.js";
import "./chunk-MYHED2X6.js";
import "./chunk-WUMATNDA.js";
import "./chunk-DWCKG7RK.js";
import {
  findingOf
} from "./chunk-T3DUPKJN.js";
import "./chunk-ZJL6Y5QL.js";
import "./chunk-7SIRGS3L.js";
import "./chunk-WDRWDCXA.js";

// src/checks/artifact/helm.ts
import { z } from "zod";
var index = z.object({
  apiVersion: z.string(),
  entries: z.record(
    z.string(),
    z.array(
      z.object({
        version: z.string(),
        digest: z.string().nullish(),
        urls: z.array(z.string().min(1)).min(1),
        deprecated: z.union([z.boolean(), z.string()]).nullish()
      })
    )
  )
});
async function helmChart(given, asking) {
  const { version = "", registry = "" } = asking.options;
  const chart = given.includes("://") ? given : `${registry.replace(/\/+$/, "")}/${given}`;
  if (chart.startsWith("oci://"))
    return ociArtifact(`${chart.slice("oci://".length)}:${version.replace("+", "_")}`, asking);
  const at = chart.lastIndexOf("/");
  const [home, chartName] = [chart.slice(0, at), chart.slice(at + 1)];
  const name = `${chartName} ${version}`;
  const where = `${home}/index.yaml`;
  const text = await askText(where, asking);
  if (text === void 0) throw wrongAnswer(where, "is not there, so this is no repository of charts");
  const { entries } = await readIndex(text, where);
  const versions = Object.hasOwn(entries, chartName) ? entries[chartName] : void 0;
  const found = versions?.find((each) => each.version.replace(/^v/, "") === version.replace(/^v/, ""));
  if (found === void 0) throw new NotPublished(`${name} is not in ${place(where)}`);
  const url = new URL(found.urls[0] ?? "", `${home}/`).href;
  const bytes = await download(url, asking);
  const promised = found.digest ? [found.digest.replace(/^(?:sha256:)?/, "sha256:")] : [];
  const message = `${name} is deprecated`;
  return {
    name,
    files: [{ name: `${chartName}-${version}.tgz`, where: place(url), bytes, promised, signature: `${url}.prov` }],
    notes: String(found.deprecated ?? false) === "true" ? [findingOf(artifactRules, { rule: "deprecated", message, subject: name })] : []
  };
}
async function readIndex(text, where) {
  const { parseDocument } = await import("yaml");
  const document = parseDocument(text, { schema: "failsafe", merge: true });
  const read = document.errors.length > 0 ? void 0 : index.safeParse(document.toJS({ maxAliasCount: 100 })).data;
  if (read === void 0) throw wrongAnswer(where, "is no whole index of charts");
  return read;
}
export {
  helmChart
};
