import { defineCheck, type Needs, type ToolNeed } from '../../check.js';
import { type BackupOptions, backupOptions } from './options.js';
import { backupRules } from './rules.js';

export const backup = defineCheck({
  kind: 'backup',
  summary: 'A backup is young, whole, and can be restored',
  family: 'data',
  options: backupOptions,
  needs: options => ({ tools: toolsOf(options), permissions: [], servers: serversOf(options) }),
  mutates: ({ restore }) => restore !== undefined,
  rules: backupRules,
  run: async (options, ports) => (await import('./run.js')).runBackup(options, ports),
});

function toolsOf({ from, restore }: BackupOptions): readonly ToolNeed[] {
  const dump = { tool: 'pg_restore', why: 'reads dumps of PostgreSQL to their end', optional: restore === undefined };
  if (Array.isArray(from) || 's3' in from)
    return [dump, ...(restore ? [{ tool: 'psql', why: 'restores plain dumps', optional: true }] : [])];
  if ('restic' in from) return [{ tool: 'restic', versionArgs: ['version'], why: 'lists and reads its repository' }];
  return 'command' in from ? [{ tool: from.command[0], why: 'lists the backups' }] : [];
}

function serversOf({ from, restore }: BackupOptions): Needs['servers'] & readonly string[] {
  const endpoint =
    !Array.isArray(from) && 's3' in from
      ? (from.s3.endpoint ?? `https://s3.${from.s3.region}.amazonaws.com`)
      : undefined;
  return [endpoint, restore?.into].flatMap(address =>
    address !== undefined && URL.canParse(address) ? [new URL(address).host] : [],
  );
}
