import { writeFileSync } from 'node:fs';
import { describe, expect, vi } from 'vitest';
import { CustomKinds } from '../../src/engines/kube-schema/custom-resource.js';
import type { KubeFault } from '../../src/engines/kube-schema/fault.js';
import { loadSchemas } from '../../src/engines/kube-schema/schemas.js';
import { KubeValidator } from '../../src/engines/kube-schema/validator.js';
import { validateObject } from '../../src/engines/kube-validation/validate.js';
import { objectsOf } from '../../src/engines/kube-yaml/document.js';
import { showPath } from '../../src/engines/kube-yaml/value.js';
import { FaultMaker, type Faulty } from './kube-faults.js';
import { askValidation, type ValidationAnswer } from './kube-oracle.js';
import { Chance } from './kube-random.js';
import { itWith } from './tool.js';

vi.setConfig({ testTimeout: 1_800_000 });

/** The Go program of a version takes minutes to build: `KUBE_FUZZ_VERSIONS=1.30,1.34,1.37` asks for more than one. */
const VERSIONS = (process.env.KUBE_FUZZ_VERSIONS ?? '1.34').split(',');
const OBJECTS = Number(process.env.KUBE_FUZZ_OBJECTS ?? 10_000);
const SEED = Number(process.env.KUBE_FUZZ_SEED ?? 20_260_301);

/** A field as both sides call it: without keys of maps, and no matter where Go spells it otherwise. */
const plain = (path: string): string =>
  path
    .toLowerCase()
    .replace(/properties\.[^.[]+/g, 'properties')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/^stringdata/, 'data')
    .replace(/^metadata\.(?=taints|podcidr)/, 'spec.')
    .replace('template.annotations', 'template.metadata.annotations')
    .replace('template.labels', 'template.metadata.labels')
    .replace('downwarapi', 'downwardapi')
    .replace('tolerations.tolerations', 'tolerations')
    .replace('metadata.generatename', 'metadata.name');

/** Rules in CEL are not compiled here, and are not among what is compared. */
const isCel = (detail: string): boolean => /compilation failed|must evaluate to|oldSelf is not used/.test(detail);

const theirFields = ({ faults }: ValidationAnswer): readonly string[] =>
  faults
    .filter(({ detail }) => !isCel(detail))
    .map(({ field, detail }) =>
      plain(/`selector` does not match/.test(detail) ? field.replace('template.metadata.labels', 'selector') : field),
    );

const isClose = (one: string, others: readonly string[]): boolean =>
  others.some(other => one.startsWith(other) || other.startsWith(one));

interface Compared {
  readonly verdict: 'same' | 'other' | 'not compared';
  /** Whether both refuse it, and at the same fields. */
  readonly fields: 'same' | 'other' | 'none';
}

function compare(mine: readonly KubeFault[], answer: ValidationAnswer): Compared {
  const theirs = theirFields(answer);
  if (answer.unknown || (theirs.length === 0 && answer.faults.length > 0))
    return { verdict: 'not compared', fields: 'none' };
  const refused = answer.decode !== '' || theirs.length > 0;
  if (mine.length > 0 !== refused) return { verdict: 'other', fields: 'none' };
  if (!refused || answer.decode !== '') return { verdict: 'same', fields: 'none' };
  const ours = mine.map(({ path }) => plain(showPath(path)));
  const agree = ours.every(path => isClose(path, theirs)) && theirs.every(path => isClose(path, ours));
  return { verdict: 'same', fields: agree ? 'same' : 'other' };
}

const tell = ({ value, done }: Faulty, mine: readonly KubeFault[], answer: ValidationAnswer): string => {
  const here = mine.map(({ path, message }) => `${showPath(path)}: ${message}`).join(' | ') || 'fine';
  const there = answer.faults
    .map(({ field, detail }) => `${field}: ${detail}`)
    .join(' | ')
    .slice(0, 500);
  return `${value.kind} ${done.join('; ')}\n    here: ${here}\n    there: ${answer.decode || there || 'fine'}`;
};

describe.each(VERSIONS)("the API server's validation of %s", version => {
  itWith('go', 'refuses what the engine refuses, and nothing else', async () => {
    const schemas = await loadSchemas(version);
    if (!schemas) throw new Error(version);
    const validator = new KubeValidator(schemas, new CustomKinds(), validateObject);
    const maker = new FaultMaker(version, new Chance(SEED));
    const sound = maker.seeds.map((value): Faulty => ({ value, done: [] }));
    const all = [...sound, ...Array.from({ length: OBJECTS }, () => maker.make())];
    const answers = askValidation(
      version,
      all.map(({ value }) => JSON.stringify(value)),
    );
    const differences: string[] = [];
    const fields = { same: 0, other: 0, none: 0 };
    for (const [index, object] of all.entries()) {
      const [document] = objectsOf(object.value, { file: 'fuzz', index: 0, position: () => undefined });
      const answer = answers[index];
      if (!document || !answer) throw new Error(String(index));
      const { faults } = validator.judge(document);
      const warned = faults.filter(({ rule }) => rule === 'api-warning');
      const mine = faults.filter(({ rule }) => rule !== 'deprecated-api' && rule !== 'api-warning');
      // The API server makes a name for a LimitRange that has none; kubectl wants one.
      if (document.kind === 'LimitRange' && mine.some(({ path }) => path[0] === 'metadata')) continue;
      const compared = compare(mine, answer);
      fields[compared.fields] += 1;
      if (compared.verdict === 'other') differences.push(tell(object, mine, answer));
      // Whether a key of TLS fits its certificate, and formats in definitions, are not looked at here.
      const theirs = answer.warnings.filter(text => !/^tls: |^unrecognized format/.test(text));
      if (mine.length === 0 && compared.verdict === 'same' && warned.length > 0 !== theirs.length > 0)
        differences.push(`${tell(object, warned, answer)}, with the warnings ${theirs.join(' | ')}`);
    }
    if (process.env.KUBE_FUZZ_OUT) writeFileSync(process.env.KUBE_FUZZ_OUT, `${differences.join('\n')}\n`);
    if (process.env.KUBE_FUZZ_OUT) console.log(all.length, 'objects,', differences.length, 'differences', fields);
    expect(differences).toEqual([]);
    expect(fields.same / (fields.same + fields.other)).toBeGreaterThan(0.95);
  });
});
