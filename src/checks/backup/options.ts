import { z } from 'zod';
import { comparison } from '../../engines/comparison/schema.js';
import { argv, duration, OR_TEXT, oneOrMore, policies, size } from '../../quantities.js';
import { backupRules } from './rules.js';

const positive = duration.refine(ms => ms > 0, { error: 'expected more than 0s' });

const endpoint = z
  .string()
  .refine(text => /^https?:\/\//.test(text) && URL.canParse(text), {
    error: 'expected an address such as https://s3.example.org',
  })
  .refine(text => !URL.canParse(text) || new URL(text).password === '', { error: 'expected no login in the address' });

const s3 = z.strictObject({
  bucket: z.string().min(1).describe('The bucket'),
  prefix: z.string().default('').describe('How the names of the backups begin'),
  endpoint: endpoint.optional().describe("The server's address; Amazon's own unless given"),
  region: z.string().min(1).default('us-east-1').describe('The region'),
  'access-key': z.string().min(1).optional().describe('`AWS_ACCESS_KEY_ID`, where `pass-env` names it, unless given'),
  'secret-key': z
    .string()
    .min(1)
    .optional()
    .describe('The secret: `${{ env.NAME }}`; `AWS_SECRET_ACCESS_KEY` unless given'),
  'session-token': z.string().min(1).optional().describe('`${{ env.NAME }}`; `AWS_SESSION_TOKEN` unless given'),
});

const from = z.union([
  oneOrMore,
  z.strictObject({ s3: s3.describe('Objects of a bucket') }),
  z.strictObject({
    restic: z.string().min(1).describe('A restic repository; its password comes from `env`'),
    host: z.string().min(1).optional().describe('Snapshots of this host alone'),
    path: z.string().min(1).optional().describe('Snapshots of this path alone'),
    tag: z.string().min(1).optional().describe('Snapshots with this tag alone'),
  }),
  z.strictObject({ command: argv.describe('Prints what there is: `[{"name": …, "size": …, "time": …}]`') }),
]);

const queries = z
  .array(
    z.strictObject({
      sql: z.string().min(1).describe('A query with one number'),
      expect: comparison().describe('What the number must be'),
    }),
  )
  .prefault([])
  .describe('Asked of the restored database');

const SHARE = /^(\d+(?:\.\d+)?)\s*%$/;
const share = z
  .string()
  .refine(text => SHARE.test(text) && Number(SHARE.exec(text)?.[1]) < 100, { error: 'expected a share such as 20%' })
  .transform(text => Number(SHARE.exec(text)?.[1]) / 100);

export const backupOptions = z
  .strictObject({
    from: from
      .meta({ [OR_TEXT]: true })
      .describe('Where the backups are: files here, a bucket, a repository of restic, or what a command lists'),
    newest: positive.prefault('26h').describe('The oldest that the newest one may be'),
    'min-size': size.optional().describe('The least that the newest one must have'),
    'shrinks-at-most': share
      .optional()
      .describe('By how much it may be smaller than the median of the seven before it'),
    keep: positive.optional().describe('How far back there must be backups, without gaps'),
    checksum: z.boolean().default(false).describe('A checksum must stand beside it (`.sha256`), and must fit'),
    encrypted: z.enum(['age', 'gpg', 'any']).optional().describe('Who must have encrypted it, by its first bytes'),
    proof: z
      .int()
      .min(1)
      .max(6)
      .optional()
      .describe(
        'How far it must be proven: 1 it is there, 2 its container is whole, 3 it was read to its end, 4 restored, 5 its content compared, 6 a program started on it. Where nothing is given, what the other options need: 2, for `command` 1, with `restore` 4 or, where it has queries, 5',
      ),
    schedule: z
      .strictObject({
        source: z.enum(['cronjob', 'compose', 'crontab']).describe('What makes backups'),
        files: oneOrMore.optional().describe('Where that is written: manifests, compose files or crontabs'),
        name: z.string().min(1).default('backup').describe('A part of the name of the job, the service or the command'),
        every: positive.describe('The longest time from one run to the next'),
      })
      .optional()
      .describe('When backups are made, by what is deployed'),
    restore: z
      .strictObject({
        into: z
          .string()
          .regex(/^postgres(?:ql)?:\/\//, { error: 'expected an address such as postgresql://drill@localhost/drill' })
          .describe('An empty PostgreSQL, which is filled; one that holds a table is refused'),
        queries,
        start: argv.optional().describe('A program that must succeed with `DATABASE_URL` of what was restored'),
        'at-most': positive.optional().describe('The longest that it may take (RTO)'),
      })
      .optional()
      .describe('The newest one is really restored'),
    env: z
      .record(z.string(), z.string())
      .default({})
      .describe('Variables for restic or the command; their values are never shown'),
    policies: policies(backupRules),
  })
  .refine(({ proof = 1, restore }) => proof < 4 || restore !== undefined, {
    error: 'a proof of 4 and more needs `restore`',
  })
  .refine(({ proof = 1, restore }) => proof < 5 || (restore?.queries.length ?? 0) > 0, {
    error: 'a proof of 5 and more needs `restore.queries`',
  })
  .refine(({ proof = 1, restore }) => proof < 6 || restore?.start !== undefined, {
    error: 'a proof of 6 needs `restore.start`',
  });

export type BackupOptions = z.output<typeof backupOptions>;
export type Restore = NonNullable<BackupOptions['restore']>;
