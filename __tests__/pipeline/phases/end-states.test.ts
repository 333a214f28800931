import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { END_STATES, endOf, type Way } from '../../../src/pipeline/phases/end-states.js';
import { ROLLBACK_STATUSES, WATCH_ENDS } from '../../../src/report/delivery.js';

const passed: Way = {
  barred: 'none',
  checks: 'go',
  deploy: 'passed',
  verify: 'passed',
  watch: 'none',
  rollback: 'none',
};
const before: Way = { ...passed, deploy: 'none', verify: 'none' };

const BARS = [
  'not-allowed-here',
  'already-deployed',
  'superseded',
  'outside-window',
  'evidence-missing',
  'cancelled',
] as const;

describe('the end state', () => {
  it.each([
    ['checks go', before, 'no', undefined],
    ['checks no-go', { ...before, checks: 'no-go' }, 'no', undefined],
    ['a step failed', { ...passed, deploy: 'failed', verify: 'none' }, 'partly', 'deploy-failed'],
    ['a step unknown', { ...passed, deploy: 'errored', verify: 'none' }, 'unknown', 'deploy-unknown'],
    ['verify failed', { ...passed, verify: 'failed' }, 'yes', undefined],
    ['verify could not tell', { ...passed, verify: 'errored' }, 'yes', undefined],
    ['taken back', { ...passed, verify: 'failed', rollback: 'verified' }, 'back', 'rollback-triggered'],
    ['not helped', { ...passed, verify: 'failed', rollback: 'failed' }, 'unknown', 'rollback-triggered'],
    ['not helped', { ...passed, verify: 'failed', rollback: 'running' }, 'unknown', 'rollback-triggered'],
    ['triggered, refused', { ...passed, verify: 'failed', rollback: 'refused' }, 'yes', 'rollback-triggered'],
    [
      'a step failed, and the way back was refused',
      { ...passed, deploy: 'failed', verify: 'none', rollback: 'refused' },
      'partly',
      'rollback-triggered',
    ],
    ['taken back', { ...passed, watch: 'trigger', rollback: 'verified' }, 'back', 'rollback-triggered'],
    ['replaced while watched', { ...passed, watch: 'superseded' }, 'replaced', 'superseded'],
    ['watch ended badly', { ...passed, watch: 'trigger' }, 'yes', undefined],
    ['watch ended badly', { ...passed, watch: 'unknown' }, 'yes', undefined],
    ['watch ended badly', { ...passed, watch: 'cancelled' }, 'yes', undefined],
    ['watch elsewhere', { ...passed, watch: 'elsewhere' }, 'yes', undefined],
    ['all passed', passed, 'yes', undefined],
    ['all passed', { ...passed, watch: 'time' }, 'yes', undefined],
    ['all passed', { ...passed, deploy: 'none' }, 'yes', undefined],
  ] as const)('is "%s" for %j', (name, way, deployed, code) => {
    const { name: found, ...state } = endOf(way);
    expect([found, state.deployed, state.code]).toEqual([name, deployed, code]);
  });

  it.each(BARS)('is no deployment where %s bars it', barred => {
    expect(endOf({ ...before, barred })).toMatchObject({ deployed: 'no', code: barred });
  });

  it('has no row that no way reaches, but the last, which is for what nobody has thought of', () => {
    const reached = new Set(everyWay().map(way => endOf(way).name));
    expect(END_STATES.map(({ name }) => name).filter(name => !reached.has(name))).toEqual(['unforeseen']);
  });

  const phase = fc.constantFrom('none', 'passed', 'failed', 'errored');
  const anyWay = fc.record({
    barred: fc.constantFrom('none', ...BARS),
    checks: fc.constantFrom('go', 'no-go'),
    deploy: phase,
    verify: phase,
    watch: fc.constantFrom('none', 'elsewhere', ...WATCH_ENDS),
    rollback: fc.constantFrom(...ROLLBACK_STATUSES),
  });

  it('may be go only where nothing bars, fails, is unknown or was taken back', () => {
    fc.assert(
      fc.property(anyWay, way => {
        if (endOf(way).mayGo !== true) return;
        expect(way.barred).toBe('none');
        expect(way.rollback).toBe('none');
        expect(['none', 'passed']).toContain(way.deploy);
        expect(['none', 'passed']).toContain(way.verify);
        if (way.deploy !== 'none') expect(way.verify).toBe('passed');
        if (way.verify === 'passed') expect(['none', 'elsewhere', 'time']).toContain(way.watch);
      }),
    );
  });
});

function everyWay(): readonly Way[] {
  const phases = ['none', 'passed', 'failed', 'errored'] as const;
  return (['none', ...BARS] as const).flatMap(barred =>
    (['go', 'no-go'] as const).flatMap(checks =>
      phases.flatMap(deploy =>
        phases.flatMap(verify =>
          (['none', 'elsewhere', ...WATCH_ENDS] as const).flatMap(watch =>
            ROLLBACK_STATUSES.map(rollback => ({ barred, checks, deploy, verify, watch, rollback })),
          ),
        ),
      ),
    ),
  );
}
