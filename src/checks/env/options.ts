import { z } from 'zod';
import { TYPE_NAMES } from '../../engines/env/value.js';
import { place } from '../../facts/cluster/place.js';
import { policies } from '../../quantities.js';
import { envRules } from './rules.js';

const names = (what: string) => z.array(z.string().min(1)).default([]).describe(what);

const isType = (type: string): boolean => {
  if (TYPE_NAMES.includes(type)) return true;
  // A plain word that is no known type is a misspelt one.
  if (/^[a-z]+$/i.test(type)) return false;
  try {
    return new RegExp(type) !== undefined;
  } catch {
    return false;
  }
};

const inCluster = z
  .strictObject({
    secret: z.string().min(1).optional().describe('A Secret, by its keys; its values are never read'),
    'config-map': z.string().min(1).optional().describe('A ConfigMap, by its keys'),
    ...place,
  })
  .refine(at => (at.secret === undefined) !== (at['config-map'] === undefined), {
    error: 'expected either secret or config-map',
  });

const source = z.union([z.string().min(1), inCluster]);

export const envOptions = z
  .strictObject({
    declared: z
      .array(z.string().min(1))
      .default([])
      .describe('What the software needs: .env.example, compose files, manifests'),
    required: names('Further names that every target must set'),
    optional: names('Declared names that a target may leave out or empty'),
    for: z
      .record(z.string().min(1), z.union([source, z.array(source).min(1)]))
      .prefault({})
      .describe('By target, where its variables come from: files, or Secrets and ConfigMaps of a cluster'),
    'used-in': names('Code that reads variables, as globs'),
    'must-differ': names('Names whose values must not be the same in two targets'),
    'must-equal': names('Names whose values must be the same in all targets'),
    types: z
      .record(
        z.string().min(1),
        z
          .string()
          .min(1)
          .refine(isType, { error: `expected one of ${TYPE_NAMES.join(', ')}, or a regular expression` }),
      )
      .default({})
      .describe(`Types of values: ${TYPE_NAMES.join(', ')}, or a regular expression for the whole value`),
    policies: policies(envRules),
  })
  .refine(({ declared, required }) => declared.length + required.length > 0, {
    error: 'expected declared, required or both',
  })
  .refine(options => Object.keys(options.for).length > 0 || options['used-in'].length > 0, {
    error: 'expected for, used-in or both: there is nothing to compare with',
  })
  .refine(
    options =>
      options['must-differ'].length + options['must-equal'].length === 0 || Object.keys(options.for).length > 1,
    {
      error: 'must-differ and must-equal compare targets: name two of them under for',
    },
  );

export type EnvOptions = z.output<typeof envOptions>;
export type ClusterSource = z.output<typeof inCluster>;
