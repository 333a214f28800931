import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/checks/loki/rules.ts
var lokiRules = {
  yaml: { level: "error", means: "a file is not YAML, or has a key twice", remedy: "Mend the file at this line." },
  "unknown-field": {
    level: "error",
    means: "a misspelt key",
    remedy: "Correct the name of the key, or its indentation."
  },
  "removed-field": {
    level: "error",
    means: "a key that Loki 3 took away: it does not start",
    remedy: "Take the key out, and use what the finding names."
  },
  "other-version": {
    level: "warning",
    means: "a key that is not known, and that another version of Loki may know",
    remedy: "Look the key up in the documentation of your version."
  },
  schema: {
    level: "error",
    means: "an entry of `schema_config` that Loki refuses, or none",
    remedy: "Correct the entry; new periods want `store: tsdb`, `schema: v13` and an index period of 24h."
  },
  "object-store": {
    level: "warning",
    means: "an object store that no block configures",
    remedy: "Add the block to `common.storage` or `storage_config`."
  },
  retention: {
    level: "error",
    means: "a retention that does nothing, that Loki refuses, or that is not what `require` says",
    remedy: "Set `limits_config.retention_period`, `compactor.retention_enabled: true` and `compactor.delete_request_store`."
  },
  logql: {
    level: "error",
    means: "a LogQL query does not parse",
    remedy: "Correct the query; Grafana's Explore shows the same error."
  },
  rule: {
    level: "error",
    means: "a rule or a group that the ruler refuses",
    remedy: "Correct the rule as the finding says."
  },
  nowhere: {
    level: "error",
    means: "an agent that reads no log, or sends what it reads nowhere",
    remedy: "Give the agent something to read, and the address of Loki."
  },
  stage: {
    level: "error",
    means: "a stage of a pipeline that Promtail does not know, or refuses",
    remedy: "Correct the stage as the finding says."
  },
  promtail: {
    level: "warning",
    means: "Promtail is no longer maintained",
    remedy: "Move to Alloy: `alloy convert --source-format=promtail` translates the file."
  },
  alloy: {
    level: "error",
    means: "a file that is not in the language of Alloy",
    remedy: "Mend the file at this place; `alloy fmt` shows the same error."
  },
  "undefined-component": {
    level: "error",
    means: "a reference to a component that no file defines",
    remedy: "Correct the reference, or add the component."
  },
  "duplicate-component": {
    level: "error",
    means: "two components of one kind have the same label",
    remedy: "Give one of the two another label."
  },
  circle: {
    level: "error",
    means: "components that wait for one another in a circle",
    remedy: "Take one of the references out."
  }
};

export {
  lokiRules
};
