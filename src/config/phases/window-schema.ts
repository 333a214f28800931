import { z } from 'zod';
import { isTimeZone, readHours, readMoment } from '../../engines/deploy-window/read.js';
import { DAYS } from '../../engines/deploy-window/window.js';
import { httpUrl } from '../../facts/live/connection.js';
import { id } from '../../quantities.js';

const moment = z.string().refine(text => readMoment(text) !== undefined, {
  error: 'expected a day such as 2026-12-20, or a time of one such as 2026-12-20T18:00',
});

const span = z
  .strictObject({
    from: moment.describe('First day, or moment'),
    to: moment.describe('Last day, or moment'),
    reason: z.string().min(1).describe('Why nothing is deployed then'),
  })
  .refine(({ from, to }) => isInOrder(from, to), {
    error: 'expected no earlier an end than its beginning',
    path: ['to'],
  });

/** By day alone where one of them says no time, or the two say different zones. */
const isInOrder = (from: string, to: string): boolean =>
  from.slice(10).replace(/^[T ][\d:]+/, '') === to.slice(10).replace(/^[T ][\d:]+/, '') && from.length === to.length
    ? from <= to
    : from.slice(0, 10) <= to.slice(0, 10);

const calendar = z.strictObject({ ics: httpUrl.describe('Address of a calendar whose events are freezes') });

/** `window` of a stage. */
export const deployWindow = z.lazy(() =>
  z
    .strictObject({
      days: z.array(z.enum(DAYS)).min(1).optional().describe('Days on which may be deployed; every day unless given'),
      hours: z
        .string()
        .refine(text => readHours(text) !== undefined, { error: 'expected hours such as 09:00-16:00' })
        .optional()
        .describe('From when to when, such as 09:00-16:00; a span past midnight belongs to the day on which it begins'),
      timezone: z
        .string()
        .refine(isTimeZone, { error: 'expected a time zone such as Europe/Berlin' })
        .default('UTC')
        .describe('Whose days and hours these are'),
      freeze: z
        .array(z.union([span, calendar]))
        .prefault([])
        .describe('When nothing is deployed'),
      despite: id.optional().describe('Role whose signature lets a deployment begin outside the window'),
    })
    .refine(({ days, hours, freeze }) => days !== undefined || hours !== undefined || freeze.length > 0, {
      error: 'expected `days`, `hours` or `freeze`',
    }),
);
