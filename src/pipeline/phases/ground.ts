import type { Delivery, Moment } from '../../ports/delivery.js';
import type { OpenPorts } from '../../ports/open.js';
import type { TimelineEvent } from '../../report/delivery.js';
import type { Progress } from '../../report/progress.js';
import type { Result } from '../../report/report.js';
import type { Redact } from '../../text/redact.js';
import type { Part } from '../attempt.js';
import type { RunSetting } from '../run.js';
import type { Step } from '../step.js';
import { type DeployRecord, type Recorder, withStep } from './record.js';

/** What every phase of a stage works with. */
export interface Ground {
  readonly ports: OpenPorts;
  readonly redact: Redact;
  readonly progress: Progress;
  readonly cancel: AbortSignal;
  readonly jobs: number;
  readonly waive: (result: Result) => Result;
  /** Undefined where somebody else deploys. */
  readonly recorder: Recorder | undefined;
  /** Why this deployment is not the newest of its environment any more, as a sentence; undefined where it is. */
  readonly whySuperseded: () => Promise<string | undefined>;
  /** Why this run must not deploy again, as a sentence; undefined where it has not deployed yet. */
  readonly whyDeployedAlready: () => Promise<string | undefined>;
  /** Whether something else outside answers, so that silence is not that of this machine. */
  readonly othersAnswer: () => Promise<boolean>;
  /** When the release was deployed, where the record does not say it. */
  readonly deployedAt: () => Promise<Date | undefined>;
  readonly timeline: TimelineEvent[];
  /** The images that checks looked at, by `STAGE/ID`; known once they have run. */
  images: DeployRecord['images'];
  readonly now: () => Date;
}

/** Notes an event for the report's timeline. */
export function note({ timeline, now }: Pick<Ground, 'timeline' | 'now'>, event: string): void {
  timeline.push({ at: now().toISOString(), event });
}

/** What the steps of one phase are given, and where what they say is put down. */
export function partOf(ground: Ground, moment: Moment, sample?: Delivery['sample']): Part {
  const { recorder } = ground;
  const captured: Record<string, string> = { ...recorder?.record().captured };
  return {
    values: () => {
      const record = recorder?.record();
      return { captured: { ...record?.captured, ...captured }, state: record?.state ?? {} };
    },
    captured: (_, values) => {
      Object.assign(captured, values);
    },
    delivery: step => deliveryOf(step, { ground, moment, sample }),
  };
}

interface At {
  readonly ground: Ground;
  readonly moment: Moment;
  readonly sample: Delivery['sample'];
}

function deliveryOf(step: Step, { ground, moment, sample }: At): Delivery {
  const { recorder } = ground;
  const record = recorder?.record();
  return {
    moment,
    ...(sample && { sample }),
    imagesOf: async check => recorder?.record().images[check] ?? ground.images[check],
    notes: (record?.steps ?? []).map(({ id, kind, before, after }) => ({ step: id, kind, before, after })),
    note: async after => {
      if (moment !== 'deploy') return;
      await recorder?.change(value => withStep(value, { id: step.id, after }));
    },
    deployedAt: async () => {
      const { deployedAt } = recorder?.record() ?? {};
      return deployedAt === undefined ? ground.deployedAt() : new Date(deployedAt);
    },
  };
}

/** The setting of a run of steps in one phase. */
export const runSetting = (
  ground: Ground,
  more: { readonly moment: Moment; readonly stopAt?: RunSetting['stopAt']; readonly part?: Part },
): RunSetting => ({
  ports: ground.ports,
  progress: ground.progress,
  redact: ground.redact,
  // Nobody can excuse that a change failed.
  waive: more.moment === 'verify' || more.moment === 'watch' ? ground.waive : result => result,
  jobs: ground.jobs,
  failFast: false,
  cancel: ground.cancel,
  stopAt: more.stopAt,
  part: more.part ?? partOf(ground, more.moment),
});
