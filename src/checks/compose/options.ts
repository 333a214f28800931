import { z } from 'zod';
import { policies, preset } from '../../quantities.js';
import { composeRules } from './rules.js';

/** What could not be read is not judged: these rules cannot be switched off. */
export const fixedRules: ReadonlySet<string> = new Set(['not-yaml', 'compose-invalid']);

const choosableRules = Object.fromEntries(Object.entries(composeRules).filter(([id]) => !fixedRules.has(id)));

export const composeOptions = z.strictObject({
  files: z
    .array(z.string().min(1))
    .min(1)
    .describe('Compose files or globs of one project, each overriding those before it'),
  'env-files': z
    .array(z.string().min(1))
    .optional()
    .describe('Files with the values of variables, later ones first; `.env` beside the first file unless given'),
  env: z.record(z.string(), z.string()).default({}).describe('Values of variables, over those in files'),
  profiles: z
    .array(z.string().min(1))
    .optional()
    .describe('Check the services of these profiles ("*": all) and those without one; every service unless given'),
  preset,
  policies: policies(choosableRules),
});

export type ComposeOptions = z.output<typeof composeOptions>;
