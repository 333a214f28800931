import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/checks/logs/rules.ts
var logsRules = {
  "too-many-lines": {
    level: "error",
    means: "the logs have more of these lines than `max`",
    remedy: "Read the lines that the report shows, and mend what they complain about."
  },
  "too-few-lines": {
    level: "error",
    means: "the logs have fewer of these lines than `min`, or none",
    remedy: "Check that the service logs, that its agent ships the logs, and that the labels of the query are right."
  },
  "forbidden-line": {
    level: "error",
    means: "a line of the logs matches what `forbid` names",
    remedy: "Read the lines that the report shows, and mend what they complain about."
  },
  "missing-line": {
    level: "error",
    means: "no line of the logs matches what `demand` names",
    remedy: "Check that the service has done what it should log, and that the expression is right."
  },
  "probe-lost": {
    level: "error",
    means: "a line was pushed and taken, and could not be read back",
    remedy: "Look at the ingester and at the rules that drop lines or hold them back."
  },
  "streams-unknown": {
    level: "note",
    means: "whether the services of a selector have logged at all is not known, since the server lists no streams",
    remedy: "Give the query a `min`, or add one for any line of the service."
  }
};

export {
  logsRules
};
