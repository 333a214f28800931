import { z } from 'zod';
import { CouldNotTell } from '../../check.js';
import type { KubeDocument } from '../../engines/kube-yaml/document.js';
import { showPath } from '../../engines/kube-yaml/value.js';
import { answerOf, endOf, exitedWith } from '../../facts/tool/answer.js';
import type { Ran } from '../../ports/exec.js';
import type { Ports } from '../../ports/ports.js';
import { count } from '../../text/units.js';
import type { ManifestsOptions } from './options.js';
import { placeOf, type Report } from './report.js';

const output = z.object({
  resources: z.array(
    z.object({
      kind: z.string(),
      name: z.string(),
      version: z.string(),
      status: z.string(),
      msg: z.string().default(''),
      validationErrors: z.array(z.object({ path: z.string(), msg: z.string() })).nullish(),
    }),
  ),
  summary: z.object({ valid: z.int(), invalid: z.int(), errors: z.int(), skipped: z.int() }),
});

interface Setting {
  readonly documents: readonly KubeDocument[];
  readonly report: Report;
  readonly ports: Ports;
  readonly version: string;
  readonly unclear: CouldNotTell[];
}

/** Has kubeconform judge all objects, strictly. What it skips or has no schema for is not told by it. */
export async function askKubeconform(
  options: ManifestsOptions,
  { documents, report, ports, version, unclear }: Setting,
): Promise<void> {
  const locations = options['schema-location'].flatMap(location => ['-schema-location', location]);
  const ran = await ports.exec.run(
    ['kubeconform', '-strict', '-summary', '-output', 'json', '-kubernetes-version', `${version}.0`, ...locations, '-'],
    { input: documents.map(({ value }) => JSON.stringify(value)).join('\n---\n'), keep: 64 * 1024 * 1024 },
  );
  const tooLong = 'Check fewer objects at once.';
  const { stdout } = answerOf(ran, { tool: 'kubeconform', exits: [0, 1], tooLong });
  const { resources, summary } = read(stdout);
  const checked = summary.valid + summary.invalid + summary.errors + summary.skipped;
  if (checked < documents.length) {
    throw new CouldNotTell(
      'truncated',
      `kubeconform looked at ${checked} of ${documents.length} objects`,
      'Run it by hand.',
    );
  }
  mustAgree({ ran, summary, listed: resources.filter(({ status }) => !FINE.has(status)).length });
  for (const { kind, name, version: apiVersion, status, msg, validationErrors } of resources) {
    const document = documents.find(
      known => known.kind === kind && known.name === name && known.apiVersion === apiVersion,
    );
    if (status === 'statusInvalid') {
      const causes = validationErrors?.map(({ path, msg: why }) => ({ path: path.split('/').slice(1), why })) ?? [];
      for (const { path, why } of causes.length > 0 ? causes : [{ path: [], why: msg }]) {
        const way = path.map(part => (/^\d+$/.test(part) ? Number(part) : part));
        const place = document ? placeOf(document, document.position(way)) : { subject: `${kind}/${name}` };
        report.add('kubeconform', {
          ...place,
          message: `kubeconform: ${way.length > 0 ? `${showPath(way)}: ` : ''}${why}`,
        });
      }
    } else if (!FINE.has(status)) {
      const message = `kubeconform could not check ${kind}/${name}: ${msg || status}`;
      unclear.push(new CouldNotTell('unsupported', message, 'Give it a schema for the kind under `schema-location`.'));
    }
  }
  if (summary.skipped > 0) {
    unclear.push(
      new CouldNotTell(
        'nothing-checked',
        `kubeconform skipped ${count(summary.skipped, 'object')}`,
        'Give it a schema for every kind.',
      ),
    );
  }
}

const FINE: ReadonlySet<string> = new Set(['statusValid', 'statusEmpty']);

/** It exits with 1 exactly where an object is not valid or cannot be checked, and lists each of these. */
function mustAgree({
  ran,
  summary,
  listed,
}: {
  readonly ran: Ran;
  readonly summary: z.output<typeof output>['summary'];
  readonly listed: number;
}): void {
  const wrong = summary.invalid + summary.errors;
  if (wrong <= listed && exitedWith(ran, 0) === (wrong === 0)) return;
  const message = `kubeconform ${endOf(ran)}, calls ${count(wrong, 'object')} invalid and lists ${listed}`;
  throw new CouldNotTell('tool-crashed', message, 'Run it by hand.');
}

function read(text: string): z.output<typeof output> {
  try {
    return output.parse(JSON.parse(text));
  } catch (cause) {
    const what = text.trim() === '' ? 'printed nothing' : 'printed something else than its JSON';
    throw new CouldNotTell('wrong-format', `kubeconform ${what}`, 'Run it by hand with -output json -summary.', {
      cause,
    });
  }
}
