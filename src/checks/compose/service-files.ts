import { CouldNotTell, type Finding } from '../../check.js';
import type { Service, ServiceFile } from '../../engines/compose/project.js';
import { parseDotenv } from '../../formats/dotenv.js';
import type { Ports } from '../../ports/ports.js';

const MAX_BYTES = 8 * 1024 * 1024;

/** Compose starts nothing while a file that a service reads is missing, unless it is `required: false`. */
export async function serviceFileFindings(
  services: readonly Service[],
  { files }: Pick<Ports, 'files'>,
): Promise<readonly Omit<Finding, 'level'>[]> {
  const found: Omit<Finding, 'level'>[] = [];
  for (const { name, reads } of services) {
    for (const read of reads) {
      const problem = await problemOf(read, files);
      if (problem === undefined) continue;
      const { key, path, place } = read;
      const message = `service ${name}: ${key} ${path} ${problem}`;
      found.push({ rule: 'env-file', ...place, message, subject: name, help: REMEDY });
    }
  }
  return found;
}

const REMEDY =
  'Add the file, or write `required: false` where Compose may start without it. Where the release makes it, exempt the service and say so.';

async function problemOf({ key, path, required }: ServiceFile, files: Ports['files']): Promise<string | undefined> {
  try {
    const facts = await files.facts(path);
    if (facts === undefined) return required ? 'is missing' : undefined;
    if (facts.kind !== 'file') return 'is no file';
    if (key === 'label_file') return undefined;
    const [problem] = parseDotenv(await files.text(path, MAX_BYTES)).problems;
    return problem && `cannot be read as one: line ${problem.line}: ${problem.message}`;
  } catch (error) {
    if (error instanceof CouldNotTell) return 'lies outside the repository, or cannot be read';
    throw error;
  }
}
