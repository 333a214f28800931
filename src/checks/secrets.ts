import { z } from 'zod';
import { CouldNotTell, defineCheck } from '../check.js';

export const secrets = defineCheck({
  kind: 'secrets',
  summary: 'No secret is committed',
  options: z.looseObject({}),
  needs: { tools: [], permissions: [] },
  docs: { about: '', example: '', couldNotTell: [], rules: {} },
  run: async () => {
    throw new CouldNotTell('unsupported', 'not built yet', 'Wait for it.');
  },
});
