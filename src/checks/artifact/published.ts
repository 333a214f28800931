import { CouldNotTell, type Finding, findingOf } from '../../check.js';
import type { Connected } from '../../facts/live/connection.js';
import type { Ports } from '../../ports/ports.js';
import type { ArtifactOptions } from './options.js';
import { artifactRules } from './rules.js';

/** A file that is published, read to its end. */
export interface PublishedFile {
  readonly name: string;
  /** Where it was read, without a query. */
  readonly where: string;
  readonly bytes: Buffer;
  /** What the registry says of it, as in `digest`. */
  readonly promised: readonly string[];
  /** Where its detached signature would be. */
  readonly signature?: string | undefined;
  /** What attests where it was built: a bundle of Sigstore, or what the registry has. */
  readonly provenance?: unknown;
}

/** What a registry has under a name and a version. */
export interface Published {
  /** As reports call it. */
  readonly name: string;
  readonly files: readonly PublishedFile[];
  readonly notes: readonly Finding[];
}

export interface Asking {
  readonly options: ArtifactOptions;
  readonly connected: Connected;
  readonly ports: Ports;
}

/** It is not there: what a reader of a registry throws, and what ends as a finding. */
export class NotPublished extends Error {
  override readonly name = 'NotPublished';
}

export const withdrawn = (name: string, why: string | undefined): Finding => {
  const message = `${name} is withdrawn${why ? `: ${why}` : ''}`;
  return findingOf(artifactRules, { rule: 'withdrawn', message, subject: name });
};

/** For an answer that is not what such a registry gives. */
export const wrongAnswer = (where: string, said: string): CouldNotTell =>
  new CouldNotTell('wrong-format', `${where}: ${said}`, 'Check that this is the registry that you mean.');
