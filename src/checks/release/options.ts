import { z } from 'zod';
import { OR_TEXT } from '../../quantities.js';

const ref = z.string().regex(/^(?!-)[^\s~^:?*[\\]+$/, { error: 'expected the name of a tag or a branch' });

export const releaseOptions = z
  .strictObject({
    tag: z
      .union([z.literal(true), ref])
      .optional()
      .describe(
        'The tag of this release: it is there, at this commit, a version, and greater than the one before. `true`: that of the event, or of this commit',
      ),
    previous: z
      .literal('tagged')
      .optional()
      .describe('The version before has a tag in the history of this commit, so that one can go back to it'),
    pattern: z.string().min(1).default('*').describe('Which tags are releases, as a glob: `api-v*`'),
    changelog: z
      .union([z.literal(true), z.string().min(1)])
      .optional()
      .describe('A file in which the version of `tag` has a heading with something below it; `true`: CHANGELOG.md'),
    image: z
      .string()
      .min(1)
      .optional()
      .describe(
        'The image of the previous version, which its registry must still have: `ghcr.io/acme/api` with the version as its tag, or a whole name with `{version}` or `{tag}`',
      ),
    'plain-http': z.boolean().default(false).describe('The registry has no TLS'),
    'up-to-date': z
      .union([z.boolean(), ref])
      .default(false)
      .meta({ [OR_TEXT]: true })
      .describe(
        'This commit holds everything of the branch: that of the remote, `main` or its default, or the one that is named',
      ),
    signed: z
      .boolean()
      .default(false)
      .describe('The tag, or this commit where no tag is demanded, is signed, and the signature is good'),
  })
  .refine(
    options =>
      options.tag !== undefined ||
      options.previous !== undefined ||
      options.changelog !== undefined ||
      options.image !== undefined ||
      options['up-to-date'] !== false ||
      options.signed,
    { error: 'expected at least one of tag, previous, changelog, image, up-to-date and signed' },
  );

export type ReleaseOptions = z.output<typeof releaseOptions>;
