import { z } from 'zod';
import { isImagePattern, parseImageReference } from '../../engines/image-reference.js';
import { shown, size } from '../../quantities.js';

const SOURCES = ['engine', 'podman', 'registry', 'oci-layout', 'archive'] as const;

const imageBudget = z
  .strictObject({
    image: z
      .string()
      .refine(text => isImagePattern(text) || parseImageReference(text) !== undefined, {
        error: 'expected the name of an image, such as toolboxai/backend:1.2, or a pattern, such as toolboxai/*',
      })
      .describe(
        'Name of the image, or a pattern over the names that the source has: `toolboxai/*` stands for every image and ' +
          'tag under toolboxai/, and not for ghcr.io/toolboxai/…, which needs `ghcr.io/toolboxai/*`',
      ),
    max: size.describe('The budget: `200MB` is decimal, as `docker images` prints it; `200MiB` is binary'),
    measure: z
      .enum(['uncompressed', 'compressed'])
      .default('uncompressed')
      .describe(
        'What the budget is for: the files as they lie on a disk, or what goes over the network. Both are reported where known',
      ),
    source: z
      .enum(SOURCES)
      .optional()
      .describe(
        'Where the image is. Unless told: a directory at `path` is an OCI layout, a file an archive; without `path` it is ' +
          'the Docker Engine, or podman where no Engine answers',
      ),
    path: z
      .string()
      .min(1)
      .optional()
      .describe('The directory of an OCI layout, or the tar of `docker save`, .gz and .zst too'),
    platform: z
      .string()
      .regex(/^[a-z0-9]+\/[a-z0-9_]+(?:\/[a-z0-9]+)?$/, {
        error: 'expected a platform such as linux/amd64 or linux/arm/v7',
      })
      .optional()
      .meta(shown('linux/amd64'))
      .describe('Platform in an image for several'),
    base: z
      .string()
      .min(1)
      .optional()
      .describe('Tag of the same repository (`main`), or a whole name, that the size is compared with'),
    'base-source': z.enum(SOURCES).optional().describe('Where the base is, where that is another place'),
    'base-path': z.string().min(1).optional().describe('The OCI layout or archive that holds the base'),
    'max-growth': size.optional().describe('How much larger than the base it may be'),
    socket: z
      .string()
      .min(1)
      .optional()
      .describe(
        'Where the Engine or podman listens: unix:///path or tcp://host:port. Unless told: DOCKER_HOST, the Docker context, ' +
          '/var/run/docker.sock; CONTAINER_HOST and podman.sock for podman',
      ),
    'plain-http': z
      .boolean()
      .default(false)
      .describe('The registry speaks HTTP without TLS; one on this machine (localhost) is always taken to'),
  })
  .superRefine((options, context) => {
    const problem = (key: string, message: string) => context.addIssue({ code: 'custom', path: [key], message });
    const { source, path, base } = options;
    const atPath = source === 'oci-layout' || source === 'archive';
    if (atPath && path === undefined) problem('path', `expected the path of the ${source}`);
    if (path !== undefined && source !== undefined && !atPath) problem('path', `source ${source} has no path`);
    if (source === 'registry' && isImagePattern(options.image)) {
      problem('image', 'a registry does not list its images: name each one');
    }
    if (base === undefined && options['max-growth'] !== undefined) problem('max-growth', 'expected a `base` beside it');
    if (base?.includes('*')) problem('base', 'expected a tag or a name, not a pattern');
  });

export const imageSizeOptions = z.strictObject({
  images: z.array(imageBudget).min(1).describe('One entry for each image or pattern'),
});

export type ImageSizeOptions = z.output<typeof imageSizeOptions>;
export type ImageBudget = z.output<typeof imageBudget>;
