import { z } from 'zod';

export const loadOptions = z.strictObject({
  file: z.string().min(1).describe('The file that is looked at'),
  contains: z.string().min(1).describe('The text that it must hold'),
});

export type LoadOptions = z.output<typeof loadOptions>;
