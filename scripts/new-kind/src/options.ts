import { z } from 'zod';

export const exampleKindOptions = z.strictObject({
  file: z.string().min(1).describe('The file that is looked at'),
  contains: z.string().min(1).describe('The text that it must hold'),
});

export type ExampleKindOptions = z.output<typeof exampleKindOptions>;
