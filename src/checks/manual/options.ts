import { z } from 'zod';
import { duration, id, pattern } from '../../quantities.js';

export const artifact = z
  .strictObject({
    file: z.string().min(1).optional().describe('A file that must be there; its digest is part of what is signed'),
    url: z
      .url({ protocol: /^https?$/, error: 'expected an address such as https://wiki.example.org/drill' })
      .optional()
      .describe('A page that must be reachable without a login'),
    'max-age': duration.optional().describe('How old it may be, such as 30d'),
    date: pattern
      .optional()
      .describe('Regular expression whose first group is the date inside it: `Drill of (\\d{4}-\\d\\d-\\d\\d)`'),
  })
  .refine(({ file, url }) => (file === undefined) !== (url === undefined), {
    error: 'expected a file or a url, and not both',
  })
  .refine(options => options.date === undefined || options['max-age'] !== undefined, {
    path: ['date'],
    error: 'expected `max-age` beside it: the date is held against that alone',
  });

export const manualOptions = z.strictObject({
  role: id.describe('The role that attests it, a name under `roles`; it passes when that role signs the stage off'),
  ask: z.string().min(1).max(2000).describe('What the person is asked to attest, as a sentence they can say yes to'),
  evidence: artifact.optional().describe('What must be at hand before anybody is asked'),
});

export type ManualOptions = z.output<typeof manualOptions>;
export type Artifact = z.output<typeof artifact>;
