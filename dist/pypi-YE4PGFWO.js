import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  askJson,
  download,
  place
} from "./chunk-ZAQN3QFE.js";
import {
  NotPublished,
  withdrawn
} from "./chunk-BQ3BBEDX.js";
import "./chunk-GWOHTFLG.js";
import "./chunk-MYHED2X6.js";
import "./chunk-WUMATNDA.js";
import "./chunk-DWCKG7RK.js";
import "./chunk-T3DUPKJN.js";
import "./chunk-ZJL6Y5QL.js";

// src/checks/artifact/pypi.ts
import { z } from "zod";
var PUBLIC = "https://pypi.org";
var project = z.object({
  urls: z.array(
    z.object({
      filename: z.string().min(1),
      url: z.string().min(1),
      digests: z.record(z.string(), z.string()).default({}),
      yanked: z.boolean().default(false),
      yanked_reason: z.string().nullish()
    })
  )
});
var simple = z.object({
  files: z.array(
    z.object({
      filename: z.string().min(1),
      url: z.string().min(1),
      hashes: z.record(z.string(), z.string()).default({}),
      yanked: z.union([z.boolean(), z.string()]).default(false)
    })
  )
});
async function pypiProject(projectName, asking) {
  const { version = "" } = asking.options;
  const name = `${projectName} ${version}`;
  const listed = await fromApi(projectName, asking) ?? await fromIndex(projectName, asking) ?? [];
  if (listed.length === 0) throw new NotPublished(`${name} is not in ${new URL(homeOf(asking)).host}`);
  const files = [];
  for (const { filename, url, hashes } of listed) {
    const promised = Object.entries(hashes).flatMap(
      ([kind, hex]) => /^sha(?:256|512)$/.test(kind) ? [`${kind}:${hex}`] : []
    );
    files.push({ name: filename, where: place(url), bytes: await download(url, asking), promised });
  }
  const yanked = listed.find((file) => file.yanked !== false)?.yanked;
  return { name, files, notes: yanked ? [withdrawn(name, typeof yanked === "string" ? yanked : void 0)] : [] };
}
var homeOf = ({ options, ports }) => (options.registry ?? ports.host.variable("PIP_INDEX_URL") ?? PUBLIC).replace(/\/+$/, "").replace(/\/simple$/, "");
async function fromApi(projectName, asking) {
  const home = homeOf(asking);
  const url = `${home}/pypi/${encodeURIComponent(projectName)}/${encodeURIComponent(asking.options.version ?? "")}/json`;
  const said = await askJson(url, { asking, schema: project });
  return said?.urls.map(({ filename, url: at, digests, yanked, yanked_reason: why }) => ({
    filename,
    url: new URL(at, url).href,
    hashes: digests,
    yanked: yanked ? why ?? true : false
  }));
}
async function fromIndex(projectName, asking) {
  const { version = "" } = asking.options;
  const normal = projectName.toLowerCase().replace(/[-_.]+/g, "-");
  const url = `${homeOf(asking)}/simple/${normal}/`;
  const accept = "application/vnd.pypi.simple.v1+json";
  const said = await askJson(url, { asking, schema: simple, accept });
  const stem = new RegExp(
    `^${normal.replaceAll("-", "[-_.]+")}-${version.replace(/[.*+?^$()|[\]{}\\]/g, "\\$&")}(?:-|\\.tar|\\.zip)`,
    "i"
  );
  return said?.files.filter(({ filename }) => stem.test(filename)).map((file) => ({ ...file, url: new URL(file.url, url).href }));
}
export {
  pypiProject
};
