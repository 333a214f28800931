import { CouldNotTell } from '../../could-not-tell.js';
import type { LoadPlan, LoadSink } from '../load.js';
import { type Control, generate } from './generate.js';
import { type FromPartner, NUMBERS, packed, type ToPartner } from './message.js';

const KEPT = 4096;
const EVERY_MS = 100;

/** What the process that leads says to this one; it ends where that one does. */
export async function partner(): Promise<number> {
  const stop = new AbortController();
  process.once('disconnect', () => stop.abort(new Error('the process that leads is gone')));
  let begin = (): void => {};
  const going = new Promise<void>(resolve => {
    begin = resolve;
  });
  const control: Control = { halt: () => {}, begin: going };
  const plan = await new Promise<LoadPlan>(resolve => {
    process.on('message', (message: ToPartner) => {
      if ('plan' in message) resolve(message.plan);
      else if ('go' in message) begin();
      else control.halt(message.halt);
    });
  });
  try {
    await share(plan, { control, stop: stop.signal });
    return 0;
  } catch (error) {
    const known = error instanceof CouldNotTell;
    await send({
      failed: {
        why: known ? error.why : 'fault',
        message: error instanceof Error ? error.message : String(error),
        remedy: known ? error.remedy : 'Please report it.',
      },
    });
    return 1;
  } finally {
    if (process.connected) process.disconnect();
  }
}

async function share(
  plan: LoadPlan,
  { control, stop }: { readonly control: Control; readonly stop: AbortSignal },
): Promise<void> {
  let batch = new Float64Array(KEPT * NUMBERS);
  let filled = 0;
  const flush = (): void => {
    if (filled === 0) return;
    const ended = batch.slice(0, filled);
    batch = new Float64Array(KEPT * NUMBERS);
    filled = 0;
    process.send?.({ ended } satisfies FromPartner);
  };
  const timer = setInterval(flush, EVERY_MS);
  try {
    const sink: LoadSink = (request, code, took, at, bytes) => {
      batch.set([request, packed(code), took, at, bytes], filled);
      filled += NUMBERS;
      if (filled === batch.length) flush();
    };
    const ready = () => send({ ready: true });
    const end = await generate(plan, { sink, stop, control: Object.assign(control, { ready }) });
    flush();
    await send({ end });
  } finally {
    clearInterval(timer);
  }
}

/** Resolves once it is on its way. */
const send = (message: FromPartner): Promise<void> =>
  new Promise(resolve => {
    if (process.send === undefined || !process.connected) resolve();
    else process.send(message, () => resolve());
  });
