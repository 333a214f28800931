import { passed } from '../../src/check.js';
import type { Step } from '../../src/pipeline/step.js';

/** A step that passes. */
export const step = (id: string, more: Partial<Step> = {}): Step => ({
  id,
  name: id,
  section: undefined,
  kind: 'k',
  covers: [],
  required: true,
  help: undefined,
  timeoutMs: 600_000,
  retries: 0,
  needs: [],
  exclusive: false,
  mutates: false,
  reusable: true,
  skip: undefined,
  wants: { tools: [], permissions: [] },
  run: async () => passed('fine'),
  ...more,
});
