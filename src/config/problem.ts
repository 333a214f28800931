/** One thing wrong with the config. `line` and `column` count from 1. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** `stages.staging.checks[2].with.url`; empty where it concerns the whole file. */
  readonly path: string;
  readonly message: string;
}

/** Thrown by the loader with everything that is wrong, in the file's order. Nothing has run by then. */
export class ConfigInvalid extends Error {
  override readonly name = 'ConfigInvalid';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(showProblem).join('\n'));
    this.problems = problems;
  }
}

/** `FILE:LINE:COLUMN: PATH: MESSAGE`, which terminals and editors turn into a link. */
export function showProblem({ file, line, column, path, message }: Problem): string {
  return `${file}:${line}:${column}: ${path === '' ? '' : `${path}: `}${message}`;
}

/** A path as people write it: `stages.staging.checks[2].with`. */
export function showPath(path: readonly PropertyKey[]): string {
  let shown = '';
  for (const part of path) {
    if (typeof part === 'number') shown += `[${part}]`;
    else shown += shown === '' ? String(part) : `.${String(part)}`;
  }
  return shown;
}
