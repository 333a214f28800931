import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load.js';
import { ConfigInvalid } from '../../src/config/problem.js';

async function problems(rest: string, more = ''): Promise<readonly string[]> {
  const text = `version: 1
project: demo
stages:
  staging:
    checks:
      - { id: a, kind: command, with: { run: ['true'] } }
      - { id: drill, kind: manual, with: { role: lead, ask: The drill was held }${more} }
${rest
  .trim()
  .split('\n')
  .map(line => `    ${line}`)
  .join('\n')}
roles:
  lead: { title: Lead, people: [octocat] }
  cto: { title: CTO, people: [mona] }
`;
  try {
    await loadConfig({ file: 'c.yml', text }, {});
    return [];
  } catch (error) {
    if (!(error instanceof ConfigInvalid)) throw error;
    return error.message.split('\n');
  }
}

describe('a line that people attest', () => {
  it('is attested by a role that signs its stage', async () => {
    expect(await problems('sign-off: { roles: [cto, lead] }')).toEqual([]);
  });

  it('would wait for ever for a role that does not sign its stage', async () => {
    expect(await problems('sign-off: { roles: [cto] }')).toEqual([
      'c.yml:7:50: stages.staging.checks[1].with.role: "lead" does not sign staging off, so the line would wait for ever: add it to `stages.staging.sign-off.roles`, or name one of cto',
    ]);
  });

  it('would wait for ever in a stage that nobody signs, be it required or not', async () => {
    const message =
      'c.yml:7:50: stages.staging.checks[1].with.role: nobody signs staging off, so the line would wait for ever: give the stage a `sign-off` with the role, or move the line to a stage that lead signs';
    expect(await problems('environment: staging')).toEqual([message]);
    expect(await problems('environment: staging', ', required: false')).toEqual([message]);
  });

  it('is told with whatever else is wrong, and once', async () => {
    expect(await problems('sign-off: { roles: [cto], sinse: release }')).toEqual([
      'c.yml:7:50: stages.staging.checks[1].with.role: "lead" does not sign staging off, so the line would wait for ever: add it to `stages.staging.sign-off.roles`, or name one of cto',
      'c.yml:8:31: stages.staging.sign-off.sinse: unknown key; did you mean "since"?',
    ]);
    expect(await problems('sign-off: { roles: lead }')).toEqual([
      'c.yml:8:24: stages.staging.sign-off.roles: expected a list, got "lead"',
    ]);
    expect(await problems('sign-off: { roles: [led] }')).toEqual([
      'c.yml:8:25: stages.staging.sign-off.roles[0]: "led" is no role; did you mean "lead"?',
    ]);
  });

  it('neither triggers a rollback nor verifies it', async () => {
    const rollback = 'rollback: { when: [a, drill], steps: [{ run: [undo] }], verify: [drill] }';
    expect(await problems(`sign-off: { roles: [lead] }\n${rollback}`)).toEqual([
      'c.yml:9:27: stages.staging.rollback.when[1]: "drill" waits for people, and a rollback does not: name a check that a machine runs',
      'c.yml:9:70: stages.staging.rollback.verify[0]: "drill" waits for people, and whether a rollback worked must be known at once: name a check that a machine runs',
    ]);
  });
});
