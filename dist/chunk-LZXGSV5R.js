import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/engines/compose/merge.ts
var isData = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
var REPLACED = /* @__PURE__ */ new Set(["command", "entrypoint", "test"]);
var PAIRS = /* @__PURE__ */ new Set(["environment", "labels", "args", "annotations", "sysctls", "extra_hosts"]);
var NAMED = /* @__PURE__ */ new Set(["networks", "depends_on"]);
function normalise(service) {
  return Object.fromEntries(Object.entries(service).map(([key, value]) => [key, normal(key, value)]));
}
function normal(key, value) {
  if (key === "env_file") return Array.isArray(value) ? value : value === void 0 || value === null ? [] : [value];
  if (key === "build" && typeof value === "string") return { context: value };
  if (Array.isArray(value) && PAIRS.has(key)) return Object.fromEntries(value.map((entry) => pair(entry, key)));
  if (Array.isArray(value) && NAMED.has(key)) return Object.fromEntries(value.map((name) => [String(name), {}]));
  if ((key === "deploy" || key === "build") && isData(value)) return normalise(value);
  return value;
}
function pair(entry, key) {
  const text = String(entry);
  const at = text.search(key === "extra_hosts" ? /[=:]/ : "=");
  return at < 0 ? [text, null] : [text.slice(0, at), text.slice(at + 1)];
}
function merge(base, over, key = "") {
  if (over === void 0 || over === null) return base;
  if (isData(base) && isData(over)) {
    const keys = /* @__PURE__ */ new Set([...Object.keys(base), ...Object.keys(over)]);
    const each = PAIRS.has(key) ? (name) => Object.hasOwn(over, name) ? over[name] : base[name] : (name) => merge(base[name], over[name], name);
    return Object.fromEntries([...keys].map((name) => [name, each(name)]));
  }
  if (!Array.isArray(base) || !Array.isArray(over) || REPLACED.has(key)) return over;
  const targets = new Set(over.map((item) => targetOf(key, item)));
  return [...base.filter((item) => !targets.has(targetOf(key, item))), ...over];
}
function without(value, paths) {
  if (paths.some((path) => path.length === 0)) return void 0;
  if (paths.length === 0 || !isData(value)) return value;
  const entries = Object.entries(value).map(([key, item]) => {
    const below = paths.filter(([first]) => first === key).map(([, ...rest]) => rest);
    return [key, without(item, below)];
  });
  return Object.fromEntries(entries.filter(([, item]) => item !== void 0));
}
function targetOf(key, item) {
  if (key === "ports" && isData(item))
    return JSON.stringify([item.host_ip, item.published, item.target, item.protocol]);
  if (isData(item)) return String(item.target ?? item.source ?? JSON.stringify(item));
  const text = String(item);
  if (key === "volumes" || key === "devices") return splitVolume(text).target;
  return text;
}
function splitVolume(text) {
  const [, source, target, mode = ""] = /^([A-Za-z]:[\\/][^:]*|[^:]*):([^:]+)(?::(.*))?$/.exec(text) ?? [];
  return target === void 0 ? { source: void 0, target: text, mode: "" } : { source, target, mode };
}

export {
  isData,
  normalise,
  merge,
  without,
  splitVolume
};
