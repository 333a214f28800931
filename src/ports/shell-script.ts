import type { Argv } from './exec.js';

/**
 * Ends the script at the first failing line, and counts a pipeline as failed where any of its commands has. One that its
 * reader has cut off (`kubectl get pods | grep -q web`; 141 is SIGPIPE) has not: `-e -o pipefail` would let such a line fail
 * whenever the output is longer than a pipe holds.
 */
const HOLD = `set -E -o pipefail; trap '_dv_all=("\${PIPESTATUS[@]}") _dv_code=0; for _dv_at in "\${!_dv_all[@]}"; do ((_dv_all[_dv_at] == 0 || (_dv_all[_dv_at] == 141 && _dv_at + 1 < \${#_dv_all[@]}))) || _dv_code=\${_dv_all[_dv_at]}; done; ((_dv_code == 0)) || exit "$_dv_code"' ERR; `;
/** The same for the last line, whose exit code is the script's. */
const CLOSE = `_dv_code=$? _dv_all=("\${PIPESTATUS[@]}"); ((_dv_code == 141 && \${_dv_all[\${#_dv_all[@]} - 1]} == 0)) || exit "$_dv_code"`;

/** A script that settles for itself what ends it. */
const OWN_RULES = /(?:^|[\s;&|({])(?:set|trap)\s+\S/m;

/** For a shell that may not know the option, as Debian's does not. */
const PIPEFAIL = '(set -o pipefail) 2>/dev/null && set -o pipefail || :';

/**
 * How a script is run: it ends at the first line that fails, and a pipeline fails where any of its commands does, as in a
 * workflow's steps with `shell: bash`. `bash` is its path; undefined where there is none, and sh does what it can.
 */
export function scriptArgv(script: string, bash: string | undefined): Argv {
  if (bash === undefined) return ['/bin/sh', '-e', '-c', `${PIPEFAIL}\n${script}`];
  if (OWN_RULES.test(script)) return [bash, '-e', '-o', 'pipefail', '-c', script];
  return [bash, '-c', `${HOLD}${script}\n${CLOSE}`];
}
