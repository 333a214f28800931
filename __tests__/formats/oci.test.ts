import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CouldNotTell } from '../../src/check.js';
import { readArchiveManifest } from '../../src/formats/docker/archive.js';
import { readContextHost, readDockerConfig } from '../../src/formats/docker/config.js';
import {
  readContainerdStore,
  readFailure,
  readHistory,
  readImageNames,
  readInspected,
  readInspectedList,
  readVersion,
} from '../../src/formats/docker/engine.js';
import { readJson } from '../../src/formats/json/json.js';
import { readableCommand, readImageConfig } from '../../src/formats/oci/config.js';
import { type Descriptor, readManifest } from '../../src/formats/oci/manifest.js';
import { choosePlatform, isSamePlatform, parsePlatform } from '../../src/formats/oci/platform.js';
import { readChallenge, readRegistryErrors, readToken } from '../../src/formats/oci/registry.js';
import { makeImage, makeIndex, makeLayer, manifestDescriptor } from '../checks/image-size/image-fixture.js';
import { errorOf } from './could-not-tell.js';

describe('JSON from outside', () => {
  it.each<[string, string, string, string]>([
    ['nothing', '', 'truncated', 'f.json: is empty'],
    ['an unfinished object', '{"a": [1, {"b": "}"', 'truncated', 'f.json:1:20: the JSON ends early'],
    ['an unfinished string', '{"a": "b\\"', 'truncated', 'f.json:1:11: the JSON ends early'],
    ['a page', '<!DOCTYPE html><p>', 'wrong-format', 'f.json:1:1: is a web page or XML, not JSON'],
    ['something else', 'a: b', 'wrong-format', 'f.json:1:1: is not JSON'],
    ['another shape', '{"a": {"b": "1"}}', 'wrong-format', 'f.json at /a/b: expected a number, got a text'],
  ])('is named for what it is: %s', (_, text, why, message) => {
    const schema = z.object({ a: z.object({ b: z.number() }) });
    expect(errorOf(() => readJson(text, schema, { name: 'f.json', remedy: 'Mend it.' }))).toEqual({ why, message });
  });

  it('is a value or an error that says where, whatever the bytes are', () => {
    const readers = [
      (bytes: Buffer) => readManifest(bytes, 'here'),
      (bytes: Buffer) => readImageConfig(bytes, 'here'),
      (bytes: Buffer) => readToken(bytes, 'here'),
      (bytes: Buffer) => readArchiveManifest(bytes, 'here'),
      (bytes: Buffer) => readVersion(bytes, 'here'),
      (bytes: Buffer) => readContainerdStore(bytes, 'here'),
      (bytes: Buffer) => readImageNames(bytes, 'here'),
      (bytes: Buffer) => readInspected(bytes, 'here'),
      (bytes: Buffer) => readInspectedList(bytes.toString(), 'here'),
      (bytes: Buffer) => readHistory(bytes, 'here'),
      (bytes: Buffer) => readDockerConfig(bytes.toString(), 'here'),
      (bytes: Buffer) => readContextHost(bytes.toString(), 'here'),
    ];
    const documents = fc.oneof(
      fc.uint8Array({ maxLength: 200 }).map(bytes => Buffer.from(bytes)),
      fc.json().map(text => Buffer.from(text)),
      mutated(makeIndex([])),
    );
    fc.assert(
      fc.property(documents, bytes => {
        for (const read of readers) {
          try {
            read(bytes);
          } catch (error) {
            expect(error).toBeInstanceOf(CouldNotTell);
            expect(String(error)).toContain('here');
          }
        }
        readRegistryErrors(bytes);
        readFailure(bytes);
        readChallenge(bytes.toString());
      }),
    );
  });
});

/** A document with one byte changed and the end cut off somewhere. */
const mutated = (document: Buffer) =>
  fc.tuple(fc.nat(document.length - 1), fc.nat(255), fc.nat(document.length)).map(([at, byte, end]) => {
    const copy = Buffer.from(document);
    copy[at] = byte;
    return copy.subarray(0, end);
  });

describe('the command that made a layer', () => {
  it.each([
    ['/bin/sh -c #(nop) COPY dir:b138 in /a ', 'COPY dir:b138 in /a'],
    ['/bin/sh -c apt-get update &&\tapt-get install -y  curl', 'RUN apt-get update && apt-get install -y curl'],
    ['RUN /bin/sh -c npm ci # buildkit', 'RUN npm ci'],
    ['RUN |2 TOKEN=secret TAG=1 /bin/sh -c npm ci # buildkit', 'RUN npm ci'],
    ['|1 TOKEN=secret /bin/bash -o pipefail -c make', 'RUN …'],
    ['|1 TOKEN=secret /bin/sh -c make', 'RUN make'],
    ['COPY --from=build /app /app # buildkit', 'COPY --from=build /app /app'],
    ['ENTRYPOINT ["/app"]', 'ENTRYPOINT ["/app"]'],
    ['', undefined],
    [undefined, undefined],
  ])('%s', (createdBy, command) => {
    expect(readableCommand(createdBy)).toBe(command);
  });

  it('is not guessed where the history does not tell of as many layers as there are', async () => {
    const layer = await makeLayer(10, { command: 'COPY a /' });
    const config = JSON.parse(makeImage([layer, layer]).config.toString());
    const without = { ...config, history: config.history.slice(1) };
    expect(readImageConfig(Buffer.from(JSON.stringify(without)), 'c').commands).toEqual([undefined, undefined]);
    expect(readImageConfig(Buffer.from(JSON.stringify(config)), 'c').commands).toEqual(['COPY a /', 'COPY a /']);
  });
});

