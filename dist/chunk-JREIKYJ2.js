import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/engines/presets.ts
function levelIn(preset, { id, level }, table) {
  if (preset === "strict" && table.strict.has(id)) return "error";
  if (preset === "baseline" && level === "error" && !table.baseline.has(id)) return "warning";
  return level;
}
var kubernetesPresets = {
  strict: /* @__PURE__ */ new Set([
    "cpu-request",
    "memory-request",
    "memory-limit",
    "network-policy-missing",
    "ingress-tls",
    "drop-all-capabilities",
    "seccomp",
    "liveness-probe",
    "readiness-probe"
  ]),
  baseline: /* @__PURE__ */ new Set([
    "host-pid-ipc",
    "host-network",
    "docker-sock",
    "sensitive-host-path",
    "privileged",
    "dangerous-capabilities",
    "cluster-admin-binding",
    "plaintext-secret"
  ])
};
var composePresets = {
  strict: /* @__PURE__ */ new Set(["no-limits", "no-healthcheck"]),
  baseline: /* @__PURE__ */ new Set(["privileged", "docker-sock", "host-network", "env-plaintext", "undefined-reference"])
};

export {
  levelIn,
  kubernetesPresets,
  composePresets
};
