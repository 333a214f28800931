import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/checks/cluster/rules.ts
var clusterRules = {
  "namespace-missing": {
    level: "error",
    means: "a namespace does not exist, or is about to end",
    remedy: "Create the namespace before anything is deployed to it."
  },
  "too-few-nodes": {
    level: "error",
    means: "fewer nodes than `ready` are ready and take pods",
    remedy: "Look at `kubectl describe node` of those that are not ready or are cordoned."
  },
  "secret-missing": {
    level: "error",
    means: "a Secret or a key of it does not exist, or the key has no value",
    remedy: "Create the Secret with this key in its namespace."
  },
  "config-map-missing": {
    level: "error",
    means: "a ConfigMap or a key of it does not exist, or the key has no value",
    remedy: "Create the ConfigMap with this key in its namespace."
  },
  version: {
    level: "error",
    means: "the API server has another version than is asked for",
    remedy: "Upgrade the cluster, or correct `version`."
  },
  "no-room": {
    level: "error",
    means: "new pods of the manifests find no node with enough CPU, memory or places left",
    remedy: "Add nodes, lower what the pods request, or let a rolling update do without extra pods (`maxSurge: 0`)."
  },
  "not-allowed": {
    level: "error",
    means: "this job lacks a right that the deploy needs",
    remedy: "Grant the verb on the resource to its account."
  }
};

export {
  clusterRules
};
