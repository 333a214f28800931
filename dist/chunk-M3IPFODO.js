import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/checks/cache/rules.ts
var cacheRules = {
  "round-trip": {
    level: "error",
    means: "a key that was written cannot be read back, or writing is refused",
    remedy: "Check that the address is of a primary, that it has room, and that the user may write."
  },
  slow: {
    level: "error",
    means: "the round trip takes longer than `max-latency`",
    remedy: "Look at the slow log, at the size of values, and at the network between."
  },
  "hit-rate": {
    level: "error",
    means: "too many reads find no key",
    remedy: "Look at expiry and evictions, and whether the application fills the cache."
  },
  memory: {
    level: "error",
    means: "the server uses too much memory",
    remedy: "Let keys expire, look for large ones, or raise maxmemory."
  },
  evictions: {
    level: "error",
    means: "the server throws out keys for want of room",
    remedy: "Raise maxmemory, or let keys expire sooner."
  },
  "connected-replicas": {
    level: "error",
    means: "too few replicas are connected, or they are not in step",
    remedy: "Look at the log of the replica that is missing."
  }
};

export {
  cacheRules
};
