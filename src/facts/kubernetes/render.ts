import { CouldNotTell } from '../../check.js';
import type { Ran } from '../../ports/exec.js';
import { clip } from '../../text/clip.js';
import { answerOf, endOf, exitedWith, lastWords } from '../tool/answer.js';

/** A rendering of 64 MiB is more than any cluster takes. */
export const KEEP = 64 * 1024 * 1024;

/** The tool answered that there is nothing to render here: the manifests are wrong, not the tool. */
export interface RenderFailure {
  readonly failure: string;
}

/** What a renderer printed, or why it refused. Throws `CouldNotTell` where it crashed or its output cannot be trusted. */
export function readRendering(ran: Ran, name: string): string | RenderFailure {
  const { stdout } = answerOf(ran, { tool: name, tooLong: 'Render less at once.' });
  if (!exitedWith(ran, 0)) {
    const failure = FAILURE.exec(ran.stderr.text)?.[1]?.trim();
    if (!failure) {
      const message = `${name} ${endOf(ran)}: ${lastWords(ran) || 'it said nothing'}`;
      throw new CouldNotTell('tool-crashed', message, 'Run it by hand; its whole output is in the log.');
    }
    throwIfUnclear(failure, name);
    return { failure: clip(failure, 1000) };
  }
  if (stdout.trim() === '') {
    throw new CouldNotTell(
      'nothing-checked',
      `${name} rendered nothing`,
      'Look at what it is given; it must produce at least one object.',
    );
  }
  if (!stdout.endsWith('\n')) {
    throw new CouldNotTell(
      'truncated',
      `the output of ${name} ends in the middle of a line`,
      'Run it by hand and look at its end.',
    );
  }
  return stdout;
}

/** `kubectl kustomize` logs its refusal where kustomize and helm print theirs. */
const FAILURE = /(?:^error: |^E\d{4} .*"command failed" err=)([\s\S]*)/im;

const NETWORK =
  /\b(?:dial tcp|no such host|i\/o timeout|connection refused|connection reset|timed out|git fetch|git clone|git ls-remote|failed to run '.*git|evalsymlink failure on '[^']*(?:https?:|github\.com)|hit \d+s timeout|status code \d{3}|failed to download)/i;
const PLUGIN =
  /must specify --enable-helm|external plugins disabled|--enable-alpha-plugins|unable to find plugin|--enable-exec|unable to run.*helm/i;
const DEPENDENCIES = /missing in charts\/ directory/i;

/** Refusals that say nothing about the manifests. */
function throwIfUnclear(failure: string, name: string): void {
  const message = `${name}: ${clip(failure, 500)}`;
  if (NETWORK.test(failure))
    throw new CouldNotTell('unreachable', message, 'Vendor what it fetches, or give this job the network.');
  if (PLUGIN.test(failure))
    throw new CouldNotTell('unsupported', message, 'Render it in a step before, and check the result under `paths`.');
  if (DEPENDENCIES.test(failure))
    throw new CouldNotTell('unsupported', message, 'Run `helm dependency build` in a step before.');
}
