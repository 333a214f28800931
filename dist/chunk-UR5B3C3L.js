import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/ports/runner/upload-failed.ts
var NotKept = class extends Error {
  name = "NotKept";
  remedy;
  constructor(message, remedy, options) {
    super(message, options);
    this.remedy = remedy;
  }
};
function isHostedGitHub({ GITHUB_SERVER_URL: server = "https://github.com" }) {
  const host = URL.canParse(server) ? new URL(server).hostname : "";
  return host === "github.com" || host.endsWith(".ghe.com") || host.endsWith(".localhost");
}
async function within(limitMs, work) {
  let timer;
  const tooLong = new Promise((_, reject) => {
    const say = () => reject(new NotKept(`no answer within ${limitMs / 1e3} s`, "Run it again.", { cause: abandoned }));
    timer = setTimeout(say, limitMs);
  });
  try {
    return await Promise.race([work, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
var abandoned = /* @__PURE__ */ Symbol("abandoned");

export {
  NotKept,
  isHostedGitHub,
  within,
  abandoned
};
