import type { ComposeFile } from './file.js';
import { isData } from './merge.js';

/** One entry of `include`: the first path is the main file, the others override it. Paths as they are written. */
export interface Include {
  readonly paths: readonly string[];
  /** The folder that paths in the included files are relative to; that of the main file unless given. */
  readonly project: string | undefined;
  /** Files of variables; `.env` in that folder where there are none. */
  readonly variables: readonly string[];
}

export const isInclude = (entry: Include | string): entry is Include => typeof entry !== 'string';

/** What a document includes; a sentence in place of what cannot be followed here. */
export function readIncludes({ value }: Pick<ComposeFile, 'value'>): readonly (Include | string)[] {
  const given = isData(value) ? value.include : undefined;
  if (given === undefined || given === null) return [];
  if (!Array.isArray(given)) return ['`include` is no list'];
  return given.map((entry: unknown) => readInclude(isData(entry) ? entry : { path: entry }));
}

function readInclude({ path, project_directory: project, env_file: file }: Record<string, unknown>): Include | string {
  const [paths, variables] = [textsOf(path), textsOf(file)];
  if (paths === undefined || paths.length === 0 || variables === undefined)
    return 'an entry of `include` names no file';
  if (project !== undefined && typeof project !== 'string') return '`project_directory` of an `include` is no text';
  const outside = [...paths, ...variables, project ?? ''].find(isOutside);
  return outside === undefined ? { paths, project, variables } : `\`include\` of ${outside} is not followed`;
}

/** Compose fetches them from a registry or a git server; absolute paths are those of a machine. */
const isOutside = (path: string): boolean =>
  /^(?:[a-z][a-z+.-]*:|git@|github\.com\/|\/(?!dev\/null$))|\.git(?:[#?]|$)/i.test(path);

function textsOf(value: unknown): readonly string[] | undefined {
  const list: readonly unknown[] = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
  return list.every(item => typeof item === 'string' && item !== '') ? list.map(String) : undefined;
}
