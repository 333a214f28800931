import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect } from 'vitest';
import { bundle } from '../e2e/bundle.js';
import { runAct } from './act.js';
import { itWith } from './tool.js';

const ROOT = join(import.meta.dirname, '..', '..');
const CONFIG = '.github/deploy-validate.yml';

beforeAll(() => {
  bundle();
});

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'act-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

/**
 * The reusable workflow as it is, but for what act cannot fetch without a network: the action is this very checkout, and
 * artifacts are a folder on this machine. act does not count the jobs of a matrix (`strategy.job-index`), so a shard is
 * called by its checks.
 */
const reusable = (): string =>
  readFileSync(join(ROOT, '.github', 'workflows', 'gate.yml'), 'utf8')
    .replaceAll('org/deploy-validate@v1', './')
    .replaceAll('strategy.job-index', 'matrix.only')
    .replaceAll(/actions\/upload-artifact@\S+ # \S+/g, './.github/stand-ins/upload')
    .replaceAll(/actions\/download-artifact@\S+ # \S+/g, './.github/stand-ins/download');

const standIn = (script: string): string => `name: stand-in
description: A folder on this machine in the place of GitHub's artifacts
inputs:
  name: { description: name }
  pattern: { description: names, each of which becomes a folder }
  path: { required: true, description: path }
  include-hidden-files: { description: unused }
  if-no-files-found: { description: unused }
  retention-days: { description: unused }
  overwrite: { description: unused }
runs:
  using: composite
  steps:
    - shell: bash
      env:
        NAME: \${{ inputs.name }}
        PATTERN: \${{ inputs.pattern }}
        WHERE: \${{ inputs.path }}
        ARTIFACTS: ${join(home, 'artifacts')}
      run: ${script}
`;

const caller = `name: Deploy
on: push
jobs:
  staging:
    uses: ./.github/workflows/gate.yml
    with: { stage: staging }
  deploy:
    needs: staging
    runs-on: ubuntu-latest
    steps:
      - env: { SAID: '\${{ needs.staging.outputs.decision }} \${{ needs.staging.outputs.reason-code }}' }
        run: echo "deployed after $SAID"
`;

const config = (run: string, more = ''): string => `version: 1
project: app
stages:
  staging:
    checks: [{ id: only-check, kind: command, with: { run: ['${run}'] } }]
${more}`;

const ROLES = `    sign-off: { roles: [technical-lead, qa-lead] }
roles:
  technical-lead: { title: Technical Lead, environment: sign-off-technical-lead, people: [octocat] }
  qa-lead: { title: QA Lead, environment: sign-off-qa-lead, people: [monalisa] }
`;

function deploy(text: string, calling = caller): { readonly code: number | null; readonly log: string } {
  return runAct('push', {
    home,
    file: '.github/workflows/deploy.yml',
    files: {
      [CONFIG]: text,
      '.github/workflows/deploy.yml': calling,
      '.github/workflows/gate.yml': reusable(),
      '.github/stand-ins/upload/action.yml': standIn(
        'mkdir -p "$ARTIFACTS/$NAME" && cp -r "$WHERE/." "$ARTIFACTS/$NAME"',
      ),
      '.github/stand-ins/download/action.yml': standIn(
        'mkdir -p "$WHERE" && if [ -n "$PATTERN" ]; then cp -r "$ARTIFACTS"/$PATTERN "$WHERE"; else cp -r "$ARTIFACTS/$NAME/." "$WHERE"; fi',
      ),
    },
  });
}

describe('the reusable workflow', () => {
  itWith('act', 'lets a deployment go on after go, and asks nobody where the stage asks nobody', () => {
    const { code, log } = deploy(config('true'));
    expect(log).toContain('validate: success; sign-off: skipped; so: go (all-required-passed)');
    expect(log).toContain('deployed after go all-required-passed');
    expect(code).toBe(0);
  });

  itWith('act', 'is red after a no-go: nobody is asked, nothing is deployed', () => {
    const { code, log } = deploy(config('false', ROLES));
    expect(log).toContain('validate: failure; sign-off: skipped; so: no-go (check-failed)');
    expect(log).not.toContain('approved as');
    expect(log).not.toContain('deployed after');
    expect(code).not.toBe(0);
  });

  const next = `  production:
    needs: staging
    uses: ./.github/workflows/gate.yml
    with: { stage: production, after: staging, after-digest: '\${{ needs.staging.outputs.report-digest }}' }
`;
  const after = "  production: { after: staging, checks: [{ id: last, kind: command, with: { run: ['true'] } }] }\n";

  itWith('act', 'hands the report of one stage to the gate of the next', () => {
    const { code, log } = deploy(config('true', after), `${caller}${next}`);
    expect(log.match(/validate: success; sign-off: skipped; so: go \(all-required-passed\)/g)).toHaveLength(2);
    expect(code).toBe(0);
  });

  itWith('act', 'takes no other report than the one that the stage before has decided on', () => {
    const digest = `sha256:${'0'.repeat(64)}`;
    const other = next.replace(/'\$\{\{.*\}\}'/, digest);
    const { code, log } = deploy(config('true', after), `${caller}${other}`);
    expect(log).toContain(`, not ${digest}`);
    expect(log).toContain('validate: failure; sign-off: skipped; so: no-go (evidence-stale)');
    expect(code).not.toBe(0);
  });

  const sharing = caller.replace('{ stage: staging }', '{ stage: staging, shards: 2 }');
  const two = (second: string): string =>
    config('true').replace('}]', `}, { id: other-check, kind: command, with: { run: ['${second}'] } }]`);

  itWith('act', 'shares the checks among machines, and decides on all of them', () => {
    const { code, log } = deploy(two('true'), sharing);
    expect(log).toContain('plan: success; checks: success; validate: success; sign-off: skipped; so: go');
    expect(log).toContain('2 of 2 required checks passed');
    expect(log).toContain('deployed after go all-required-passed');
    expect(code).toBe(0);
  });

  itWith('act', 'is red where one of the machines found something', () => {
    const { code, log } = deploy(two('false'), sharing);
    expect(log).toContain('checks: success; validate: failure; sign-off: skipped; so: no-go (check-failed)');
    expect(log).not.toContain('deployed after');
    expect(code).not.toBe(0);
  });

  itWith('act', 'asks the roles after the machines have reported', () => {
    const { log } = deploy(two('true') + ROLES, sharing);
    expect(log).toContain('approved as Technical Lead');
    expect(log).toMatch(/checks: success; validate: success; sign-off: success; so: no-go \([a-z-]+\)/);
  });

  itWith('act', 'lets the config read the variables and secrets that the call gives', () => {
    const says = config('true').replace("['true']", "[echo, '${{ env.GREETING }} ${{ env.NEIGHBOUR }}']");
    const given = caller.replace(
      '{ stage: staging }',
      `{ stage: staging, env: '{"GREETING": "good morning"}' }\n    secrets: { env: '{"NEIGHBOUR": "not-to-be-shown"}' }`,
    );
    const { code, log } = deploy(says, given);
    expect(log).toContain('good morning ***');
    expect(log.replaceAll(/^.*(?:::add-mask::).*$/gm, '')).not.toContain('not-to-be-shown');
    expect(code).toBe(0);
  });

  itWith('act', 'runs nothing for a stage without a name', () => {
    const { code, log } = deploy(config('true'), caller.replace('{ stage: staging }', "{ stage: '' }"));
    expect(log).toContain('validate: skipped; sign-off: skipped; so: no-go (config-invalid)');
    expect(log).not.toContain('only-check');
    expect(log).not.toContain('deployed after');
    expect(code).not.toBe(0);
  });

  itWith('act', 'is red after an invalid config', () => {
    const { code, log } = deploy('version: 2\n');
    expect(log).toContain('.github/deploy-validate.yml:1:10');
    expect(log).toContain('# 🛑 NO-GO');
    expect(log).toContain('validate: failure; sign-off: skipped; so: no-go');
    expect(log).not.toContain('deployed after');
    expect(code).not.toBe(0);
  });

  itWith('act', 'asks each role in a job of its own, and is red where GitHub cannot say who approved', () => {
    const { code, log } = deploy(config('true', ROLES));
    expect(log).toContain('approved as Technical Lead');
    expect(log).toContain('approved as QA Lead');
    expect(log).toMatch(/validate: success; sign-off: success; so: no-go \([a-z-]+\)/);
    expect(log).not.toContain('deployed after');
    expect(code).not.toBe(0);
  });
});
