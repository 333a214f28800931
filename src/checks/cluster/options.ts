import { z } from 'zod';
import { place } from '../../facts/cluster/place.js';
import { waiting } from '../../facts/live/waiting.js';

const name = z.string().regex(/^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/, { error: 'expected a name' });

const held = (what: string) =>
  z.strictObject({
    name: name.describe(`Name of the ${what}`),
    namespace: name.optional().describe("Its namespace; the check's unless given"),
    keys: z.array(z.string().min(1)).prefault([]).describe('Keys that it must have, with a value'),
  });

const version = z.string().transform((text, context) => {
  const [, operator, major, minor] = /^\s*(>=|<=|==|>|<)\s*v?(\d+)\.(\d+)\s*$/.exec(text) ?? [];
  if (operator === undefined) {
    context.addIssue({ code: 'custom', message: 'expected a comparison with a version such as ">= 1.33"' });
    return z.NEVER;
  }
  return { operator, major: Number(major), minor: Number(minor), text: text.trim() };
});

const permission = z.string().transform((text, context) => {
  const [verb, resource, ...more] = text.trim().split(/\s+/);
  if (
    verb === undefined ||
    resource === undefined ||
    more.length > 0 ||
    verb.startsWith('-') ||
    resource.startsWith('-')
  ) {
    context.addIssue({ code: 'custom', message: 'expected a verb and a resource such as "patch deployments.apps"' });
    return z.NEVER;
  }
  return { verb, resource };
});

export const clusterOptions = z
  .strictObject({
    ...place,
    ...waiting,
    namespaces: z.array(name).min(1).optional().describe('Namespaces that must be there and not end'),
    nodes: z
      .strictObject({ ready: z.int().min(1).describe('Fewest nodes that are ready and take pods') })
      .optional()
      .describe('What must hold of the nodes'),
    secrets: z
      .array(held('Secret'))
      .min(1)
      .optional()
      .describe('Secrets that must be there. Their values are never read'),
    'config-maps': z.array(held('ConfigMap')).min(1).optional().describe('ConfigMaps that must be there'),
    version: version.optional().describe('Version of the API server, such as `>= 1.33`'),
    'room-for': z
      .string()
      .min(1)
      .optional()
      .describe('File, directory or glob of manifests whose new pods must find a node with room'),
    permissions: z
      .array(permission)
      .min(1)
      .optional()
      .describe('What this job must be allowed in its namespace: verb and resource, such as `patch deployments.apps`'),
  })
  .refine(
    options =>
      [
        options.namespaces,
        options.nodes,
        options.secrets,
        options['config-maps'],
        options.version,
        options['room-for'],
        options.permissions,
      ].some(each => each !== undefined),
    { error: 'expected one of namespaces, nodes, secrets, config-maps, version, room-for and permissions' },
  );

export type ClusterOptions = z.output<typeof clusterOptions>;
export type Held = NonNullable<ClusterOptions['secrets']>[number];
