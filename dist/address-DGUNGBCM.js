import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
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

// src/checks/artifact/address.ts
var PAGES = /(?:\/|\.x?html?|\/[^./]*)$/i;
var isPage = (bytes) => /^\s*<(?:!doctype html|html)\b/i.test(bytes.subarray(0, 512).toString("latin1"));
async function fileAt(url, asking) {
  const name = place(url);
  const bytes = await download(url, asking);
  if (isPage(bytes) && !PAGES.test(new URL(url).pathname)) throw new NotPublished(`${name} answers with a web page`);
  return { name, notes: [], files: [{ name, where: name, bytes, promised: [], signature: `${url}.asc` }] };
}
export {
  fileAt
};
