import fs from 'node:fs';
import { promisify } from 'node:util';
import { CouldNotTell } from '../../could-not-tell.js';
import type { Spool } from '../files.js';
import { close, open } from './file-system.js';

const write = promisify(fs.write);

/** A new file that grows piece by piece. */
export async function openSpool(path: string): Promise<Spool> {
  const descriptor = await open(path, 'wx', 0o600);
  let isOpen = true;
  return {
    path,
    write: async chunk => {
      for (let at = 0; at < chunk.length; ) at += await written(descriptor, chunk.subarray(at));
    },
    close: async () => {
      if (isOpen) await close(descriptor);
      isOpen = false;
    },
  };
}

async function written(descriptor: number, chunk: Buffer): Promise<number> {
  try {
    return (await write(descriptor, chunk)).bytesWritten;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    const remedy = 'Make room in the folder for temporary files (TMPDIR).';
    throw new CouldNotTell('unreadable', `what is unpacked cannot be kept: ${why}`, remedy, { cause });
  }
}
