import { z } from 'zod';
import { clip } from '../../text/clip.js';
import { readJson } from '../json/json.js';

/** What a registry may answer a request for a manifest with; all four, or it converts or refuses. */
export const MANIFEST_TYPES = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
] as const;

/** How a registry wants to know who asks. */
export type Challenge =
  | { readonly scheme: 'basic' }
  | {
      readonly scheme: 'bearer';
      readonly realm: string;
      readonly service: string | undefined;
      readonly scope: string | undefined;
    };

/** Reads `WWW-Authenticate`: the Bearer challenge where there is one, else Basic; undefined where it is neither. */
export function readChallenge(header: string): Challenge | undefined {
  const [, bearer] = /(?:^|[\s,])Bearer\s+(.*)$/is.exec(header) ?? [];
  if (bearer === undefined) return /(?:^|[\s,])Basic\b/i.test(header) ? { scheme: 'basic' } : undefined;
  const parameter = (name: string) => {
    const [, quoted, plain] = new RegExp(`(?:^|[\\s,])${name}=(?:"([^"]*)"|([^\\s,"]+))`, 'i').exec(bearer) ?? [];
    return quoted ?? plain;
  };
  const realm = parameter('realm');
  if (realm === undefined) return undefined;
  return { scheme: 'bearer', realm, service: parameter('service'), scope: parameter('scope') };
}

const token = z
  .object({ token: z.string().min(1).optional(), access_token: z.string().min(1).optional() })
  .refine(answer => answer.token ?? answer.access_token, { error: 'neither `token` nor `access_token`' });

/** The token in a token server's answer. */
export function readToken(body: Buffer, where: string): string {
  const answer = readJson(body, token, { name: where, remedy: 'Check that this is the registry that you mean.' });
  return answer.token ?? answer.access_token ?? '';
}

const failure = z.object({
  errors: z.array(z.object({ code: z.string(), message: z.string().optional() })).min(1),
});

/** The codes and sentences of a registry's error answer, or undefined where it is none. */
export function readRegistryErrors(body: Buffer): string | undefined {
  try {
    const { errors } = readJson(body, failure, { name: '', remedy: '' });
    return clip(errors.map(({ code, message }) => (message ? `${code}: ${message}` : code)).join('; '), 500);
  } catch {
    // A proxy's page or nothing at all: the status says what there is to say.
    return undefined;
  }
}
