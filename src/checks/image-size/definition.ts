import { defineCheck } from '../../check.js';
import { type ImageSizeOptions, imageSizeOptions } from './options.js';
import { imageSizeRules } from './rules.js';

const usesPodman = ({ images }: ImageSizeOptions): boolean =>
  images.some(({ source, path }) => source === 'podman' || (source === undefined && path === undefined));

export const imageSize = defineCheck({
  kind: 'image-size',
  summary: 'Container images stay within a size budget',
  family: 'images',
  options: imageSizeOptions,
  needs: options => ({
    tools: usesPodman(options)
      ? [{ tool: 'podman', optional: true, why: 'images in podman, where its socket does not answer' }]
      : [],
    permissions: [],
  }),
  rules: imageSizeRules,
  run: async (options, ports) => (await import('./run.js')).runImageSize(options, ports),
});
