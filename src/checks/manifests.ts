import { z } from 'zod';
import { CouldNotTell, defineCheck } from '../check.js';

export const manifests = defineCheck({
  kind: 'manifests',
  summary: 'Kubernetes manifests are valid for the version that they will meet',
  options: z.looseObject({}),
  needs: { tools: [], permissions: [] },
  docs: { about: '', example: '', couldNotTell: [], rules: {} },
  run: async () => {
    throw new CouldNotTell('unsupported', 'not built yet', 'Wait for it.');
  },
});
