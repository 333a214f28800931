import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noAnswerOf } from '../../../src/ports/load/failure.js';
import { packed, unpacked } from '../../../src/ports/load/message.js';
import { joined, sharesOf } from '../../../src/ports/load/share.js';
import { turnsOf } from '../../../src/ports/load/turns.js';
import type { LoadPlan } from '../../../src/ports/load.js';

const plan: LoadPlan = {
  requests: [],
  connections: 10,
  warmUpMs: 0,
  maxRequests: 1000,
  timeoutMs: 1000,
  processes: 3,
};

describe('a load that is shared', () => {
  it('adds up to the whole, however it is cut', () => {
    const whole = fc.record({
      processes: fc.integer({ min: 1, max: 64 }),
      connections: fc.integer({ min: 1, max: 10_000 }),
      maxRequests: fc.integer({ min: 1, max: 1e9 }),
      count: fc.integer({ min: 1, max: 1e9 }),
    });
    fc.assert(
      fc.property(whole, cut => {
        const shares = sharesOf({ ...plan, ...cut });
        const sum = (of: (share: LoadPlan) => number | undefined) =>
          shares.reduce((total, share) => total + (of(share) ?? 0), 0);
        expect(shares.length).toBe(cut.processes);
        expect([sum(each => each.connections), sum(each => each.maxRequests), sum(each => each.count)]).toEqual([
          cut.connections,
          cut.maxRequests,
          cut.count,
        ]);
      }),
    );
  });

  it('is at even intervals still', () => {
    const shares = sharesOf({ ...plan, rate: 300, durationMs: 1000 });
    expect(shares.map(({ rate, delayMs }) => [rate, Math.round((delayMs ?? 0) * 1000)])).toEqual([
      [100, 0],
      [100, 3333],
      [100, 6667],
    ]);
  });

  it('is as well as its worst part', () => {
    const end = (health: { lagP99Ms: number; lagMaxMs: number; busy: number }) => ({
      durationMs: 5,
      sent: 2,
      connectionsOpened: 1,
      addresses: {},
      health,
    });
    const both = joined([end({ lagP99Ms: 1, lagMaxMs: 9, busy: 0.9 }), end({ lagP99Ms: 3, lagMaxMs: 4, busy: 0.2 })]);
    expect(both).toEqual({
      durationMs: 5,
      sent: 4,
      connectionsOpened: 2,
      ended: undefined,
      addresses: {},
      health: { lagP99Ms: 3, lagMaxMs: 9, busy: 0.9 },
    });
  });

  it('is told in numbers that come back as they were', () => {
    for (const code of [200, 503, 'timeout', 'refused', 'reset', 'closed', 'tls', 'name', 'protocol', 'other'] as const)
      expect(unpacked(packed(code))).toBe(code);
  });
});

describe('turns', () => {
  it('are taken as often as the weights say, and spread evenly', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 8 }), weights => {
        const turn = turnsOf(weights);
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        const counts = weights.map(() => 0);
        for (let index = 0; index < 3 * total; index += 1) {
          const taken = turn();
          counts[taken] = (counts[taken] ?? 0) + 1;
        }
        expect(counts).toEqual(weights.map(weight => 3 * weight));
      }),
    );
  });
});

describe('a failure of a connection', () => {
  it.each([
    ['ECONNREFUSED', 'refused'],
    ['ECONNRESET', 'reset'],
    ['UND_ERR_SOCKET', 'closed'],
    ['CERT_HAS_EXPIRED', 'tls'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls'],
    ['HPE_INVALID_CONSTANT', 'protocol'],
    ['ENOTFOUND', 'name'],
    ['EHOSTUNREACH', 'other'],
  ])('%s is known as %s', (code, word) => {
    const failure = Object.assign(new Error('x'), { code });
    expect(noAnswerOf(failure)).toBe(word);
    expect(noAnswerOf(new AggregateError([failure]))).toBe(word);
  });

  it('is of another sort where nobody knows it', () => expect(noAnswerOf('x')).toBe('other'));
});
