import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { CouldNotTell } from '../../src/check.js';
import { http } from '../../src/checks/http/definition.js';
import { type Page, startSite } from '../loopback/site.js';
import { open } from '../ports/opened.js';

const RECIPES = join(import.meta.dirname, '../../docs/recipes');
const NOW = Date.now();
const VARIABLES: Readonly<Record<string, string>> = {
  WATCH_ENDS: '2030-01-01T00:00:00Z',
  VERSION: 'shop@1.4.0',
  PAGERDUTY_TOKEN: 'p4gerduty-key-of-tests',
  SLACK_TOKEN: 'xapp-of-tests-0123456789',
  SENTRY_TOKEN: 'sentry-token-of-tests',
};

const inHours = (hours: number): string => new Date(NOW + hours * 3_600_000).toISOString();
const slackTime = (hours: number): string => `${Math.floor(NOW / 1000 + hours * 3600)}.000216`;

const json = (body: unknown, more: Page = {}): Page => ({
  headers: { 'content-type': 'application/json', ...more.headers },
  body: JSON.stringify(body),
  ...(more.status !== undefined && { status: more.status }),
});

/** The first block of a recipe, with its vendor's host led to loopback and its variables filled in. */
function recipe(name: string, url: string): unknown {
  const [, block = ''] = /```yaml\n([\s\S]+?)\n```/.exec(readFileSync(join(RECIPES, `${name}.md`), 'utf8')) ?? [];
  const filled = block
    .replace(/https:\/\/(?:status\.example\.org|api\.pagerduty\.com|slack\.com|sentry\.io)/g, url)
    .replace(/\$\{\{ env\.([A-Z_]+) \}\}/g, (_, variable: string) => VARIABLES[variable] ?? 'missing');
  const { within: _within, every: _every, ...options } = parse(filled).with;
  return options;
}

async function outcomeOf(name: string, pages: Readonly<Record<string, Page>>): Promise<string> {
  const site = await startSite(pages);
  await using opened = open();
  try {
    const { status, summary } = await http.bound.parse(recipe(name, site.url)).run(opened.ports);
    return `${status}: ${summary.replaceAll(site.url, '')}`;
  } catch (error) {
    if (!(error instanceof CouldNotTell)) throw error;
    return `errored: ${error.message.replaceAll(site.url, '')}`;
  } finally {
    await site.close();
  }
}

/** After Statuspage's description of `/api/v2/summary.json`. */
const summary = (maintenances: readonly object[]): Readonly<Record<string, Page>> => ({
  '/api/v2/summary.json': json({
    page: { id: 'kctbh9vrtdwd', name: 'Example', url: 'https://status.example.org', updated_at: inHours(-1) },
    status: { indicator: 'none', description: 'All Systems Operational' },
    components: [{ id: 'b13yz5g2cw10', name: 'API', status: 'operational' }],
    incidents: [],
    scheduled_maintenances: maintenances,
  }),
});

const maintenance = (from: number, to: number, more: object = {}) => ({
  id: 'w1zdr745wmfy',
  name: 'Release',
  status: 'scheduled',
  impact: 'maintenance',
  scheduled_for: inHours(from),
  scheduled_until: inHours(to),
  components: [{ id: 'b13yz5g2cw10', name: 'API', status: 'operational' }],
  incident_updates: [],
  ...more,
});

describe('the maintenance is announced', () => {
  it.each([
    ['a window around the release', [maintenance(-0.5, 3)], /^passed/],
    ['one in progress', [maintenance(-0.5, 3, { status: 'in_progress' })], /^passed/],
    ['two that follow each other', [maintenance(-0.5, 1), maintenance(1, 4)], /^passed/],
    ['none', [], /^failed: .* is not there/],
    ['one that is over', [maintenance(-0.5, 3, { status: 'completed' })], /^failed/],
    ['one of another component', [maintenance(-0.5, 3, { components: [{ name: 'Website' }] })], /^failed/],
    ['one that begins tomorrow', [maintenance(24, 26)], /^failed: .* covers nothing at/],
    ['one that ends too soon', [maintenance(-0.5, 1)], /^failed: .* covers nothing from/],
    [
      'one without its end',
      [{ ...maintenance(-0.5, 3), scheduled_until: undefined }],
      /^errored: .* without \/scheduled_until/,
    ],
  ])('%s', async (_, given, expected) => {
    expect(await outcomeOf('status-page', summary(given))).toMatch(expected);
  });

  it('could not tell of a page of another service', async () => {
    expect(await outcomeOf('status-page', { '*': json({ ok: true }) })).toMatch(/^errored/);
  });
});

/** After PagerDuty's description of `GET /oncalls`. */
const oncalls = (
  shifts: readonly (readonly [level: number, from: number | null, to: number | null])[],
  more: object = {},
) => ({
  '/oncalls': json({
    oncalls: shifts.map(([level, from, to]) => ({
      escalation_policy: { id: 'PT20YPA', type: 'escalation_policy_reference', summary: 'Another policy' },
      escalation_level: level,
      schedule: { id: 'PSCHED1', type: 'schedule_reference', summary: 'Primary' },
      user: { id: 'PT23IWX', type: 'user_reference', summary: 'Tim Wright' },
      start: from === null ? null : inHours(from),
      end: to === null ? null : inHours(to),
    })),
    limit: 100,
    offset: 0,
    more: false,
    total: null,
    ...more,
  }),
});

