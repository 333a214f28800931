import { z } from 'zod';
import { place } from '../../facts/cluster/place.js';
import { headers, httpUrl, tls } from '../../facts/live/connection.js';
import { waiting } from '../../facts/live/waiting.js';

export const undoOptions = z.strictObject({
  of: z
    .array(z.string().min(1))
    .min(1)
    .optional()
    .describe(
      'Ids of the deploy steps that are taken back; all `apply` and `argocd` steps that have begun unless given',
    ),
  ...place,
  argocd: z
    .strictObject({
      url: httpUrl.describe("Address of Argo CD; the deploy step's unless given").optional(),
      ...headers,
      ...tls,
    })
    .prefault({})
    .describe('How Argo CD is reached, where a step of `argocd` is taken back'),
  within: waiting.within.unwrap().prefault('2m').describe('Until when the cluster must say that it has gone back'),
});

export type UndoOptions = z.output<typeof undoOptions>;
