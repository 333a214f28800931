import type { Argv } from '../exec.js';

/**
 * What `shell-pipelines.ts` calls in a script. All leave `$?` and `$_` as they were, and stand before its first line.
 *
 * `_dv_feed`, before a command whose output another one reads, in the subshell that both have: where the reader has had enough
 * (SIGPIPE, which is 141), the command has not failed. `_dv_ask` and `_dv_told` stand around a condition: there pipefail is off.
 */
const PRELUDE = [
  `_dv_feed() { local at=$?; trap 'exit 0' PIPE; trap '(($? == 141)) && exit 0' EXIT; return $at; }`,
  `_dv_ask() { local at=$?; if [[ -o pipefail ]]; then _dv_was=1\${_dv_was-}; else _dv_was=0\${_dv_was-}; fi; set +o pipefail; return $at; }`,
  `_dv_told() { local at=$?; if [[ $_dv_was == 1* ]]; then set -o pipefail; fi; _dv_was=\${_dv_was#?}; return $at; }`,
].join('; ');

/** Whether there may be a pipeline in it, or in what it reads. */
const MAY_PIPE = /\||\beval\b|\bsource\b|(?:^|[\s;&(){}])\.\s/;

/**
 * How a script is run: it ends at the first line that fails, and, by bash, where any command of a pipeline fails. `bash` is
 * its path; undefined where there is none, and sh then looks at a pipeline's last command alone.
 */
export async function scriptArgv(script: string, bash: string | undefined): Promise<Argv> {
  if (bash === undefined) return ['/bin/sh', '-e', '-c', script];
  const strict = [bash, '-e', '-o', 'pipefail', '-c'] as const;
  // A last command would otherwise take the place of bash, and a signal that ends it have no exit code.
  const ended = `${script}\nexit $?`;
  if (!MAY_PIPE.test(script)) return [...strict, ended];
  const { forgiving } = await import('./shell-pipelines.js');
  const marked = forgiving(ended);
  return [...strict, marked === ended ? ended : `${PRELUDE}; ${marked}`];
}
