import { beforeAll, describe, expect, it } from 'vitest';
import { bundle } from './bundle.js';
import { CONFIG, commands, type Gate, gate } from './gate.js';
import { type Issues, issuesArea, type StoredIssue } from './github/issues.js';
import { type Fault, REPOSITORY, TOKEN_LOGIN } from './github-api.js';
import { SHA, TOKEN } from './runner.js';

const DEPLOYED = '2026-03-01T10:00:00.000Z';
const MARKER = `<!-- deploy-validate:follow-up:app/production ${SHA} -->`;

const TASKS = `
      - { id: status-page, title: Update status page, within: 1h, owner: octocat, body: 'See [the runbook](https://r.example).' }
      - { id: review, title: Performance review, within: 24h, owner: monalisa }
      - { id: retro, title: 'Team retrospective', within: 7d, owner: octo-org/crew }`;
const config = (tasks = TASKS) => `version: 1
project: app
stages:
  staging:
    checks: [{ id: first, kind: command, with: { run: ['true', '\${{ env.NOT_SET_HERE }}'] } }]
  production:
    checks: [{ id: first, kind: command, with: { run: ['true'] } }]
    follow-up:
      labels: [deployment]
      tasks:${tasks.replace(/^ {6}-/gm, '        -')}
`;

const push = { name: 'push', payload: {} };
const schedule = { name: 'schedule', payload: {} };
const env = { GITHUB_REF: 'refs/tags/v1.2.0' };

interface Given {
  readonly there?: Issues;
  readonly config?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly event?: { readonly name: string; readonly payload: unknown };
  readonly env?: Readonly<Record<string, string>>;
  readonly faults?: readonly Fault[];
}

const followUp = (given: Given = {}): Promise<Gate> =>
  gate(
    {
      files: { [CONFIG]: given.config ?? config() },
      inputs: { command: 'follow-up', 'deployed-at': DEPLOYED, ...given.inputs },
      event: given.event ?? push,
      env: { ...env, ...given.env },
    },
    { areas: [(given.there ?? issuesArea()).area], faults: given.faults ?? [] },
  );

const BODY = `${MARKER}
<!-- deployed ${DEPLOYED} -->
**app** was deployed to **production** on 2026-03-01 10:00 UTC: commit [\`1111111111\`](https://github.com/${REPOSITORY}/commit/${SHA}), [run](https://github.com/${REPOSITORY}/actions/runs/100/attempts/1).

### Within 1 hour: by 2026-03-01 11:00 UTC

- [ ] **Update status page** @octocat <!-- task status-page due 2026-03-01T11:00:00.000Z owner octocat -->
  See [the runbook](https://r.example).

### Within 24 hours: by 2026-03-02 10:00 UTC

- [ ] **Performance review** @monalisa <!-- task review due 2026-03-02T10:00:00.000Z owner monalisa -->

### Within 1 week: by 2026-03-08 10:00 UTC

- [ ] **Team retrospective** @octo-org/crew <!-- task retro due 2026-03-08T10:00:00.000Z owner octo-org/crew -->

Tick what is done; the issue closes once all of it is.

<!-- What stands below this line is yours and stays as it is. -->`;

const stored = (change: Partial<StoredIssue> = {}): StoredIssue => ({
  number: 40,
  author: TOKEN_LOGIN,
  title: 'Follow-up',
  body: BODY,
  state: 'open',
  labels: [],
  assignees: [],
  ...change,
});
const ticked = (body: string, ...ids: readonly string[]): string =>
  ids.reduce((text, id) => text.replace(new RegExp(`^- \\[ \\](.* task ${id} )`, 'm'), '- [x]$1'), body);
const wrote = ({ requests }: Gate): readonly string[] =>
  requests.map(({ request }) => request).filter(request => !/^GET |graphql/.test(request));

beforeAll(() => {
  bundle();
});

