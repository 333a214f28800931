import { unzipSync } from 'fflate';
import { CouldNotTell } from '../../could-not-tell.js';

const REMEDY = {
  report: 'Upload the report directory, and nothing beside it, as the artifact.',
  record: 'Give the record.json that `deploy` wrote, by name and digest: --record FILE@sha256:….',
} as const;

interface Wanted {
  readonly shown: string;
  readonly maxBytes: number;
  /** The report unless given. */
  readonly what?: keyof typeof REMEDY;
}

/**
 * The text of the one `report.json` or `record.json` in an artifact's zip archive. `CouldNotTell` where the archive is
 * damaged, has none or several, or where it would be larger than `maxBytes`: a few bytes of zip can stand for any number.
 */
export function reportInArchive(archive: Uint8Array, { shown, maxBytes, what = 'report' }: Wanted): string {
  const remedy = REMEDY[what];
  const file = `${what}.json`;
  const names: string[] = [];
  let tooLarge = false;
  const unzip = (): Readonly<Record<string, Uint8Array>> =>
    unzipSync(archive, {
      filter: ({ name, originalSize }) => {
        if (name !== file && !name.endsWith(`/${file}`)) return false;
        names.push(name);
        tooLarge ||= originalSize > maxBytes;
        return names.length === 1 && !tooLarge;
      },
    });
  let files: Readonly<Record<string, Uint8Array>>;
  try {
    files = unzip();
  } catch {
    throw new CouldNotTell('wrong-format', `${shown}: is no whole zip archive`, remedy);
  }
  if (tooLarge) throw new CouldNotTell('unreadable', `${shown}: its ${what} is larger than ${maxBytes} bytes`, remedy);
  const [name, ...more] = names;
  if (name === undefined) throw new CouldNotTell('nothing-checked', `${shown}: has no ${file}`, remedy);
  if (more.length > 0) throw new CouldNotTell('wrong-format', `${shown}: has several ${file}`, remedy);
  return new TextDecoder().decode(files[name]);
}
