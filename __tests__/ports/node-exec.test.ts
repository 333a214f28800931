import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CouldNotTell } from '../../src/check.js';
import { childEnvironment } from '../../src/ports/process/child-environment.js';
import { open } from './opened.js';

const node = (script: string): [string, ...string[]] => [process.execPath, '-e', script];

describe('a child process', () => {
  it('answers its exit code and both streams', async () => {
    await using at = open();
    const ran = await at.ports.exec.run(node('console.log("out"); console.error("err"); process.exitCode = 3'));
    expect(ran).toMatchObject({
      code: 3,
      signal: null,
      stdout: { text: 'out\n', bytes: 4, truncated: false },
      stderr: { text: 'err\n' },
    });
  });

  it('is never given a shell, so that nothing in an argument is expanded', async () => {
    await using at = open();
    const ran = await at.ports.exec.run([...node('console.log(process.argv[1])'), '$HOME; echo *']);
    expect(ran.stdout.text).toBe('$HOME; echo *\n');
  });

  it('could not be told where the tool is missing', async () => {
    await using at = open();
    await expect(at.ports.exec.run(['no-such-tool-here'])).rejects.toMatchObject({ why: 'tool-missing' });
  });

  it('could not be told where the file is not executable', async () => {
    await using at = open({ 'tool.sh': 'echo hello' });
    await expect(at.ports.exec.run(['./tool.sh'])).rejects.toMatchObject({ why: 'tool-missing' });
  });

  it('tells the signal that ended it', async () => {
    await using at = open();
    expect(await at.ports.exec.run(node('process.kill(process.pid, "SIGKILL")'))).toMatchObject({
      code: null,
      signal: 'SIGKILL',
    });
  });

  it('reads the input that it is given, and may leave it unread', async () => {
    await using at = open();
    const read = await at.ports.exec.run(node('process.stdin.pipe(process.stdout)'), { input: 'hello' });
    expect(read.stdout.text).toBe('hello');
    const unread = await at.ports.exec.run(node('process.exit(0)'), { input: 'x'.repeat(1_000_000) });
    expect(unread.code).toBe(0);
  });

  it('runs in a folder of the workspace, and nowhere else', async () => {
    await using at = open({ 'sub/file.txt': '' });
    const ran = await at.ports.exec.run(node('console.log(process.cwd())'), { cwd: 'sub' });
    expect(ran.stdout.text).toBe(`${at.folder}/sub\n`);
    await expect(at.ports.exec.run(node('0'), { cwd: '../..' })).rejects.toMatchObject({ why: 'unreadable' });
  });
});

describe('output', () => {
  it('is written nowhere where the tool prints secrets', async () => {
    await using at = open();
    const ran = await at.ports.exec.run(node('console.log("hunter2")'), { log: false });
    expect(ran).toMatchObject({ log: undefined, stdout: { text: 'hunter2\n' } });
    expect(existsSync(join(at.folder, '.deploy-validate'))).toBe(false);
  });

  it('keeps the head and the tail, counts the rest, and writes the whole to the log', async () => {
    await using at = open();
    const ran = await at.ports.exec.run(node('for (let i = 0; i < 1000; i++) console.log("line " + i)'), { keep: 200 });
    expect(ran.stdout.truncated).toBe(true);
    expect(ran.stdout.text).toMatch(/^line 0\n/);
    expect(ran.stdout.text).toMatch(/line 999\n$/);
    expect(ran.stdout.text).toContain('bytes left out');
    expect(readFileSync(ran.log ?? '', 'utf8').split('\n')).toHaveLength(1001);
  });

  it('loses terminal sequences, repaints and invalid bytes, and nothing else', async () => {
    await using at = open();
    const bytes = Buffer.concat([
      Buffer.from('\u001b[31mred\u001b[0m 10%\r50%\rdone\r\nnext '),
      Buffer.from([0xff, 0xfe]),
    ]);
    const ran = await at.ports.exec.run(node(`process.stdout.write(Buffer.from("${bytes.toString('hex')}", "hex"))`));
    expect(ran.stdout.text).toBe('done\nnext \ufffd\ufffd');
  });

  it('never writes a secret to the log, torn over two writes or not', async () => {
    await using at = open({}, { secrets: ['hunter2-hunter2'] });
    const script =
      'process.stdout.write("a hunter2-"); setTimeout(() => { process.stdout.write("hunter2 b\\n" + "x".repeat(200000) + "hunter2-hunter2") }, 20)';
    const ran = await at.ports.exec.run(node(script));
    const log = readFileSync(ran.log ?? '', 'utf8');
    expect(log).toHaveLength('a *** b\n'.length + 200_000 + '***'.length);
    expect(log).not.toContain('hunter2');
  });

  it('tells what a repainted line said before', async () => {
    await using at = open();
    const ran = await at.ports.exec.run(node('process.stdout.write("FATAL: bad\\rdone\\r\\nnext\\n")'));
    expect(ran.stdout).toMatchObject({ text: 'done\nnext\n', repainted: 'FATAL: bad\ndone\nnext\n' });
  });

  it('is read to its end however busy this process is', async () => {
    await using at = open();
    const script = 'process.stdout.write(("x".repeat(1023) + "\\n").repeat(150) + "END\\n")';
    let isBusy = true;
    const block = (): void => {
      const end = performance.now() + 1100;
      while (performance.now() < end);
      if (isBusy) setImmediate(block);
    };
    setTimeout(block, 20);
    const ran = await at.ports.exec.run(node(script), { keep: 1024 * 1024 });
    isBusy = false;
    expect(ran.stdout.bytes).toBe(150 * 1024 + 4);
  }, 60_000);

  it('could not be told where its log cannot be written', async () => {
    await using at = open({ '.deploy-validate/logs': 'no folder' });
    await expect(at.ports.exec.run(node('console.log("hello")'))).rejects.toMatchObject({
      why: 'unreadable',
      message: expect.stringContaining('its log step.log could not be written: '),
    });
  });

  it('could not be told where the disk takes no more of its log', async () => {
    await using at = open();
    mkdirSync(join(at.folder, '.deploy-validate/logs'), { recursive: true });
    symlinkSync('/dev/full', join(at.folder, '.deploy-validate/logs/step.log'));
    await expect(at.ports.exec.run(node('console.log("x".repeat(1e6))'))).rejects.toMatchObject({
      message: expect.stringContaining('ENOSPC'),
    });
  });

  it('has no log where nothing was printed', async () => {
    await using at = open();
    expect((await at.ports.exec.run(node('0'))).log).toBeUndefined();
  });
});

