import { defineCheck, type ToolNeed } from '../../check.js';
import { type MigrationsOptions, migrationsOptions } from './options.js';
import { migrationsRules } from './rules.js';

export const migrations = defineCheck({
  kind: 'migrations',
  summary: 'Database migrations can be applied and taken back, and lose or lock nothing',
  family: 'data',
  options: migrationsOptions,
  needs: options => ({ tools: toolsOf(options), permissions: [], servers: serversOf(options) }),
  mutates: ({ scratch }) => scratch !== undefined,
  rules: migrationsRules,
  run: async (options, ports) => (await import('./run.js')).runMigrations(options, ports),
});

function toolsOf({ tool, render }: MigrationsOptions): readonly ToolNeed[] {
  const alembic = {
    tool: 'alembic',
    why: 'renders the SQL of revisions that cannot be read without it',
    optional: true,
  };
  return [
    ...(tool === 'alembic' && render === undefined ? [alembic] : []),
    ...(render === undefined ? [] : [{ tool: render[0], why: 'prints the SQL of the migrations' }]),
  ];
}

const serversOf = ({ database, scratch }: MigrationsOptions): readonly string[] =>
  [database, scratch].flatMap(address => {
    if (address === undefined || address === 'auto' || !URL.canParse(address)) return [];
    return [new URL(address).host];
  });