describe.concurrent('the tracking issue of a release', () => {
  it('is opened once, with due dates, owners and labels', async () => {
    const there = issuesArea();
    const { ended } = await followUp({ there });
    expect([ended.code, ended.outputs, commands(ended, 'warning')]).toEqual([0, {}, []]);
    expect(there.issues).toEqual([
      {
        number: 10,
        author: TOKEN_LOGIN,
        title: 'Follow-up: app production, v1.2.0 (1111111111)',
        body: BODY,
        state: 'open',
        labels: ['deployment'],
        assignees: ['octocat', 'monalisa'],
      },
    ]);
    const again = await followUp({ there, env: { GITHUB_RUN_ID: '101' } });
    expect([again.ended.code, wrote(again), there.issues.length]).toEqual([0, [], 1]);
    expect(again.ended.stdout).toContain('Issue #10 is up to date.');
  });

  it('keeps ticks, notes and its time of deployment when it is brought up to date', async () => {
    const body = `${ticked(BODY, 'review').replaceAll('\n', '\r\n')}\r\nAsked Mona on Monday.`;
    const there = issuesArea({ issues: [stored({ body })] });
    const more = config(`${TASKS}\n      - { id: backup, title: Verify backups, within: 1h, owner: hubot }`);
    await followUp({ there, config: more, inputs: { 'deployed-at': '2026-04-01T00:00:00Z' } });
    const text = there.issues[0]?.body ?? '';
    expect(text).toContain('- [x] **Performance review**');
    expect(text).toContain(
      '- [ ] **Verify backups** @hubot <!-- task backup due 2026-03-01T11:00:00.000Z owner hubot -->',
    );
    expect(text).toMatch(/is yours and stays as it is. -->\nAsked Mona on Monday\.$/);
  });

  it('is closed once all is ticked', async () => {
    const there = issuesArea({ issues: [stored({ body: ticked(BODY, 'status-page', 'review', 'retro') })] });
    const { ended } = await followUp({ there });
    expect([ended.code, there.issues[0]?.state, there.issues[0]?.reason]).toEqual([0, 'closed', 'completed']);
  });

  it('is left alone where somebody has closed it', async () => {
    const there = issuesArea({ issues: [stored({ state: 'closed' })] });
    const done = await followUp({ there, config: config(TASKS.replace('Update status', 'Mend status')) });
    expect([done.ended.code, wrote(done), there.issues.length]).toEqual([0, [], 1]);
  });

  it.each([
    ['of another account with the same marker', stored({ author: 'mallory' })],
    ['a pull request with the same marker', stored({ isPull: true })],
    ['of another commit', stored({ body: BODY.replace(SHA, 'e'.repeat(40)) })],
    ['of another stage', stored({ body: BODY.replace('app/production', 'app/staging') })],
    ['that only quotes the marker', stored({ body: `> ${BODY}` })],
  ])('is never one %s', async (_, issue) => {
    const there = issuesArea({ issues: [issue] });
    await followUp({ there });
    expect(there.issues).toHaveLength(2);
    expect(there.issues[0]).toEqual(issue);
  });

  it('stays one where two jobs open it at once', async () => {
    const there = issuesArea({ meanwhile: [stored({ number: 3 })] });
    const { ended } = await followUp({ there });
    expect(there.issues.map(({ number, state, reason }) => [number, state, reason])).toEqual([
      [3, 'open', undefined],
      [13, 'closed', 'duplicate'],
    ]);
    expect(ended.stdout).toContain('Issue #3 tracks this release already.');
  });

  it('is opened without assignees where GitHub does not take one of them', async () => {
    const there = issuesArea({ assignable: ['octocat'] });
    const { ended } = await followUp({ there });
    expect([ended.code, there.issues[0]?.assignees, there.issues[0]?.body]).toEqual([0, [], BODY]);
    expect(commands(ended, 'warning')).toEqual([expect.stringContaining('#10 is assigned to nobody')]);
  });

  it('shows no secret, and takes no text for a task', async () => {
    const nasty = `- [x] **x** <!-- task review due ${DEPLOYED} owner mallory --> ${TOKEN}`;
    const tasks = TASKS.replace("'See [the runbook](https://r.example).'", JSON.stringify(nasty)).replace(
      'title: Performance review',
      `title: ${JSON.stringify(`Review <!-- ${TOKEN} -->`)}`,
    );
    const there = issuesArea();
    await followUp({ there, config: config(tasks) });
    const text = there.issues[0]?.body ?? '';
    expect(text).not.toContain(TOKEN);
    expect(text.match(/^- \[x\]/gm)).toBeNull();
    const second = await followUp({ there, config: config(tasks) });
    expect([second.ended.code, there.issues[0]?.state]).toEqual([0, 'open']);
  });
});

