import { z } from 'zod';
import { CouldNotTell, defineCheck } from '../check.js';

export const dependencies = defineCheck({
  kind: 'dependencies',
  summary: 'Dependencies have no known vulnerability at or above a severity',
  options: z.looseObject({}),
  needs: { tools: [], permissions: [] },
  docs: { about: '', example: '', couldNotTell: [], rules: {} },
  run: async () => {
    throw new CouldNotTell('unsupported', 'not built yet', 'Wait for it.');
  },
});
