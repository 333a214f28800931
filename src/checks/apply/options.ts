import { z } from 'zod';
import { isPinned, PINNED, place } from '../../facts/cluster/place.js';

const path = z.string().min(1);

export const applyOptions = z
  .strictObject({
    kustomize: path.optional().describe('Directory with a kustomization'),
    paths: z.array(path).min(1).optional().describe('Files, directories or globs of manifests'),
    ...place,
    'field-manager': z
      .string()
      .regex(/^[\x21-\x7e]{1,128}$/, { error: 'expected a name without blanks' })
      .default('deploy-validate')
      .describe('Under which name the cluster remembers who set a field'),
    'force-conflicts': z
      .boolean()
      .default(false)
      .describe(
        'Take over fields that somebody else has set. Without it such a conflict fails, and nothing is changed',
      ),
    'load-restrictor': z
      .enum(['root-only', 'none'])
      .default('root-only')
      .describe('Whether a kustomization may read files outside its own directory'),
  })
  .refine(({ kustomize, paths }) => (kustomize === undefined) !== (paths === undefined), {
    error: 'expected either `kustomize` or `paths`',
  })
  .refine(isPinned, { error: PINNED });

export type ApplyOptions = z.output<typeof applyOptions>;
