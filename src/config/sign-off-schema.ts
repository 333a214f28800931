import { z } from 'zod';
import { id } from './quantities.js';

/** One entry of `roles`. */
export const role = z.lazy(() =>
  z.strictObject({
    title: z.string().min(1).describe('As the checklist calls it'),
    environment: z.string().min(1).optional().describe('Protected environment whose approval counts as the signature'),
    people: z.array(z.string().min(1)).default([]).describe('Who may sign, by login'),
  }),
);

/** `sign-off` of a stage. */
export const signOff = z.lazy(() =>
  z.strictObject({ roles: z.array(id).min(1).describe('Roles that must approve this evidence') }),
);
