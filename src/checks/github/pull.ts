import { z } from 'zod';

/** Whose a pull request or a review is; null where the account is gone. */
export const account = z.object({ login: z.string(), type: z.string().optional() }).nullish();
/** What reviews are held against. */
export const pull = z.object({
  number: z.int(),
  user: account,
  head: z.object({ sha: z.string() }),
  base: z.object({ ref: z.string() }),
});

export type Pull = z.output<typeof pull>;
