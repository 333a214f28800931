import { z } from 'zod';
import { connection } from '../../facts/live/connection.js';
import { waiting } from '../../facts/live/waiting.js';

const name = z.string().regex(/^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/, { error: "expected an application's name" });

export const argocdOptions = z.strictObject({
  ...connection,
  url: connection.url.describe('Address of Argo CD'),
  apps: z.array(name).min(1).max(200).describe('Applications'),
  revision: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('The commit that must be deployed, whole or its first seven digits and more'),
  expect: z
    .strictObject({
      sync: z.string().min(1).default('Synced').describe('Status of its sync'),
      health: z.string().min(1).default('Healthy').describe('Status of its health'),
    })
    .prefault({})
    .describe('What must hold of each application'),
  action: z
    .enum(['wait', 'sync', 'rollback', 'pause'])
    .default('wait')
    .describe(
      '`wait` changes nothing; `sync` deploys the revision; `rollback` goes back to what the record, or `revision`, says; `pause` switches automatic syncing off',
    ),
  prune: z.boolean().default(false).describe('Whether a sync or a rollback may delete what is no longer in git'),
  ...waiting,
  within: waiting.within.unwrap().prefault('5m').describe('Until when it must hold'),
});

export type ArgocdOptions = z.output<typeof argocdOptions>;
