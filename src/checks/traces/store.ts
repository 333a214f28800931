/** One span, whoever keeps it. */
export interface Span {
  readonly traceId: string;
  readonly spanId: string;
  /** Undefined for the root of a trace. */
  readonly parentId: string | undefined;
  readonly service: string;
  /** Milliseconds since the epoch. */
  readonly start: number;
  readonly ms: number;
  readonly isError: boolean;
}

export interface Asked {
  readonly service: string;
  /** Milliseconds since the epoch. */
  readonly from: number;
  readonly to: number;
  readonly most: number;
}

/** Traces of a service in a window. `isAll` is false where there may be more than were asked for. */
export interface Found {
  readonly traces: number;
  /** The spans with which requests enter the service. */
  readonly requests: readonly Span[];
  readonly isAll: boolean;
}

/** Where traces are kept. Each question throws `CouldNotTell` where no whole answer came back. */
export interface TraceStore {
  readonly where: string;
  readonly search: (asked: Asked) => Promise<Found>;
  /** The spans of one trace; none where it is not there. */
  readonly trace: (traceId: string) => Promise<readonly Span[]>;
}

/** Where a request enters a service: a span whose parent is none, or of another service. */
export function entriesOf(spans: readonly Span[], service: string): readonly Span[] {
  const services = new Map(spans.map(span => [`${span.traceId} ${span.spanId}`, span.service]));
  return spans.filter(
    ({ traceId, parentId, service: own }) =>
      own === service && (parentId === undefined || services.get(`${traceId} ${parentId}`) !== service),
  );
}
