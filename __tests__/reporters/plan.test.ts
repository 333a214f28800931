import { expect, it } from 'vitest';
import type { Plan } from '../../src/report/plan.js';
import { renderPlan } from '../../src/reporters/terminal/plan.js';

const step = {
  kind: 'prometheus',
  name: 'Alerts fire',
  required: false,
  exclusive: false,
  mutates: false,
  timeoutMs: 300_000,
  skip: undefined,
  missing: [],
  servers: [],
  limits: [],
};

const plan: Plan = {
  project: 'toolboxai',
  stage: 'staging',
  steps: [{ ...step, id: 'alert-tests', needs: ['prometheus', 'manifests'] }],
  tools: [
    {
      tool: 'promtool',
      path: '/usr/bin/promtool',
      version: 'promtool, version 3.9.1',
      why: 'checks configuration and rules as Prometheus loads them, and runs rule tests',
      checks: ['prometheus', 'alert-tests'],
      missingFor: [],
    },
  ],
  environment: [],
  permissions: [],
  checklist: undefined,
  signatures: [],
  matrix: undefined,
  notes: [],
};

it('breaks what does not fit between words, below its column where there is room', () => {
  expect(renderPlan(plan, { color: false, columns: 70 })).toBe(`toolboxai / staging: 1 check would run, 0 skipped

Checks, in order
  1.  alert-tests  prometheus  advisory · after prometheus, manifests
                               · at most 5 min

Tools
  ✓  promtool  promtool, version 3.9.1  checks configuration and rules
      as Prometheus loads them, and runs rule tests (prometheus,
      alert-tests)
`);
  const whole = renderPlan(plan, { color: false });
  expect(whole).toContain('  1.  alert-tests  prometheus  advisory · after prometheus, manifests · at most 5 min\n');
});

it('says when a check fails, whom it asks, and which variables it wants', () => {
  const asked: Plan = {
    ...plan,
    tools: [],
    steps: [
      {
        ...step,
        id: 'speed',
        kind: 'load',
        needs: [],
        missing: ['TOKEN'],
        required: true,
        servers: ['app.example'],
        limits: ['fails when p95 is more than 1.5 × the baseline', 'fails when error-rate is more than 5 %'],
      },
    ],
    environment: [
      { name: 'CI', set: true },
      { name: 'TOKEN', set: false, checks: ['speed', 'errors'] },
    ],
  };
  expect(renderPlan(asked, { color: false })).toBe(`toolboxai / staging: 1 check would run, 0 skipped

Checks, in order
  1.  speed  load  asks app.example · at most 5 min · missing: TOKEN

Limits
  speed  fails when p95 is more than 1.5 × the baseline
  speed  fails when error-rate is more than 5 %

Environment variables
  ✓  CI     set
  ✗  TOKEN  not set (speed, errors)

1 required check could not tell for want of a tool or a variable, which is no-go: speed
`);
});
