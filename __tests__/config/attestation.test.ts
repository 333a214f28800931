import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load.js';
import { ConfigInvalid } from '../../src/config/problem.js';

async function problems(rest: string, more = '', role = 'lead'): Promise<readonly string[]> {
  const text = `version: 1
project: demo
stages:
  staging:
    checks:
      - { id: a, kind: command, with: { run: ['true'] } }
      - { id: drill, kind: manual, with: { role: ${role}, ask: The drill was held }${more} }
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

  it('may name a role that does not sign the stage yet: it is pending then, and the report says so', async () => {
    expect(await problems('sign-off: { roles: [cto] }')).toEqual([]);
    expect(await problems('environment: staging')).toEqual([]);
  });

  it('names a role that there is', async () => {
    expect(await problems('sign-off: { roles: [cto] }', '', 'led')).toEqual([
      'c.yml:7:50: stages.staging.checks[1].with.role: "led" is no role; did you mean "lead"?',
    ]);
  });

  it('leaves what is wrong with a sign-off to where that stands', async () => {
    expect(await problems('sign-off: { roles: [cto], sinse: release }')).toEqual([
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
