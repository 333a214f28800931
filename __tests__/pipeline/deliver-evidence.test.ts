import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { artifactName, deliverEvidence } from '../../src/pipeline/deliver/evidence.js';
import type { AttestationWanted } from '../../src/ports/runner/attestation-signer.js';
import { NotKept, within } from '../../src/ports/runner/upload-failed.js';
import { renderJson } from '../../src/reporters/json.js';
import { report, result } from '../reporters/sample.js';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const digest = (digit: string): string => `sha256:${digit.repeat(64)}`;
const log = { path: 'logs/first.log', sha256: sha256('as it was') };

async function uploaded(files: Readonly<Record<string, string>>, evidence = [log]) {
  const made = report([result('first', { evidence })]);
  const directory = mkdtempSync(join(tmpdir(), 'kept-'));
  const seen: unknown[] = [];
  try {
    mkdirSync(join(directory, 'logs'));
    for (const [path, text] of Object.entries({ 'report.json': renderJson(made), ...files })) {
      writeFileSync(join(directory, path), text);
    }
    const kept = await deliverEvidence(made, {
      origin: {},
      directory,
      artifact: undefined,
      upload: async wanted => {
        seen.push({ ...wanted, directory: wanted.directory === directory });
        return { id: 7, digest: digest('a') };
      },
      attest: undefined,
      redact: text => text,
    });
    return { kept, seen };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

describe('what is uploaded', () => {
  it('is the report and the logs that it names, and nothing else of the folder', async () => {
    const files = { '.env': 'SECRET=1', 'logs/first.log': 'as it was', 'logs/other.log': 'x' };
    const name = 'deploy-validate-pre-deployment-2';
    expect(await uploaded(files)).toEqual({
      kept: { said: [`Artifact ${name} uploaded: id 7, ${digest('a')}.`], warnings: [], abandoned: false },
      seen: [{ name, directory: true, files: ['report.json', 'logs/first.log'] }],
    });
  });

  it.each([
    ['has changed', { 'logs/first.log': 'unredacted' }, [log]],
    ['lies outside', {}, [{ ...log, path: 'logs/../../first.log' }]],
    ['is gone', {}, [log]],
  ])('has no log that %s', async (_, files, evidence) => {
    expect((await uploaded(files, evidence)).seen).toEqual([expect.objectContaining({ files: ['report.json'] })]);
  });

  it('is nothing where another report.json lies there than was decided on', async () => {
    const { kept, seen } = await uploaded({ 'report.json': renderJson(report([])) });
    const warning = /^No artifact: what lies in .* is not the report\.json that was decided on\. Look at/;
    expect([seen, kept.warnings]).toEqual([[], [expect.stringMatching(warning)]]);
  });

  it.each([
    ['deploy-validate-pre-deployment-2', {}],
    ['deploy-validate-pre-deployment-shard-2-of-8-2', { selection: { shard: '2/8', of: 20 } }],
    ['deploy-validate-pre-deployment-part-2', { selection: { only: ['first'], of: 20 } }],
    ['deploy-validate-pre-deployment-unsigned-2', { toSign: [] }],
    ['deploy-validate-pre-deployment-shard-2-of-8-2', { toSign: [], selection: { shard: '2/8', of: 20 } }],
  ])('is called %s', (name, parts) => {
    expect(artifactName(report([result('first')], parts))).toBe(name);
  });
});

const images = [
  { image: 'app:1', digest: digest('a'), of: 'manifest' },
  { image: 'app:2', digest: digest('b'), of: 'config' },
] as const;
const passing = [result('first', { images }), result('second', { images: [{ ...images[0], image: 'app' }] })];
const signedOff = { roles: [] };

describe('what is attested', () => {
  const attested = async (made: ReturnType<typeof report>): Promise<AttestationWanted | undefined> => {
    let attestation: AttestationWanted | undefined;
    await deliverEvidence(made, {
      origin: {},
      directory: '/nowhere',
      artifact: undefined,
      upload: undefined,
      attest: async wanted => {
        attestation = wanted;
        return { id: '12' };
      },
      redact: text => text,
    });
    return attestation;
  };
  const own = (made: ReturnType<typeof report>) => ({
    name: 'report.json',
    digest: { sha256: sha256(renderJson(made)) },
  });

  it.each([
    ['a go', report(passing)],
    ['a go that people have signed', report(passing, { signOff: signedOff })],
  ])('%s is about its report and each image once, by what registries know it by', async (_, made) => {
    const { subjects, predicate } = (await attested(made)) ?? {};
    expect(predicate).toMatchObject({ result: 'PASSED', configuration: [{ name: 'toolboxai/pre-deployment' }] });
    expect(subjects).toEqual([own(made), { name: 'app', digest: { sha256: 'a'.repeat(64) } }]);
  });

  it.each([
    ['a no-go', 'FAILED', '', report(passing, { decision: 'no-go' })],
    ['a part of a stage', 'PASSED', ' (shard 1/2)', report(passing, { selection: { shard: '1/2', of: 4 } })],
    ['a choice of checks', 'PASSED', ' (part)', report(passing, { selection: { only: ['first'], of: 4 } })],
    ['a go that people have yet to sign', 'FAILED', '', report(passing, { toSign: [] })],
    ['a dry run of signing', 'FAILED', '', report(passing, { signOff: { ...signedOff, dryRun: true } })],
    ['an image that no check passed for', 'WARNED', '', report([result('first', { images, status: 'waived' })])],
  ])('%s is %s, about the report alone', async (_, expected, part, made) => {
    const { subjects, predicate } = (await attested(made)) ?? {};
    const configuration = [{ name: `toolboxai/pre-deployment${part}` }];
    expect(predicate).toMatchObject({ result: expected, configuration });
    expect(subjects).toEqual([own(made)]);
  });
});

describe('what cannot be kept', () => {
  it('is one redacted warning with its remedy, and says whether it was given up', async () => {
    const refuse = () => Promise.reject(new NotKept('secret said.', 'Do this.'));
    const hang = () => within(1, new Promise<never>(() => {}));
    const setting = { origin: {}, directory: '/nowhere', artifact: undefined, upload: undefined };
    const redact = (text: string): string => text.replaceAll('secret', '***');
    const made = report(passing);
    expect(await deliverEvidence(made, { ...setting, attest: refuse, redact })).toEqual({
      said: [],
      warnings: ['No attestation: *** said. Do this.'],
      abandoned: false,
    });
    expect(await deliverEvidence(made, { ...setting, attest: hang, redact })).toEqual({
      said: [],
      warnings: ['No attestation: no answer within 0.001 s. Run it again.'],
      abandoned: true,
    });
  });
});
