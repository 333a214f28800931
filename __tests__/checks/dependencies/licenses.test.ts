import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dependencies } from '../../../src/checks/dependencies/definition.js';
import { openScene, type Scene } from '../../real/scene.js';
import { LOCKS } from './locks.js';

let scene: Scene;

beforeEach(() => {
  scene = openScene(dependencies);
});

afterEach(() => scene.remove());

const installed = (name: string, version: string, license: unknown) => ({
  [`node_modules/${name}/package.json`]: JSON.stringify({
    name,
    version,
    ...(license === undefined ? {} : { license }),
  }),
});

const OPTIONS = { vulnerabilities: false, licenses: { allow: ['MIT', 'ISC'] } };

describe('licences of what is installed', () => {
  it.each(['npm lock v1', 'pnpm lock v9.0', 'yarn lock v1', 'yarn lock v10'])('are read for %s', async format => {
    scene.write({
      ...LOCKS[format],
      ...installed('lodash', '4.17.15', 'MIT'),
      ...installed('mkdirp', '0.5.1', { type: 'ISC', url: 'https://example.org' }),
      ...installed('minimist', '0.0.8', 'GPL-3.0-only'),
    });
    expect(await scene.check(OPTIONS)).toMatchObject({
      status: 'failed',
      findings: [
        {
          rule: 'license-refused',
          subject: 'minimist@0.0.8',
          message: 'minimist@0.0.8 is under GPL-3.0-only, by mkdirp > minimist',
        },
      ],
    });
  });

  it('are those of the version that is pinned, or unknown', async () => {
    scene.write({
      ...LOCKS['npm lock v1'],
      ...installed('lodash', '4.17.21', 'MIT'),
      ...installed('mkdirp', '0.5.1', 'MIT'),
      ...installed('minimist', '0.0.8', undefined),
    });
    const outcome = await scene.check(OPTIONS);
    expect(outcome).toMatchObject({
      status: 'failed',
      findings: [
        { rule: 'license-unknown', subject: 'lodash@4.17.15' },
        { rule: 'license-unknown', subject: 'minimist@0.0.8' },
      ],
    });
  });

  it('need no network, and are told beside the advisories where those are asked for', async () => {
    scene.write(LOCKS['npm lock v3'] ?? {});
    expect(await scene.check(OPTIONS)).toMatchObject({
      status: 'passed',
      summary: '1 licence of 3 packages, most often MIT (3): all allowed',
      evidence: ['package-lock.json'],
    });
    expect(await scene.check({ ...OPTIONS, vulnerabilities: true, registry: 'http://127.0.0.1:9/' })).toMatchObject({
      status: 'errored',
      why: 'unreachable',
    });
  });
});
