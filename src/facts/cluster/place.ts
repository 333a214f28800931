import { z } from 'zod';
import { httpUrl } from '../live/connection.js';
import { requestTimeout } from '../live/waiting.js';

/** `context`, `server`, `namespace`, `kubeconfig` and `request-timeout` of whatever asks a cluster, to be spread into the options. */
export const place = {
  context: z.string().min(1).optional().describe("The kubeconfig's context; its current one unless given"),
  server: httpUrl
    .optional()
    .describe('Address of the API server that the context must lead to; compared before anything else is asked'),
  namespace: z
    .string()
    .regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/, { error: 'expected the name of a namespace' })
    .optional()
    .describe("The namespace; the context's unless given, `default` where it has none"),
  kubeconfig: z.string().min(1).optional().describe('The kubeconfig file; what kubectl uses by itself unless given'),
  ...requestTimeout,
};

const placeSchema = z.object(place);

export type Place = z.output<typeof placeSchema>;

/** For kinds that change something: which cluster must be said, not left to whatever the machine points at. */
export const isPinned = ({ context, server }: Pick<Place, 'context' | 'server'>): boolean =>
  context !== undefined || server !== undefined;

export const PINNED = 'expected `context` or `server`: what changes something must say in which cluster';
