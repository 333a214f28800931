import { it, type TestFunction } from 'vitest';
import which from 'which';

/** Take minutes to build, and CI goes without them: `scripts/real-tools.sh NAME` builds them for whoever works on theirs. */
const EXTRA: readonly string[] = [
  'jaeger',
  'kube-apiserver',
  'moto_server',
  'osv-scanner',
  'squawk',
  'trufflehog',
  'victoria-logs',
];

/**
 * A test that needs a real tool. Without the tool it is skipped and says which one; with `REQUIRE_REAL_TOOLS=1`, as in CI,
 * it fails instead, so that nobody takes a machine without tools for a green one.
 */
export function itWith(tool: string, title: string, test: TestFunction): void {
  if (which.sync(tool, { nothrow: true }) !== null) {
    it(title, test);
  } else if (process.env.REQUIRE_REAL_TOOLS && !EXTRA.includes(tool)) {
    it(title, () => {
      throw new Error(`${tool} is not on PATH: scripts/real-tools.sh ${tool} installs it`);
    });
  } else {
    it.skip(`${title} (needs ${tool})`, test);
  }
}
