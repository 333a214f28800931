import { describe, expect, it } from 'vitest';
import { CouldNotTell, failed, passed, type Verdict } from '../../src/check.js';
import { type RunSetting, runSteps } from '../../src/pipeline/run.js';
import type { Step } from '../../src/pipeline/step.js';
import type { OpenPorts } from '../../src/ports/open.js';
import type { Ports } from '../../src/ports/ports.js';
import { systemClock } from '../../src/ports/runner/system-clock.js';
import { silent } from '../../src/report/progress.js';
import type { Result } from '../../src/report/report.js';
import { createRedactor } from '../../src/text/redact.js';
import { unlessUnknown } from '../../src/told-in-part.js';

/** Ports that only carry the signal: these steps touch nothing else. */
const ports = {
  clock: systemClock,
  digest: async (path: string) => ({ path, sha256: 'x' }),
  forStep: (_: unknown, signal: AbortSignal) => ({ signal }) as unknown as Ports,
  withheld: [],
} as unknown as OpenPorts;

const step = (id: string, run: Step['run'] = async () => passed('fine'), more: Partial<Step> = {}): Step => ({
  id,
  name: id,
  section: undefined,
  kind: 'k',
  covers: [],
  required: true,
  help: undefined,
  timeoutMs: 10_000,
  retries: 0,
  needs: [],
  exclusive: false,
  mutates: false,
  reusable: true,
  skip: undefined,
  wants: { tools: [], permissions: [] },
  run,
  ...more,
});

async function run(steps: readonly Step[], more: Partial<RunSetting> = {}): Promise<Readonly<Record<string, Result>>> {
  const results = await runSteps(steps, {
    ports,
    progress: silent,
    redact: createRedactor({ values: ['s3cret-value'] }),
    waive: result => result,
    jobs: 4,
    failFast: false,
    cancel: new AbortController().signal,
    ...more,
  });
  expect(results.map(result => result.id)).toEqual(steps.map(each => each.id));
  return Object.fromEntries(results.map(result => [result.id, result]));
}

const fail = async (): Promise<Verdict> =>
  failed('it is wrong', { findings: [{ rule: 'r', level: 'error', message: 'wrong' }] });

/** A step that waits until it is told to end. */
function gate() {
  let open: (verdict: Verdict) => void = () => {};
  const ended = new Promise<Verdict>(resolve => {
    open = resolve;
  });
  return { run: () => ended, open: () => open(passed('fine')) };
}

const untilAborted = ({ signal }: Ports): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));

