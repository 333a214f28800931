import { z } from 'zod';
import { id } from '../quantities.js';

const text = z.string().trim().min(1);

const date = z.iso.date({ error: 'expected a date such as 2026-12-31' });

/** One entry of `waivers`. */
export const waiver = z.lazy(() =>
  z
    .strictObject({
      check: id.describe('The check that it excuses'),
      stage: id.optional().describe('The stage of that check; needed where several stages have a check of that id'),
      finding: text
        .optional()
        .describe(
          'Rule, advisory id, fingerprint, file or subject of the finding, or the name of an image without its tag',
        ),
      rule: text.optional().describe('The rule of the finding'),
      advisory: text.optional().describe('A GHSA, CVE or other id of the vulnerability, in capitals or not'),
      fingerprint: z
        .string()
        .regex(/^[0-9a-f]{16}$/, { error: 'expected the sixteen hex digits that a report shows' })
        .optional()
        .describe('The fingerprint of one finding'),
      file: text.optional().describe('A glob of files, relative to the working directory'),
      subject: text
        .optional()
        .describe('What the finding is about: an image, Deployment/backend, or a package, with its version or without'),
      via: text
        .optional()
        .describe('A package through which every way to the vulnerable one leads; stands beside `advisory`'),
      reason: text.describe('Why it is acceptable'),
      owner: text.describe('Who answers for it'),
      expires: date.describe('Last day on which it holds (UTC); at most `longest-waiver` ahead'),
    })
    .refine(({ via, advisory }) => via === undefined || advisory !== undefined, {
      path: ['via'],
      error: 'expected `advisory` beside it: all else that comes in that way would be excused',
    }),
);

/** One entry of `waivers-from`. */
export const waiverSource = z.lazy(() =>
  z.strictObject({
    file: text.describe('A .nsprc of better-npm-audit or a config of audit-ci, JSON with comments'),
    check: id.describe('The check whose advisories its records excuse'),
    stage: id.optional().describe('The stage of that check; needed where several stages have a check of that id'),
    owner: text.describe('Who answers for its records'),
    reason: text.optional().describe('Why they are acceptable, for records without notes of their own'),
    expires: date
      .optional()
      .describe('Last day of records without an expiry of their own, which are refused otherwise'),
  }),
);

/** One entry of `excused`. */
export const excuse = z.lazy(() =>
  z
    .strictObject({
      item: text.optional().describe('The item of the written checklist, by slug, with all that stands below it'),
      section: text
        .optional()
        .describe('A heading of the written checklist: what stands below it and is covered by nothing'),
      reason: text.describe('Why it need not be proven'),
      owner: text.describe('Who answers for it'),
      expires: date.describe('Last day on which it holds (UTC); at most `longest-waiver` ahead'),
    })
    .refine(({ item, section }) => (item === undefined) !== (section === undefined), {
      error: 'expected either `item` or `section`',
    }),
);

/** What an entry of `waivers` says, or a record of a file that `waivers-from` names. */
export type Waiver = z.output<typeof waiver>;
