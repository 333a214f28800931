/**
 * Rules whose level a team may choose, and the level that they have otherwise. What Prometheus itself refuses to load is
 * not among them: it is always an error.
 */
export const POLICIES = {
  'no-match': 'error',
  'file-missing': 'warning',
  scheme: 'error',
  port: 'error',
  'duplicate-rule': 'warning',
  'no-rules': 'warning',
} as const satisfies Readonly<Record<string, PolicyLevel>>;

export type PolicyLevel = 'error' | 'warning' | 'off';
export type Policy = keyof typeof POLICIES;
export type Policies = Readonly<Partial<Record<Policy, PolicyLevel | undefined>>>;

export const POLICY_IDS = Object.keys(POLICIES) as readonly Policy[];
