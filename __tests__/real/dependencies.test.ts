import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dependencies } from '../../src/checks/dependencies/definition.js';
import { LOCKS } from '../checks/dependencies/locks.js';
import { type Manner, type NpmRegistry, startNpmRegistry } from '../loopback/npm-registry.js';
import { openScene, type Scene, type Tree } from './scene.js';
import { itWith } from './tool.js';

let registry: NpmRegistry | undefined;
let scene: Scene;

beforeEach(() => {
  scene = openScene(dependencies);
});

afterEach(async () => {
  scene.remove();
  await registry?.close();
  registry = undefined;
});

async function ask(manner: Manner): Promise<string> {
  registry = await startNpmRegistry(manner);
  return registry.url;
}

interface Package {
  readonly version: string;
  readonly dev?: true;
  readonly link?: true;
  readonly resolved?: string;
  readonly name?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** A project with `package.json` and `package-lock.json`, whose root wants the packages directly inside node_modules. */
function npmProject(packages: Readonly<Record<string, Package>>, root: Readonly<Record<string, unknown>>): Tree {
  const manifest = { name: 'toolboxai', version: '1.0.0', ...root };
  const lock = { ...manifest, lockfileVersion: 3, requires: true, packages: { '': manifest, ...packages } };
  return {
    'package.json': JSON.stringify(manifest, null, 2),
    'package-lock.json': JSON.stringify(lock, null, 2),
  };
}

const VULNERABLE = npmProject(
  {
    'node_modules/lodash': { version: '4.17.15' },
    'node_modules/minimist': { version: '0.0.8' },
    'node_modules/mkdirp': { version: '0.5.1', dependencies: { minimist: '0.0.8' } },
    'node_modules/ms': { version: '2.0.0', dev: true },
  },
  { dependencies: { lodash: '4.17.15', mkdirp: '0.5.1' }, devDependencies: { ms: '2.0.0' } },
);

const lineOf = (place: string): number =>
  (VULNERABLE['package-lock.json'] ?? '').split('\n').findIndex(line => line.includes(`"${place}": {`)) + 1;

const SOUND = npmProject({ 'node_modules/ms': { version: '2.0.0' } }, { dependencies: { ms: '2.0.0' } });

/** By the manager itself, and not by the reader of its lock file. */
const byTool: Scene['check'] = (options, given) => scene.check({ engine: 'tool', ...options }, given);

describe('npm audit', () => {
  itWith('npm', 'finds each known vulnerability at its package in the lock file', async () => {
    scene.write(VULNERABLE);
    const outcome = await byTool({ registry: await ask('bulk') });
    expect(outcome).toMatchObject({
      status: 'failed',
      summary: 'npm audit of 3 packages: 2 known vulnerabilities (1 critical, 1 high); 2 fail (low and above)',
      findings: [
        {
          rule: 'GHSA-xvch-5gv4-984h',
          level: 'error',
          subject: 'minimist@0.0.8',
          line: lineOf('node_modules/minimist'),
        },
        {
          rule: 'GHSA-35jh-r3h4-6jhm',
          level: 'error',
          file: 'package-lock.json',
          line: lineOf('node_modules/lodash'),
          subject: 'lodash@4.17.15',
          expected: '4.17.21',
          message:
            'lodash@4.17.15 has GHSA-35jh-r3h4-6jhm (high): Command Injection in lodash; mended in 4.17.21: npm install lodash@4.17.21',
        },
      ],
    });
    expect(scene.kept()).toContain('"auditReportVersion": 2');
  });

  itWith('npm', 'finds what the reader of its lock file finds', async () => {
    scene.write(VULNERABLE);
    const url = await ask('bulk');
    const found = (outcome: Awaited<ReturnType<Scene['check']>>) =>
      outcome.status === 'errored'
        ? outcome
        : outcome.findings.map(({ rule, level, subject, file, line, expected }) => [
            rule,
            level,
            subject,
            file,
            line,
            expected,
          ]);
    for (const production of [true, false]) {
      const tool = await byTool({ registry: url, production });
      expect(found(tool)).toHaveLength(2);
      expect(found(await scene.check({ registry: url, production }))).toEqual(found(tool));
    }
  });

  itWith('npm', 'passes a project without any, once a release with one proves the registry', async () => {
    scene.write(SOUND);
    const outcome = await byTool({ registry: await ask('bulk') });
    expect(outcome).toMatchObject({ status: 'passed', summary: 'npm audit of 1 package: no known vulnerability' });
    expect(registry?.requests.filter(request => request.endsWith('/bulk'))).toHaveLength(2);
  });

  itWith('npm', 'does not believe a registry that finds nothing in anything', async () => {
    scene.write(SOUND);
    const outcome = await byTool({ registry: await ask('clean-lie') });
    expect(outcome).toMatchObject({ status: 'errored', why: 'nothing-checked' });
  });

  for (const manner of ['not-found', 'broken', 'html', 'truncated'] as const) {
    itWith('npm', `cannot tell from a registry that answers ${manner}`, async () => {
      scene.write(VULNERABLE);
      const outcome = await byTool({ registry: await ask(manner) });
      expect(outcome).toMatchObject({ status: 'errored', why: 'unreachable' });
    });
  }

  itWith('npm', 'is not green where a registry knows the older protocol alone', async () => {
    // npm 7 reads its answer; 8 to 10 ask and then find nothing in it; 11 no longer asks.
    scene.write(VULNERABLE);
    const outcome = await byTool({ registry: await ask('quick-only') });
    expect(outcome.status).not.toBe('passed');
  });

  itWith('npm', 'cannot tell where nobody listens', async () => {
    scene.write(VULNERABLE);
    const url = await ask('bulk');
    await registry?.close();
    const outcome = await byTool({ registry: url });
    expect(outcome).toMatchObject({ status: 'errored', why: 'unreachable' });
  });

  itWith('npm', 'ends with the timeout where the registry never answers', async () => {
    scene.write(VULNERABLE);
    const outcome = await byTool({ registry: await ask('hang') }, { timeoutMs: 3000 });
    expect(outcome).toMatchObject({ status: 'errored', why: 'timed-out' });
  });

  itWith('npm', 'has nothing to check in a project without packages, or without packages for production', async () => {
    scene.write(npmProject({}, {}));
    const url = await ask('bulk');
    expect(await byTool({ registry: url })).toMatchObject({ status: 'errored', why: 'nothing-checked' });
    scene.write(
      npmProject({ 'node_modules/ms': { version: '2.0.0', dev: true } }, { devDependencies: { ms: '2.0.0' } }),
    );
    expect(await byTool({ registry: url })).toMatchObject({ status: 'errored', why: 'nothing-checked' });
    expect(await byTool({ registry: url, production: false })).toMatchObject({ status: 'passed' });
  });

  itWith('npm', 'lets no .npmrc of the repository narrow the question', async () => {
    const url = await ask('bulk');
    for (const line of [
      'offline=true',
      'audit=false',
      'omit[]=prod',
      'workspaces=false',
      'package-lock=false',
      'dry-run=true',
    ]) {
      scene.write({ ...VULNERABLE, '.npmrc': `${line}\n` });
      expect(await byTool({ registry: url }), line).toMatchObject({ status: 'failed' });
    }
    scene.write({ '.npmrc': 'registry=https://npm.example.org/\n' });
    expect(await byTool({})).toMatchObject({ status: 'errored', why: 'tool-refused' });
  });

  itWith('npm', 'looks at every workspace, whichever one the repository would rather show', async () => {
    const packages: Record<string, Package> = {
      'node_modules/api': { version: '', resolved: 'packages/api', link: true },
      'node_modules/web': { version: '', resolved: 'packages/web', link: true },
      'node_modules/lodash': { version: '4.17.15' },
      'packages/api': { name: 'api', version: '1.0.0', dependencies: { lodash: '4.17.15' } },
      'packages/web': { name: 'web', version: '1.0.0' },
    };
    scene.write({
      ...npmProject(packages, { workspaces: ['packages/*'] }),
      'packages/api/package.json': '{"name":"api","version":"1.0.0","dependencies":{"lodash":"4.17.15"}}',
      'packages/web/package.json': '{"name":"web","version":"1.0.0"}',
      '.npmrc': 'workspace=web\n',
    });
    const outcome = await byTool({ registry: await ask('bulk') });
    expect(outcome).toMatchObject({ status: 'failed', findings: [{ subject: 'lodash@4.17.15' }] });
  });

  itWith('npm', 'cannot tell from a lock file that does not fit package.json', async () => {
    scene.write({ ...VULNERABLE, 'package.json': '{"name":"toolboxai","version":"1.0.0"}' });
    const outcome = await byTool({ registry: await ask('bulk') });
    expect(outcome).toMatchObject({ status: 'errored', why: 'stale' });
  });

  itWith('npm', 'holds severities against the threshold', async () => {
    scene.write(VULNERABLE);
    const url = await ask('bulk');
    expect(await byTool({ registry: url })).toMatchObject({ status: 'failed' });
    expect(await byTool({ registry: url, 'fail-on': 'critical' })).toMatchObject({
      status: 'failed',
      findings: [{ level: 'error' }, { rule: 'GHSA-35jh-r3h4-6jhm', level: 'warning' }],
    });
  });
});

describe('pnpm audit', () => {
  const lock = (name: string, version: string) => `lockfileVersion: '9.0'

settings:
  autoInstallPeers: true
  excludeLinksFromLockfile: false

importers:

  .:
    dependencies:
      ${name}:
        specifier: ${version}
        version: ${version}

packages:

  ${name}@${version}:
    resolution: {integrity: sha512-8xOcRHvCjnocdS5cpwXQXVzmmh5e5+saE2QGoeQmbKmRS6J3VQppPOIt0MnmE+4xlZoumy0GPG0D0MVIQbNA1A==}

snapshots:

  ${name}@${version}: {}
`;

  itWith(
    'pnpm',
    'finds a known vulnerability at its package, whatever the repository would rather ignore',
    async () => {
      const ignore = { pnpm: { auditConfig: { ignoreGhsas: ['GHSA-35jh-r3h4-6jhm'] } } };
      scene.write({
        'pnpm-lock.yaml': lock('lodash', '4.17.15'),
        'pnpm-workspace.yaml': 'auditConfig:\n  ignoreGhsas: [GHSA-35jh-r3h4-6jhm]\n',
        'package.json': JSON.stringify({ dependencies: { lodash: '4.17.15' }, ...ignore }),
      });
      const outcome = await byTool({ registry: await ask('bulk') });
      expect(outcome).toMatchObject({
        status: 'failed',
        summary: 'pnpm audit of 1 package: 1 known vulnerability (1 high); 1 fails (low and above)',
        findings: [{ file: 'pnpm-lock.yaml', line: 17, subject: 'lodash@4.17.15', expected: '4.17.21' }],
      });
    },
  );

  itWith('pnpm', 'passes only where the registry proves to have advisories', async () => {
    scene.write({ 'pnpm-lock.yaml': lock('ms', '2.0.0') });
    expect(await byTool({ registry: await ask('bulk') })).toMatchObject({ status: 'passed' });
    await registry?.close();
    expect(await byTool({ registry: await ask('clean-lie') })).toMatchObject({ status: 'errored' });
  });

  for (const manner of ['not-found', 'broken', 'html', 'truncated'] as const) {
    itWith('pnpm', `cannot tell from a registry that answers ${manner}`, async () => {
      scene.write({ 'pnpm-lock.yaml': lock('lodash', '4.17.15') });
      const outcome = await byTool({ registry: await ask(manner) });
      expect(outcome).toMatchObject({ status: 'errored', why: 'unreachable' });
    });
  }
});

describe('yarn npm audit', () => {
  const lock = (name: string, version: string) => `__metadata:
  version: 10
  cacheKey: 10c0

"${name}@npm:${version}":
  version: ${version}
  resolution: "${name}@npm:${version}"
  languageName: node
  linkType: hard

"toolboxai@workspace:.":
  version: 0.0.0-use.local
  resolution: "toolboxai@workspace:."
  dependencies:
    ${name}: "npm:${version}"
  languageName: unknown
  linkType: soft
`;
  const project = (name: string, version: string): Tree => ({
    'yarn.lock': lock(name, version),
    'package.json': JSON.stringify({ name: 'toolboxai', dependencies: { [name]: version } }),
  });

  itWith(
    'yarn',
    'finds a known vulnerability at its package, whatever the repository would rather ignore',
    async () => {
      scene.write({
        ...project('lodash', '4.17.15'),
        '.yarnrc.yml': 'npmAuditIgnoreAdvisories: ["1106913"]\nnpmAuditExcludePackages: [lodash]\n',
      });
      const outcome = await byTool({ registry: await ask('bulk') });
      expect(outcome).toMatchObject({
        status: 'failed',
        summary: 'yarn npm audit of 1 package: 1 known vulnerability (1 high); 1 fails (low and above)',
        findings: [{ file: 'yarn.lock', line: 5, subject: 'lodash@4.17.15', expected: '4.17.21' }],
      });
    },
  );

  itWith('yarn', 'passes only where the registry proves to have advisories', async () => {
    scene.write(project('ms', '2.0.0'));
    expect(await byTool({ registry: await ask('bulk') })).toMatchObject({ status: 'passed' });
    await registry?.close();
    expect(await byTool({ registry: await ask('clean-lie') })).toMatchObject({ status: 'errored' });
  });

  for (const manner of ['not-found', 'broken', 'html', 'truncated'] as const) {
    itWith('yarn', `cannot tell from a registry that answers ${manner}`, async () => {
      scene.write(project('lodash', '4.17.15'));
      const outcome = await byTool({ registry: await ask(manner) });
      expect(outcome.status).toBe('errored');
    });
  }

  itWith('yarn', 'refuses a lock file of another generation', async () => {
    scene.write({
      'yarn.lock':
        '# yarn lockfile v1\n\n\nms@2.0.0:\n  version "2.0.0"\n  resolved "https://registry.yarnpkg.com/ms/-/ms-2.0.0.tgz"\n',
      'package.json': '{"dependencies":{"ms":"2.0.0"}}',
    });
    expect(await byTool({})).toMatchObject({ status: 'errored', why: 'tool-refused' });
  });
});

describe('a lock file of each kind', () => {
  for (const [tool, format] of [
    ['npm', 'npm lock v2'],
    ['npm', 'npm lock v3'],
    ['pnpm', 'pnpm lock v9.0'],
    ['yarn', 'yarn lock v10'],
  ] as const) {
    itWith(tool, `has the same vulnerabilities for ${tool} and for the reader here: ${format}`, async () => {
      scene.write(LOCKS[format] ?? {});
      const url = await ask('bulk');
      const found = (outcome: Awaited<ReturnType<Scene['check']>>) =>
        outcome.status === 'errored'
          ? outcome
          : outcome.findings.map(({ rule, level, subject }) => [rule, level, subject]);
      for (const production of [true, false]) {
        const theirs = found(await byTool({ registry: url, production }));
        expect(theirs).toHaveLength(2);
        expect(found(await scene.check({ registry: url, production }))).toEqual(theirs);
      }
    });
  }
});

describe('audits that ask a database on the internet', () => {
  // Where it cannot be reached they must not be green; where it can, they find something.
  itWith('pip-audit', 'never pass a Python release with known vulnerabilities', async () => {
    scene.write({ 'requirements.txt': 'jinja2==2.10\n' });
    const outcome = await scene.check({});
    expect(outcome.status).not.toBe('passed');
    expect(outcome).not.toMatchObject({ why: 'fault' });
  });

  itWith('osv-scanner', 'never pass an npm release with known vulnerabilities', async () => {
    scene.write(VULNERABLE);
    const outcome = await scene.check({ manager: 'osv' });
    expect(outcome.status).not.toBe('passed');
    expect(outcome).not.toMatchObject({ why: 'fault' });
  });
});

describe('a report', () => {
  const CLEAN = JSON.stringify({ dependencies: [{ name: 'flask', version: '3.1.0', vulns: [] }], fixes: [] });

  it('is read as it is, and too old after a day unless the config allows more', async () => {
    scene.write({ 'audit.json': CLEAN });
    expect(await scene.check({ report: 'audit.json' })).toMatchObject({ status: 'passed' });
    const yesterday = Date.now() / 1000 - 25 * 3600;
    utimesSync(join(scene.folder, 'audit.json'), yesterday, yesterday);
    expect(await scene.check({ report: 'audit.json' })).toMatchObject({ status: 'errored', why: 'stale' });
    expect(await scene.check({ report: 'audit.json', 'max-age': '2d' })).toMatchObject({ status: 'passed' });
  });

  it('is no evidence where it is dated in the future', async () => {
    scene.write({ 'audit.json': CLEAN });
    const tomorrow = Date.now() / 1000 + 24 * 3600;
    utimesSync(join(scene.folder, 'audit.json'), tomorrow, tomorrow);
    expect(await scene.check({ report: 'audit.json' })).toMatchObject({ status: 'errored', why: 'stale' });
  });
});
