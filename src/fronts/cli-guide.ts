import { join } from 'node:path';
import { neutralise } from '../text/escape.js';
import { oneLine } from '../text/visible.js';
import { UsageError } from '../usage-error.js';
import { cancellation, EXIT } from './exit.js';
import type { Flags } from './flags.js';

interface Call {
  readonly flags: Flags;
  /** What follows the command. */
  readonly words: readonly string[];
}

/** Commands that guide whoever adopts the gate; they decide nothing. */
const GUIDES: Readonly<Record<string, (call: Call) => Promise<number>>> = {
  accept: runAccept,
  explain: runExplain,
  doctor: runDoctor,
  report: runReport,
  completion: runCompletion,
};

/** The command of this name, or undefined where it is none of these. */
export const guideOf = (command: string): ((call: Call) => Promise<number>) | undefined =>
  Object.hasOwn(GUIDES, command) ? GUIDES[command] : undefined;

const print = (text: string): number => {
  process.stdout.write(text);
  return EXIT.go;
};

async function runAccept({ flags, words }: Call): Promise<number> {
  const { accept } = await import('../commands/guide/accept.js');
  const { findReportFiles } = await import('../ports/runner/report-file.js');
  const named = words.length > 0 ? words : [join(flags['report-dir'], 'report.json')];
  const { files, missing } = await findReportFiles(named, flags['report-dir']);
  if (missing.length > 0) throw new UsageError(`accept: ${missing.join(', ')}: no report there; run the stage first`);
  const { config, reason, owner, until, prune, 'dry-run': dryRun } = flags;
  const done = await accept({ config, reports: files, reason, owner, until, prune, dryRun }, { env: process.env });
  if (dryRun) process.stdout.write(done.text);
  for (const line of done.said) (dryRun ? process.stderr : process.stdout).write(`${neutralise(oneLine(line))}\n`);
  return EXIT.go;
}

async function runExplain({ words }: Call): Promise<number> {
  const [rule, ...others] = words;
  if (rule === undefined || others.length > 0)
    throw new UsageError('explain: name one rule, as reports show it: explain image-unpinned');
  const [{ explain }, { showExplained }] = await Promise.all([
    import('../commands/guide/explain.js'),
    import('../commands/guide/explained-text.js'),
  ]);
  return print(showExplained(await explain(rule)));
}

async function runDoctor({ flags }: Call): Promise<number> {
  const { doctor, showFindings } = await import('../commands/guide/doctor.js');
  const token = process.env.GH_TOKEN || process.env.GITHUB_TOKEN || undefined;
  const findings = await doctor(
    { config: flags.config, workingDirectory: flags['working-directory'], reportDirectory: flags['report-dir'] },
    { env: process.env, cancel: cancellation(), token },
  );
  print(neutralise(showFindings(findings)));
  return findings.every(({ isGood }) => isGood) ? EXIT.go : EXIT.noGo;
}

async function runReport({ words }: Call): Promise<number> {
  const [what, ...files] = words;
  if (what !== 'diff') throw new UsageError('report: expected `report diff OLD/report.json NEW/report.json`');
  const [{ compare }, { renderDifference }] = await Promise.all([
    import('../commands/guide/compare.js'),
    import('../reporters/difference.js'),
  ]);
  return print(neutralise(renderDifference(await compare(files))));
}

/** `collect --stages`: 0 where all of the list stands. */
export async function runCollectStages({ flags, words }: Call): Promise<number> {
  const { collectStages } = await import('../commands/guide/collect-stages.js');
  const { file, said, isWhole } = await collectStages(
    {
      config: flags.config,
      policyRef: flags['policy-ref'],
      instance: flags.instance,
      reportDirectory: flags['report-dir'],
      workingDirectory: flags['working-directory'],
      reports: words,
    },
    { env: process.env, cancel: cancellation(), token: process.env.GH_TOKEN || process.env.GITHUB_TOKEN || undefined },
  );
  print(`${said.map(oneLine).join('\n')}\nwrote ${file}\n`);
  return isWhole ? EXIT.go : EXIT.noGo;
}

async function runCompletion({ words }: Call): Promise<number> {
  const { completionFor } = await import('./completion.js');
  return print(completionFor(words[0]));
}
