import { closeSync, writeSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { writeReportNow } from './report-directory.js';

/** Milliseconds between two signs of life, and between two looks for them. */
const BEAT_MS = 250;

/** Looks without a sign of life after which the event loop counts as held. */
const LOOKS = 8;

/** Milliseconds past a limit that a loop may be held: whoever computes a little longer has a better report to write. */
const MERCY_MS = 5000;

/**
 * What the thread runs. Past the time by which something watched had to end, and without a sign of life, it interrupts what
 * the main thread computes, with the last word; where not even that is heard, it ends the process.
 */
const THREAD = `
const { workerData: { cells, beatMs, looks, lastWord } } = require('node:worker_threads');
const { Session } = require('node:inspector');
let beat = 0n;
let silent = 0;
setInterval(() => {
  const now = Atomics.load(cells, 0);
  const due = Atomics.load(cells, 1);
  silent = now === beat && due !== 0n && process.hrtime.bigint() > due ? silent + 1 : 0;
  beat = now;
  if (silent === looks) {
    const session = new Session();
    session.connectToMainThread();
    session.post('Runtime.evaluate', { expression: lastWord });
  }
  if (silent > 4 * looks) process.kill(process.pid, 'SIGKILL');
}, beatMs);
`;

const NAME = 'deploy-validate.lastWord';

/** The exit code of no-go: no check may hold the program and have it pass. */
const NO_GO = 1;

/** A report that says no-go, for where nothing better can be said any more. */
export interface LastWord {
  readonly directory: string;
  readonly text: string;
  /** One line for the log. */
  readonly line: string;
}

/**
 * Watches over work that may hold the event loop, in which no timer and no signal is heard. A process has one loop, so there is
 * one watchdog, which begins with the first call. The function that is answered ends the watch.
 */
export function watchOver(ms: number): () => void {
  if (state.word === undefined) return () => {};
  state.thread ??= start();
  const watch = Symbol('watch');
  watched.set(watch, process.hrtime.bigint() + BigInt(Math.ceil(ms + MERCY_MS)) * 1_000_000n);
  setDue();
  return () => {
    watched.delete(watch);
    setDue();
  };
}

/** Holds what is written if the loop is held past a limit; the process then ends with no-go. */
export function holdLastWord(word: LastWord): () => void {
  state.word = word;
  return () => {
    state.word = undefined;
  };
}

const cells = new BigInt64Array(new SharedArrayBuffer(16));
const watched = new Map<symbol, bigint>();
const state: { word?: LastWord | undefined; thread?: Worker; heart?: NodeJS.Timeout | undefined } = {};

/** The first of all: its limit is not heard, whoever holds the loop. */
function setDue(): void {
  const [first = 0n] = [...watched.values()].sort((a, b) => (a < b ? -1 : 1));
  Atomics.store(cells, 1, first);
  if (watched.size > 0) state.heart ??= setInterval(() => Atomics.add(cells, 0, 1n), BEAT_MS).unref();
  else {
    clearInterval(state.heart);
    state.heart = undefined;
  }
}

function start(): Worker {
  Reflect.set(globalThis, Symbol.for(NAME), speak);
  const lastWord = `globalThis[Symbol.for(${JSON.stringify(NAME)})]()`;
  const workerData = { cells, beatMs: BEAT_MS, looks: LOOKS, lastWord };
  const worker = new Worker(THREAD, { eval: true, workerData, env: {}, execArgv: [] });
  // A Node without an inspector, or no thread to spare: the limits hold as far as timers do.
  worker.on('error', () => {});
  worker.unref();
  return worker;
}

/** Called in the midst of what holds the loop: nothing here may wait. */
function speak(): void {
  const { word } = state;
  if (word === undefined || watched.size === 0) return;
  try {
    writeReportNow(word.directory, word.text);
    writeSync(2, `${word.line}\n`);
    // Node itself would add that it waits for a debugger.
    closeSync(2);
  } finally {
    process.exit(NO_GO);
  }
}
