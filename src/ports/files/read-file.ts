import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { CouldNotTell } from '../../could-not-tell.js';
import { readFile } from './file-system.js';

/** Up to here a file is read at once: to ask the system and wait, four times, costs several times as much. */
const SMALL = 1024 * 1024;

/** A whole file's bytes. Throws `CouldNotTell` for one that is too large, and what Node throws for one that cannot be read. */
export async function readWhole(
  file: string,
  { maxBytes, shown }: { maxBytes: number; shown: string },
): Promise<Buffer> {
  // Without O_NONBLOCK a pipe that nobody writes to would be waited for, here, for ever.
  const descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const found = fstatSync(descriptor);
    if (found.isDirectory()) throw Object.assign(new Error(`${file}: is a directory`), { code: 'EISDIR' });
    if (!found.isFile())
      throw new CouldNotTell('unreadable', `${shown}: no regular file`, 'Name a file, no pipe or device.');
    if (found.size > maxBytes) {
      const message = `${shown}: ${found.size} bytes, more than the ${maxBytes} that are read`;
      throw new CouldNotTell('unreadable', message, 'Name a smaller file.');
    }
    if (found.size <= SMALL) return readNow(descriptor, found.size);
  } finally {
    closeSync(descriptor);
  }
  return readFile(file);
}

/** As much as the file had when it was opened; less where it was cut off meanwhile. */
function readNow(descriptor: number, size: number): Buffer {
  const bytes = Buffer.allocUnsafe(size);
  let filled = 0;
  while (filled < size) {
    const read = readSync(descriptor, bytes, filled, size - filled, null);
    if (read === 0) break;
    filled += read;
  }
  return bytes.subarray(0, filled);
}
