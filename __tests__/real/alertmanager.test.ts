import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect } from 'vitest';
import { readAlertmanager } from '../../src/engines/alertmanager-config/judge.js';
import { routesFor } from '../../src/engines/alertmanager-config/routing.js';
import { Source } from '../../src/engines/prometheus-config/source.js';
import { itWith } from './tool.js';

const CASES = join(import.meta.dirname, '../checks/alertmanager/cases');
const folder = mkdtempSync(join(tmpdir(), 'alertmanager-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What amtool has the last word on. */
const SHARED = new Set([
  'yaml',
  'unknown-field',
  'invalid-value',
  'matcher',
  'duplicate-name',
  'undefined-receiver',
  'undefined-interval',
]);

const refusedByEngine = (text: string): boolean =>
  readAlertmanager(new Source('a.yml', text)).problems.some(({ rule }) => SHARED.has(rule));

function refusedByAmtool(name: string, text: string): boolean {
  const file = join(folder, `${name}.yml`);
  writeFileSync(file, text);
  const { status, stdout, stderr } = spawnSync('amtool', ['check-config', file], { encoding: 'utf8' });
  const output = stdout + stderr;
  if (status === 0 && output.includes('SUCCESS')) return false;
  if (status === 1 && output.includes('FAILED')) return true;
  throw new Error(output);
}

/** Changes that may or may not matter to Alertmanager; both must think the same of each. */
const CHANGES: readonly (readonly [what: string, change: (text: string) => string])[] = [
  ['as it is', text => text],
  ['a receiver renamed', text => text.replace('name: pager', 'name: someone')],
  ['a key misspelt', text => text.replace('receivers:', 'recievers:')],
  ['a URL without a scheme', text => text.replace('http://', '')],
  ['a group interval of nothing', text => text.replace('route:\n', 'route:\n  group_interval: 0s\n')],
  ['all labels and one', text => text.replace('route:\n', "route:\n  group_by: ['...', a]\n")],
  ['a matcher with blanks', text => text.replace('severity="critical"', 'severity = critical')],
  ['a matcher with a wrong expression', text => text.replace('severity="critical"', 'severity=~"("')],
  ['a second root', text => `${text}route: { receiver: team }\n`],
  ['a number where a text is due', text => text.replace('receiver: team', 'receiver: 12')],
  ['an inhibition', text => `${text}inhibit_rules: [{ source_matchers: [a="b"], target_matchers: ['c'] }]\n`],
];

describe('the embedded engine against amtool', () => {
  const files = readdirSync(CASES).filter(
    name => existsSync(join(CASES, name, 'a.yml')) && !existsSync(join(CASES, name, 'bin')),
  );

  itWith('amtool', 'thinks the same of each case and of what is changed in it', () => {
    const differences = files.flatMap(name => {
      const text = readFileSync(join(CASES, name, 'a.yml'), 'utf8');
      if (text.replace(/#.*/g, '').trim() === '') return [];
      return CHANGES.filter(([, change], index) => index === 0 || change(text) !== text).flatMap(([what, change]) => {
        const changed = change(text);
        const [own, real] = [refusedByEngine(changed), refusedByAmtool(name, changed)];
        return own === real ? [] : [`${name}, ${what}: amtool ${real ? 'refuses' : 'accepts'} it`];
      });
    });
    expect(differences).toEqual([]);
  });

  itWith('amtool', 'sends alerts to the same receivers', () => {
    const text = readFileSync(join(CASES, 'ok.continue-shadows-nothing', 'a.yml'), 'utf8');
    const file = join(folder, 'routes.yml');
    writeFileSync(file, text);
    const { route } = readAlertmanager(new Source('a.yml', text));
    if (!route) throw new Error('no route');
    for (const labels of [['severity=critical'], ['severity=critical', 'team=db'], ['severity=warning'], []]) {
      const ran = spawnSync('amtool', ['config', 'routes', 'test', `--config.file=${file}`, ...labels], {
        encoding: 'utf8',
      });
      const real = ran.stdout.trim().split(',').sort();
      const own = routesFor(
        route,
        new Map(labels.map(label => [label.split('=')[0] ?? '', label.split('=')[1] ?? ''])),
      );
      expect(own.map(({ receiver }) => receiver).sort()).toEqual(real);
    }
  });
});
