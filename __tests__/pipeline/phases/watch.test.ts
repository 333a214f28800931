import { describe, expect, it } from 'vitest';
import { sampleOf } from '../../../src/pipeline/phases/watch.js';

describe('a sample of a watch', () => {
  it.each([
    [{ status: 'passed' }, 'passed', 'passed'],
    [{ status: 'waived' }, 'passed', 'passed'],
    [{ status: 'failed' }, 'failed', 'failed'],
    [{ status: 'errored', cause: 'unreachable' }, 'unknown', 'unknown'],
    [{ status: 'errored', cause: 'nothing-checked' }, 'unknown', 'unknown'],
    // Too little to decide is waited for, as long as there is time.
    [{ status: 'errored', cause: 'undecided' }, 'waiting', 'unknown'],
    [{ status: 'skipped' }, 'unknown', 'unknown'],
    [{ status: 'pending' }, 'unknown', 'unknown'],
  ] as const)('of %j counts as %s, and as %s once the time is over', (result, meanwhile, after) => {
    expect(sampleOf(result)).toBe(meanwhile);
    expect(sampleOf(result, { isOver: true })).toBe(after);
  });
});
