import { appendFile, stat } from 'node:fs/promises';

/** GitHub drops a whole summary that is longer than 1 MiB and leaves the step green; what is there already counts. */
const MAX_BYTES = 1024 * 1024;

/** What stands around an added text: it begins and ends on lines of its own. */
const block = (text: string): string => `\n${text.trimEnd()}\n`;

/** Bytes of text that still fit into the job summary's file; undefined outside a workflow. */
export async function summaryRoom(file: string | undefined): Promise<number | undefined> {
  if (!file) return undefined;
  const used = await stat(file).then(
    found => found.size,
    () => 0,
  );
  return Math.max(0, MAX_BYTES - 1 - used - block('').length);
}

/** Adds a text to the job summary. Throws where it does not fit. */
export async function appendSummary(file: string, text: string): Promise<void> {
  const room = (await summaryRoom(file)) ?? 0;
  const bytes = Buffer.byteLength(text.trimEnd());
  if (bytes > room) throw new Error(`it has ${bytes} bytes, and ${room} of GitHub's 1 MiB are left`);
  await appendFile(file, block(text));
}
