import { z } from 'zod';
import { composeRules } from '../../engines/compose/rules.js';

export const MORE_RULES = {
  'not-yaml': ['error', 'a file that is no YAML, or has a key twice'],
  'variable-required': ['error', 'a variable that a file demands is not set, or cannot be read as a variable'],
  'variable-unset': ['warning', 'a variable is not set and has no default: Compose puts nothing in its place'],
  'exemption-without-reason': ['error', 'a service exempts itself from a rule and does not say why'],
  'exemption-unknown': ['error', 'an exemption from a rule that does not exist, or that exempts from nothing'],
  'unknown-field': ['error', 'a field that Compose does not know, and refuses'],
  'env-file': ['error', 'a file of `env_file` or `label_file` is missing, or cannot be read as one'],
  'override-left-out': ['warning', '`docker compose up` adds a file beside these that is not under `files`'],
} as const;

/** The level that each rule has unless `policies` says otherwise. */
export const composeLevels: Readonly<Record<string, 'error' | 'warning' | 'note'>> = Object.fromEntries([
  ...Object.entries(MORE_RULES).map(([id, [level]]) => [id, level] as const),
  ...composeRules.map(({ id, level }) => [id, level] as const),
]);

/** What could not be read is not judged: these rules cannot be switched off. */
export const fixedRules: ReadonlySet<string> = new Set(['not-yaml', 'compose-invalid']);

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
  policies: z
    .partialRecord(
      z.enum(Object.keys(composeLevels).filter(id => !fixedRules.has(id))),
      z.enum(['error', 'warning', 'off']),
    )
    .default({})
    .describe('The level of a rule by its id'),
});

export type ComposeOptions = z.output<typeof composeOptions>;