describe('a platform', () => {
  it.each([
    ['linux/arm64', 'linux/arm64/v8', true],
    ['linux/arm', 'linux/arm/v7', true],
    ['linux/arm/v6', 'linux/arm/v7', false],
    ['linux/amd64', 'linux/amd64/v3', false],
    ['linux/amd64', 'windows/amd64', false],
  ])('%s against %s', (one, other, same) => {
    expect(isSamePlatform(parsePlatform(one), parsePlatform(other))).toBe(same);
  });

  const entry = (platform: string, annotations: Record<string, string> = {}): Descriptor => ({
    mediaType: '',
    digest: `sha256:${platform}`,
    size: 1,
    platform: parsePlatform(platform),
    annotations,
  });
  const choose = (platforms: readonly Descriptor[], wanted?: string) =>
    choosePlatform(platforms, { where: 'index', wanted: wanted === undefined ? undefined : parsePlatform(wanted) })
      .digest;
  const attestation = entry('unknown/unknown', { 'vnd.docker.reference.type': 'attestation-manifest' });

  it('is linux/amd64 where an index has it and none is asked for', () => {
    expect(choose([entry('linux/arm64'), entry('linux/amd64')])).toBe('sha256:linux/amd64');
  });

  it('is the only one that there is, attestations aside', () => {
    expect(choose([entry('linux/arm64'), attestation])).toBe('sha256:linux/arm64');
  });

  it.each<[string, readonly Descriptor[], string | undefined, string]>([
    [
      'is not there',
      [entry('linux/arm64'), entry('linux/arm/v7')],
      undefined,
      'index: no image for linux/amd64, only for linux/arm64, linux/arm/v7',
    ],
    [
      'is the other one',
      [entry('linux/amd64')],
      'linux/arm64',
      'index: no image for linux/arm64, only for linux/amd64',
    ],
    [
      'is there twice',
      [entry('windows/amd64'), entry('windows/amd64')],
      'windows/amd64',
      'index: several images for windows/amd64',
    ],
    ['is in an index of attestations', [attestation], undefined, 'index: an index without images'],
  ])('that %s is an error', (_, platforms, wanted, message) => {
    expect(errorOf(() => choose(platforms, wanted))).toMatchObject({ message });
  });
});

describe('a manifest', () => {
  it('is read with its layers from the bottom up', async () => {
    const layers = [await makeLayer(10), await makeLayer(20)];
    const image = makeImage(layers);
    expect(readManifest(image.manifest, 'm')).toMatchObject({
      kind: 'manifest',
      manifest: { layers: layers.map(({ blob }) => ({ size: blob.length })) },
    });
    expect(readManifest(makeIndex([manifestDescriptor(image)]), 'm')).toMatchObject({
      kind: 'index',
      manifests: [{ platform: { os: 'linux', architecture: 'amd64' } }],
    });
  });
});

describe('a challenge', () => {
  it.each<[string, unknown]>([
    [
      'Bearer realm="https://auth.example/token",service="registry",scope="repository:a/b:pull,push"',
      { scheme: 'bearer', realm: 'https://auth.example/token', service: 'registry', scope: 'repository:a/b:pull,push' },
    ],
    [
      'bearer realm=https://auth.example/token',
      { scheme: 'bearer', realm: 'https://auth.example/token', service: undefined, scope: undefined },
    ],
    [
      'Basic realm="Registry", Bearer realm="https://a/"',
      { scheme: 'bearer', realm: 'https://a/', service: undefined, scope: undefined },
    ],
    ['Basic realm="Registry"', { scheme: 'basic' }],
    ['Negotiate', undefined],
    ['Bearer service="x"', undefined],
    ['', undefined],
  ])('%s', (header, challenge) => {
    expect(readChallenge(header)).toEqual(challenge);
  });
});

describe("Docker's config.json", () => {
  const config = readDockerConfig(
    JSON.stringify({
      auths: {
        'https://index.docker.io/v1/': { auth: 'aHVi' },
        'ghcr.io': { auth: 'Z2hjcg==' },
        'https://registry.example:5000/v2/': { identitytoken: 'refresh' },
        'empty.example': {},
        'none.example': null,
      },
      credHelpers: { 'public.ecr.aws': 'ecr-login' },
      credsStore: 'desktop',
      currentContext: '',
    }),
    'config.json',
  );

  it.each([
    ['docker.io', { basic: 'aHVi', identityToken: undefined }],
    ['ghcr.io', { basic: 'Z2hjcg==', identityToken: undefined }],
    ['registry.example:5000', { basic: undefined, identityToken: 'refresh' }],
    ['empty.example', undefined],
    ['none.example', undefined],
    ['other.example', undefined],
  ])('has the credentials for %s', (registry, credentials) => {
    expect(config.credentials(registry)).toEqual(credentials);
  });

  it("names the helper that keeps a registry's credentials, and the context in use", () => {
    expect(config.helper('public.ecr.aws')).toBe('ecr-login');
    expect(config.helper('ghcr.io')).toBe('desktop');
    expect(config.context).toBeUndefined();
    expect(readDockerConfig('{}', 'config.json').helper('ghcr.io')).toBeUndefined();
  });
});
