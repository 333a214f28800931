import { resolve } from 'node:path';
import type { Ground } from '../../pipeline/phases/ground.js';
import { type DeployRecord, openRecorder, recordArtifact } from '../../pipeline/phases/record.js';
import { openWaivers } from '../../pipeline/waive.js';
import { actionsArtifacts } from '../../ports/runner/artifact-upload.js';
import { recordStore } from '../../ports/runner/record-store.js';
import { tool } from '../../version.js';
import type { RuledStage } from '../open-stage.js';
import type { World } from '../world.js';
import { askGitHub } from './ask-github.js';
import type { DeliveryRequest } from './request.js';

interface Asked {
  readonly ruled: RuledStage;
  readonly request: DeliveryRequest;
  readonly world: World;
  /** The record of an earlier job; a new one is begun unless given. */
  readonly record?: DeployRecord | undefined;
  /** False where somebody else deploys: there is no record then. */
  readonly hasRecord?: boolean;
}

/** What the phases of a deployment work with; nothing is written yet. */
export async function openGround({ ruled, request, world, record, hasRecord = true }: Asked): Promise<Ground> {
  const { name, labelOf, now } = ruled;
  const isWorkflow = world.env.GITHUB_ACTIONS === 'true';
  const waivers = await openWaivers(ruled.waivers, { today: now.toISOString().slice(0, 10), stage: name });
  const artifact = recordArtifact(labelOf(name));
  const keep = recordStore({
    directory: resolve(request.reportDirectory),
    isNew: record === undefined,
    ...(isWorkflow && { artifact: { name: artifact, upload: actionsArtifacts(world.env) } }),
  });
  const startedAt = record === undefined ? now : new Date(record.startedAt);
  const github = askGitHub({ ruled, world, artifact, startedAt, deployedBy: record?.subject.runId });
  return {
    ports: ruled.ports,
    redact: ruled.redact,
    progress: world.progress,
    cancel: world.cancel,
    jobs: request.jobs,
    waive: waivers.apply,
    recorder: hasRecord ? openRecorder(record ?? newRecord({ ruled, request, world }), keep) : undefined,
    ...github,
    deployedAt: async () => request.deployedAt ?? (await github.deployedAt()),
    timeline: [],
    images: record?.images ?? {},
    now: () => new Date(),
  };
}

function newRecord({ ruled, request }: Asked): DeployRecord {
  const { stage, config, name, labelOf, policy, subject, now } = ruled;
  const deploySteps = (stage.deploy ?? []).map(({ id, kind, with: bound, reversible }) => ({
    id,
    kind,
    mutates: bound.mutates ?? kind === 'command',
    reversible: reversible !== false,
  }));
  return {
    schemaVersion: 1,
    tool: { name: 'deploy-validate', version: tool.version },
    project: config.project,
    stage: labelOf(name),
    ...(request.instance !== undefined && { instance: request.instance }),
    ...(stage.environment !== undefined && { environment: stage.environment }),
    subject,
    startedAt: now.toISOString(),
    config: policy.source,
    state: {},
    captured: {},
    before: [],
    images: {},
    steps: deploySteps,
  };
}
