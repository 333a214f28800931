import { z } from 'zod';
import { int, text } from '../prometheus-config/fields.js';

/** `10s`, `1.5h`, or nanoseconds: Go's own durations, for `timeout`, `retry` and `expire`. */
export const goDuration = z.union([text.refine(value => GO_DURATION.test(value)), int], {
  error: 'expected a duration such as 10s or 1m30s',
});

const GO_DURATION = /^[-+]?(?:0|(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/;

/** `host:port`; the host may be left out. */
export const hostPort = text.refine(value => value === '' || /^(?:\[[^\]]+\]|[^:\s]*):[^:\s]+$/.test(value), {
  error: 'expected host:port',
});

/** An absolute URL of HTTP; where a template may stand, what holds one. */
export const httpUrl = text.refine(
  value => value === '' || value.includes('{{') || value === '<secret>' || /^https?:\/\/[^/]/i.test(value),
  { error: 'expected a URL that begins with http:// or https://' },
);

/** The same, known to hold a secret: never shown. */
export const secretUrl = httpUrl;

/** A name of a label, in UTF-8 as Alertmanager takes it by default. */
export const labelName = text.refine(value => value !== '', { error: 'a label needs a name' });
