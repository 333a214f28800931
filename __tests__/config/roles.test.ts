import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load.js';
import { ConfigInvalid } from '../../src/config/problem.js';

async function problems(lines: readonly string[], stage = ''): Promise<readonly string[]> {
  const text = `version: 1
project: demo
stages:
  staging:
    checks:
      - { id: a, kind: command, with: { run: ['true'] } }
      - { id: drill, kind: manual, with: { role: lead, ask: The drill was held } }
    sign-off: { roles: [lead] }${stage}
roles:
${lines.map(line => `  ${line}`).join('\n')}
`;
  try {
    await loadConfig({ file: 'c.yml', text }, {});
    return [];
  } catch (error) {
    if (!(error instanceof ConfigInvalid)) throw error;
    return error.message.split('\n');
  }
}

const LEAD = 'lead: { title: Lead, people: [octocat] }';

describe('a role', () => {
  it.each([
    ['people alone', LEAD],
    ['an environment alone', 'lead: { title: Lead, environment: sign-off-lead }'],
    ['an environment and teams', 'lead: { title: Lead, environment: sign-off-lead, teams: [octo-org/leads] }'],
    ['two of two people', 'lead: { title: Lead, people: [octocat, mona], minimum: 2 }'],
    ['exceptions', 'lead: { title: Lead, people: [octocat], allow-author: true, allow-starter: true }'],
  ])('may have %s', async (_, line) => {
    expect(await problems([line])).toEqual([]);
  });

  it.each([
    [
      'has nobody',
      ['lead: { title: Lead }'],
      'c.yml:10:3: roles.lead: nobody can sign as it: give it an environment, people or teams',
    ],
    [
      'has teams that nothing holds to it',
      ['lead: { title: Lead, teams: [octo-org/leads] }'],
      'c.yml:10:24: roles.lead.teams: only an environment can hold a team to it: give the role an environment, or name people',
    ],
    [
      'wants more people than it has',
      ['lead: { title: Lead, people: [octocat], minimum: 2 }'],
      'c.yml:10:52: roles.lead.minimum: expected no more than the people whom the role names, got number 2',
    ],
    [
      'has a title that would speak to the runner',
      ['lead: { title: "Lead\\t::add-mask::x", people: [octocat] }'],
      'c.yml:10:18: roles.lead.title: expected one line of at most 200 characters, got "Lead\t::add-mask::x"',
    ],
    [
      'names what is no login',
      ['lead: { title: Lead, people: ["@octocat"] }'],
      'c.yml:10:33: roles.lead.people[0]: expected a login such as octocat, got "@octocat"',
    ],
    [
      'names a team without its organization',
      ['lead: { title: Lead, environment: e, teams: [leads] }'],
      'c.yml:10:48: roles.lead.teams[0]: expected a team as org/team, such as octo-org/leads, got "leads"',
    ],
    [
      'shares its environment, in whatever letters',
      [LEAD.replace('people', 'environment: Sign-Off, people'), 'cto: { title: CTO, environment: sign-off }'],
      'c.yml:11:35: roles.cto.environment: "sign-off" is the environment of lead already; give each role one of its own',
    ],
  ])('is refused that %s', async (_, lines, message) => {
    expect(await problems(lines)).toEqual([message]);
  });

  it('is refused that shares its environment with deployments', async () => {
    const found = await problems(
      [LEAD.replace('people', 'environment: production, people')],
      '\n    environment: Production',
    );
    expect(found).toEqual([
      'c.yml:11:37: roles.lead.environment: "production" is the environment of the stage staging already; give each role one of its own',
    ]);
  });

  it('that nobody knows is told where it is asked and where it attests', async () => {
    expect(await problems(['led: { title: Lead, people: [octocat] }'])).toEqual([
      'c.yml:7:50: stages.staging.checks[1].with.role: "lead" is no role; did you mean "led"?',
      'c.yml:8:25: stages.staging.sign-off.roles[0]: "lead" is no role; did you mean "led"?',
    ]);
  });

  it('that nobody knows is told with whatever else is wrong', async () => {
    expect(await problems(['led: { title: Lead, people: [octocat], minmum: 1 }'])).toEqual([
      'c.yml:7:50: stages.staging.checks[1].with.role: "lead" is no role; did you mean "led"?',
      'c.yml:8:25: stages.staging.sign-off.roles[0]: "lead" is no role; did you mean "led"?',
      'c.yml:10:42: roles.led.minmum: unknown key; did you mean "minimum"?',
    ]);
  });
});
