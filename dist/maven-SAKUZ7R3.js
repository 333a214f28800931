import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  askText,
  download,
  place
} from "./chunk-ZAQN3QFE.js";
import {
  NotPublished
} from "./chunk-BQ3BBEDX.js";
import "./chunk-GWOHTFLG.js";
import "./chunk-MYHED2X6.js";
import "./chunk-WUMATNDA.js";
import "./chunk-DWCKG7RK.js";
import "./chunk-T3DUPKJN.js";
import "./chunk-ZJL6Y5QL.js";

// src/checks/artifact/maven.ts
var PUBLIC = "https://repo1.maven.org/maven2";
async function mavenArtifact(coordinates, asking) {
  const { version = "", registry = PUBLIC } = asking.options;
  const [group = "", artifact = "", kind = "pom"] = coordinates.split(":");
  const name = `${group}:${artifact}:${version}`;
  const stem = `${registry.replace(/\/+$/, "")}/${group.replaceAll(".", "/")}/${artifact}/${version}/${artifact}-${version}`;
  const files = [];
  for (const each of kind === "pom" ? ["pom"] : [kind, "pom"]) {
    const url = `${stem}.${each}`;
    const bytes = await download(url, asking).catch((error) => {
      if (!(error instanceof NotPublished)) throw error;
      throw new NotPublished(`${name} is not published: ${error.message}`);
    });
    const promised = [];
    for (const algorithm of ["sha512", "sha256", "sha1"]) {
      const hex = /^[0-9a-f]{40,128}/i.exec((await askText(`${url}.${algorithm}`, asking))?.trim() ?? "")?.[0];
      if (hex !== void 0) promised.push(`${algorithm}:${hex.toLowerCase()}`);
      if (promised.length > 0) break;
    }
    files.push({ name: `${artifact}-${version}.${each}`, where: place(url), bytes, promised, signature: `${url}.asc` });
  }
  return { name, files, notes: [] };
}
export {
  mavenArtifact
};
