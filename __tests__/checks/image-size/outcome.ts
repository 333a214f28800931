import { CouldNotTell, type Verdict } from '../../../src/check.js';
import { imageSize } from '../../../src/checks/image-size/definition.js';
import type { Ports } from '../../../src/ports/ports.js';
import { open } from '../../ports/opened.js';

export interface Unknown {
  readonly status: 'errored';
  readonly why: string;
  readonly message: string;
  readonly remedy: string;
}

interface Setting {
  readonly files?: Readonly<Record<string, string | Buffer>>;
  readonly environment?: Readonly<Record<string, string>>;
  /** Ends the check as its timeout would. */
  readonly abortAfterMs?: number;
  /** Changes the real ports where a test must not meet what the machine has. */
  readonly ports?: (ports: Ports) => Ports;
}

/** Runs an `image-size` check with real ports, as the pipeline does. */
export async function outcomeOf(
  image: Readonly<Record<string, unknown>>,
  setting: Setting = {},
): Promise<Verdict | Unknown> {
  await using opened = open(setting.files, { environment: setting.environment ?? {} });
  const timeout = new CouldNotTell('timed-out', 'did not end within its timeout', 'Give it more time.');
  const timer = setting.abortAfterMs && setTimeout(() => opened.stop(timeout), setting.abortAfterMs);
  const ports = setting.ports?.(opened.ports) ?? opened.ports;
  try {
    return await imageSize.bound.parse({ images: [{ max: '200MB', ...image }] }).run(ports);
  } catch (error) {
    if (!(error instanceof CouldNotTell)) throw error;
    return { status: 'errored', why: error.why, message: error.message, remedy: error.remedy };
  } finally {
    clearTimeout(timer);
  }
}
