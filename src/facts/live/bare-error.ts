import { CouldNotTell } from '../../check.js';

/** An error about an address, without what stands behind `?` in it: that may be a login, or a long query. */
export function bare(error: unknown, { long, short }: { readonly long: string; readonly short: string }): unknown {
  if (!(error instanceof CouldNotTell) || !error.message.includes(long)) return error;
  const { why, message, remedy } = error;
  return new CouldNotTell(why, message.replaceAll(long, short), remedy, { cause: error.cause });
}
