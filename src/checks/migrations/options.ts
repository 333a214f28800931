import { z } from 'zod';
import { argv, duration, policies, shown } from '../../quantities.js';
import { migrationsRules } from './rules.js';

export const TOOLS = ['alembic', 'prisma', 'flyway', 'knex', 'drizzle', 'golang-migrate', 'rails', 'sql'] as const;

const expectation = z.strictObject({
  heads: z.int().min(1).default(1).describe('How many ends the chain of migrations has'),
  pending: z
    .union([z.literal(0), z.literal('any')])
    .optional()
    .meta(shown(0))
    .describe('What the database may lack: `0` nothing, `any` whatever. Judged only with `database`'),
  downgrade: z
    .boolean()
    .optional()
    .describe(
      'Each migration has a way back. True unless given for alembic, golang-migrate, knex and rails, which know one',
    ),
});

const address = z.string().refine(text => /^postgres(?:ql)?(?:\+\w+)?:\/\//.test(text), {
  error: 'expected an address such as postgresql://user@host:5432/name',
});

export const migrationsOptions = z.strictObject({
  tool: z.enum(TOOLS).describe('Who applies the migrations; `sql` for files in the order of their names'),
  directory: z
    .string()
    .min(1)
    .describe('Where the migrations are. For alembic the folder of `alembic.ini`, of `env.py`, or of the revisions'),
  since: z
    .string()
    .min(1)
    .optional()
    .describe(
      'The last migration that is deployed: those up to it are not judged, and tables that later ones make are new',
    ),
  database: address
    .optional()
    .describe(
      'The database (PostgreSQL) that they are for: what is applied there is not judged, what it lacks is pending',
    ),
  expect: expectation.prefault({}).describe('What must hold of the chain'),
  render: argv
    .optional()
    .describe('A command that prints the SQL of the migrations; for alembic `alembic upgrade … --sql` unless given'),
  scratch: z
    .union([z.literal('auto'), address])
    .optional()
    .describe(
      'A PostgreSQL in which they are really applied, taken back and applied again: those whose ways are SQL. A database that holds anything is refused. `auto` starts a server of its own where PostgreSQL is installed',
    ),
  policies: policies(migrationsRules),
  'request-timeout': duration.prefault('10s').describe('Longest time of one question to the database'),
});

export type MigrationsOptions = z.output<typeof migrationsOptions>;
