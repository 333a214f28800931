import { CouldNotTell } from '../../src/check.js';

/** What a reader could not tell, and why; fails where it throws something else or nothing. */
export function errorOf(read: () => unknown): { readonly why: string; readonly message: string } {
  try {
    read();
  } catch (error) {
    return told(error);
  }
  throw new Error('nothing was thrown');
}

/** The same of a promise. */
export async function rejectionOf(
  reading: Promise<unknown>,
): Promise<{ readonly why: string; readonly message: string }> {
  return told(
    await reading.then(
      () => new Error('nothing was thrown'),
      (error: unknown) => error,
    ),
  );
}

function told(error: unknown): { readonly why: string; readonly message: string } {
  if (!(error instanceof CouldNotTell)) throw error;
  return { why: error.why, message: error.message };
}
