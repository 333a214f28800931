import { z } from 'zod';
import { parseImageReference } from '../../engines/image-reference.js';
import { headers, httpUrl, tls } from '../../facts/live/connection.js';
import { waiting } from '../../facts/live/waiting.js';
import { duration, size } from '../../quantities.js';

const name = z.string().min(1);

export const SOURCES = ['image', 'npm', 'pypi', 'crate', 'maven', 'helm', 'release-asset', 'url'] as const;
export type Source = (typeof SOURCES)[number];

/** As registries write them. */
const digest = z
  .string()
  .regex(/^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128}|sha1:[0-9a-f]{40}|sha(?:256|384|512)-[A-Za-z0-9+/]+=*)$/, {
    error: 'expected a digest such as sha256:…, or as npm writes it, sha512-…',
  });

const signer = {
  key: name.optional().describe('File with the public key that must have signed'),
  identity: name
    .optional()
    .describe("Who must have signed, as in the certificate; a workflow of this run's repository unless given"),
  issuer: httpUrl.default('https://token.actions.githubusercontent.com').describe('Who vouches for that identity'),
};

/** What can be verified of each. */
function signaturesOf(source: Source, helm: string | undefined): readonly string[] {
  if (source === 'image' || helm?.startsWith('oci:')) return ['cosign', 'provenance'];
  if (source === 'npm') return ['provenance'];
  return source === 'maven' || source === 'helm' || source === 'url' ? ['gpg'] : [];
}

export const artifactOptions = z
  .strictObject({
    image: name
      .refine(text => parseImageReference(text) !== undefined, {
        error: 'expected an image such as ghcr.io/acme/api:1.2.0',
      })
      .optional()
      .describe('An image in its registry'),
    npm: name.optional().describe('A package of npm'),
    pypi: name.optional().describe('A project of PyPI'),
    crate: name.optional().describe('A crate of Rust'),
    maven: name
      .regex(/^[\w.-]+:[\w.-]+(?::[\w.-]+)?$/, { error: 'expected group:artifact, or group:artifact:jar' })
      .optional()
      .describe('An artifact of Maven, as group:artifact, with its kind of file where that is no pom'),
    helm: name
      .regex(/^(?:(?:https?|oci):\/\/\S+\/)?[\w.-]+$/, {
        error: 'expected a chart such as https://charts.example/NAME',
      })
      .optional()
      .describe(
        'A chart, as https://charts.example/NAME, oci://registry.example/charts/NAME, or NAME beside `registry`',
      ),
    'release-asset': name.optional().describe('A file of a release on GitHub, `*` for any characters'),
    url: httpUrl.optional().describe('A file at an address'),
    version: name.optional().describe('The version that must be there; for `release-asset` the tag'),
    digest: digest.optional().describe('What must be there, and nothing else'),
    signed: z.enum(['cosign', 'provenance', 'gpg']).optional().describe('How it must be signed'),
    ...signer,
    'max-size': size.optional().describe('Longest it may be; of an image its compressed layers'),
    registry: httpUrl.optional().describe("Another registry than the public one (or npm's and pip's setting)"),
    headers: headers.headers,
    tls: tls.tls,
    'request-timeout': duration
      .prefault('60s')
      .describe('Longest time of one request, a download included. Beyond it nobody can tell'),
    ...waiting,
  })
  .superRefine((given, context) => {
    const problem = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    const sources = SOURCES.filter(source => given[source] !== undefined);
    const [source] = sources;
    if (sources.length !== 1 || source === undefined) {
      const message = `expected one of ${SOURCES.join(', ')}`;
      context.addIssue({ code: 'custom', message });
      return;
    }
    const hasVersion = given.version !== undefined;
    if (!hasVersion && source !== 'image' && source !== 'url')
      problem('version', `expected the version of the ${source}`);
    if (given.version !== undefined && given.url !== undefined && !given.url.includes(given.version))
      problem('version', 'expected a version that is part of the address');
    const reference = given.image === undefined ? undefined : parseImageReference(given.image);
    const isPinned = given.digest?.startsWith('sha256:') === true;
    const isTagged = reference?.tag !== undefined || reference?.digest !== undefined;
    if (source === 'image' && !hasVersion && !isTagged && !isPinned)
      problem('image', 'expected a tag or a digest: what `latest` is changes');
    if (source === 'image' && hasVersion && isTagged && reference?.tag !== given.version)
      problem('version', 'expected none: the image has a tag or a digest');
    const known: readonly string[] = signaturesOf(source, given.helm);
    if (given.signed !== undefined && !known.includes(given.signed))
      problem('signed', `of this is read: ${known.length === 0 ? 'no signature' : known.join(', ')}`);
    if (given.key !== undefined && given.identity !== undefined)
      problem('identity', 'expected no `identity` beside `key`');
    const isBare = given.helm !== undefined && !given.helm.includes('://');
    const namesIt = ['image', 'url', 'release-asset'].includes(source) || (source === 'helm' && !isBare);
    if (given.registry !== undefined && namesIt) problem('registry', `expected none: ${source} names it`);
    if (given.registry === undefined && isBare) problem('helm', 'expected the address of a repository, or `registry`');
  });

export type ArtifactOptions = z.output<typeof artifactOptions>;
