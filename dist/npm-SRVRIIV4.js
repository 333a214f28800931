import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  readNpmrc
} from "./chunk-RFUSN2UF.js";
import {
  askJson,
  download,
  place
} from "./chunk-ZAQN3QFE.js";
import {
  NotPublished
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

// src/checks/artifact/npm.ts
import { z } from "zod";
var PUBLIC = "https://registry.npmjs.org";
var packument = z.object({
  versions: z.record(
    z.string(),
    z.object({
      deprecated: z.union([z.string(), z.boolean()]).optional(),
      dist: z.object({
        tarball: z.string().min(1),
        integrity: z.string().optional(),
        shasum: z.string().optional(),
        attestations: z.object({ url: z.string() }).optional()
      })
    })
  )
});
var attestations = z.object({
  attestations: z.array(z.object({ predicateType: z.string(), bundle: z.unknown() }))
});
async function npmPackage(packageName, asking) {
  const { version = "" } = asking.options;
  const name = `${packageName}@${version}`;
  const registry = await registryOf(asking);
  const url = `${registry}/${packageName.replace("/", "%2f")}`;
  const found = (await askJson(url, { asking, schema: packument }))?.versions;
  const known = found && Object.hasOwn(found, version) ? found[version] : void 0;
  if (known === void 0) throw new NotPublished(`${name} is not in ${new URL(registry).host}`);
  const { deprecated, dist } = known;
  const tarball = new URL(dist.tarball, `${registry}/`).href;
  const message = `${name} is deprecated`;
  const file = {
    name: `${packageName.replace(/^.*\//, "")}-${version}.tgz`,
    where: place(tarball),
    bytes: await download(tarball, asking),
    promised: [...dist.integrity?.split(/\s+/) ?? [], ...dist.shasum ? [`sha1:${dist.shasum}`] : []],
    provenance: await provenanceOf(dist.attestations?.url, { asking, registry })
  };
  return {
    name,
    files: [file],
    notes: deprecated ? [findingOf(artifactRules, { rule: "deprecated", message, subject: name })] : []
  };
}
async function registryOf({ options, ports }) {
  const facts = await ports.files.facts(".npmrc");
  const npmrc = facts?.kind === "file" ? readNpmrc([await ports.files.text(".npmrc")], ports.host.environment) : void 0;
  const set = ports.host.variable("npm_config_registry") ?? ports.host.variable("NPM_CONFIG_REGISTRY");
  const said = options.registry ?? set ?? npmrc?.registry ?? PUBLIC;
  return said.replace(/\/+$/, "");
}
async function provenanceOf(url, { asking, registry }) {
  if (asking.options.signed !== "provenance" || url === void 0) return void 0;
  const said = await askJson(new URL(url, `${registry}/`).href, { asking, schema: attestations });
  return said?.attestations.find(({ predicateType }) => predicateType.startsWith("https://slsa.dev/provenance/"))?.bundle;
}
export {
  npmPackage
};
