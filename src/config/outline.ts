import { z } from 'zod';
import { parseDuration } from '../text/units.js';
import type { Outline } from './references.js';

const names = z.array(z.string()).catch([]);
const text = z.string().optional().catch(undefined);

const excuses = z.array(z.looseObject({ check: text, stage: text, expires: text })).catch([]);

const outline = z.looseObject({
  stages: z
    .record(
      z.string(),
      z.looseObject({
        after: text,
        checks: z.array(z.looseObject({ id: text, needs: names }).catch({ id: undefined, needs: [] })).catch([]),
        'sign-off': z.looseObject({ roles: names }).optional().catch(undefined),
        rollback: z.looseObject({ when: names, verify: names }).optional().catch(undefined),
      }),
    )
    .catch({}),
  roles: z.record(z.string(), z.unknown()).catch({}),
  waivers: excuses,
  'waivers-from': excuses,
  'longest-waiver': z
    .string()
    .optional()
    .catch(undefined)
    .transform(limit => parseDuration(limit ?? '')),
});

/** Reads leniently what of an invalid config can be read, so that broken references are told with the other problems. */
export function readOutline(value: unknown): Outline {
  const read = outline.safeParse(value);
  return read.success ? read.data : { stages: {}, roles: {}, waivers: [], 'waivers-from': [] };
}
