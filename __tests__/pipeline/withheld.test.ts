import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withWithheld } from '../../src/pipeline/withheld.js';
import { inherited, withheldNames } from '../../src/ports/process/child-environment.js';
import { result } from '../reporters/sample.js';

const failed = result('a', {
  status: 'failed',
  summary: 'sh exited with 1',
  details: [{ title: 'stderr', text: 'KeyError: DATABASE_URL is not set' }],
});

describe('variables that commands do not see', () => {
  it('are those that are set and not passed on, but for the runner’s own', () => {
    const env = {
      PATH: '/bin',
      DATABASE_URL: 'x',
      AWS_PROFILE: 'y',
      GITHUB_TOKEN: 'z',
      INPUT_STAGE: 's',
      UNSET: undefined,
    };
    expect(withheldNames(env, { PATH: '/bin' })).toEqual(['DATABASE_URL', 'AWS_PROFILE']);
  });

  it('are told where the output of a check that did not pass names one', () => {
    const remedy = '`DATABASE_URL` is set here and withheld from commands: name under `pass-env` what they need.';
    expect(withWithheld(failed, ['DATABASE_URL', 'AWS_PROFILE'])).toEqual({ ...failed, remedy });
    expect(withWithheld({ ...failed, remedy: 'Mend it.' }, ['DATABASE_URL']).remedy).toBe(`Mend it. ${remedy}`);
  });

  it('are not told of a check that passed, nor of a name that is only part of a word', () => {
    const passed = { ...failed, status: 'passed' } as const;
    expect(withWithheld(passed, ['DATABASE_URL'])).toBe(passed);
    expect(withWithheld(failed, ['DATABASE', 'URL'])).toBe(failed);
  });

  it('are all but those that the page of the kind lists', () => {
    const page = readFileSync(join(import.meta.dirname, '../../src/checks/command/about.md'), 'utf8');
    expect([...inherited].filter(name => !page.includes(`\`${name}\``))).toEqual([]);
  });
});
