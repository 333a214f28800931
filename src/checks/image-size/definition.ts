import { defineCheck } from '../../check.js';
import { type ImageSizeOptions, imageSizeOptions } from './options.js';

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
  run: async (options, ports) => (await import('./run.js')).runImageSize(options, ports),
});
