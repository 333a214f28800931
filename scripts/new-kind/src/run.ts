import { CouldNotTell, failed, findingOf, passed, type Verdict } from '../../check.js';
import type { Ports } from '../../ports/ports.js';
import type { ExampleKindOptions } from './options.js';
import { exampleKindRules } from './rules.js';

/** Reads the file and looks for the text. Throws where the file has nothing in which it could stand. */
export async function runExampleKind({ file, contains }: ExampleKindOptions, { files }: Ports): Promise<Verdict> {
  const text = await files.text(file);
  if (text.trim() === '') {
    throw new CouldNotTell('nothing-checked', `${file}: is empty`, 'Check `file`, and what writes it.');
  }
  if (text.includes(contains)) return passed(`${file} holds "${contains}"`, { evidence: [file] });
  const message = `${file} does not hold "${contains}"`;
  return failed(message, { findings: [findingOf(exampleKindRules, { rule: 'text-missing', message, file })] });
}
