import { expect, it } from 'vitest';
import { CouldNotTell } from '../../../src/check.js';
import { alerts } from '../../../src/checks/alerts/definition.js';
import { judgeFiring } from '../../../src/checks/alerts/firing.js';
import { alertsOptions } from '../../../src/checks/alerts/options.js';
import { startSite } from '../../loopback/site.js';
import { open } from '../../ports/opened.js';

const NOW = new Date('2026-11-30T12:00:00Z');

it('leaves alone what has been firing since before the deploy', () => {
  const alert = (startsAt: string) => ({
    labels: { alertname: 'HighLatency', severity: 'critical' },
    status: { state: 'active' as const, silencedBy: [], inhibitedBy: [] },
    startsAt: Date.parse(startsAt),
    receivers: [],
  });
  const options = alertsOptions.parse({ url: 'http://localhost', firing: { started: 'after-deploy' } });
  const deployedAt = new Date('2026-11-30T11:30:00Z');
  const all = [alert('2026-11-30T11:00:00Z'), alert('2026-11-30T11:40:00Z')];
  const { firing, findings } = judgeFiring(all, { options, now: NOW, deployedAt });
  expect(firing).toBe(1);
  expect(findings.map(({ rule, level, message }) => `${level} ${rule}: ${message}`)).toEqual([
    'note before: HighLatency has been firing since before the deploy, for 1 h',
    'error firing: HighLatency fires for 20 min (critical)',
  ]);
});

it('changes something only where it sends a test', () => {
  const url = 'http://localhost';
  expect(alerts.bound.parse({ url }).mutates).toBe(false);
  expect(alerts.bound.parse({ url, test: { labels: { a: 'b' }, receiver: 'ops' } }).mutates).toBe(true);
  expect(alerts.bound.safeParse({ url, test: { labels: {}, receiver: 'ops' } }).success).toBe(false);
  expect(alerts.bound.safeParse({ url, firing: { severity: ['any', 'critical'] } }).success).toBe(false);
});

it('ends its test even where it cannot be followed, and shows no address behind its question mark', async () => {
  const body = JSON.stringify([
    {
      labels: { alertname: 'DeployValidateTest' },
      status: { state: 'active', silencedBy: [], inhibitedBy: [] },
      startsAt: new Date().toISOString(),
      receivers: [{ name: 'ops' }],
    },
  ]);
  const site = await startSite({ '/api/v2/alerts': { headers: { 'content-type': 'application/json' }, body } });
  await using opened = open();
  const test = { labels: { a: 'b' }, receiver: 'ops', 'received-at': 'http://127.0.0.1:9/inbox?token=s3cret' };
  try {
    const error = await alerts.bound
      .parse({ url: site.url, test })
      .run(opened.ports)
      .catch((caught: unknown) => caught);
    expect(error instanceof CouldNotTell && error.message).toBe(
      'http://127.0.0.1:9/inbox: connect ECONNREFUSED 127.0.0.1:9',
    );
    expect(site.requests.filter(request => request.startsWith('POST'))).toHaveLength(2);
  } finally {
    await site.close();
  }
});
