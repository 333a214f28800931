import { type ChildProcess, fork } from 'node:child_process';
import { CouldNotTell } from '../../could-not-tell.js';
import type { LoadEnd, LoadPlan, LoadSink } from '../load.js';
import { type FromPartner, NUMBERS, type ToPartner, unpacked } from './message.js';
import { joined, sharesOf } from './share.js';

/** What this program is started with to become a partner. */
export const PARTNER = 'load-partner';

interface Setting {
  readonly sink: LoadSink;
  readonly stop: AbortSignal;
  readonly environment: Readonly<Record<string, string>>;
}

/** Makes a load from several processes of this program, which begin together and stop together. */
export async function generateTogether(plan: LoadPlan, setting: Setting): Promise<LoadEnd> {
  const { environment, stop } = setting;
  const partners: ChildProcess[] = [];
  const abort = (): void => {
    for (const partner of partners) partner.kill('SIGKILL');
  };
  stop.addEventListener('abort', abort, { once: true });
  try {
    for (const _ of sharesOf(plan)) partners.push(start(environment));
    const tell = (message: ToPartner): void => {
      for (const partner of partners) if (partner.connected) send(partner, message);
    };
    let ready = 0;
    const isReady = (): void => {
      ready += 1;
      if (ready === partners.length) tell({ go: true });
    };
    const ends = sharesOf(plan).map((share, index) => {
      const partner = partners[index];
      if (partner === undefined) throw new Error('fewer partners than shares');
      send(partner, { plan: share });
      return endOf(partner, { ...setting, isReady, tell });
    });
    return joined(await Promise.all(ends));
  } catch (error) {
    throw stop.aborted ? stop.reason : error;
  } finally {
    stop.removeEventListener('abort', abort);
    abort();
  }
}

/** Whoever is gone by now hears nothing: its exit says so, and an error that nobody hears would end the program. */
const send = (partner: ChildProcess, message: ToPartner): void => {
  partner.send(message, () => {});
};

function start(env: Readonly<Record<string, string>>): ChildProcess {
  const [, program = ''] = process.argv;
  return fork(program, [PARTNER], {
    env,
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

function endOf(
  partner: ChildProcess,
  at: Setting & { readonly isReady: () => void; readonly tell: (message: ToPartner) => void },
): Promise<LoadEnd> {
  return new Promise((resolve, reject) => {
    partner.on('message', (message: FromPartner) => {
      if ('ended' in message) record(message.ended, at.sink);
      else if ('ready' in message) at.isReady();
      else if ('failed' in message) {
        const { why, message: text, remedy } = message.failed;
        reject(new CouldNotTell(why, text, remedy));
      } else {
        // Each has its own part of the ceiling; whatever else ends one ends all.
        const { ended } = message.end;
        if (ended !== undefined && ended !== 'ceiling') at.tell({ halt: ended });
        resolve(message.end);
      }
    });
    partner.on('error', reject);
    partner.once('exit', (code, signal) => {
      const message = `a process that makes the load ended before its time (${signal ?? `exit ${code}`})`;
      reject(new CouldNotTell('tool-crashed', message, 'Try with fewer `processes`.'));
    });
  });
}

function record(ended: Float64Array, sink: LoadSink): void {
  for (let index = 0; index + NUMBERS <= ended.length; index += NUMBERS) {
    const [request = 0, code = 0, took = 0, at = 0, bytes = 0] = ended.subarray(index, index + NUMBERS);
    sink(request, unpacked(code), took, at, bytes);
  }
}
