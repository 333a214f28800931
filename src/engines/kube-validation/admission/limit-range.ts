import type { Workload } from '../../kube-policies/workload.js';
import type { KubeDocument } from '../../kube-yaml/document.js';
import type { KubeIssue } from '../../kube-yaml/judge.js';
import type { KubeMapping, KubePath } from '../../kube-yaml/value.js';
import {
  type Amounts,
  amountsAt,
  isAbove,
  limitsOf,
  type PodResources,
  type Side,
  showAmount,
} from './pod-resources.js';

interface Subject {
  /** `container "web"`, `the pod`. */
  readonly title: string;
  readonly path: KubePath;
  readonly requests: Amounts;
  readonly limits: Amounts;
}

/** What a LimitRange refuses of a pod: less than `min`, more than `max`, a limit too far above its request. */
export function againstRange(
  range: KubeDocument,
  { pod, resources }: { readonly pod: Workload; readonly resources: PodResources },
): readonly KubeIssue[] {
  const whole: Subject = { title: 'the pod', path: [...pod.path, 'containers'], ...resources };
  const containers = resources.containers.map(({ container, requests, limits }): Subject => {
    return { title: container.title, path: [...container.path, 'resources'], requests, limits };
  });
  const found = [
    ...limitsOf(range.value, 'Container').flatMap(({ value }) => containers.flatMap(each => refused(value, each))),
    ...limitsOf(range.value, 'Pod').flatMap(({ value }) => refused(value, whole)),
  ];
  return found.map(({ path, message, expected, actual }): KubeIssue => {
    return {
      document: pod.document,
      rule: 'limit-range',
      path,
      message: `${message}: ${range.subject} refuses it`,
      expected,
      actual,
    };
  });
}

type Refusal = Pick<KubeIssue, 'path' | 'message' | 'expected' | 'actual'>;

function refused(limit: KubeMapping, subject: Subject): readonly Refusal[] {
  return [
    ...[...amountsAt(limit, 'min')].flatMap(([name, least]) => below(subject, { name, least })),
    ...[...amountsAt(limit, 'max')].flatMap(([name, most]) => above(subject, { name, most })),
    ...[...amountsAt(limit, 'maxLimitRequestRatio')].flatMap(([name, ratio]) => apart(subject, { name, ratio })),
  ];
}

function below(subject: Subject, { name, least }: { readonly name: string; readonly least: number }) {
  const expected = `at least ${showAmount(name, least)}`;
  if (!subject.requests.has(name)) return [lacking(subject, { side: 'requests', name, expected })];
  return SIDES.flatMap(side => {
    const given = subject[side].get(name);
    return given === undefined || !isAbove(least, given) ? [] : [outside(subject, { side, name, given, expected })];
  });
}

function above(subject: Subject, { name, most }: { readonly name: string; readonly most: number }) {
  const expected = `at most ${showAmount(name, most)}`;
  if (!subject.limits.has(name)) return [lacking(subject, { side: 'limits', name, expected })];
  return SIDES.flatMap(side => {
    const given = subject[side].get(name);
    return given === undefined || !isAbove(given, most) ? [] : [outside(subject, { side, name, given, expected })];
  });
}

function apart(subject: Subject, { name, ratio }: { readonly name: string; readonly ratio: number }) {
  const [request = 0, limit = 0] = [subject.requests.get(name), subject.limits.get(name)];
  const expected = `a limit of at most ${ratio} times the request`;
  if (request === 0) return [lacking(subject, { side: 'requests', name, expected })];
  if (limit === 0) return [lacking(subject, { side: 'limits', name, expected })];
  if (!isAbove(limit / request, ratio)) return [];
  const message = `${subject.title} has a ${name} limit of ${Number((limit / request).toFixed(2))} times its request`;
  const actual = `${showAmount(name, limit)} for ${showAmount(name, request)}`;
  return [{ path: subject.path, message, expected, actual }];
}

const SIDES = ['requests', 'limits'] as const;
const WORDS: Readonly<Record<Side, string>> = { requests: 'request', limits: 'limit' };

interface At {
  readonly side: Side;
  readonly name: string;
  readonly expected: string;
}

const lacking = ({ title, path }: Subject, { side, name, expected }: At): Refusal => ({
  path,
  message: `${title} has no ${name} ${WORDS[side]}`,
  expected,
});

const outside = (
  { title, path }: Subject,
  { side, name, expected, given }: At & { readonly given: number },
): Refusal => ({
  path,
  message: `${title} has a ${name} ${WORDS[side]} of ${showAmount(name, given)}`,
  expected,
  actual: showAmount(name, given),
});
