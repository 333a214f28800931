import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/checks/env/rules.ts
var envRules = {
  undefined: {
    level: "error",
    means: "a target does not set a variable that is declared or required",
    remedy: "Set the variable for this target, or name it under `optional`."
  },
  empty: {
    level: "error",
    means: "a target sets a variable to nothing",
    remedy: "Give it a value, or name it under `optional`."
  },
  placeholder: {
    level: "error",
    means: "a value that only stands for one, such as `changeme`",
    remedy: "Give the variable its real value."
  },
  "literal-secret": {
    level: "error",
    means: "a password, token or key is written out in a file of the repository",
    remedy: "Keep the value in a secret store, leave a reference here, and exchange the secret."
  },
  "wrong-type": {
    level: "error",
    means: "a value is not of the type that `types` says",
    remedy: "Correct the value, or the type."
  },
  drift: {
    level: "error",
    means: "targets differ where they must not, or are the same where they must differ",
    remedy: "Give each target its own value, or all of them the same, as the finding says."
  },
  undeclared: {
    level: "error",
    means: "code reads a variable without a default, and it is declared nowhere",
    remedy: "Add the name to the declared file, such as .env.example, or give the code a default."
  },
  unused: {
    level: "warning",
    means: "a declared variable that no code reads",
    remedy: "Take the name out, or add the code that reads it to `used-in`."
  },
  "local-value": {
    level: "warning",
    means: "a production value names localhost or example.com",
    remedy: "Name the host that production uses."
  },
  "public-secret": {
    level: "error",
    means: "a secret in a variable that is built into what browsers get",
    remedy: "Keep the secret on the server, and exchange it."
  },
  duplicate: {
    level: "warning",
    means: "a file sets one variable twice",
    remedy: "Take one of the two out."
  },
  dialect: {
    level: "warning",
    means: "a value that readers of .env files read differently",
    remedy: "Put the value in single quotes."
  },
  "trailing-newline": {
    level: "warning",
    means: "a value of a Secret ends with the end of a line",
    remedy: "Encode it again, with `printf %s` in the place of `echo`."
  },
  "unreadable-line": {
    level: "error",
    means: "a line of a .env file that is no assignment",
    remedy: "Write NAME=VALUE, and close every quote."
  }
};

// src/engines/env/value.ts
var PLACEHOLDER = /^(?:change[-_ ]?(?:me|this|it)\w*|x{3,}|\*{3,}|TODO|tbd|fixme|<[^>]*>|your[-_ ].*|.*[-_]your[-_].*|(?:an?[-_ ])?example|dummy|placeholder|replace[-_ ]?(?:me|this)\w*|insert[-_ ].*|fill[-_ ]?(?:me|in).*|\.{3})$/;
var NO_SECRET = /^(?:secret|password|passw0rd|admin|guest|root|postgres|mysecret\w*|test|test123|123456\d*|none|null)$/i;
function isPlaceholder(name, value) {
  const clean = value.trim();
  const password = passwordIn(clean) ?? (isSecretName(name) ? clean : "");
  return [clean, passwordIn(clean) ?? ""].some(isStandIn) || NO_SECRET.test(password);
}
var isStandIn = (text) => PLACEHOLDER.test(text) || text !== "todo" && PLACEHOLDER.test(text.toLowerCase());
var passwordIn = (text) => /^[a-z][a-z0-9+.-]*:\/\/[^/@:\s]*:([^/@\s]+)@/i.exec(text)?.[1];
var isLocal = (value) => /(?:^|[/@,;\s])(?:localhost|127\.0\.0\.1|\[::1\])(?=[:/,;\s]|$)|(?:^|[/@.])example\.(?:com|org|net)\b/i.test(value);
var SECRET_NAME = /(?:^|_)(?:PASSWORD|PASSWD|PASSPHRASE|SECRET|SECRETS|TOKEN|API_?KEY|SECRET_?KEY|ACCESS_?KEY|PRIVATE_?KEY|CREDENTIALS?|PWD)(?:_BASE64|_B64)?$/i;
var REFERENCE = /^(?:\$|\{\{|vault:|op:\/\/|ref\+|arn:|projects\/|ENC\[|enc:|sm:\/\/|ssm:|secret:\/\/|file:|\/(?:run|etc|var|mnt)\/|<)/i;
var isSecretName = (name) => SECRET_NAME.test(name);
function isLiteralSecret(name, value) {
  const clean = value.trim();
  if (clean === "" || REFERENCE.test(clean) || isPlaceholder(name, clean) || /^(?:true|false|\d{1,3})$/i.test(clean))
    return false;
  if (SECRET_NAME.test(name)) return true;
  if (/^-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(clean)) return true;
  const password = passwordIn(clean);
  return password !== void 0 && !REFERENCE.test(password);
}
var CHECKS = {
  url: (value) => URL.canParse(value) && /^[a-z][a-z0-9+.-]*:\/\/[^/]/i.test(value),
  int: (value) => /^[-+]?\d+$/.test(value),
  number: (value) => /^[-+]?(?:\d+(?:\.\d+)?|\.\d+)(?:e[-+]?\d+)?$/i.test(value),
  bool: (value) => /^(?:true|false|1|0|yes|no|on|off)$/i.test(value),
  port: (value) => /^\d+$/.test(value) && Number(value) >= 1 && Number(value) <= 65535,
  duration: (value) => /^(?:\d+(?:\.\d+)?(?:ns|us|µs|ms|s|m|h|d|w))+$|^0$/.test(value),
  email: (value) => /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(value),
  host: (value) => /^(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.)*[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?$/i.test(value),
  "host:port": (value) => /^[^\s:/]+:\d{1,5}$/.test(value),
  json: (value) => {
    try {
      return JSON.parse(value) !== void 0;
    } catch {
      return false;
    }
  },
  base64: (value) => value.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(value)
};
var TYPE_NAMES = Object.keys(CHECKS);
function isOfType(value, type) {
  const known = CHECKS[type];
  return known ? known(value) : new RegExp(`^(?:${type})$`).test(value);
}

export {
  isPlaceholder,
  isLocal,
  isLiteralSecret,
  TYPE_NAMES,
  isOfType,
  envRules
};
