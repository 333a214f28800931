import { expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load.js';
import { ConfigInvalid } from '../../src/config/problem.js';

async function problems(kind: string, options: Readonly<Record<string, unknown>>): Promise<readonly string[]> {
  const checks = [{ id: 'a', kind, with: options }];
  const stages = { s: { checks, 'sign-off': { roles: ['lead'] } } };
  const roles = { lead: { title: 'Lead', people: ['octocat'] } };
  try {
    await loadConfig({ file: 'c.yml', text: JSON.stringify({ version: 1, project: 'p', stages, roles }) }, {});
    return [];
  } catch (error) {
    if (!(error instanceof ConfigInvalid)) throw error;
    return error.message.split('\n').map(line => line.replace(/^.*?checks\[0\]\.with\./, ''));
  }
}

const drill = { role: 'lead', ask: 'It was held' };

it.each([
  ['tests', { junit: 'a.xml' }, { cwd: 'backend' }, 'cwd: expected `run` beside it'],
  ['tests', { junit: 'a.xml' }, { env: { CI: '1' } }, 'env: expected `run` beside it'],
  ['secrets', { report: 'r.json' }, { paths: ['src'] }, 'paths: expected no `report` beside it'],
  [
    'secrets',
    { report: 'r.json' },
    { patterns: [{ id: 'own', pattern: 'own-[0-9]{9}' }] },
    'patterns: expected no `report` beside it',
  ],
  ['secrets', { report: 'r.json' }, { ignored: true }, 'ignored: expected no `report` beside it'],
  [
    'manifests',
    { paths: ['a.yaml'] },
    { 'schema-location': ['default'] },
    'schema-location: expected kubeconform among `tools`',
  ],
  ['manifests', { paths: ['a.yaml'] }, { renderer: 'kubectl' }, 'renderer: expected `kustomize` beside it'],
  ['manifests', { kustomize: ['k'] }, { exclude: ['*.yaml'] }, 'exclude: expected `paths` beside it'],
  ['command', { run: ['true'] }, { stdout: {} }, 'stdout: expected `matches`, `not-matches` or both'],
  [
    'manual',
    { ...drill, evidence: { file: 'd.md' } },
    { evidence: { file: 'd.md', date: 'Held on (.*)' } },
    'evidence.date: expected `max-age` beside it',
  ],
])('%s %j refuses an option that would do nothing: %j', async (kind, options, idle, message) => {
  expect(await problems(kind, options)).toEqual([]);
  expect(await problems(kind, { ...options, ...idle })).toEqual([expect.stringContaining(message)]);
});

it.each(['/*', '/**', '/?*', '/.*', '/!(health)', '/{.,health}*'])(
  'refuses to let %s be served: all, or nearly',
  async path => {
    const excuse = { reason: 'it is public', owner: 'octocat', expires: '2026-12-31' };
    const options = { urls: ['https://example.org/'], allow: [{ path, ...excuse }] };
    expect(await problems('exposure', options)).toEqual([
      expect.stringContaining('allow[0].path: matches every path, or nearly; name those that may be served'),
    ]);
    expect(await problems('exposure', { ...options, allow: [{ path: '/metrics', ...excuse }] })).toEqual([]);
  },
);
