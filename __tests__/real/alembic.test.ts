import { afterAll, beforeAll, describe, expect } from 'vitest';
import which from 'which';
import { migrations } from '../../src/checks/migrations/definition.js';
import { type PostgresServer, startPostgres } from './postgres-server.js';
import { openScene, type Tree } from './scene.js';
import { itWith } from './tool.js';

let server: PostgresServer | undefined;
beforeAll(async () => {
  server = await startPostgres().catch(() => undefined);
}, 60_000);
afterAll(() => server?.stop());

const PROJECT: Tree = {
  'db/alembic.ini': '[alembic]\nscript_location = %(here)s/alembic\n',
  'db/alembic/env.py': `from alembic import context

context.configure(url="postgresql://nobody@localhost/nothing", literal_binds=True, transaction_per_migration=True)
with context.begin_transaction():
    context.run_migrations()
`,
  'db/alembic/script.py.mako': '',
};

const revision = (
  id: string,
  after: string | undefined,
  { up, down = 'pass' }: { up: string; down?: string },
): Tree => ({
  [`db/alembic/versions/${id}.py`]: `"""${id}"""
import sqlalchemy as sa
from alembic import op

revision = "${id}"
down_revision = ${after === undefined ? 'None' : `"${after}"`}


def upgrade():
    ${up}


def downgrade():
    ${down}
`,
});

const TABLE = revision('aaaa', undefined, {
  up: 'op.create_table("tools", sa.Column("id", sa.BigInteger, primary_key=True), sa.Column("name", sa.Text))\n    op.create_index("by_name", "tools", ["name"])',
  down: 'op.drop_table("tools")',
});
const DROPS = revision('bbbb', 'aaaa', {
  up: 'op.drop_column("tools", "name")',
  down: 'op.add_column("tools", sa.Column("name", sa.Text))',
});
const ASKS = revision('bbbb', 'aaaa', {
  up: 'op.get_bind().execute(sa.text("select 1")).fetchall()',
  down: 'op.execute("select 1")',
});

async function judge(files: Tree, more: Readonly<Record<string, unknown>> = {}): Promise<readonly string[]> {
  const scene = openScene(migrations, { ...PROJECT, ...files });
  try {
    const options = { tool: 'alembic', directory: 'db', policies: { 'no-lock-timeout': 'off' }, ...more };
    const told = await scene.check(options);
    if ('message' in told) return [`${told.why}: ${told.message}`];
    return told.findings.map(({ rule, file, line }) => `${rule} ${file ?? ''}${line === undefined ? '' : `:${line}`}`);
  } finally {
    scene.remove();
  }
}

describe('revisions that a real Alembic renders', () => {
  itWith('alembic', 'are judged by their SQL, at the revision that it comes from', async () => {
    expect(await judge(TABLE)).toEqual([]);
    expect(await judge({ ...TABLE, ...DROPS })).toEqual(['drops-data db/alembic/versions/bbbb.py:9']);
    expect(await judge({ ...TABLE, ...DROPS }, { since: 'bbbb' })).toEqual([]);
    const index = revision('bbbb', 'aaaa', {
      up: 'op.create_index("again", "tools", ["name"])',
      down: 'op.drop_index("again")',
    });
    expect(await judge({ ...TABLE, ...index })).toEqual(['index-not-concurrent db/alembic/versions/bbbb.py:9']);
    const apart = revision('bbbb', 'aaaa', {
      up: 'with op.get_context().autocommit_block():\n        op.create_index("again", "tools", ["name"], postgresql_concurrently=True)',
      down: 'op.drop_index("again")',
    });
    expect(await judge({ ...TABLE, ...apart })).toEqual([]);
    const within = revision('bbbb', 'aaaa', {
      up: 'op.create_index("again", "tools", ["name"], postgresql_concurrently=True)',
      down: 'op.drop_index("again")',
    });
    expect(await judge({ ...TABLE, ...within })).toEqual(['concurrently-in-transaction db/alembic/versions/bbbb.py:9']);
  });

  itWith('alembic', 'with two ends or no way back have failed', async () => {
    const other = revision('cccc', 'aaaa', { up: 'op.execute("select 1")', down: 'op.execute("select 1")' });
    expect((await judge({ ...TABLE, ...DROPS, ...other })).map(each => each.split(' ')[0])).toContain('several-heads');
    const oneWay = revision('bbbb', 'aaaa', { up: 'op.execute("select 1")' });
    expect(await judge({ ...TABLE, ...oneWay })).toEqual(['no-downgrade db/alembic/versions/bbbb.py:13']);
  });

  itWith('alembic', 'that ask the database, or are no Python, tell nothing', async () => {
    expect((await judge({ ...TABLE, ...ASKS })).join()).toMatch(
      /^tool-missing: .*aaaa.* not known: alembic exited with 1/,
    );
    const typo = revision('bbbb', 'aaaa', { up: 'op.nothing_such()', down: 'op.execute("select 1")' });
    expect((await judge({ ...TABLE, ...typo })).join()).toMatch(/^tool-missing: .*nothing_such/);
    const env = { 'db/alembic/env.py': 'import nothing_such\n' };
    expect((await judge({ ...TABLE, ...env })).join()).toMatch(/^tool-missing: .*nothing_such/);
  });

  itWith('alembic', 'that asked the database long ago do not hide what comes now', async () => {
    const later = revision('cccc', 'bbbb', {
      up: 'op.drop_column("tools", "name")',
      down: 'op.add_column("tools", sa.Column("name", sa.Text))',
    });
    expect(await judge({ ...TABLE, ...ASKS, ...later }, { since: 'bbbb' })).toEqual([
      'drops-data db/alembic/versions/cccc.py:9',
    ]);
  });

  itWith('alembic', 'are held against what a real database has applied', async () => {
    if (which.sync('initdb', { nothrow: true }) === null) return;
    if (server === undefined) throw new Error('PostgreSQL did not start');
    await server.sql("create table alembic_version (version_num text); insert into alembic_version values ('aaaa')");
    expect(await judge({ ...TABLE, ...DROPS }, { database: server.url })).toEqual([
      expect.stringMatching(/^pending/),
      'drops-data db/alembic/versions/bbbb.py:9',
    ]);
    await server.sql("update alembic_version set version_num = 'bbbb'");
    expect(await judge({ ...TABLE, ...DROPS }, { database: server.url })).toEqual([]);
  });
});
