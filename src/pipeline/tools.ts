import type { ToolNeed } from '../check.js';
import type { Exec } from '../ports/exec.js';
import type { FoundTool } from '../report/plan.js';
import { clip } from '../text/clip.js';
import type { Step } from './step.js';

const VERSION_TIMEOUT_MS = 10_000;

/** Looks up every tool of a plan, once each. */
export async function findTools(steps: readonly Step[], exec: Exec): Promise<readonly FoundTool[]> {
  const wanted = steps.flatMap(step => step.wants.tools.map(need => ({ step: step.id, need })));
  const names = [...new Set(wanted.map(({ need }) => need.tool))];
  const paths = new Map(await Promise.all(names.map(async name => [name, await exec.find(name)] as const)));
  return Promise.all(
    names.map(async tool => {
      const uses = wanted.filter(({ need }) => need.tool === tool);
      const path = paths.get(tool);
      const [first] = uses;
      const missing = path === undefined ? uses.filter(use => isMissed(use, { wanted, paths })) : [];
      return {
        tool,
        path,
        version: path === undefined || !first ? undefined : await versionOf(first.need, exec),
        why: first?.need.why ?? '',
        checks: uses.map(({ step }) => step),
        missingFor: missing.map(({ step }) => step),
      };
    }),
  );
}

interface Use {
  readonly step: string;
  readonly need: ToolNeed;
}

function isMissed(
  { step, need }: Use,
  at: { readonly wanted: readonly Use[]; readonly paths: ReadonlyMap<string, string | undefined> },
): boolean {
  if (need.optional) return false;
  if (need.anyOf === undefined) return true;
  const group = at.wanted.filter(use => use.step === step && use.need.anyOf === need.anyOf);
  return group.every(use => at.paths.get(use.need.tool) === undefined);
}

async function versionOf({ tool, versionArgs }: ToolNeed, exec: Exec): Promise<string | undefined> {
  if (versionArgs === undefined) return undefined;
  try {
    const ran = await exec.run([tool, ...versionArgs], { timeoutMs: VERSION_TIMEOUT_MS });
    const lines = [ran.stdout.text, ran.stderr.text].join('\n').split('\n');
    const told = lines.find(line => /\d/.test(line));
    return told && clip(told.trim(), 120);
  } catch {
    // A tool that cannot say its version is still there; its check will tell what is wrong with it.
    return undefined;
  }
}
