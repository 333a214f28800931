import { describe, expect, it } from 'vitest';
import { CouldNotTell } from '../../../src/could-not-tell.js';
import { nodeSql } from '../../../src/ports/sql/node-sql.js';

const never = new AbortController().signal;

describe('the parser of PostgreSQL', () => {
  it('answers trees, errors with their place, and nothing for an empty text, in order', async () => {
    const [tree, error, empty, syntax] = await nodeSql(never).parse([
      'SELECT 1; SELECT 2',
      'ALTER TABLE a ADD COLUM b int',
      ' \n',
      "SELECT 'ä', 1 FORM b",
    ]);
    expect(tree).toMatchObject({ tree: { stmts: [{ stmt: { SelectStmt: {} } }, { stmt: { SelectStmt: {} } }] } });
    expect(error).toEqual({ error: { message: 'syntax error at or near "int"', position: 26 } });
    expect(empty).toEqual({ tree: { stmts: [] } });
    expect(syntax).toMatchObject({ error: { position: 19 } });
  });

  it('reads what only PostgreSQL 15 and newer know', async () => {
    const [merge] = await nodeSql(never).parse(['MERGE INTO a USING b ON a.id = b.id WHEN MATCHED THEN DELETE']);
    expect(merge).toHaveProperty('tree');
  });

  it('breaks as a tool that crashed where a text is nested beyond measure', async () => {
    const deep = `SELECT ${'('.repeat(400_000)}1${')'.repeat(400_000)}`;
    const answer = nodeSql(never).parse([deep]);
    const outcome = await answer.then(
      ([parsed]) => parsed !== undefined && 'error' in parsed,
      error => error instanceof CouldNotTell && error.why === 'tool-crashed',
    );
    expect(outcome).toBe(true);
  });

  it('ends with the step', async () => {
    const stop = new AbortController();
    const reason = new CouldNotTell('cancelled', 'stopped', 'Start it again.');
    const answer = nodeSql(stop.signal).parse(Array.from({ length: 1000 }, () => 'SELECT 1'));
    stop.abort(reason);
    await expect(answer).rejects.toBe(reason);
  });
});
