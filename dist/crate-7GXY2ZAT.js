import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  askJson,
  askText,
  download,
  place
} from "./chunk-ZAQN3QFE.js";
import {
  NotPublished,
  withdrawn,
  wrongAnswer
} from "./chunk-BQ3BBEDX.js";
import "./chunk-GWOHTFLG.js";
import {
  parseJsonLines
} from "./chunk-MYHED2X6.js";
import "./chunk-WUMATNDA.js";
import "./chunk-DWCKG7RK.js";
import "./chunk-T3DUPKJN.js";
import "./chunk-ZJL6Y5QL.js";

// src/checks/artifact/crate.ts
import { z } from "zod";
var PUBLIC = "https://index.crates.io";
var line = z.object({ vers: z.string(), cksum: z.string().regex(/^[0-9a-f]{64}$/), yanked: z.boolean().nullish() });
var config = z.object({ dl: z.string().min(1) });
async function crate(crateName, asking) {
  const { version = "", registry = PUBLIC } = asking.options;
  const home = registry.replace(/\/+$/, "");
  const name = `${crateName} ${version}`;
  const path = indexPath(crateName.toLowerCase());
  const listed = await askText(`${home}/${path}`, asking);
  const entries = parseJsonLines(listed ?? "", { name: `${home}/${path}`, remedy: "Check `registry`." });
  const found = entries.map((each) => line.safeParse(each).data).find((each) => each?.vers.replace(/\+.*$/, "") === version.replace(/\+.*$/, ""));
  if (found === void 0) throw new NotPublished(`${name} is not in ${new URL(home).host}`);
  const said = await askJson(`${home}/config.json`, { asking, schema: config });
  if (said === void 0) throw wrongAnswer(`${home}/config.json`, "is not there");
  const url = new URL(downloadPath(said.dl, { crateName, version: found.vers, checksum: found.cksum }), `${home}/`).href;
  const bytes = await download(url, asking);
  const file = {
    name: `${crateName}-${found.vers}.crate`,
    where: place(url),
    bytes,
    promised: [`sha256:${found.cksum}`]
  };
  return { name, files: [file], notes: found.yanked ? [withdrawn(name, void 0)] : [] };
}
function indexPath(name) {
  if (name.length < 3) return `${name.length}/${name}`;
  return name.length === 3 ? `3/${name[0]}/${name}` : `${name.slice(0, 2)}/${name.slice(2, 4)}/${name}`;
}
function downloadPath(template, { crateName, version, checksum }) {
  if (!template.includes("{")) return `${template}/${crateName}/${version}/download`;
  const prefix = indexPath(crateName).split("/").slice(0, -1).join("/");
  return template.replaceAll("{crate}", crateName).replaceAll("{version}", version).replaceAll("{prefix}", prefix).replaceAll("{lowerprefix}", prefix.toLowerCase()).replaceAll("{sha256-checksum}", checksum);
}
export {
  crate
};
