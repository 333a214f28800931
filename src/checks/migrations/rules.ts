import type { Rules } from '../../check.js';
import { statementRules } from '../../engines/migrations/rules.js';

const chainRules = {
  'several-heads': {
    level: 'error',
    means:
      'the chain of migrations has more or fewer ends than `expect.heads`: the tool refuses, or applies one of them',
    remedy: 'Merge the ends (`alembic merge heads`), or let one follow the other.',
  },
  'missing-parent': {
    level: 'error',
    means: 'a migration that another one, or a list of them, names is not there',
    remedy: 'Add the file, or correct what names it.',
  },
  'duplicate-revision': {
    level: 'error',
    means: 'two migrations have the same version: one of them is never applied',
    remedy: 'Give one of them a version of its own.',
  },
  'not-a-migration': {
    level: 'warning',
    means: 'a file among the migrations is not called as the tool wants it, so that it is never applied',
    remedy: 'Rename it, or move it elsewhere.',
  },
  'invalid-sql': {
    level: 'error',
    means: "PostgreSQL's own parser refuses a statement",
    remedy: 'Correct the statement at this place.',
  },
  pending: {
    level: 'error',
    means: 'the database lacks migrations, or has one that is not here',
    remedy: 'Apply them, or let `pending` be "any" where the deployment applies them.',
  },
  'no-downgrade': {
    level: 'error',
    means: 'a migration has no way back, or an empty one',
    remedy: 'Write the way back, or say `downgrade: false` and how else to go back.',
  },
  'downgrade-differs': {
    level: 'error',
    means: 'up, down and up again on a scratch database do not lead to the same schema, or fail',
    remedy: 'Correct the way back: it must undo all that the way up does.',
  },
  'upgrade-fails': {
    level: 'error',
    means: 'a migration fails on an empty database',
    remedy: 'Run the migrations on an empty database to see why.',
  },
} as const satisfies Rules;

export const migrationsRules = { ...chainRules, ...statementRules } as const satisfies Rules;