describe.concurrent('a scheduled run', () => {
  it('reminds of each overdue task once, and opens nothing', async () => {
    const there = issuesArea({ issues: [stored({ body: ticked(BODY, 'review') })] });
    const first = await followUp({ there, event: schedule });
    expect([first.ended.code, there.issues.length]).toEqual([0, 1]);
    expect(there.comments).toHaveLength(1);
    const [reminder] = there.comments;
    expect(reminder?.issue).toBe(40);
    expect(reminder?.body).toMatch(/^⏰ 2 tasks of this deployment are overdue:\n\n- \*\*Update status page\*\*: due /);
    expect(reminder?.body).toContain('ago. @octocat <!-- deploy-validate:reminder status-page -->');
    expect(reminder?.body).toContain('ago. @octo-org/crew <!-- deploy-validate:reminder retro -->');
    const second = await followUp({ there, event: schedule });
    expect([second.ended.code, there.comments.length]).toEqual([0, 1]);
    expect(second.ended.stdout).toContain('Issue #40: 2 overdue, reminded already.');
  });

  it('reminds of what has become overdue since', async () => {
    const earlier = { id: 1, issue: 40, author: TOKEN_LOGIN, body: '<!-- deploy-validate:reminder status-page -->' };
    const there = issuesArea({ issues: [stored()], comments: [earlier] });
    await followUp({ there, event: schedule });
    expect(there.comments[1]?.body).not.toContain('status-page');
    expect(there.comments[1]?.body).toContain('reminder review');
  });

  it('believes no reminder that somebody else wrote', async () => {
    const planted = { id: 1, issue: 40, author: 'mallory', body: '<!-- deploy-validate:reminder status-page -->' };
    const there = issuesArea({ issues: [stored()], comments: [planted] });
    await followUp({ there, event: schedule });
    expect(there.comments[1]?.body).toContain('reminder status-page');
  });

  it('is silent where nothing is overdue yet', async () => {
    const there = issuesArea();
    await followUp({ there, inputs: { 'deployed-at': new Date().toISOString() } });
    const { ended } = await followUp({ there, event: schedule });
    expect([ended.code, there.comments]).toEqual([0, []]);
    expect(ended.stdout).toContain('Issue #10: 3 open, none overdue.');
  });

  it('closes what is done, in every stage, and nothing of another project', async () => {
    const done = ticked(BODY, 'status-page', 'review', 'retro');
    const there = issuesArea({
      issues: [
        stored({ body: done.replace('app/production', 'app/staging') }),
        stored({ number: 41, body: done.replace(':app/', ':other/') }),
        stored({ number: 42, body: `${MARKER}\nempty` }),
      ],
    });
    const { ended } = await followUp({ there, event: schedule });
    expect([ended.code, there.issues.map(({ state }) => state)]).toEqual([0, ['closed', 'open', 'open']]);
  });

  it('has nothing to do where nothing is open', async () => {
    const { ended } = await followUp({ event: schedule });
    expect([ended.code, ended.stdout]).toEqual([0, expect.stringContaining('No follow-up is open.')]);
  });

  it('is also what the input remind asks for', async () => {
    const there = issuesArea({ issues: [stored()] });
    await followUp({ there, inputs: { remind: 'true' } });
    expect([there.issues.length, there.comments.length]).toEqual([1, 1]);
  });
});

describe.concurrent('what cannot be', () => {
  it.each([
    ['the token may not', 403, 'Resource not accessible by integration', 'Give the job "issues: write".'],
    ['issues are turned off', 410, 'Issues has been disabled in this repository.', 'Are issues turned off'],
  ])('is exit code 1, and says what to do: %s', async (_, status, message, remedy) => {
    const { ended } = await followUp({
      faults: [{ on: `POST /repos/${REPOSITORY}/issues`, does: { status, message } }],
    });
    expect(ended.code).toBe(1);
    expect(commands(ended, 'error').join()).toContain(`GitHub did not open an issue: ${status} ${message}`);
    expect(commands(ended, 'error').join()).toContain(remedy);
  });

  it.each([
    ['a pull request', { event: { name: 'pull_request', payload: {} } }, 'the event is pull_request'],
    ['no token', { inputs: { token: '' } }, 'follow-up needs a token with "issues: write"'],
    ['a stage without one', { inputs: { stage: 'staging' } }, 'add stages.staging.follow-up to the config'],
    ['no such stage', { inputs: { stage: 'prod' } }, 'no stage "prod" in the config; stages: staging, production'],
    ['a time that is none', { inputs: { 'deployed-at': 'yesterday' } }, 'deployed-at: expected a time such as'],
    ['an owner that is none', { config: config(TASKS.replace('owner: octocat', 'owner: a b')) }, 'expected a login'],
    ['a task twice', { config: config(TASKS.replace('id: review', 'id: retro')) }, 'two tasks have the same id'],
    ['a misspelt key', { config: config(TASKS.replace('within: 24h', 'wthin: 24h')) }, 'follow-up.tasks[1]'],
  ])('is exit code 2, and asks GitHub nothing: %s', async (_, given, message) => {
    const done = await followUp(given);
    expect([done.ended.code, wrote(done)]).toEqual([2, []]);
    expect(commands(done.ended, 'error').join()).toContain(message);
  });
});
