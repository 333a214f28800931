import type { Proposal } from '../draft.js';
import type { Repository } from '../plan-config.js';

/** A repository as proposals are made of it: its files without those of others, and their texts. */
export interface Survey {
  /** Files that fit, nearest to the root first, then in the order of their names. */
  readonly find: (pattern: RegExp) => readonly string[];
  /** The text of a file; empty where it cannot be read. */
  readonly text: (file: string) => Promise<string>;
}

/** A check that the repository suggests. */
export interface Suggestion extends Proposal {
  readonly name: string;
  readonly section: string;
  /** The file that suggests it. */
  readonly because: string;
}

/** Folders whose files are somebody else's, are made, or stand there as examples. */
const NOT_OWN =
  /(?:^|\/)(?:node_modules|vendor|third[_-]party|examples?|samples?|test-?data|fixtures?|__\w+__|dist|build|target|site-packages|\.git|\.devcontainer|\.terraform|\.?venv|\.tox)\//i;

/** What a shell, a glob, a variable of the config or an expression of a workflow would take for something else than a name. */
const NO_PLAIN_NAME = /[$`'"\\{}[\]*?<>|;&!\p{Cc}]/u;

/** How many files of one sort are read: a repository may hold thousands. */
export const MOST_READ = 200;

export function surveyOf({ find }: Repository, text: (file: string) => Promise<string>): Survey {
  return {
    find: pattern =>
      find(pattern)
        .filter(file => !NOT_OWN.test(`${file}/`) && !NO_PLAIN_NAME.test(file))
        .sort(byDepth),
    text: file => text(file).catch(() => ''),
  };
}

const byDepth = (a: string, b: string): number => depthOf(a) - depthOf(b) || (a < b ? -1 : a > b ? 1 : 0);

export const depthOf = (file: string): number => file.split('/').length - 1;

/** `.` for a file at the root. */
export const folderOf = (file: string): string => (file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '.');

/** Those of the files whose text fits. */
export async function withText(
  survey: Survey,
  { files, like }: { readonly files: readonly string[]; readonly like: readonly RegExp[] },
): Promise<readonly string[]> {
  const read = await Promise.all(
    files.slice(0, MOST_READ).map(async file => ({ file, text: await survey.text(file) })),
  );
  return read.filter(({ text }) => like.every(pattern => pattern.test(text))).map(({ file }) => file);
}

/** Folders that hold files of a sort, without those that lie below another one. */
export function topFolders(files: readonly string[]): readonly string[] {
  const folders = [...new Set(files.map(folderOf))].sort(byDepth);
  return folders.filter(folder => !folders.some(other => other !== folder && isBelow(folder, other)));
}

const isBelow = (folder: string, other: string): boolean => other === '.' || folder.startsWith(`${other}/`);
