import { CouldNotTell } from '../../could-not-tell.js';
import { answerOf } from '../../facts/tool/answer.js';
import type { Audit } from '../../formats/audits/advisory.js';
import type { Ran } from '../../ports/exec.js';
import type { Ports } from '../../ports/ports.js';
import { clip } from '../../text/clip.js';

/** A project as the audit sees it: copies in a scratch directory, so that nothing else of the repository speaks to it. */
export interface Project {
  /** Absolute. */
  readonly folder: string;
  /** The lock file's name inside it. */
  readonly lockName: string;
  readonly lock: string;
}

/** What is asked about a project. */
export interface Question {
  readonly production: boolean;
  readonly registry: string | undefined;
  readonly ports: Ports;
}

export interface Audited {
  readonly audit: Audit;
  /** The whole answer, as evidence. */
  readonly log: string | undefined;
}

/** One package manager's audit. */
export interface Auditor {
  /** The program that it starts. */
  readonly tool: string;
  /** Files besides the lock file that the audit needs, and what they hold; of `package.json` and the like a safe part. */
  readonly manifests: (at: Manifests) => Promise<Readonly<Record<string, string>>>;
  /** Throws `CouldNotTell` where there is no answer that can be trusted. */
  readonly audit: (project: Project, question: Question) => Promise<Audited>;
  /** A project with one release that is known to be vulnerable; the first file is its lock file. */
  readonly canary: (lock: string) => Readonly<Record<string, string>>;
}

/** Where manifests are read. */
export interface Manifests {
  readonly lock: string;
  readonly lockName: string;
  readonly registry: string | undefined;
  /** Text of a file beside the lock file; undefined where there is none. */
  readonly read: (path: string) => Promise<string | undefined>;
}

/** An audit's JSON is some kilobytes for each vulnerable package. */
export const KEEP = 64 * 1024 * 1024;

/** What an auditor printed, whole; its exit code says less than what it found. */
export const outputOf = (ran: Ran, tool: string): string =>
  answerOf(ran, { tool, tooLong: 'Write the audit to a file in an earlier step and name it in `report`.' }).stdout;

const NETWORK =
  /\b(?:ECONN\w+|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ENETUNREACH|CERT_\w+|[1-5]\d\d [A-Z][a-z]+|responded with|endpoint|fetch failed|timed? ?out|no such host|invalid json response|network)/i;

/** The error for an audit that ended without an answer: told apart by what it says about the network. */
export function noAudit(tool: string, said: string): CouldNotTell {
  const lines = said.split('\n').map(line => line.trim());
  const line = lines.find(line => /[a-z]{3}/i.test(line));
  const text = line && clip(line, 400);
  const byHand = `Run ${tool} by hand to see why.`;
  if (text === undefined)
    return new CouldNotTell('wrong-format', `${tool} answered with something else than an audit`, byHand);
  const message = `${tool} gave no audit: ${text}`;
  if (!NETWORK.test(text)) return new CouldNotTell('tool-crashed', message, byHand);
  const remedy = 'Try again where it can be reached; npm, pnpm and yarn can be told whom to ask in `registry`.';
  return new CouldNotTell('unreachable', message, remedy);
}
