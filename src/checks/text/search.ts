import { CouldNotTell, type Finding, findingOf } from '../../check.js';
import type { Ports } from '../../ports/ports.js';
import { clip } from '../../text/clip.js';
import { count } from '../../text/units.js';
import type { TextOptions } from './options.js';
import type { Part } from './part.js';
import { plainText } from './plain-text.js';
import { textRules } from './rules.js';

const MAX_BYTES = 64 * 1024 * 1024;
/** More lines of one file and one expression say nothing new. */
const SHOWN_MATCHES = 20;
const SHOWN_EXPRESSION = 100;

type Search = Pick<TextOptions, 'demand' | 'forbid' | 'exclude'> & { readonly files: readonly string[] };

/** Holds each file against each expression. A file that is no text is left out, unless it is named itself. */
export async function searchFiles(search: Search, { files, signal }: Ports): Promise<Part> {
  const { paths, unknown } = await findFiles(search, files);
  const findings: Finding[] = [];
  const read: string[] = [];
  let binaries = 0;
  const unread = await files.visit(
    paths,
    (path, bytes) => {
      const text = plainText(bytes);
      if (text !== undefined) {
        read.push(path);
        findings.push(...judge(text, { path, search }));
      } else if (search.files.includes(path)) unknown.push(noText(path));
      else binaries += 1;
    },
    { maxBytes: MAX_BYTES, signal },
  );
  for (const { path, why } of unread) unknown.push(notRead(path, why));
  if (read.length === 0 && unknown.length === 0) {
    const message = `no file of ${search.files.join(', ')} is a text`;
    unknown.push(new CouldNotTell('nothing-checked', message, 'Correct `files`.'));
  }
  const left = binaries === 0 ? '' : `, ${count(binaries, 'binary file')} left out`;
  const demands = search.demand.length === 0 ? [] : ['hold what they must'];
  const forbids = search.forbid.length === 0 ? [] : ['hold nothing that they must not'];
  const holds = `${count(read.length, 'file')} ${[...demands, ...forbids].join(' and ')}${left}`;
  const evidence = read.slice(0, SHOWN_MATCHES);
  return {
    holds: read.length === 1 ? holds.replaceAll(/\bhold\b/g, 'holds').replaceAll('they', 'it') : holds,
    findings,
    evidence,
    unknown,
  };
}

/** A pattern that fits nothing is a mistake in it, or a file that is gone. */
async function findFiles({ files: patterns, exclude }: Search, files: Ports['files']) {
  const paths = new Set<string>();
  const unknown: CouldNotTell[] = [];
  for (const pattern of patterns) {
    const named = (await files.facts(pattern))?.kind === 'file';
    const found = named ? [files.show(pattern)] : await files.glob([pattern], { ignore: exclude, dot: true });
    for (const path of found) paths.add(path);
    if (found.length > 0) continue;
    const remedy = 'Correct `files`, or write what creates the file before this check.';
    unknown.push(new CouldNotTell('nothing-checked', `${pattern}: no file matches`, remedy));
  }
  return { paths: [...paths].sort(), unknown };
}

function judge(text: string, { path, search }: { readonly path: string; readonly search: Search }): readonly Finding[] {
  const missing = search.demand
    .filter(({ matches }) => !matches.test(text))
    .map(({ matches, reason }) => {
      const message = because(`does not hold ${shown(matches)}`, reason);
      return findingOf(textRules, { rule: 'demanded', message, file: path });
    });
  return [...missing, ...search.forbid.flatMap(each => unwanted(text, { path, ...each }))];
}

function unwanted(
  text: string,
  { path, matches, reason }: { readonly path: string } & Search['forbid'][number],
): readonly Finding[] {
  const findings: Finding[] = [];
  const message = because(`holds ${shown(matches)}`, reason);
  const lines = new Set<number>();
  let line = 1;
  let from = 0;
  for (const { index } of text.matchAll(new RegExp(matches.source, `${matches.flags}g`))) {
    for (let at = text.indexOf('\n', from); at !== -1 && at < index; at = text.indexOf('\n', at + 1)) {
      line += 1;
      from = at + 1;
    }
    if (lines.has(line)) continue;
    lines.add(line);
    if (lines.size > SHOWN_MATCHES) {
      const last = findings.pop();
      if (last) findings.push({ ...last, message: `${message}; further lines are not listed` });
      break;
    }
    findings.push(findingOf(textRules, { rule: 'forbidden', message, file: path, line, column: index - from + 1 }));
  }
  return findings;
}

/** What matched is not repeated: it may be the very thing that must not be shown. */
const shown = ({ source }: RegExp): string => `/${clip(source, SHOWN_EXPRESSION)}/`;

const because = (what: string, reason: string | undefined): string =>
  reason === undefined ? what : `${what}: ${reason}`;

const noText = (path: string): CouldNotTell =>
  new CouldNotTell('wrong-format', `${path}: is no text`, 'Name a text file, as UTF-8 or UTF-16 with its mark.');

const notRead = (path: string, why: 'too-large' | 'gone'): CouldNotTell =>
  why === 'too-large'
    ? new CouldNotTell('truncated', `${path}: is larger than 64 MiB`, 'Leave it out with `exclude`.')
    : new CouldNotTell('unreadable', `${path}: is gone since it was listed`, 'Let nothing write beside this check.');
