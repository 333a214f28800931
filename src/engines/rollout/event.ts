import { clip } from '../../text/clip.js';
import { type KubeMapping, textField } from '../kube-yaml/value.js';
import { numberField, timeField } from './read.js';

/** What a controller or a kubelet said about an object. */
export interface KubeEvent {
  readonly isWarning: boolean;
  readonly reason: string;
  readonly message: string;
  readonly count: number;
  readonly at: number | undefined;
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
  /** `api` of `spec.containers{api}`. */
  readonly container: string | undefined;
}

export function readEvent(object: KubeMapping): KubeEvent {
  const about = 'involvedObject';
  return {
    isWarning: textField(object, 'type') === 'Warning',
    reason: textField(object, 'reason') ?? '',
    message: (textField(object, 'message') ?? '').trim(),
    count: numberField(object, 'series', 'count') ?? numberField(object, 'count') ?? 1,
    at:
      timeField(object, 'series', 'lastObservedTime') ??
      timeField(object, 'lastTimestamp') ??
      timeField(object, 'eventTime') ??
      timeField(object, 'deprecatedLastTimestamp') ??
      timeField(object, 'metadata', 'creationTimestamp'),
    kind: textField(object, about, 'kind') ?? '',
    name: textField(object, about, 'name') ?? '',
    uid: textField(object, about, 'uid') ?? '',
    container: /\{([^}]+)\}$/.exec(textField(object, about, 'fieldPath') ?? '')?.[1],
  };
}

/** Those about an object, the newest last. What says since when it may count is older than nothing that it caused. */
export const eventsOf = (
  events: readonly KubeEvent[],
  { uid, since }: { readonly uid: string; readonly since: number | undefined },
): readonly KubeEvent[] =>
  events
    .filter(event => event.uid === uid && (since === undefined || event.at === undefined || event.at >= since))
    .sort((one, other) => (one.at ?? 0) - (other.at ?? 0));

/** One line for what was said often: ids and addresses differ from pod to pod. */
export function eventLines(events: readonly KubeEvent[]): readonly string[] {
  const told = new Map<string, { readonly event: KubeEvent; times: number }>();
  for (const event of events) {
    const key = `${event.reason} ${plain(event.message)}`;
    const known = told.get(key);
    if (known) known.times += event.count;
    else told.set(key, { event, times: event.count });
  }
  return [...told.values()].map(({ event, times }) => {
    const often = times > 1 ? ` (${times} times)` : '';
    return `${event.isWarning ? 'Warning' : 'Normal'} ${event.reason}${often}: ${clip(event.message, 500)}`;
  });
}

/** A message without what is of one pod alone. */
export const plain = (message: string): string =>
  message
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'ID')
    .replace(/\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?/g, 'ADDRESS')
    .replace(/\b[a-z0-9-]+-[a-z0-9]{8,10}-[a-z0-9]{5}\b/g, 'POD')
    .replace(/\b[0-9a-f]{12,}\b/g, 'ID');
