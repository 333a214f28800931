import { z } from 'zod';
import { CouldNotTell, defineCheck } from '../check.js';

export const prometheus = defineCheck({
  kind: 'prometheus',
  summary: 'Prometheus configuration, rules and rule tests are valid',
  options: z.looseObject({}),
  needs: { tools: [], permissions: [] },
  docs: { about: '', example: '', couldNotTell: [], rules: {} },
  run: async () => {
    throw new CouldNotTell('unsupported', 'not built yet', 'Wait for it.');
  },
});
