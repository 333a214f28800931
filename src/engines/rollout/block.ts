import { count } from '../../text/units.js';
import type { Cause, CauseRule } from './cause.js';
import { plain } from './event.js';
import type { Progress } from './workload.js';

/** One cause, however many pods have it. */
export interface Block {
  readonly rule: CauseRule;
  /** `shop/Deployment/backend` where several namespaces are looked at, else `Deployment/backend`. */
  readonly subject: string;
  readonly namespace: string;
  /** What is wrong, with container and pod: `container api of pod web-1 (2 of 3 pods): …`. */
  readonly sentence: string;
  readonly pods: readonly string[];
  readonly isFatal: boolean;
  readonly evidence: readonly string[];
  readonly next: readonly string[];
  readonly log: Cause['log'];
}

/** Causes of one workload, each once: pods differ in their names alone. */
export function blocksOf(progress: Progress, causes: readonly Cause[]): readonly Block[] {
  const groups = new Map<string, Cause[]>();
  for (const cause of causes) {
    const key = `${cause.rule} ${cause.container ?? ''} ${withoutRestarts(plain(cause.said))}`;
    groups.set(key, [...(groups.get(key) ?? []), cause]);
  }
  return [...groups.values()].flatMap(group => {
    const [first] = group;
    if (first === undefined) return [];
    const pods = [...new Set(group.flatMap(({ pod }) => pod ?? []))];
    const of = Math.max(progress.pods.length, pods.length);
    const where = whereOf(first, pods.length > 0 && of > 1 ? ` (${pods.length} of ${count(of, 'pod')})` : '');
    return {
      rule: first.rule,
      subject: progress.subject,
      namespace: progress.namespace,
      sentence: `${where}${first.said}`,
      pods,
      isFatal: group.some(({ isFatal }) => isFatal),
      evidence: first.evidence,
      next: first.next,
      log: first.log,
    };
  });
}

const withoutRestarts = (said: string): string => said.replace(/, \d+ restarts?/, '');

function whereOf({ container, pod }: Cause, share: string): string {
  if (container !== undefined && pod !== undefined) return `container ${container} of pod ${pod}${share}: `;
  if (pod !== undefined) return `pod ${pod}${share}: `;
  return container === undefined ? '' : `container ${container}: `;
}
