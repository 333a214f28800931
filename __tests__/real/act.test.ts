import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect } from 'vitest';
import { bundle } from '../e2e/bundle.js';
import { runAct } from './act.js';
import { itWith } from './tool.js';

beforeAll(() => {
  bundle();
});

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'act-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const workflow = (config: string) => `
name: Gate
on: [push, pull_request]
jobs:
  gate:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - id: gate
        uses: ./
        continue-on-error: true
        with: ${config}
      - env:
          SAID: \${{ steps.gate.outcome }} \${{ steps.gate.outputs.decision }} \${{ steps.gate.outputs.reason-code }}
        run: echo "it said $SAID"
`;

const config = (run: string) => `
version: 1
project: app
stages:
  first: { checks: [{ id: only-check, kind: command, with: { run: ['${run}'] } }] }
`;

describe('a workflow that uses the action', () => {
  itWith('act', 'goes on after go', () => {
    const { code, log } = act('push', { '.github/workflows/gate.yml': workflow('{}'), [CONFIG]: config('true') });
    expect(log).toContain('it said success go all-required-passed');
    expect(code).toBe(0);
  });

  itWith('act', 'learns of a no-go by the outcome of the step and by its outputs', () => {
    const files = { '.github/workflows/gate.yml': workflow('{}'), [CONFIG]: config('false') };
    const { log } = act('pull_request', files, { number: 7, pull_request: { number: 7 } });
    expect(log).toContain('it said failure no-go check-failed');
  });

  itWith('act', 'learns of an input that cannot be', () => {
    const files = { '.github/workflows/gate.yml': workflow('{ comment: sometimes }'), [CONFIG]: config('true') };
    const { log } = act('push', files);
    expect(log).toContain('input "comment": expected always, on-failure or never, got "sometimes"');
    expect(log).toContain('it said failure no-go config-invalid');
  });
});

describe('the examples', () => {
  itWith('act', 'go: the workflow of the example project', () => {
    const { code, log } = act('push', {}, {}, join('examples', 'workflows', 'example.yml'));
    expect(log).toContain('Job succeeded');
    expect(code).toBe(0);
  });

  itWith('act', 'are a no-go: the broken project', () => {
    const broken = '{ config: examples/broken/.github/deploy-validate.yml, working-directory: examples/broken }';
    const { log } = act('push', { '.github/workflows/gate.yml': workflow(broken) });
    expect(log).toContain('it said failure no-go check-failed');
  });
});

const CONFIG = '.github/deploy-validate.yml';

const act = (event: string, files: Readonly<Record<string, string>>, payload?: unknown, file?: string) =>
  runAct(event, { home, files, payload, ...(file === undefined ? {} : { file }) });
