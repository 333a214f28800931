import { CouldNotTell } from '../../check.js';
import { answerOf, endOf, exitedWith } from '../../facts/tool/answer.js';
import type { ImageScan } from '../../formats/scans/image-scan.js';
import type { Ran } from '../../ports/exec.js';
import type { Ports } from '../../ports/ports.js';
import { clip } from '../../text/clip.js';
import type { ScannerName } from './options.js';

/** What is to be scanned: the image of that name, or the one at a path. */
export interface Target {
  readonly image: string;
  /** Absolute. */
  readonly path: string | undefined;
  /** True where the path is an OCI layout's directory. */
  readonly isLayout: boolean;
}

export interface Scanned {
  readonly scan: ImageScan;
  /** The whole answer, as evidence. */
  readonly log: string | undefined;
}

/** One scanner for images. */
export interface Scanner {
  readonly name: ScannerName;
  readonly isPresent: (ports: Ports) => Promise<boolean>;
  /** Throws `CouldNotTell` where there is no answer that can be trusted. */
  readonly scan: (target: Target, ports: Ports) => Promise<Scanned>;
}

/** A scan's JSON is some kilobytes for each vulnerable package. */
export const KEEP = 128 * 1024 * 1024;

/** Standard output whole, or the reason why it cannot be used. Each scanner is told to exit with 0 whatever it finds. */
export function outputOf(ran: Ran, tool: string): string {
  const tooLong = 'Write the scan to a file in an earlier step and name it in `report`.';
  const { stdout } = answerOf(ran, { tool, tooLong });
  if (!exitedWith(ran, 0)) throw refused(tool, ran);
  return stdout;
}

const DATABASE = /\b(?:vulnerability|vulnerabilities|java)?\s*(?:db|database)\b/i;
const ABSENT =
  /no such image|not found|unknown manifest|manifest_unknown|unauthorized|denied|unable to find|no such file/i;

/** The error for a scanner that ended without an answer: told apart by what it says about its database and the image. */
function refused(tool: string, ran: Ran): CouldNotTell {
  const said = faultIn(ran.stderr.text) ?? faultIn(ran.stdout.text) ?? '';
  const message = `${tool} ${endOf(ran)}${said && `: ${said}`}`;
  if (DATABASE.test(said)) {
    return new CouldNotTell('stale', message, 'Let it update its database, or bring a database along.');
  }
  if (ABSENT.test(said)) {
    return new CouldNotTell(
      'unreadable',
      message,
      'Build or pull the image before this check, or log in to its registry.',
    );
  }
  return new CouldNotTell('tool-crashed', message, `Run ${tool} by hand to see why.`);
}

/** The line that says what went wrong; scanners log a good many others. */
function faultIn(text: string): string | undefined {
  const lines = text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '');
  const fault = lines.find(line => /\b(?:fatal|error|failed|unable)\b/i.test(line)) ?? lines.at(-1);
  return fault === undefined ? undefined : clip(fault.replace(/^\d{4}-\d\d-\d\dT\S+\s+/, ''), 400);
}
