import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { scriptArgv } from '../../src/ports/shell-script.js';

const BASH = '/bin/bash';

function run(script: string, bash: string | null = BASH) {
  const [program, ...args] = scriptArgv(script, bash ?? undefined);
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
    ['keeps to its own rules', 'set +e; false; echo b', 0, 'b\n'],
    ['keeps to its own strict rules', 'set -eu\necho a; false | cat; echo b', 1, 'a\n'],
    ['may end in a comment', 'false # why\n# the end', 1, ''],
  ])('%s', (_, script, status, stdout) => {
    expect(run(script)).toEqual({ status, stdout });
  });
});

describe('where there is no bash', () => {
  it('ends a script at a line that fails, all the same', () => {
    expect(run('echo a\nfalse\necho b', null)).toEqual({ status: 1, stdout: 'a\n' });
    expect(run('echo a | cat', null)).toEqual({ status: 0, stdout: 'a\n' });
  });
});
