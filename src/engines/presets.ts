/** How hard a kind is before `policies` says otherwise. */
export type Preset = 'baseline' | 'recommended' | 'strict';

interface Own {
  readonly id: string;
  readonly level: 'error' | 'warning' | 'note';
}

/**
 * Levels that a preset changes. `recommended` is each rule's own level: what the field blocks on. `strict` also blocks on
 * the rules listed. `baseline` blocks only on those listed, and warns where the others would block.
 */
export interface PresetTable {
  readonly strict: ReadonlySet<string>;
  readonly baseline: ReadonlySet<string>;
}

/** The level of a rule that a preset may change. */
export function levelIn(preset: Preset, { id, level }: Own, table: PresetTable): Own['level'] {
  if (preset === 'strict' && table.strict.has(id)) return 'error';
  if (preset === 'baseline' && level === 'error' && !table.baseline.has(id)) return 'warning';
  return level;
}

/**
 * Kubernetes. `baseline` is what the Pod Security Standards forbid in their profile of this name, a container runtime's
 * socket, a cluster's administrator, and secrets in plain sight. `strict` adds what polaris, kube-score and the NSA's
 * hardening guide ask for beside that.
 */
export const kubernetesPresets: PresetTable = {
  strict: new Set([
    'cpu-request',
    'memory-request',
    'memory-limit',
    'network-policy-missing',
    'ingress-tls',
    'drop-all-capabilities',
    'seccomp',
    'liveness-probe',
    'readiness-probe',
  ]),
  baseline: new Set([
    'host-pid-ipc',
    'host-network',
    'docker-sock',
    'sensitive-host-path',
    'privileged',
    'dangerous-capabilities',
    'cluster-admin-binding',
    'plaintext-secret',
  ]),
};

/** Compose. `baseline`: what breaks out of a container, secrets in plain sight, and what Compose itself refuses. */
export const composePresets: PresetTable = {
  strict: new Set(['no-limits', 'no-healthcheck']),
  baseline: new Set(['privileged', 'docker-sock', 'host-network', 'env-plaintext', 'undefined-reference']),
};
