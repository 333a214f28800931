import { Pool } from 'pg';

/** A store on Postgres: its tables are made by backend/migrations. */
export function postgresStore(connectionString) {
  const pool = new Pool({ connectionString, max: 10 });
  return {
    insert: async ({ name, subject, ages }) => {
      const { rows } = await pool.query(
        'insert into tools (name, subject, age_from, age_to) values ($1, $2, $3, $4) returning id',
        [name, subject, ages[0], ages[1]],
      );
      return { id: rows[0].id, name, subject, ages };
    },
    all: async () => {
      const { rows } = await pool.query('select id, name, subject, age_from, age_to from tools order by id');
      return rows.map(row => ({ id: row.id, name: row.name, subject: row.subject, ages: [row.age_from, row.age_to] }));
    },
    reachable: async () => {
      await pool.query('select 1');
      return true;
    },
    close: () => pool.end(),
  };
}

export function postgresUsers(connectionString) {
  const pool = new Pool({ connectionString, max: 5 });
  return {
    find: async name => (await pool.query('select salt, hash from users where name = $1', [name])).rows[0],
  };
}
