import { isUtf8 } from 'node:buffer';
import { posix } from 'node:path';
import { CouldNotTell } from '../../check.js';
import { type ParsedKubeYaml, parseKubeYaml } from '../../engines/kube-yaml/document.js';
import type { Files } from '../../ports/files.js';

const MAX_BYTES = 32 * 1024 * 1024;
/** kustomize reads these itself; among plain manifests they are nothing to apply. */
const KUSTOMIZATION = /(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/;

/** What one file gave. */
export interface Batch extends ParsedKubeYaml {
  /** The entry of the config that asked for it. */
  readonly entry: string;
}

interface Selected {
  readonly entry: string;
  readonly file: string;
}

/** The files that entries such as `deploy`, `deploy/*.yaml` and `deploy/web.yaml` stand for, each file once. */
export async function selectFiles(
  entries: readonly string[],
  { files, exclude, option }: { readonly files: Files; readonly exclude: readonly string[]; readonly option: string },
): Promise<{ readonly selected: readonly Selected[]; readonly leftOut: readonly string[] }> {
  const selected = new Map<string, Selected>();
  const leftOut = new Set<string>();
  for (const entry of entries) {
    const facts = await files.facts(entry);
    const pattern =
      facts?.kind === 'directory' ? posix.join(asGlob(entry), '**/*.{yaml,yml,json}') : facts ? asGlob(entry) : entry;
    const found = await files.glob([pattern], {
      ignore: exclude,
      links: 'refuse',
      // kubectl takes hidden files of a directory, too.
      dot: facts?.kind === 'directory',
    });
    let kept = 0;
    for (const file of found) {
      if (facts?.kind !== 'file' && KUSTOMIZATION.test(file)) {
        leftOut.add(file);
        continue;
      }
      kept += 1;
      if (!selected.has(file)) selected.set(file, { entry, file });
    }
    if (kept === 0) throw nothingMatched(entry, { option, found });
  }
  return { selected: [...selected.values()], leftOut: [...leftOut] };
}

function nothingMatched(entry: string, { option, found }: { option: string; found: readonly string[] }): CouldNotTell {
  const only = found.length > 0 ? ` but ${found[0]}: name its directory under \`kustomize\`` : '';
  return new CouldNotTell(
    'nothing-checked',
    `${option}: nothing matches ${entry}${only}`,
    'Check the path in the config.',
  );
}

/** A path in which no character means anything to a glob. */
const asGlob = (path: string): string => path.replaceAll('\\', '/').replace(/[[\](){}!*?@+]/g, '\\$&');

/** Reads and parses files, one after the other, and hands each over. Throws `CouldNotTell` where one cannot be read. */
export async function readFiles(
  selected: readonly Selected[],
  {
    files,
    signal,
    take,
  }: { readonly files: Files; readonly signal: AbortSignal; readonly take: (batch: Batch) => void },
): Promise<void> {
  const entryOf = new Map(selected.map(({ file, entry }) => [file, entry]));
  const look = (file: string, bytes: Buffer): void => {
    take({ ...parseBytes(bytes, files.show(file)), entry: entryOf.get(file) ?? file });
  };
  const [unread] = await files.visit([...entryOf.keys()], look, { maxBytes: MAX_BYTES, signal });
  if (!unread) return;
  const shown = files.show(unread.path);
  throw unread.why === 'gone'
    ? new CouldNotTell('unreadable', `${shown}: no such file`, 'Check the path in the config.')
    : new CouldNotTell(
        'unreadable',
        `${shown}: ${unread.bytes} bytes, more than the ${MAX_BYTES} that are read`,
        'Name a smaller file.',
      );
}

function parseBytes(bytes: Buffer, file: string): ParsedKubeYaml {
  if (isUtf8(bytes)) return parseKubeYaml(bytes.toString('utf8'), file);
  return {
    documents: [],
    problems: [{ rule: 'not-yaml', file, message: 'not text: its bytes are not UTF-8', line: 1, column: 1 }],
  };
}
