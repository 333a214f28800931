import { z } from 'zod';
import { duration, shown } from '../../quantities.js';

export const manager = z.enum(['npm', 'pnpm', 'yarn', 'pip', 'osv']);

export type Manager = z.output<typeof manager>;

const EXCEPTIONS =
  '`exceptions` have no owner and no end: write each as an entry of `waivers`, ' +
  '{ check: …, rule: license-unknown, subject: PACKAGE, reason: …, owner: …, expires: … }';

export const licenses = z
  .strictObject(
    {
      allow: z
        .array(z.string().min(1))
        .min(1)
        .optional()
        .describe('SPDX ids that are allowed; all that are not denied unless given'),
      deny: z
        .array(z.string().min(1))
        .default([])
        .describe('SPDX ids that are never allowed, `or later` and with exceptions neither'),
    },
    {
      error: issue =>
        issue.code === 'unrecognized_keys' && issue.keys.includes('exceptions') ? EXCEPTIONS : undefined,
    },
  )
  .refine(({ allow, deny }) => allow !== undefined || deny.length > 0, {
    error: 'expected `allow`, `deny` or both',
  });

export const dependenciesOptions = z
  .strictObject({
    manager: manager.optional().describe('Whose audit is asked; found by the lock file unless given'),
    lockfile: z.string().min(1).optional().describe('The lock file; looked for in the working directory unless given'),
    engine: z
      .enum(['auto', 'embedded', 'tool'])
      .default('auto')
      .describe(
        'Who looks: `embedded` reads the lock file of npm, pnpm or yarn itself and asks the registry, `tool` starts the ' +
          'manager. auto: the embedded one for those three',
      ),
    report: z
      .string()
      .min(1)
      .optional()
      .describe('Read this report instead: npm, pnpm, yarn, pip-audit or osv-scanner JSON, recognised by its content'),
    'max-age': duration.optional().meta(shown('24h')).describe('How old the report may be'),
    registry: z
      .url({ protocol: /^https?$/, error: 'expected an address such as https://registry.npmjs.org/' })
      .optional()
      .describe('The registry whose advisories are asked for (npm, pnpm, yarn)'),
    'fail-on': z
      .enum(['low', 'moderate', 'high', 'critical'])
      .default('low')
      .describe('The lowest severity that fails; below it a finding is a warning. An unknown severity always fails'),
    production: z.boolean().default(true).describe('Leave development dependencies out (npm, pnpm, yarn)'),
    licenses: licenses
      .optional()
      .describe(
        'What licences the packages may have, by SPDX expressions: one of `OR` must be allowed, all of `AND` (npm, pnpm, yarn)',
      ),
    vulnerabilities: z
      .boolean()
      .default(true)
      .describe('Whether advisories are asked for; false where licences alone are looked at, which needs no network'),
    'allow-unchecked': z
      .array(z.string().min(1))
      .default([])
      .describe('Packages that the audit may skip, such as your own that no index has'),
  })
  .refine(options => options.report === undefined || options.registry === undefined, {
    path: ['registry'],
    error: 'expected no registry beside `report`: nothing is asked then',
  })
  .refine(options => options.report === undefined || options.engine === 'auto', {
    path: ['engine'],
    error: 'expected no engine beside `report`: nothing is run then',
  })
  .refine(options => options.vulnerabilities || options.licenses !== undefined, {
    path: ['vulnerabilities'],
    error: 'expected `licenses` where no advisories are asked for: nothing is looked at then',
  })
  .refine(options => options.report === undefined || options.licenses === undefined, {
    path: ['licenses'],
    error: 'expected no licenses beside `report`: it tells none',
  })
  .refine(options => options.report !== undefined || options['max-age'] === undefined, {
    path: ['max-age'],
    error: 'expected `report` beside it: an audit that is run here is always fresh',
  });

export type DependenciesOptions = z.output<typeof dependenciesOptions>;

/** Lock files by the manager that writes them; npm prefers the first of its two. */
export const LOCK_NAMES: Readonly<Record<Exclude<Manager, 'osv'>, readonly string[]>> = {
  npm: ['npm-shrinkwrap.json', 'package-lock.json'],
  pnpm: ['pnpm-lock.yaml'],
  yarn: ['yarn.lock'],
  pip: ['requirements.txt'],
};

/** Who audits a lock file of this name; osv-scanner reads those of all others. */
export function managerOf(lockFile: string): Manager {
  const name = lockFile.split(/[/\\]/).at(-1) ?? '';
  for (const manager of ['npm', 'pnpm', 'yarn', 'pip'] as const) {
    if (LOCK_NAMES[manager].includes(name)) return manager;
  }
  return /^requirements.*\.(?:txt|in)$/.test(name) ? 'pip' : 'osv';
}
