import { unzipSync } from 'fflate';
import { CouldNotTell } from '../../could-not-tell.js';

const REMEDY = 'Upload the report directory, and nothing beside it, as the artifact.';

/**
 * The text of the one `report.json` in an artifact's zip archive. `CouldNotTell` where the archive is damaged, has none or
 * several, or where it would be larger than `maxBytes`: a few bytes of zip can stand for any number.
 */
export function reportInArchive(
  archive: Uint8Array,
  at: { readonly shown: string; readonly maxBytes: number },
): string {
  const { shown, maxBytes } = at;
  const names: string[] = [];
  let tooLarge = false;
  const unzip = (): Readonly<Record<string, Uint8Array>> =>
    unzipSync(archive, {
      filter: ({ name, originalSize }) => {
        if (!/(?:^|\/)report\.json$/.test(name)) return false;
        names.push(name);
        tooLarge ||= originalSize > maxBytes;
        return names.length === 1 && !tooLarge;
      },
    });
  let files: Readonly<Record<string, Uint8Array>>;
  try {
    files = unzip();
  } catch {
    throw new CouldNotTell('wrong-format', `${shown}: is no whole zip archive`, REMEDY);
  }
  if (tooLarge) throw new CouldNotTell('unreadable', `${shown}: its report is larger than ${maxBytes} bytes`, REMEDY);
  const [name, ...more] = names;
  if (name === undefined) throw new CouldNotTell('nothing-checked', `${shown}: has no report.json`, REMEDY);
  if (more.length > 0) throw new CouldNotTell('wrong-format', `${shown}: has several report.json`, REMEDY);
  return new TextDecoder().decode(files[name]);
}
