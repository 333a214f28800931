import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { scriptArgv } from '../../src/ports/process/shell-script.js';

const BASH = '/bin/bash';

async function run(script: string, bash: string | null = BASH) {
  const [program, ...args] = await scriptArgv(script, bash ?? undefined);
  const { status, stdout } = spawnSync(program, args, { encoding: 'utf8' });
  return { status, stdout };
}

describe.skipIf(!existsSync(BASH))('a script', () => {
  it.each<readonly [string, string, number, string]>([
    ['succeeds', 'true', 0, ''],
    ['ends at a line that fails', 'echo a\nfalse\necho b', 1, 'a\n'],
    ['ends with its last exit code', 'echo a\nexit 3', 3, 'a\n'],
    ['keeps the code of a last list', 'false && true', 1, ''],
    ['ends where a command is missing', 'nosuchcommand | cat\necho b', 127, ''],
    ['ends in a function', 'f() { false; echo b; }; f; echo c', 1, ''],
    ['ends in a group of its own', '(false; echo b); echo c', 1, ''],
    ['ends where what it takes the output of fails', 'x=$(exit 5); echo b', 5, ''],
    ['goes on where it asks', 'if false; then :; fi; ! true || false || echo b', 0, 'b\n'],
    ['fails with the first command of a pipeline', '(echo 3 failed; exit 3) | cat; echo b', 3, '3 failed\n'],
    ['fails with the middle of a pipeline', 'echo | false | cat', 1, ''],
    ['goes on where a reader has had enough', 'yes | head -1; echo b', 0, 'y\nb\n'],
    ['succeeds where the last reader has had enough', 'yes | head -1', 0, 'y\n'],
    ['goes on where a loop has had enough', 'yes | while read -r x; do break; done; echo b', 0, 'b\n'],
    ['fails before a reader that has had enough', 'false | yes | head -1; echo b', 1, 'y\n'],
    ['fails with a reader that has had enough', 'yes | (head -1; exit 4); echo b', 4, 'y\n'],
    ['fails where a command dies of SIGPIPE elsewhere', 'sh -c "kill -PIPE \\$\\$"; echo b', 141, ''],
    ['fails where its last command dies of SIGPIPE', 'echo a; sh -c "kill -PIPE \\$\\$"', 141, 'a\n'],
    ['fails in a loop', 'for i in 1 2; do (exit 5) | cat; done; echo b', 5, ''],
    ['fails in a function', 'f() { (exit 3) | cat; echo a; }; f; echo b', 3, ''],
    ['fails in a subshell', '((exit 3) | cat; echo a); echo b', 3, ''],
    ['fails where its output is taken', 'x=$( (exit 3) | cat); echo b', 3, ''],
    ['fails in a text that is run', `eval '(exit 3) | cat; echo a'; echo b`, 3, ''],
    ['fails in a file that is read', `. <(echo '(exit 3) | cat; echo a'); echo b`, 3, ''],
    ['fails in a function of a file', `. <(echo 'f() { (exit 3) | cat; echo a; }'); f; echo b`, 3, ''],
    ['fails in a function before a reader', 'f() { (exit 3) | cat; echo a; }; f | cat; echo b', 3, ''],
    ['fails in what feeds a reader', '{ false; echo a; } | cat; echo b', 1, ''],
    ['fails in a branch', 'if true; then (exit 3) | cat; fi; echo b', 3, ''],
    ['fails at the end of a list', 'true && (exit 3) | cat; echo b', 3, ''],
    ['fails with more than was read', '{ echo a; exit 3; } |& cat; echo b', 3, 'a\n'],
    ['goes on where a function has been read enough', 'f() { yes | head -1; }; f; x=$(f); echo "$x"', 0, 'y\ny\n'],
    ['goes on where a subshell has been read enough', '(yes | head -1); echo b', 0, 'y\nb\n'],
    ['goes on where a builtin has been read enough', 'while :; do echo y; done | head -1; echo b', 0, 'y\nb\n'],
    ['goes on after a condition', 'if (exit 4) | grep -q x; then :; fi; echo b', 0, 'b\n'],
    ['believes the last command in a condition', 'if (echo x; exit 4) | grep -q x; then echo b; fi', 0, 'b\n'],
    ['goes on after a condition of a loop', 'while (exit 4) | grep -q x; do :; done; echo b', 0, 'b\n'],
    ['goes on where another way is given', '(exit 4) | cat || true; echo b', 0, 'b\n'],
    ['goes on where it is turned', '! (exit 4) | grep -q x; echo b', 0, 'b\n'],
    ['goes on where what it turns holds', '! echo x | grep -q x; echo b', 0, 'b\n'],
    ['goes on in a function of a condition', 'f() { (exit 4) | cat; echo a; }; if f; then echo b; fi', 0, 'a\nb\n'],
    ['is strict again after a condition', 'if true | true; then :; fi; (exit 4) | cat; echo b', 4, ''],
    [
      'is strict again after a condition left early',
      'f() { while true | return 0; do :; done; }; for i in 1; do { continue; } && :; done; (exit 4) | cat; echo b',
      4,
      '',
    ],
    [
      'knows its last argument',
      'echo a b; echo "$_" | cat; if echo "$_" | cat; then echo "$_"; fi',
      0,
      'a b\nb\nb\nb\n',
    ],
    ['knows its last code', 'set +e; (exit 3); echo $? | cat; (exit 4); if [ $? = 4 ]; then echo b; fi', 0, '3\nb\n'],
    [
      'leaves its traps alone',
      "trap 'echo bye' EXIT; trap | cat; ! trap | grep -q nothing",
      0,
      "trap -- 'echo bye' EXIT\nbye\n",
    ],
    ['may ask for every code', '(exit 4) | cat && :; echo "${PIPESTATUS[0]}"', 0, '4\n'],
    ['may be written wrongly', 'if true | true; then', 2, ''],
    [
      'may hold a text between',
      'if cat <<X | grep -q hi; then echo b; fi\nhi\nX\ncat <<X | cat\n$(echo c | cat)\nX',
      0,
      'b\nc\n',
    ],
    ['may quote as of old', 'x="`echo "a b" | cat`"; echo "$x"', 0, 'a b\n'],
    ['believes a reader that has found it', 'yes ERROR | grep -q ERROR && echo found', 0, 'found\n'],
    ['believes a reader that must not find it', '! yes ERROR | grep -q ERROR', 1, ''],
    ['believes it in a condition', 'if ! yes ERROR | grep -q ERROR; then exit 0; else exit 9; fi', 9, ''],
    ['may take the output of a reader', 'x=$(yes | head -1); echo "$x"', 0, 'y\n'],
    ['may go on after failures', 'set +e; false; (exit 3) | cat; echo b', 0, 'b\n'],
    ['may be stricter', 'set -euo pipefail\necho a; false | cat; echo b', 1, 'a\n'],
    ['may clean up', 'trap "echo bye" EXIT; (exit 6) | cat; echo b', 6, 'bye\n'],
    ['may hold a text', 'cat <<X\nhi\nX', 0, 'hi\n'],
    ['may look at a pipeline itself', 'true | true; echo "${PIPESTATUS[@]}"', 0, '0 0\n'],
    ['may end in a comment', 'false # why\n# the end', 1, ''],
  ])('%s', async (_, script, status, stdout) => {
    expect(await run(script)).toEqual({ status, stdout });
  });
});

describe('where there is no bash', () => {
  it('ends a script at a line that fails, all the same', async () => {
    expect(await run('echo a\nfalse\necho b', null)).toEqual({ status: 1, stdout: 'a\n' });
    expect(await run('echo a | cat', null)).toEqual({ status: 0, stdout: 'a\n' });
  });
});
