import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Report } from '../../src/report/report.js';
import { bundle } from './bundle.js';

/** A folder with files, in which somebody runs the program by hand. */
export interface Checkout {
  /** Runs the bundle's command line with nothing but these variables, and waits for its end. */
  readonly run: (
    args: readonly string[],
    env?: Readonly<Record<string, string>>,
  ) => { readonly status: number | null; readonly stdout: string; readonly stderr: string };
  /** What lies in the report directory, by its path there. */
  readonly written: () => ReadonlyMap<string, Buffer>;
  readonly report: () => Report;
  readonly [Symbol.dispose]: () => void;
}

/** `CLI_NODE` is the Node to run on. */
export function openCheckout(files: Readonly<Record<string, string>>): Checkout {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'checkout-')));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const reports = join(folder, '.deploy-validate');
  return {
    run: (args, more = {}) => {
      const env = { PATH: process.env.PATH ?? '', HOME: folder, ...more };
      const argv = [join(bundle(), 'index.js'), ...args];
      const setting = { cwd: folder, env, encoding: 'utf8', maxBuffer: 2 ** 26 } as const;
      return spawnSync(process.env.CLI_NODE ?? process.execPath, argv, setting);
    },
    written: () => {
      const names = readdirSync(reports, { recursive: true, encoding: 'utf8' });
      const found = names.filter(name => statSync(join(reports, name)).isFile());
      return new Map(found.map(name => [name, readFileSync(join(reports, name))]));
    },
    report: () => JSON.parse(readFileSync(join(reports, 'report.json'), 'utf8')),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}
