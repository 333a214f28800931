/** What kinds are about. The documentation lists them in this order. */
export const FAMILIES = [
  'code',
  'images',
  'configuration',
  'kubernetes',
  'network',
  'data',
  'signals',
  'delivery',
  'people',
] as const;

export type Family = (typeof FAMILIES)[number];
