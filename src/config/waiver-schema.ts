import { z } from 'zod';
import { id } from './quantities.js';

/** One entry of `waivers`. */
export const waiver = z.lazy(() =>
  z.strictObject({
    check: id.describe('The check that it excuses'),
    finding: z
      .string()
      .min(1)
      .optional()
      .describe('Rule, fingerprint, file or subject of the finding; every finding of the check unless given'),
    reason: z.string().min(1).describe('Why it is acceptable'),
    owner: z.string().min(1).describe('Who answers for it'),
    expires: z.iso.date({ error: 'expected a date such as 2026-12-31' }).describe('Last day on which it holds (UTC)'),
  }),
);
