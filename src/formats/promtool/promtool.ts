import { CHECKING, failedBlocks, type PromtoolMessage, parseMessage } from './message.js';

export type { PromtoolMessage } from './message.js';

/** What `promtool check` said about one file. */
export interface PromtoolFile {
  /** As it was given on the command line. */
  readonly file: string;
  /** True only where promtool printed SUCCESS for it. */
  readonly accepted: boolean;
  /** Rules that it counted, where it did. */
  readonly rules: number | undefined;
  readonly warnings: readonly string[];
  readonly messages: readonly PromtoolMessage[];
}

/** The output read, or the reason why it cannot be trusted. */
type PromtoolCheck = { readonly files: readonly PromtoolFile[] } | { readonly problem: string };

interface Section {
  readonly file: string;
  accepted: boolean;
  rules: number | undefined;
  readonly warnings: string[];
}

/**
 * Reads what `promtool check config` or `check rules` printed for the given files, in their order. promtool has no
 * machine-readable output: `Checking`, SUCCESS and WARNING come on stdout, FAILED and its messages on stderr, so the nth
 * failure belongs to the nth file without a SUCCESS. Anything that does not add up is a problem, never a success.
 */
export function readPromtoolCheck(
  files: readonly string[],
  output: { readonly stdout: string; readonly stderr: string },
): PromtoolCheck {
  const sections = readSections(output.stdout);
  const checked = sections.map(section => section.file);
  if (checked.length !== files.length || checked.some((file, index) => file !== files[index])) {
    const missing = files.find((file, index) => file !== checked[index]) ?? checked[files.length] ?? 'a file';
    return { problem: `promtool was given ${files.length} files and says nothing understandable about ${missing}` };
  }
  const blocks = failedBlocks(output.stderr);
  const refused = sections.filter(section => !section.accepted);
  if (blocks.length !== refused.length) {
    const problem = `promtool reports ${blocks.length} failures for ${refused.length} files without SUCCESS`;
    return { problem };
  }
  const messages = new Map(refused.map((section, index) => [section, blocks[index] ?? []]));
  const read = sections.map(section => ({
    ...section,
    messages: distinct((messages.get(section) ?? []).flatMap(text => parseMessage(text, section.file))),
  }));
  const mute = read.find(section => !section.accepted && section.messages.length === 0);
  return mute ? { problem: `promtool refuses ${mute.file} without a reason` } : { files: read };
}

function readSections(stdout: string): readonly Section[] {
  const sections: Section[] = [];
  for (const line of stdout.split('\n')) {
    const file = CHECKING.exec(line)?.[1];
    if (file !== undefined) {
      sections.push({ file, accepted: false, rules: undefined, warnings: [] });
      continue;
    }
    const section = sections.at(-1);
    if (!section) continue;
    const rules = /^ {2}SUCCESS: (\d{1,9}) rules? found$/.exec(line)?.[1];
    if (rules !== undefined) {
      section.accepted = true;
      section.rules = Number(rules);
    }
    if (line === ` SUCCESS: ${section.file} is valid prometheus config file syntax`) section.accepted = true;
    const warning = /^ {2}WARNING: (.+)$/.exec(line)?.[1];
    if (warning !== undefined) section.warnings.push(warning);
  }
  return sections;
}

/** promtool parses a file twice and then says the same twice. */
function distinct(messages: readonly PromtoolMessage[]): readonly PromtoolMessage[] {
  const seen = new Map(messages.map(message => [JSON.stringify(message), message]));
  return [...seen.values()];
}

/** `2.42.0` out of what `promtool --version` prints; undefined where it does not say. */
export function readPromtoolVersion(text: string): string | undefined {
  return /^promtool, version (\d{1,5}\.\d{1,5}\.\d{1,5})/m.exec(text)?.[1];
}
