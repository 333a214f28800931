import { createHash } from 'node:crypto';
import { close, open, read } from './file-system.js';

const BLOCK = 256 * 1024;

/** The SHA-256 of a file's bytes, in hex. One block is read over and over: a stream's would pile up until they are collected. */
export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  const block = Buffer.allocUnsafe(BLOCK);
  const descriptor = await open(file, 'r');
  try {
    for (;;) {
      const { bytesRead } = await read(descriptor, block, 0, BLOCK, null);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(block.subarray(0, bytesRead));
    }
  } finally {
    await close(descriptor);
  }
}

/** The same work, one at a time in the order of the calls: a suite may leave thousands of files as evidence. */
export function inTurn<A, R>(work: (argument: A) => Promise<R>): (argument: A) => Promise<R> {
  let before: Promise<unknown> = Promise.resolve();
  return argument => {
    const done = before.then(() => work(argument));
    before = done.catch(() => undefined);
    return done;
  };
}
