import { once } from 'node:events';
import { createReadStream, existsSync } from 'node:fs';
import type { Redactor } from '../../text/redact.js';
import { rename } from '../files/file-system.js';
import { LogFile } from './log-file.js';

/** The logs of one run, and what must not stand in them. */
export interface Logs {
  readonly open: (path: string) => LogFile;
  /** Hides values in what is written from now on; `rewrite` does the same for what was written before. */
  readonly hide: Redactor['hide'];
  /** Answers the logs that it wrote anew. */
  readonly rewrite: () => Promise<readonly string[]>;
}

export function openLogs(redact: Redactor): Logs {
  const written = new Set<string>();
  let isLate = false;
  return {
    open: path => {
      written.add(path);
      return new LogFile(path, redact);
    },
    hide: values => {
      redact.hide(values);
      isLate = true;
    },
    rewrite: async () => {
      if (!isLate) return [];
      isLate = false;
      const anew: string[] = [];
      for (const path of written) if (await rewrite(path, redact)) anew.push(path);
      return anew;
    },
  };
}

/** Whether there is such a log: of a command that printed nothing there is none. */
async function rewrite(path: string, redact: Redactor): Promise<boolean> {
  if (!existsSync(path)) return false;
  const source = createReadStream(path);
  const log = new LogFile(`${path}.new`, redact);
  const write = log.writer(source);
  source.on('data', chunk => write(Buffer.from(chunk)));
  await once(source, 'close');
  const made = await log.close();
  if (made !== undefined) await rename(made, path);
  return made !== undefined;
}
