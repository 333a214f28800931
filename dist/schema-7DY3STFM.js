import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  configSchema
} from "./chunk-ZLUAVSLO.js";
import {
  loadChecks
} from "./chunk-TI4SLVDO.js";
import "./chunk-XHTPEBJJ.js";
import "./chunk-AL7NCZMA.js";
import {
  OR_TEXT
} from "./chunk-5M3NKAVS.js";
import "./chunk-HHKYXMH5.js";
import "./chunk-WDRWDCXA.js";

// src/commands/schema.ts
import { z } from "zod";

// src/config/json-schema.ts
var VARIABLE = { type: "string", pattern: "\\$\\{\\{.+\\}\\}" };
function schemaForEditors(schema2) {
  if (Array.isArray(schema2)) return schema2.map(schemaForEditors);
  if (!isNode(schema2)) return schema2;
  const open = Object.fromEntries(Object.entries(schema2).map(([key, value]) => [key, schemaForEditors(value)]));
  return isEntry(schema2) ? openEntry(open, schema2.properties) : open;
}
var isEntry = (node) => isNode(node.properties) && isNode(node.properties.kind) && typeof node.properties.kind.const === "string" && isNode(node.properties.with);
function openEntry(entry, properties) {
  const { required: _, ...options } = withVariables(properties.with);
  const required = Array.isArray(entry.required) ? entry.required.filter((key) => key !== "with") : [];
  const { with: __, ...others } = isNode(entry.properties) ? entry.properties : {};
  return { ...entry, properties: { ...others, with: options }, required };
}
var isNarrow = (node) => ["number", "integer", "boolean"].includes(String(node.type)) || node.type === "string" && ["pattern", "format", "enum", "maxLength"].some((key) => node[key] !== void 0);
var aboutIt = (description, fallback) => ({
  ...description !== void 0 && { description },
  ...fallback !== void 0 && { default: fallback }
});
function withVariables(node) {
  if (node[OR_TEXT] === true) {
    const { [OR_TEXT]: _, description, default: fallback, ...long } = node;
    return { ...aboutIt(description, fallback), anyOf: [{ type: "string" }, withVariables(long)] };
  }
  if (isNarrow(node)) {
    const { description, default: fallback, ...narrow } = node;
    return { ...aboutIt(description, fallback), anyOf: [narrow, VARIABLE] };
  }
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => {
      if (key === "properties" && isNode(value)) return [key, eachOf(value)];
      if (["items", "additionalProperties"].includes(key) && isNode(value)) return [key, withVariables(value)];
      if (["anyOf", "oneOf", "allOf", "prefixItems"].includes(key) && Array.isArray(value))
        return [key, value.map((item) => isNode(item) ? withVariables(item) : item)];
      return [key, value];
    })
  );
}
var eachOf = (properties) => Object.fromEntries(
  Object.entries(properties).map(([key, value]) => [key, isNode(value) ? withVariables(value) : value])
);
var isNode = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

// src/commands/schema.ts
async function schema() {
  const [first, ...rest] = await loadChecks();
  if (!first) throw new Error("no kind of check is registered");
  const json = z.toJSONSchema(configSchema([first, ...rest]), { io: "input", unrepresentable: "any" });
  const open = schemaForEditors({ ...json, title: "deploy-validate configuration" });
  return `${JSON.stringify(open, null, 2)}
`;
}
export {
  schema
};
