import { type Context, liveStage, type Proposal, valueName } from '../draft.js';
import { type Command, has, option, words } from '../shell/command.js';
import { asCommand, type Recognisers } from './reading.js';

/** The address of the database of a stage. It holds a password, and never stands in the config. */
export const databaseUrl = ({ stage }: Context): string => `\${{ env.${valueName(liveStage(stage), 'DATABASE_URL')} }}`;

export const cacheUrl = ({ stage }: Context): string => `\${{ env.${valueName(liveStage(stage), 'REDIS_URL')} }}`;

const migrations = (tool: string, command: Command, context: Context): readonly Proposal[] | undefined => {
  const effect =
    /\b(?:upgrade|up|deploy|migrate|latest|push)\b/.test(words(command).join(' ')) &&
    !has(command, '--sql', '--dry-run', '-dryRunOutput');
  if (effect && !/^(?:status|info|validate|current|history|heads|check)$/.test(words(command)[0] ?? ''))
    return [{ ...asCommand(command), changes: true, reversible: false }];
  const directory = option(command, '--directory', '-path', '--path', '--schema', '-dir') ?? directoryOf(tool, context);
  const found = context.values.need('MIGRATIONS', 'Folder of the migrations', directory);
  return [{ kind: 'migrations', with: { tool, directory: found } }];
};

const PLACES: Readonly<Record<string, RegExp>> = {
  alembic: /^(?:.*\/)?(?:alembic|migrations)\/env\.py$/,
  prisma: /^(?:.*\/)?prisma\/schema\.prisma$/,
};

const directoryOf = (tool: string, { find }: Context): string | undefined => {
  const place = PLACES[tool];
  const [found] = place === undefined ? [] : find(place);
  return found?.replace(/\/[^/]+$/, '');
};

function psql(command: Command, context: Context): readonly Proposal[] | undefined {
  const sql = (option(command, '-c', '--command') ?? '').trim();
  const url = databaseUrl(context);
  if (/pg_stat_statements/i.test(sql)) return [{ kind: 'database', with: { url, top: limitIn(sql) } }];
  if (/^select\s+1\s*;?$/i.test(sql))
    return [{ kind: 'database', with: { url, queries: [{ sql: 'SELECT 1', expect: '== 1' }] } }];
  if (/^select\b/i.test(sql))
    return [
      {
        kind: 'database',
        with: { url },
        guessed: `what the result of the query must be: ${sql.replace(/\s+/g, ' ').slice(0, 80)}`,
      },
    ];
  return sql === '' && !has(command, '-f') ? [{ kind: 'database', with: { url } }] : undefined;
}

const limitIn = (sql: string): number => Number(/limit\s+(\d+)/i.exec(sql)?.[1] ?? 10);

export const dataTools: Recognisers = {
  alembic: (command, context) => migrations('alembic', command, context),
  flyway: (command, context) => migrations('flyway', command, context),
  prisma: (command, context) => (words(command)[0] === 'migrate' ? migrations('prisma', command, context) : undefined),
  migrate: (command, context) => migrations('golang-migrate', command, context),
  knex: (command, context) => migrations('knex', command, context),
  'drizzle-kit': (command, context) => migrations('drizzle', command, context),
  psql,
  pg_isready: (_, context) => [{ kind: 'database', with: { url: databaseUrl(context) } }],
  // What a program in a container is asked.
  docker: (command, context) => {
    const at = command.args.indexOf('psql');
    return at < 0 ? undefined : psql({ ...command, program: 'psql', args: command.args.slice(at + 1) }, context);
  },
  kubectl: (command, context) => {
    const at = command.args.indexOf('psql');
    return command.args[0] !== 'exec' || at < 0
      ? undefined
      : psql({ ...command, program: 'psql', args: command.args.slice(at + 1) }, context);
  },
  'redis-cli': (_, context) => [{ kind: 'cache', with: { url: cacheUrl(context) } }],
  restic: command =>
    words(command)[0] === 'snapshots' || words(command)[0] === 'check'
      ? [{ kind: 'backup', with: { from: { restic: '${{ env.RESTIC_REPOSITORY }}' } } }]
      : undefined,
  ls: (command, { about }) => {
    const [path] = words(command);
    if (path === undefined || !/backup|dump|snapshot/i.test(`${path} ${about}`)) return [];
    return [{ kind: 'backup', with: { from: `${path.replace(/\/+$/, '')}/**` } }];
  },
};
