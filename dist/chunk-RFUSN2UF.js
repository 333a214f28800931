import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/formats/locks/npmrc.ts
function readNpmrc(texts, environment) {
  const settings = /* @__PURE__ */ new Map();
  for (const text of texts.toReversed()) {
    for (const line of text.split(/\r?\n/)) {
      const [, key, raw] = /^\s*([^#;=\s][^=]*?)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
      const value = raw === void 0 ? void 0 : expanded(raw.replace(/^(["'])(.*)\1$/, "$2"), environment);
      if (key !== void 0 && value !== void 0) settings.set(key, value);
    }
  }
  return {
    registry: settings.get("registry"),
    authorization: (address) => authorizationFor(address, settings)
  };
}
function expanded(value, environment) {
  let unset = false;
  const text = value.replace(/\$\{([^}]+)\}/g, (_, name) => {
    const found = environment[name.replace(/\?$/, "")];
    unset ||= found === void 0 && !name.endsWith("?");
    return found ?? "";
  });
  return unset ? void 0 : text;
}
function authorizationFor(address, settings) {
  const { host, pathname } = new URL(address);
  const parts = pathname.split("/").filter((part) => part !== "");
  for (let length = parts.length; length >= 0; length -= 1) {
    const path = parts.slice(0, length).map((part) => `${part}/`).join("");
    const get = (name) => settings.get(`//${host}/${path}:${name}`) ?? settings.get(`//${host}/${path.replace(/\/$/, "")}:${name}`);
    const [token, basic, user, password] = ["_authToken", "_auth", "username", "_password"].map(get);
    if (token) return `Bearer ${token}`;
    if (basic) return `Basic ${basic}`;
    if (user && password) {
      const plain = Buffer.from(password, "base64").toString("utf8");
      return `Basic ${Buffer.from(`${user}:${plain}`).toString("base64")}`;
    }
  }
  return void 0;
}

export {
  readNpmrc
};
