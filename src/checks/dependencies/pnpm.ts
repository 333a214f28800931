import { z } from 'zod';
import { CouldNotTell } from '../../could-not-tell.js';
import { endOf, exitedWith } from '../../facts/tool/answer.js';
import { isPnpmAudit, readPnpmAudit } from '../../formats/audits/pnpm-audit.js';
import { parseJson } from '../../formats/json/json.js';
import { readPnpmLock } from '../../formats/locks/lock-file.js';
import { type Auditor, KEEP, noAudit, outputOf } from './auditor.js';
import { readCredentials } from './manifest.js';

const ORIGIN = { name: "pnpm audit's answer", remedy: 'Run `pnpm audit --json` by hand; use pnpm 11 or newer.' };

/** Two retries a minute apart are its default; versions before 11 read the first names. */
const RETRIES = {
  npm_config_fetch_retries: '1',
  npm_config_fetch_retry_mintimeout: '1000',
  pnpm_config_fetch_retries: '1',
  pnpm_config_fetch_retry_mintimeout: '1000',
};

const refusal = z.object({ error: z.object({ message: z.string().optional(), code: z.string().optional() }) });

/** `pnpm audit`. Its question comes from the lock file alone; versions before 11 ask endpoints that have been retired. */
export const pnpm: Auditor = {
  tool: 'pnpm',

  manifests: async at => {
    const { version, packages } = readPnpmLock(at.lock);
    if (version < 6) {
      const remedy = 'Run `pnpm install` with pnpm 8 or newer once, and commit the lock file.';
      throw new CouldNotTell('unsupported', `${at.lockName}: lockfileVersion ${version || 'missing'}`, remedy);
    }
    if (packages.all === 0) {
      const remedy = 'Name another `lockfile`, or leave this check out.';
      throw new CouldNotTell('nothing-checked', `${at.lockName}: lists no package`, remedy);
    }
    return { 'package.json': '{"name":"audited","private":true}', ...(await readCredentials(at)) };
  },

  audit: async (project, { production, registry, ports }) => {
    const argv = ['pnpm', 'audit', '--json', '--audit-level=low'] as const;
    const choices = [...(production ? ['--prod'] : []), ...(registry ? [`--registry=${registry}`] : [])];
    const ran = await ports.exec.run([...argv, ...choices], { cwd: project.folder, keep: KEEP, env: RETRIES });
    const text = outputOf(ran, 'pnpm audit');
    const value = text.trimStart().startsWith('{') ? parseJson(text, ORIGIN) : undefined;
    if (!isPnpmAudit(value)) {
      const error = refusal.safeParse(value).data?.error;
      throw noAudit('pnpm audit', error?.message ?? error?.code ?? plain(ran.stderr.text || text));
    }
    const audit = readPnpmAudit(value, ORIGIN);
    if (!exitedWith(ran, 0) && audit.advisories.length === 0) {
      throw noAudit('pnpm audit', `${endOf(ran)}: ${plain(ran.stderr.text)}`);
    }
    return { audit, log: ran.log };
  },

  canary: lock => ({
    'pnpm-lock.yaml': readPnpmLock(lock).version >= 9 ? CANARY_9 : CANARY_6,
    'package.json': '{"name":"canary","private":true,"dependencies":{"lodash":"4.17.15"}}',
  }),
};

const CANARY_9 = `lockfileVersion: '9.0'
importers:
  .:
    dependencies:
      lodash:
        specifier: 4.17.15
        version: 4.17.15
packages:
  lodash@4.17.15:
    resolution: {integrity: sha512-8xOcRHvCjnocdS5cpwXQXVzmmh5e5+saE2QGoeQmbKmRS6J3VQppPOIt0MnmE+4xlZoumy0GPG0D0MVIQbNA1A==}
snapshots:
  lodash@4.17.15: {}
`;

const CANARY_6 = `lockfileVersion: '6.0'
dependencies:
  lodash:
    specifier: 4.17.15
    version: 4.17.15
packages:
  /lodash@4.17.15:
    resolution: {integrity: sha512-8xOcRHvCjnocdS5cpwXQXVzmmh5e5+saE2QGoeQmbKmRS6J3VQppPOIt0MnmE+4xlZoumy0GPG0D0MVIQbNA1A==}
    dev: false
`;

/** pnpm 12 draws its errors with frames and breaks their lines. */
const plain = (text: string): string =>
  text
    .split('\n')
    .map(line => line.replace(/^\s*[×│]\s?/, '').trim())
    .filter(line => line !== '')
    .join(' ')
    .replace(/\/ (?=\w)/g, '/');
