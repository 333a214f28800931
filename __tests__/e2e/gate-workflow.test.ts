import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const ROOT = join(import.meta.dirname, '..', '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

const step = z.looseObject({ id: z.string().optional(), run: z.string().optional(), if: z.string().optional() });
const job = z.looseObject({
  uses: z.string().optional(),
  if: z.string().optional(),
  needs: z.union([z.string(), z.array(z.string())]).optional(),
  permissions: z.record(z.string(), z.string()).optional(),
  'timeout-minutes': z.unknown().optional(),
  steps: z.array(step).default([]),
});
const workflow = z.looseObject({ permissions: z.record(z.string(), z.string()), jobs: z.record(z.string(), job) });

const gate = workflow.parse(parse(read('.github/workflows/gate.yml')));
const decide = gate.jobs.gate?.steps.find(({ id }) => id === 'decision');

const RESULTS = ['success', 'failure', 'cancelled', 'skipped'];
const ROLES = ['', '{"include":[{"role":"lead"}]}'];
const DECISIONS = ['go', 'no-go', ''];
const ASKED = ['true', 'false', ''];

/** The decision's script on every combination, as the runner starts it. */
function decisions(combinations: readonly Readonly<Record<string, string>>[]): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'gate-'));
  try {
    writeFileSync(join(folder, 'decide.sh'), decide?.run ?? '');
    const calls = combinations.map(env => {
      const set = Object.entries({ ...env, GITHUB_OUTPUT: '/dev/null' }).map(([name, value]) => `${name}='${value}'`);
      return `${set.join(' ')} bash -e decide.sh >/dev/null && echo go || echo no-go`;
    });
    const { stdout } = spawnSync('bash', ['-s'], { cwd: folder, encoding: 'utf8', input: calls.join('\n') });
    return stdout.trim().split('\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('the reusable workflow', () => {
  it('is go only where everything has ended well, and nothing was skipped that should have run', () => {
    const combinations = RESULTS.flatMap(VALIDATE =>
      RESULTS.flatMap(SIGN_OFF =>
        ROLES.flatMap(roles =>
          ASKED.flatMap(asked =>
            DECISIONS.flatMap(VALIDATED =>
              DECISIONS.map(SIGNED => ({ VALIDATE, SIGN_OFF, ROLES: roles, ASKED: asked, VALIDATED, SIGNED })),
            ),
          ),
        ),
      ),
    );
    const wanted = combinations.map(({ VALIDATE, SIGN_OFF, ROLES: roles, ASKED: asked, VALIDATED, SIGNED }) => {
      const haveJobsEnded = SIGN_OFF === (roles === '' ? 'skipped' : 'success');
      const isDecided = (asked === 'true' && SIGNED === 'go') || (asked === 'false' && VALIDATED === 'go');
      return VALIDATE === 'success' && haveJobsEnded && isDecided ? 'go' : 'no-go';
    });
    expect(combinations).toHaveLength(864);
    expect(decisions(combinations)).toEqual(wanted);
    // Three answers each where it does not matter what the other one says.
    expect(wanted.filter(decision => decision === 'go')).toHaveLength(12);
  });

  it('has a last job that is never skipped, nor its last step', () => {
    expect(gate.jobs.gate?.if).toBe('${{ always() }}');
    expect([...(gate.jobs.gate?.needs ?? [])].sort()).toEqual(
      Object.keys(gate.jobs)
        .filter(name => name !== 'gate')
        .sort(),
    );
    expect(gate.jobs.gate?.steps.at(-1)).toBe(decide);
    expect(decide?.if).toBe('${{ always() }}');
  });

  it('gives no permission to the whole, a list to each job, and a limit of time', () => {
    expect(gate.permissions).toEqual({});
    for (const each of Object.values(gate.jobs)) {
      expect(each.permissions).toBeDefined();
      expect(each['timeout-minutes']).toBeDefined();
    }
    expect(gate.jobs['sign-off']?.permissions).toEqual({});
  });

  it('is called with every permission that its jobs ask for', () => {
    const deploy = workflow.parse(parse(read('examples/workflows/deploy.yml')));
    const wanted = Object.assign({}, ...Object.values(gate.jobs).map(({ permissions }) => permissions));
    const callers = Object.values(deploy.jobs).filter(({ uses }) => uses?.includes('/gate.yml@'));
    expect(callers).toHaveLength(3);
    for (const { permissions } of callers) expect(permissions).toEqual(wanted);
  });
});

describe('workflows of this repository', () => {
  const files = ['.github/workflows', 'examples/workflows'].flatMap(folder =>
    readdirSync(join(ROOT, folder)).map(name => `${folder}/${name}`),
  );

  it.each(files)('%s pins every foreign action by its commit, with the version beside it', file => {
    const used = [...read(file).matchAll(/^\s*(?:- )?uses: (.+)$/gm)].map(([, what = '']) => what);
    const foreign = used.filter(what => what !== './' && !what.startsWith('org/deploy-validate'));
    for (const what of foreign) expect(what).toMatch(/^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });
});
