import { byFindings, type Finding, type Verdict } from '../../check.js';
import type { Ports } from '../../ports/ports.js';
import { count } from '../../text/units.js';
import { unlessUnknown } from '../../told-in-part.js';
import type { TextOptions } from './options.js';
import type { Part } from './part.js';
import { compareSame } from './same.js';
import { searchFiles } from './search.js';

/** Looks for texts in files, then compares values. What one part cannot tell hides nothing of the other. */
export async function runText(options: TextOptions, ports: Ports): Promise<Verdict> {
  const parts: Part[] = [];
  if (options.files !== undefined) parts.push(await searchFiles({ ...options, files: options.files }, ports));
  for (const same of options.same) parts.push(await compareSame(same, ports));
  const findings = parts.flatMap(part => part.findings);
  const [first] = findings;
  const more = findings.length > 1 ? `, and ${count(findings.length - 1, 'more finding')}` : '';
  const summary = first === undefined ? parts.map(part => part.holds).join('; ') : `${placed(first)}${more}`;
  const evidence = [...new Set(parts.flatMap(part => part.evidence))];
  return unlessUnknown(
    byFindings(summary, { findings, evidence }),
    parts.flatMap(part => part.unknown),
  );
}

const placed = ({ file, line, message }: Finding): string =>
  file === undefined ? message : `${file}${line === undefined ? '' : `:${line}`}: ${message}`;
