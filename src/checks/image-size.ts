import { z } from 'zod';
import { defineCheck } from '../check.js';
import { size } from '../config/quantities.js';
import { isImagePattern, parseImageReference } from '../engines/image-reference.js';

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
      .describe('Platform in an image for several; linux/amd64 unless told'),
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

const imageSizeOptions = z.strictObject({
  images: z.array(imageBudget).min(1).describe('One entry for each image or pattern'),
});

export type ImageSizeOptions = z.output<typeof imageSizeOptions>;
export type ImageBudget = z.output<typeof imageBudget>;

const usesPodman = ({ images }: ImageSizeOptions): boolean =>
  images.some(({ source, path }) => source === 'podman' || (source === undefined && path === undefined));

export const imageSize = defineCheck({
  kind: 'image-size',
  summary: 'Container images stay within a size budget',
  options: imageSizeOptions,
  needs: options => ({
    tools: usesPodman(options)
      ? [{ tool: 'podman', optional: true, why: 'images in podman, where its socket does not answer' }]
      : [],
    permissions: [],
  }),
  docs: {
    about: `Reads the size of each image from where it is and holds it against a budget. No container is started and nothing is pulled into an Engine.

| source | uncompressed | compressed |
|---|---|---|
| \`engine\` | the \`Size\` of \`docker image inspect\`; with containerd's store the space it takes on disk once unpacked (Engine 28 and newer) | with containerd's store only |
| \`podman\` | what \`podman images\` prints: tar streams, a little more than the files in them | unknown |
| \`registry\` | the layers are downloaded and counted, none is kept | the sizes in the manifest, no download |
| \`oci-layout\`, \`archive\` | the files in all layers, which equals what Docker prints | where the layers are compressed |

One image has two sizes, and the uncompressed one is about three times the other: say which one your budget means. Every digest on the way is verified. An image that several entries stand for is held against each. Credentials for a registry come from Docker's \`config.json\` (\`docker login\`); credential helpers are not asked.

Layers are listed with the commands that made them. The change against \`base\` is a measurement always, and mentioned when it is 1 % or more.`,
    example: `id: image-size
kind: image-size
with:
  images:
    - { image: 'toolboxai/*', max: 200MB }
    - { image: ghcr.io/toolboxai/dashboard:1.4, max: 40MB, measure: compressed, source: registry, base: main, max-growth: 2MB }
    - { image: toolboxai/backup, max: 50MiB, path: build/backup.tar, platform: linux/arm64 }`,
    couldNotTell: [
      'there is no such image, no image for the platform, or a pattern matches none',
      'no Engine, podman or registry answers, refuses, limits the rate, or answers with something else than it should',
      'a blob is missing, cut short, or is not what its digest says',
      'an image has no layers, or its size is 0',
      'the size that the budget is for is not known at that source',
      'layers are compressed with zstd and Node is older than 22.15',
      '`max-growth` is given and the base cannot be measured; without it that is a warning',
      'one of several images cannot be measured: the message then tells the sizes of the others',
    ],
    rules: {
      'size-budget': 'an image is larger than its budget',
      'size-growth': 'an image is larger than its base by more than `max-growth`',
      'size-base': 'the base could not be measured, so there is no comparison (a warning)',
    },
  },
  run: async (options, ports) => (await import('./image-size/run.js')).runImageSize(options, ports),
});
