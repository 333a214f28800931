import { z } from 'zod';
import { CouldNotTell, defineCheck } from '../check.js';

export const tests = defineCheck({
  kind: 'tests',
  summary: 'A test suite ran, and every test that ran passed',
  options: z.looseObject({}),
  needs: { tools: [], permissions: [] },
  docs: { about: '', example: '', couldNotTell: [], rules: {} },
  run: async () => {
    throw new CouldNotTell('unsupported', 'not built yet', 'Wait for it.');
  },
});
