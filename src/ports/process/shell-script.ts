import type { Argv } from '../exec.js';

/**
 * Looked at before each command, and at the end: a pipeline whose last command has succeeded although another has failed ends
 * the script, as the failing line of `-e` does. One that its reader has cut off has not failed (141 is SIGPIPE).
 *
 * Not `set -o pipefail`: where there is more output than a pipe holds, `! kubectl logs web | grep -q ERROR` would succeed
 * because of what grep found, and `… | grep -q ready && ./verify.sh` verify nothing.
 */
const LOOK = `_dv_all=("\${PIPESTATUS[@]}"); if [[ $- == *e* ]]; then for ((_dv_at = 0; _dv_at + 1 < \${#_dv_all[@]}; _dv_at++)); do ((_dv_all[_dv_at] == 0 || _dv_all[_dv_at] == 141)) || exit "\${_dv_all[_dv_at]}"; done; fi`;

/**
 * How a script is run: it ends at the first line that fails, and, by bash, where any command of a pipeline fails. `bash` is
 * its path; undefined where there is none, and sh then looks at a pipeline's last command alone.
 */
export function scriptArgv(script: string, bash: string | undefined): Argv {
  if (bash === undefined) return ['/bin/sh', '-e', '-c', script];
  return [bash, '-e', '-c', `set -T; trap '${LOOK}' DEBUG; ${script}\nexit $?`];
}
