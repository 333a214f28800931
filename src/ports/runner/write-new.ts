import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { UsageError } from '../../usage-error.js';

/** Refuses a file that is there, unless it may be replaced. The path is relative to where the program was started. */
export function refuseExisting(file: string, { force }: { readonly force: boolean }): void {
  if (!force && existsSync(resolve(file)))
    throw new UsageError(`${file} is there already; --force writes over it, --dry-run prints instead`);
}

/** Writes a file and the folders that lead to it. */
export async function writeNew(file: string, text: string): Promise<void> {
  await mkdir(dirname(resolve(file)), { recursive: true });
  await writeFile(resolve(file), text);
}