describe('somebody is on call', () => {
  it.each([
    [
      'both levels all the time',
      oncalls([
        [1, -1, 8],
        [2, null, null],
      ]),
      /^passed/,
    ],
    [
      'shifts that follow each other',
      oncalls([
        [1, -1, 2],
        [1, 2, 8],
        [2, null, null],
      ]),
      /^passed/,
    ],
    [
      'a gap between shifts',
      oncalls([
        [1, -1, 2],
        [1, 3, 8],
        [2, null, null],
      ]),
      /^failed: .* covers nothing from/,
    ],
    ['nobody on the second level', oncalls([[1, -1, 8]]), /^failed: .* is not there/],
    [
      'a key that was refused',
      { '/oncalls': json({ error: { code: 2006 } }, { status: 401 }) },
      /^errored: .* answered 401/,
    ],
    [
      'too many to see all',
      oncalls(
        [
          [1, -1, 8],
          [2, null, null],
        ],
        { more: true },
      ),
      /^errored: .*more/,
    ],
  ])('%s', async (_, pages, expected) => {
    expect(await outcomeOf('on-call', pages)).toMatch(expected);
  });
});

/** After Slack's description of `conversations.info` and `conversations.history`. */
const channel = (info: object, newest: number) => ({
  '/api/conversations.info': json({
    ok: true,
    channel: { id: 'C0INCIDENT', name: 'incidents', is_channel: true, is_archived: false, num_members: 7, ...info },
  }),
  '/api/conversations.history': json({
    ok: true,
    messages: [{ type: 'message', user: 'U123ABC456', text: 'all quiet', ts: slackTime(newest) }],
    has_more: true,
    response_metadata: { next_cursor: 'bmV4dF90czoxNTEyMDg1ODYxMDAwNTQz' },
  }),
});

describe('the incident channel', () => {
  const good = channel({}, -2);
  const refused = json({ ok: false, error: 'missing_scope', needed: 'channels:history' });
  it.each([
    ['in use', good, /^passed/],
    ['archived', channel({ is_archived: true }, -2), /^failed: .*is_archived/],
    ['with two members', channel({ num_members: 2 }, -2), /^failed: .*num_members/],
    ['silent for two days', channel({}, -48), /^failed: .* old/],
    [
      'without the scope',
      { ...good, '/api/conversations.history': refused },
      /^errored: .*without which nobody can tell/,
    ],
    [
      'asked too often',
      { ...good, '/api/conversations.history': { status: 429, headers: { 'retry-after': '30' } } },
      /^errored: .*429/,
    ],
  ])('%s', async (_, pages, expected) => {
    expect(await outcomeOf('incident-channel', pages)).toMatch(expected);
  });
});

/** After Sentry's descriptions of an organization's release and of a project's issues. */
const tracker = (release: object, issues: readonly object[], more = false) => ({
  '/api/0/organizations/octo-org/releases/shop@1.4.0/': json({
    version: 'shop@1.4.0',
    dateCreated: inHours(-1),
    dateReleased: inHours(-1),
    firstEvent: inHours(-0.5),
    lastEvent: inHours(-0.05),
    newGroups: issues.length,
    deployCount: 1,
    projects: [{ name: 'shop', slug: 'shop' }],
    ...release,
  }),
  '/api/0/projects/octo-org/shop/issues/': json(issues, {
    headers: {
      link: `<https://sentry.io/api/0/projects/octo-org/shop/issues/?cursor=0:0:1>; rel="previous"; results="false"; cursor="0:0:1", <https://sentry.io/?cursor=0:100:0>; rel="next"; results="${more}"; cursor="0:100:0"`,
    },
  }),
});

describe('new errors of a release', () => {
  const issue = { id: '1', shortId: 'SHOP-1', title: 'TypeError', level: 'error', status: 'unresolved', count: '3' };
  it.each([
    ['none, and events arrive', tracker({}, []), /^passed/],
    ['one', tracker({}, [issue]), /^failed: .* has the length 1/],
    ['nothing arrives', tracker({ lastEvent: inHours(-2) }, []), /^failed: .*lastEvent/],
    ['not deployed', tracker({ deployCount: 0 }, []), /^failed: .*deployCount/],
    ['never an event', tracker({ lastEvent: null }, []), /^errored: .*lastEvent/],
    ['a release that is not known', { '*': json({ detail: 'not found' }, { status: 404 }) }, /^errored: .*404/],
  ])('%s', async (_, pages, expected) => {
    expect(await outcomeOf('new-issues', pages)).toMatch(expected);
  });
});

describe('the list of recipes', () => {
  it('has a line for each page', () => {
    const list = readFileSync(join(RECIPES, 'README.md'), 'utf8');
    const pages = readdirSync(RECIPES).filter(name => name !== 'README.md');
    expect(pages.filter(name => !list.includes(`](${name})`))).toEqual([]);
  });
});
