import { CouldNotTell, failed, findingOf, passed, type Verdict } from '../../check.js';
import type { Ports } from '../../ports/ports.js';
import type { LoadOptions } from './options.js';
import { loadRules } from './rules.js';

/** Reads the file and looks for the text. Throws where the file has nothing in which it could stand. */
export async function runLoad({ file, contains }: LoadOptions, { files }: Ports): Promise<Verdict> {
  const text = await files.text(file);
  if (text.trim() === '') {
    throw new CouldNotTell('nothing-checked', `${file}: is empty`, 'Check `file`, and what writes it.');
  }
  if (text.includes(contains)) return passed(`${file} holds "${contains}"`, { evidence: [file] });
  const message = `${file} does not hold "${contains}"`;
  return failed(message, { findings: [findingOf(loadRules, { rule: 'text-missing', message, file })] });
}