describe('a script', () => {
  it('ends at the first line that fails', async () => {
    await using at = open();
    expect(await at.ports.exec.shell('echo build\nfalse\necho lint')).toMatchObject({
      code: 1,
      stdout: { text: 'build\n' },
    });
  });
});

describe('a pipeline in a script', () => {
  it('fails where any of its commands does', async () => {
    await using at = open();
    expect(await at.ports.exec.shell('sh -c "echo 3 failed; exit 3" | cat\necho done')).toMatchObject({
      code: 3,
      stdout: { text: '3 failed\n' },
    });
    expect(await at.ports.exec.shell('echo one | cat')).toMatchObject({ code: 0, stdout: { text: 'one\n' } });
  });
});

describe('the end of a step', () => {
  it('takes grandchildren with it that ignore SIGTERM', async () => {
    await using at = open();
    const script = 'trap "" TERM; (trap "" TERM; while :; do sleep 1; done) & echo $! ; echo $$; wait';
    const running = at.ports.exec.shell(script);
    const reason = new CouldNotTell('timed-out', 'took too long', 'wait');
    const pids = await printedPids(at.folder);
    at.stop(reason);
    await expect(running).rejects.toBe(reason);
    await expect.poll(() => pids.filter(isRunning)).toEqual([]);
  });

  it('does not wait for a grandchild that keeps the output open', async () => {
    await using at = open();
    const ran = await at.ports.exec.shell('sleep 300 & echo $!');
    expect(ran.code).toBe(0);
    const pid = Number(ran.stdout.text.trim());
    await expect.poll(() => isRunning(pid)).toBe(false);
  });

  it('is told with the reason, before a child is started', async () => {
    await using at = open();
    const reason = new CouldNotTell('cancelled', 'cancelled by SIGINT', 'Run it again.');
    at.stop(reason);
    await expect(at.ports.exec.run(node('0'))).rejects.toBe(reason);
  });

  it.each([
    ['timed-out', 'took too long; sh printed last: go: downloading example.org/x'],
    ['cancelled', 'took too long'],
  ] as const)('by %s is told as: %s', async (why, message) => {
    await using at = open();
    // What is on standard error has been written by the time that the other stream says so.
    const script = 'echo go: downloading example.org/x >&2; echo ready; exec sleep 60';
    const stop = () => at.stop(new CouldNotTell(why, 'took too long', 'wait'));
    await expect(at.ports.exec.run(['sh', '-c', script], { onStdout: stop })).rejects.toMatchObject({ why, message });
  });

  it('can come early for one child', async () => {
    await using at = open();
    await expect(at.ports.exec.run(['sleep', '60'], { timeoutMs: 50 })).rejects.toMatchObject({ why: 'timed-out' });
  });
});

describe('the environment of a child', () => {
  it('has no place in the repository on its PATH that nobody named', () => {
    expect(childEnvironment({ PATH: ':/usr/bin::/bin:' }, [])).toEqual({ PATH: '/usr/bin:/bin' });
    // The index of `git commit -a` and `git commit FILE`, which a hook must look at: that of the repository is another.
    const hook = { GIT_INDEX_FILE: '.git/index.lock', GIT_DIR: 'elsewhere' };
    expect(childEnvironment(hook, [])).toEqual({ GIT_INDEX_FILE: '.git/index.lock' });
  });

  it('has what is allow-listed and what the config passes on, and no token of the runner', () => {
    const env = {
      PATH: '/bin',
      LC_ALL: 'C',
      GITHUB_SHA: 'abc',
      GITHUB_TOKEN: 't',
      GITHUB_OUTPUT: '/o',
      GITHUB_ENV: '/e',
      ACTIONS_RUNTIME_TOKEN: 't',
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 't',
      INPUT_TOKEN: 't',
      NODE_OPTIONS: '--require ./evil.js',
      DATABASE_URL: 'postgres://…',
      OTHER: 'x',
    };
    expect(childEnvironment(env, ['DATABASE_URL'])).toEqual({
      PATH: '/bin',
      LC_ALL: 'C',
      GITHUB_SHA: 'abc',
      DATABASE_URL: 'postgres://…',
    });
  });
});

/** Waits until the script's log shows its two process ids. */
async function printedPids(folder: string): Promise<readonly number[]> {
  for (;;) {
    try {
      const pids = readFileSync(`${folder}/.deploy-validate/logs/step.log`, 'utf8').trim().split('\n').map(Number);
      if (pids.length === 2) return pids;
    } catch {
      // Not there yet.
    }
    await new Promise(resolve => setImmediate(resolve));
  }
}

/** A killed process that its new parent has not reaped yet is not running. */
function isRunning(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
