import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/checks/traces/rules.ts
var tracesRules = {
  "too-few-traces": {
    level: "error",
    means: "fewer traces of a service arrive than `min`, or none",
    remedy: "Check that the service is instrumented, its sampling, and where it sends its spans."
  },
  "error-rate": {
    level: "error",
    means: "too many requests of a service end in an error",
    remedy: "Open one of the traces that the report names, and look where the error begins."
  },
  p95: {
    level: "error",
    means: "requests of a service take too long",
    remedy: "Open one of the slowest traces, and look where the time goes."
  },
  "probe-lost": {
    level: "error",
    means: "spans were sent and taken, and cannot be read back whole",
    remedy: "Look at the collector, its sampling and its exporters."
  }
};

export {
  tracesRules
};
