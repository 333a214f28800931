import { describe, expect, it } from 'vitest';
import { futureShards, staleResults } from '../../src/pipeline/other-runs/freshness.js';
import { inputsDigest } from '../../src/pipeline/other-runs/inputs-digest.js';
import { report, result } from '../reporters/sample.js';

const HOUR = 3_600_000;
/** One hour after the sample's results had ended. */
const now = new Date('2026-11-23T22:04:06.234Z');

describe('a result with an age', () => {
  const stale = (parts: Partial<Parameters<typeof result>[1]>, maxAgeMs: number | undefined, required = true) =>
    staleResults([result('load', parts)], { checks: [{ id: 'load', required, maxAgeMs }], now, again: 'run it again' });

  it('counts until then and no longer', () => {
    expect(stale({}, HOUR)).toEqual([]);
    expect(stale({}, undefined)).toEqual([]);
    expect(stale({}, HOUR / 2)).toEqual([
      {
        code: 'evidence-stale',
        check: 'load',
        message: 'its result is 1 h old, older than 30 min; run it again',
      },
    ]);
  });

  it('is stale where nobody knows when it ran, or where that is still to come', () => {
    expect(stale({ startedAt: undefined }, HOUR).map(({ message }) => message)).toEqual([
      'nobody knows when it ran; run it again',
    ]);
    expect(stale({ startedAt: '2026-11-24T00:00:00.000Z' }, HOUR)).toHaveLength(1);
    // Five minutes and a second ahead at its end; the sample takes 1.234 s.
    expect(stale({ startedAt: '2026-11-23T22:09:06.000Z' }, HOUR)).toHaveLength(1);
    expect(stale({ startedAt: '2026-11-23T22:09:05.000Z' }, HOUR)).toEqual([]);
  });

  it('is fresh at its very end, and stale a moment later', () => {
    expect(stale({ durationMs: 1234 }, HOUR)).toEqual([]);
    expect(stale({ durationMs: 1234 }, HOUR - 1000)).toHaveLength(1);
    expect(stale({ durationMs: 1234 }, HOUR + 999)).toEqual([]);
  });

  it('does not block where it blocks already, or never would', () => {
    expect(stale({ status: 'failed' }, 1)).toEqual([]);
    expect(stale({ status: 'skipped' }, 1)).toEqual([]);
    expect(stale({}, 1, false)).toEqual([]);
    expect(stale({ status: 'waived' }, 1)).toHaveLength(1);
    expect(stale({ startedAt: '2031-01-01T00:00:00.000Z' }, undefined)).toEqual([]);
  });
});

describe('the report of a shard', () => {
  it('is no evidence where it is of the future, whatever its checks have for an age', () => {
    const at = (startedAt: string) => futureShards([{ shown: 'r.json', report: report([], { startedAt }) }], now);
    expect(at('2026-11-23T22:00:00.000Z')).toEqual([]);
    // It began before the clocks may differ by so much, and ended after that.
    expect(at('2026-11-23T22:08:00.000Z')).toHaveLength(1);
    expect(at('2031-01-01T00:00:00.000Z')).toEqual([
      { code: 'evidence-stale', message: expect.stringMatching(/^r\.json: is dated 1,499 d in the future$/) },
    ]);
  });
});

describe('what a result depends on', () => {
  const base = {
    commit: '1'.repeat(40),
    place: '',
    env: { URL: 'https://staging.example', TARGET: 'blue', API_TOKEN: 'hunter2', OTHER: 'x' },
    variables: ['URL'],
    passed: ['TARGET', 'API_TOKEN'],
    isSecret: (name: string) => name === 'API_TOKEN',
  };
  const digest = (parts: Partial<typeof base> | { commit: undefined } = {}) => inputsDigest({ ...base, ...parts });

  it('is the checkout, the variables in its options, and those that every tool sees', () => {
    expect(digest()).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(digest({ env: { ...base.env, OTHER: 'y' } })).toBe(digest());
    expect(digest({ passed: ['API_TOKEN', 'TARGET'] })).toBe(digest());
    const others = [
      digest({ commit: '2'.repeat(40) }),
      digest({ place: 'services/api' }),
      digest({ env: { ...base.env, URL: 'https://production.example' } }),
      digest({ env: { ...base.env, TARGET: 'green' } }),
      digest({ env: { ...base.env, TARGET: undefined as never } }),
      digest({ env: { ...base.env, KUBECONFIG: 'other' } as never }),
      digest({ variables: [] }),
      digest({ passed: [] }),
    ];
    expect(new Set([digest(), ...others]).size).toBe(others.length + 1);
  });

  it('has no secret in it, not even as a digest', () => {
    expect(digest({ env: { ...base.env, API_TOKEN: 'other' } })).toBe(digest());
    expect(digest({ variables: ['API_TOKEN', 'URL'] })).toBeUndefined();
  });

  it('cannot be told without a clean checkout', () => {
    expect(digest({ commit: undefined })).toBeUndefined();
  });
});
