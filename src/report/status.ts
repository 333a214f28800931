export const STATUSES = ['passed', 'failed', 'errored', 'skipped', 'waived', 'pending'] as const;
export type Status = (typeof STATUSES)[number];
