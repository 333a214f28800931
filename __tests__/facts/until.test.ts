import { describe, expect, it } from 'vitest';
import { CouldNotTell, failed, passed, type Verdict } from '../../src/check.js';
import { until } from '../../src/facts/live/until.js';
import type { Waiting } from '../../src/facts/live/waiting.js';
import type { Clock } from '../../src/ports/clock.js';

/** A clock on which sleeping takes no time. */
function fakeClock(): Clock & { readonly slept: number[] } {
  let now = 0;
  const slept: number[] = [];
  return {
    slept,
    now: () => new Date(now),
    monotonic: () => now,
    sleep: async (ms, signal) => {
      signal.throwIfAborted();
      slept.push(ms);
      now += ms;
    },
  };
}

const up = passed('it is up');
const down = failed('it is down', { findings: [{ rule: 'down', level: 'error', message: 'down' }] });
const silent = new CouldNotTell('unreachable', 'no answer', 'Start it.');

/** Answers in order, the last one for ever. */
const answers = (...given: readonly (Verdict | CouldNotTell)[]) => {
  let asked = 0;
  return async () => {
    const answer = given[Math.min(asked, given.length - 1)];
    asked += 1;
    if (answer === undefined || answer instanceof Error) throw answer;
    return answer;
  };
};

const wait = (more: Partial<Waiting>): Waiting => ({ every: 2000, ...more });

async function asked(waiting: Waiting, ...given: readonly (Verdict | CouldNotTell)[]) {
  const clock = fakeClock();
  const { signal } = new AbortController();
  try {
    const verdict = await until(answers(...given), { waiting, ports: { clock, signal } });
    return { status: verdict.status, summary: verdict.summary, measurements: verdict.measurements, slept: clock.slept };
  } catch (error) {
    if (!(error instanceof CouldNotTell)) throw error;
    return { why: error.why, message: error.message, remedy: error.remedy, slept: clock.slept };
  }
}

describe('asking until it holds', () => {
  it('asks once where nothing says how long, and changes nothing of the answer', async () => {
    expect(await asked(wait({}), down, up)).toEqual({
      status: 'failed',
      summary: 'it is down',
      measurements: [],
      slept: [],
    });
  });

  it('asks again, also after could not tell, and says how long it took', async () => {
    expect(await asked(wait({ within: 60_000 }), silent, down, up)).toEqual({
      status: 'passed',
      summary: 'it is up (held after 4.0 s, asked 3 times; before: it is down)',
      measurements: [{ name: 'waited', value: 4000, unit: 'ms', limit: 60_000 }],
      slept: [2000, 2000],
    });
  });

  it('asks a last time when the time is over, and lets that answer decide', async () => {
    expect(await asked(wait({ within: 5000 }), silent, silent, silent, down)).toMatchObject({
      status: 'failed',
      summary: 'it is down (still so after 5.0 s, asked 4 times)',
      slept: [2000, 2000, 1000],
    });
    expect(await asked(wait({ within: 5000 }), down, down, down, silent)).toEqual({
      why: 'unreachable',
      message: 'no answer (still so after 5.0 s, asked 4 times)',
      remedy: 'Start it.',
      slept: [2000, 2000, 1000],
    });
    expect(await asked(wait({ within: 5000 }), down, down, down, up)).toMatchObject({ status: 'passed' });
  });

  it('waits until it has been stable', async () => {
    expect(await asked(wait({ within: 60_000, 'stable-for': 5000 }), down, up)).toMatchObject({
      status: 'passed',
      summary: 'it is up (held after 2.0 s, stable for 5.0 s, asked 5 times; before: it is down)',
      slept: [2000, 2000, 2000, 1000],
    });
  });

  it('begins anew where it fails meanwhile, or nobody can tell', async () => {
    expect(await asked(wait({ within: 60_000, 'stable-for': 3000 }), up, down, up, silent, up)).toMatchObject({
      status: 'passed',
      summary:
        'it is up (held after 8.0 s, stable for 3.0 s, failed again 2 times meanwhile, asked 7 times; before: no answer)',
    });
  });

  it('does not begin anew once the time is over', async () => {
    expect(await asked(wait({ within: 3000, 'stable-for': 10_000 }), up, up, up, down, up)).toMatchObject({
      status: 'failed',
      summary: 'it is down (still so after 6.0 s, after it had held 1 time, asked 4 times)',
    });
    expect(await asked(wait({ within: 3000, 'stable-for': 10_000 }), up, up, up, silent, up)).toMatchObject({
      why: 'unreachable',
    });
  });

  it('must hold at once where there is `stable-for` alone', async () => {
    expect(await asked(wait({ 'stable-for': 4000 }), down, up)).toMatchObject({ status: 'failed', slept: [] });
    expect(await asked(wait({ 'stable-for': 4000 }), up)).toMatchObject({ status: 'passed', slept: [2000, 2000] });
  });

  it('does not wait for what cannot change', async () => {
    const missing = new CouldNotTell('tool-missing', 'kubectl is not there', 'Install it.');
    expect(await asked(wait({ within: 60_000 }), missing, up)).toMatchObject({ why: 'tool-missing', slept: [] });
  });

  it('lets a fault of the check through, and ends with the step', async () => {
    const { signal } = new AbortController();
    const ports = { clock: fakeClock(), signal };
    const fault = async () => {
      throw new TypeError('fault');
    };
    await expect(until(fault, { waiting: wait({ within: 1000 }), ports })).rejects.toThrow('fault');
    const stop = new AbortController();
    const reason = new CouldNotTell('timed-out', 'did not end', 'Wait.');
    const ended = until(
      async () => {
        stop.abort(reason);
        throw new CouldNotTell('unreachable', 'no answer', 'Start it.');
      },
      { waiting: wait({ within: 1000 }), ports: { clock: fakeClock(), signal: stop.signal } },
    );
    await expect(ended).rejects.toThrow('no answer');
  });
});
