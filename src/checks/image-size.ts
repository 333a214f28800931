import { z } from 'zod';
import { CouldNotTell, defineCheck } from '../check.js';

export const imageSize = defineCheck({
  kind: 'image-size',
  summary: 'Container images stay within a size budget',
  options: z.looseObject({}),
  needs: { tools: [], permissions: [] },
  docs: { about: '', example: '', couldNotTell: [], rules: {} },
  run: async () => {
    throw new CouldNotTell('unsupported', 'not built yet', 'Wait for it.');
  },
});
