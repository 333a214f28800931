import type { Files } from '../../ports/files.js';

const SOURCE_BYTES = 16 * 1024 * 1024;

/** A line of a file, counted from 1; undefined where the file is not at hand. */
export type SourceLines = (file: string, line: number) => Promise<string | undefined>;

/** Reads each file once. */
export function sourceLines(files: Files): SourceLines {
  const read = new Map<string, Promise<readonly string[]>>();
  const linesOf = async (file: string): Promise<readonly string[]> => {
    const facts = await files.facts(file);
    if (facts?.kind !== 'file' || facts.bytes > SOURCE_BYTES) return [];
    return (await files.text(file, SOURCE_BYTES)).split('\n');
  };
  return async (file, line) => {
    const known =
      read.get(file) ??
      // A file that cannot be read has no lines here; whoever needs it says so.
      linesOf(file).catch(() => []);
    read.set(file, known);
    return (await known)[line - 1];
  };
}
