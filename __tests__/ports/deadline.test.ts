import { describe, expect, it, vi } from 'vitest';
import { deadline } from '../../src/ports/deadline.js';

describe('a deadline', () => {
  it('aborts when its time is over, with a TimeoutError', () => {
    vi.useFakeTimers();
    try {
      const signal = deadline(1_000);
      vi.advanceTimersByTime(999);
      expect(signal.aborted).toBe(false);
      vi.advanceTimersByTime(1);
      expect(signal.reason).toMatchObject({ name: 'TimeoutError' });
    } finally {
      vi.useRealTimers();
    }
  });

  it('aborts with another signal, for its reason', () => {
    const other = new AbortController();
    const signal = deadline(60_000, new AbortController().signal, other.signal);
    other.abort('enough');
    expect(signal.reason).toBe('enough');
  });

  it('is over at once where another signal is', () => {
    expect(deadline(60_000, AbortSignal.abort('before')).reason).toBe('before');
  });
});
