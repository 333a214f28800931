import { liveStage, type Told } from './draft.js';
import type { Phase } from './list/placement.js';
import type { Command } from './shell/command.js';
import { option, options, words } from './shell/command.js';

/** A command and the stage that it stands under. */
export interface Placed {
  readonly command: Command;
  readonly stage: string;
  readonly phase: Phase;
}

/** What the list itself tells, in its commands, of addresses, namespaces, workloads, images and folders. */
export function whatIsTold(placed: readonly Placed[]): Told {
  const base = new Map<string, string>();
  const namespace = new Map<string, string>();
  const workloads = new Map<string, readonly string[]>();
  const overlays = new Map<string, string>();
  const images = new Set<string>();
  const composeFiles = new Set<string>();
  const live = placed.filter(({ phase }) => phase !== 'aside');
  for (const { command, stage: written } of live) {
    const stage = liveStage(written);
    const url = command.args.find(
      word => /^https?:\/\/(?!localhost|127\.)[\w.-]+\.[a-z]/i.test(word) && URL.canParse(word),
    );
    if (url !== undefined && !base.has(stage)) base.set(stage, new URL(url).origin);
    const named = option(command, '-n', '--namespace');
    // Before a deployment the list looks at whatever is there: it says nothing of where production is.
    if (named !== undefined && /^[a-z0-9-]+$/.test(named) && (!namespace.has(stage) || written === stage))
      namespace.set(stage, namespace.get(stage) ?? named);
    if (command.program === 'kubectl' && words(command)[0] === 'rollout') {
      const workload = words(command, ['-n', '--namespace', '--timeout']).find(word =>
        /^(?:deployment|statefulset|daemonset)s?\/[\w.-]+$/.test(word),
      );
      if (workload !== undefined) workloads.set(stage, [...new Set([...(workloads.get(stage) ?? []), workload])]);
    }
    const overlay = option(command, '-k', '--kustomize');
    if (overlay !== undefined)
      overlays.set(overlay.includes('staging') ? 'staging' : stage, overlay.replace(/\/+$/, ''));
    if (/^(?:docker|podman|trivy|grype)$/.test(command.program)) {
      const image = words(command).find(word => /^[\w.-]+(?:\/[\w.-]+)+(?::[\w.-]+)?$/.test(word));
      if (image !== undefined) images.add(image);
      if (command.args.includes('compose')) for (const file of options(command, '-f', '--file')) composeFiles.add(file);
    }
    for (const word of command.args) if (/(?:docker-)?compose[\w.-]*\.ya?ml$/.test(word)) composeFiles.add(word);
  }
  return { base, namespace, workloads, overlays, images: [...images], composeFiles: [...composeFiles] };
}
