import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openJobs } from '../src/jobs.js';
import { memoryUsers, openSessions } from '../src/sessions.js';

async function open(now) {
  const users = memoryUsers();
  await users.add('ada', 'correct horse');
  return openSessions({ secret: 'of the test', users, now });
}

test('a login gives a token that says who it is', async () => {
  const sessions = await open();
  assert.equal(sessions.whose(await sessions.login({ user: 'ada', password: 'correct horse' })), 'ada');
});

test('nobody gets in without the right password', async () => {
  const sessions = await open();
  for (const body of [{ user: 'ada', password: 'wrong' }, { user: 'eve', password: 'correct horse' }, { user: 'ada' }, undefined]) {
    assert.equal(await sessions.login(body), undefined);
  }
});

test('a token that was changed or is too old is none', async () => {
  let now = 0;
  const sessions = await open(() => now);
  const token = await sessions.login({ user: 'ada', password: 'correct horse' });
  const forged = `${Buffer.from('{"user":"eve","until":9e15}').toString('base64url')}.${token.split('.')[1]}`;
  assert.equal(sessions.whose(forged), undefined);
  assert.equal(sessions.whose(undefined), undefined);
  now = 8 * 3_600_000;
  assert.equal(sessions.whose(token), undefined);
});

test('jobs run one after the other, and one that fails is counted', async () => {
  const jobs = openJobs({ now: () => 0 });
  const done = new Promise(resolve => {
    jobs.add(async () => {
      throw new Error('as the test wants it');
    });
    jobs.add(async () => {});
    jobs.add(async () => resolve());
  });
  assert.equal(jobs.state().pending, 3);
  await done;
  await new Promise(resolve => setImmediate(resolve));
  assert.deepEqual(jobs.state(), { pending: 0, failed: 1, finishedAt: '1970-01-01T00:00:00.000Z' });
});