describe('a run', () => {
  it('waits for needs, and skips what needs something that did not pass', async () => {
    const order: string[] = [];
    const noted = (id: string) => async () => {
      order.push(id);
      return passed('fine');
    };
    const results = await run([
      step('build', noted('build')),
      step('broken', fail),
      step('test', noted('test'), { needs: ['build'] }),
      step('deploy', noted('deploy'), { needs: ['test', 'broken'] }),
      step('after', noted('after'), { needs: ['deploy'] }),
    ]);
    expect(order).toEqual(['build', 'test']);
    expect(results.deploy).toMatchObject({
      status: 'skipped',
      reasonCode: 'need-not-passed',
      summary: 'it needs broken, which failed',
    });
    expect(results.after).toMatchObject({ status: 'skipped', summary: 'it needs deploy, which was skipped' });
  });

  it('lets a waived need pass', async () => {
    const waive = (result: Result): Result => (result.status === 'failed' ? { ...result, status: 'waived' } : result);
    const results = await run([step('broken', fail), step('next', undefined, { needs: ['broken'] })], { waive });
    expect(results.next?.status).toBe('passed');
  });

  it('never has more at work than jobs allow, and nothing beside an exclusive step', async () => {
    let active = 0;
    let most = 0;
    const seen: Record<string, number> = {};
    const work = (id: string) => async () => {
      active += 1;
      most = Math.max(most, active);
      seen[id] = Math.max(seen[id] ?? 0, active);
      await new Promise(resolve => setImmediate(resolve));
      seen[id] = Math.max(seen[id] ?? 0, active);
      active -= 1;
      return passed('fine');
    };
    const steps = Array.from({ length: 12 }, (_, index) => step(`s${index}`, work(`s${index}`)));
    await run([...steps, step('alone', work('alone'), { exclusive: true })], { jobs: 3 });
    expect(most).toBe(3);
    expect(seen.alone).toBe(1);
  });

  it('ends a step that hangs at its timeout, and could not tell', async () => {
    const { hung } = await run([step('hung', untilAborted, { timeoutMs: 10 })]);
    expect(hung).toMatchObject({
      status: 'errored',
      reasonCode: 'check-errored',
      cause: 'timed-out',
      summary: 'did not end within 10 ms',
    });
  });

  it('waits for a step whose timeout is longer than any timer', async () => {
    const later = () => new Promise<Verdict>(done => setTimeout(() => done(passed('fine')), 20));
    const { patient } = await run([step('patient', later, { timeoutMs: 30 * 24 * 3_600_000 })]);
    expect(patient).toMatchObject({ status: 'passed' });
  });

  it('could not tell where a check is at fault, whatever it throws', async () => {
    const boom = step('boom', () => Promise.reject(new TypeError('x is not a function')));
    const odd = step('odd', () => Promise.reject('a text'));
    const results = await run([boom, odd]);
    expect(results.boom).toMatchObject({ status: 'errored', cause: 'fault' });
    expect(results.odd).toMatchObject({ status: 'errored', cause: 'fault', summary: 'a text' });
  });

  it('tries again, and calls a late pass flaky', async () => {
    let attempts = 0;
    const flaky = step('flaky', async () => (++attempts < 3 ? fail() : passed('fine')), { retries: 2 });
    const stubborn = step('stubborn', fail, { retries: 1 });
    const results = await run([flaky, stubborn]);
    expect(results.flaky).toMatchObject({
      status: 'passed',
      attempts: 3,
      flaky: true,
      findings: [{ rule: 'flaky', level: 'warning' }],
    });
    expect(results.stubborn).toMatchObject({ status: 'failed', attempts: 2 });
  });

  it('gives a late pass one fingerprint, whatever the attempts before it said and however many they were', async () => {
    const late = async (...said: readonly string[]) => {
      const left = [...said];
      const again = step('late', async () => {
        const summary = left.shift();
        return summary === undefined ? passed('fine') : failed(summary, { findings: [] });
      });
      return (await run([{ ...again, retries: said.length }])).late?.findings;
    };
    const one = await late('curl exited with 7: connection refused');
    const two = await late('curl exited with 28: timed out', 'curl exited with 7: no route to host');
    expect(one?.map(({ message }) => message)).toEqual([
      'passed only after 1 failed attempt: curl exited with 7: connection refused',
    ]);
    expect(two?.map(({ message }) => message)).toEqual([
      'passed only after 2 failed attempts: curl exited with 28: timed out; curl exited with 7: no route to host',
    ]);
    expect(one?.[0]?.fingerprint).toMatch(/^[0-9a-f]{16}$/);
    expect(one?.[0]?.fingerprint).toBe(two?.[0]?.fingerprint);
  });

  it('stops at the first required failure where that is asked for', async () => {
    const results = await run([step('a', fail), step('b', untilAborted), step('c'), step('d')], {
      jobs: 2,
      failFast: true,
    });
    expect(results).toMatchObject({
      a: { status: 'failed' },
      b: { status: 'errored', reasonCode: 'cancelled' },
      c: { status: 'skipped', reasonCode: 'fail-fast' },
      d: { status: 'skipped', reasonCode: 'fail-fast' },
    });
    const advisory = await run([step('a', fail, { required: false }), step('b')], { jobs: 1, failFast: true });
    expect(advisory.b?.status).toBe('passed');
  });

  it('reports what is known where it is cancelled', async () => {
    const controller = new AbortController();
    const first = gate();
    const running = run([step('a', first.run), step('b', untilAborted), step('c')], {
      jobs: 2,
      cancel: controller.signal,
    });
    first.open();
    await new Promise(resolve => setImmediate(resolve));
    controller.abort(new CouldNotTell('cancelled', 'cancelled by SIGINT', 'Run it again.'));
    expect(await running).toMatchObject({
      a: { status: 'passed' },
      b: { status: 'errored', reasonCode: 'cancelled', summary: 'cancelled by SIGINT' },
    });
  });

  it('redacts what a check says before anyone sees it', async () => {
    const finding = { rule: 'r', level: 'error', message: 'token s3cret-value', actual: 's3cret-value' } as const;
    const seen: string[] = [];
    const progress = { ...silent, finished: (result: Result) => seen.push(JSON.stringify(result)) };
    const leak = step('leak', async () => failed('s3cret-value leaked', { findings: [finding] }));
    const cause = step('cause', () =>
      Promise.reject(new CouldNotTell('unreadable', 's3cret-value', 'hide s3cret-value')),
    );
    expect(JSON.stringify(await run([leak, cause], { progress }))).not.toContain('s3cret');
    expect(seen.join('')).not.toContain('s3cret');
    expect(seen).toHaveLength(2);
  });

  it('keeps what a tool printed at length out of the reason why a check could not tell', async () => {
    const message = `${'x'.repeat(9000)}s3cret-value`;
    const long = step('long', () => Promise.reject(new CouldNotTell('tool-crashed', message, message)));
    const { summary, remedy } = (await run([long])).long ?? {};
    expect(summary).toMatch(/^x{4000}… \([\d,]+ more characters\)$/);
    expect(remedy).toBe(summary);
  });

  it('shows what was found beside what could not be told, redacted, and is errored all the same', async () => {
    const finding = { rule: 'r', level: 'error', message: 'bad s3cret-value', file: 'f' } as const;
    const unknown = ['one.yml is empty', 'two.yml is empty'].map(
      text => new CouldNotTell('wrong-format', text, 'Fill it.'),
    );
    const check = step('part', async () => unlessUnknown(failed('bad', { findings: [finding] }), unknown));
    const { part } = await run([check]);
    expect(part).toMatchObject({ status: 'errored', reasonCode: 'check-errored', cause: 'wrong-format' });
    expect(part?.summary).toBe('one.yml is empty, and 1 more could not be told; besides, 1 error was found');
    expect(part?.findings).toMatchObject([{ rule: 'r', message: 'bad ***', file: 'f' }]);
    expect(part?.details).toEqual([{ title: 'what could not be told', text: 'one.yml is empty\ntwo.yml is empty' }]);
  });

  it('gives every failure a finding, and the same defect the same fingerprint on another line', async () => {
    const at = (line: number) =>
      step('f', async () =>
        failed('bad', { findings: [{ rule: 'r', level: 'error', message: `bad at ${line}`, file: 'f', line }] }),
      );
    const one = await run([at(1)]);
    const two = await run([at(7)]);
    expect(one.f?.findings[0]?.fingerprint).toMatch(/^[0-9a-f]{16}$/);
    expect(one.f?.findings[0]?.fingerprint).toBe(two.f?.findings[0]?.fingerprint);
    const bare = await run([step('b', async () => failed('just wrong', { findings: [] }))]);
    expect(bare.b?.findings).toMatchObject([{ level: 'error', message: 'just wrong' }]);
  });
});
