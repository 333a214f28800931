import { type ChildProcess, spawnSync } from 'node:child_process';

/** Milliseconds between asking a process group to end and killing it. */
const GRACE_MS = 2000;

/** Signals a child and everything it started. On POSIX the child must lead its own group (`detached: true`). */
export function signalGroup(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    // ESRCH: nothing of the group is left, which is what was wanted.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** Ends a process group: politely, then, after the grace time, for certain. Returns a function that skips the wait. */
export function endGroup(child: ChildProcess): () => void {
  signalGroup(child, 'SIGTERM');
  const kill = () => signalGroup(child, 'SIGKILL');
  const timer = setTimeout(kill, GRACE_MS);
  return () => {
    clearTimeout(timer);
    kill();
  };
}
