import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/engines/migrations/rules.ts
var statementRules = {
  "drops-data": {
    level: "error",
    means: "a table, a column, a schema or rows are dropped: the running release still reads them, and they are gone",
    remedy: "Stop using it, deploy that, and drop it one release later, once a backup holds it."
  },
  "drops-object": {
    level: "error",
    means: "a view, a function, a type or a sequence is dropped, and not made again in the same migration",
    remedy: "Stop using it, deploy that, and drop it one release later."
  },
  renames: {
    level: "error",
    means: "a table, a column or a value of an enum is renamed: the running release asks by the old name",
    remedy: "Add the new one, write both, copy, read the new one, and drop the old one a release later."
  },
  "not-null-without-default": {
    level: "error",
    means: "a column that must not be NULL is added without a default: it fails where there are rows, and so does the old release",
    remedy: "Give it a default, or add it as nullable, fill it, and demand it later."
  },
  "narrows-type": {
    level: "error",
    means: "a column gets a type that holds less: what does not fit is lost, or fails",
    remedy: "Add a column of the new type, copy what fits, and switch over."
  },
  "locks-table": {
    level: "error",
    means: "an existing table is locked while it is rewritten, scanned or indexed: everybody else waits",
    remedy: "Do it in steps: NOT VALID and VALIDATE later, an index made CONCURRENTLY, or a new column that is filled in batches."
  },
  "index-not-concurrent": {
    level: "error",
    means: "an index of an existing table is made or dropped while nobody may write to the table",
    remedy: "Use CONCURRENTLY, outside a transaction."
  },
  "concurrently-in-transaction": {
    level: "error",
    means: "CONCURRENTLY stands in a transaction, where PostgreSQL refuses it",
    remedy: "Give it a migration of its own, outside a transaction: `autocommit_block()` in Alembic, `disable_ddl_transaction!` in Rails."
  },
  "unfinished-transaction": {
    level: "error",
    means: "a transaction begins and never ends, or begins within another: nothing may be applied, and nobody is told",
    remedy: "Give each BEGIN its COMMIT, or leave both to the tool."
  },
  "changes-all-rows": {
    level: "warning",
    means: "every row of a table is updated in one statement: rows stay locked until it ends",
    remedy: "Update in batches, each in its own transaction."
  },
  "mixes-data-and-schema": {
    level: "warning",
    means: "rows are changed in a transaction that locks the table wholly, for as long as it takes",
    remedy: "Change the schema in one migration, and rows in the next."
  },
  "changes-default": {
    level: "warning",
    means: "NOT NULL or a default is dropped: the running release may meet a NULL it does not know",
    remedy: "Deploy a release that can read NULL first."
  },
  "foreign-key-without-index": {
    level: "warning",
    means: "a foreign key has no index on its own side: each delete on the other side scans this table",
    remedy: "Make an index whose first column is that of the key."
  },
  "json-column": {
    level: "warning",
    means: "a column of the type json has no equality: DISTINCT and UNION over it fail",
    remedy: "Use jsonb."
  },
  "no-lock-timeout": {
    level: "warning",
    means: "an existing table is locked without `lock_timeout`: while it waits, every later query waits behind it",
    remedy: "Begin with SET lock_timeout = '2s', and try again where it fails."
  },
  "cannot-inspect": {
    level: "warning",
    means: "a statement puts SQL together as it runs, so nobody can see what it will do",
    remedy: "Write the statements out, or have somebody read the block."
  }
};

// src/checks/migrations/rules.ts
var chainRules = {
  "several-heads": {
    level: "error",
    means: "the chain of migrations has more or fewer ends than `expect.heads`: the tool refuses, or applies one of them",
    remedy: "Merge the ends (`alembic merge heads`), or let one follow the other."
  },
  "missing-parent": {
    level: "error",
    means: "a migration that another one, or a list of them, names is not there",
    remedy: "Add the file, or correct what names it."
  },
  "duplicate-revision": {
    level: "error",
    means: "two migrations have the same version: one of them is never applied",
    remedy: "Give one of them a version of its own."
  },
  "not-a-migration": {
    level: "warning",
    means: "a file among the migrations is not called as the tool wants it, so that it is never applied",
    remedy: "Rename it, or move it elsewhere."
  },
  "invalid-sql": {
    level: "error",
    means: "PostgreSQL's own parser refuses a statement",
    remedy: "Correct the statement at this place."
  },
  pending: {
    level: "error",
    means: "the database lacks migrations, or has one that is not here",
    remedy: 'Apply them, or let `pending` be "any" where the deployment applies them.'
  },
  "no-downgrade": {
    level: "error",
    means: "a migration has no way back, or an empty one",
    remedy: "Write the way back, or say `downgrade: false` and how else to go back."
  },
  "downgrade-differs": {
    level: "error",
    means: "up, down and up again on a scratch database do not lead to the same schema, or fail",
    remedy: "Correct the way back: it must undo all that the way up does."
  },
  "upgrade-fails": {
    level: "error",
    means: "a migration fails on an empty database",
    remedy: "Run the migrations on an empty database to see why."
  }
};
var migrationsRules = { ...chainRules, ...statementRules };

export {
  migrationsRules
};
