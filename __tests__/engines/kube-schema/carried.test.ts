import { describe, expect, it } from 'vitest';
import { carriedGroups, carriedKinds } from '../../../src/engines/kube-schema/carried/carried.js';
import { withDefaults } from '../../../src/engines/kube-schema/defaults.js';
import { goPattern } from '../../../src/engines/kube-schema/pattern.js';
import { isMapping, type KubeMapping, type KubeValue } from '../../../src/engines/kube-yaml/value.js';

/** Every schema inside one; what is shared is visited once. */
function partsOf(value: KubeValue | undefined, seen = new Set<KubeMapping>()): ReadonlySet<KubeMapping> {
  if (Array.isArray(value)) for (const item of value) partsOf(item, seen);
  else if (isMapping(value) && !seen.has(value)) {
    seen.add(value);
    for (const item of Object.values(value)) partsOf(item, seen);
  }
  return seen;
}

describe('the definitions that come along', () => {
  it('are found by every group that has some, and by no other', async () => {
    const kinds = await carriedKinds(carriedGroups.keys());
    const groups = new Set(kinds.map(({ apiVersion }) => apiVersion.split('/')[0]));
    expect([...groups].sort()).toEqual([...carriedGroups.keys()].sort());
    expect(await carriedKinds(['example.org', ''])).toEqual([]);
  });

  it('name their project and release, and have a schema for each kind', async () => {
    for (const { apiVersion, kind, carriedFrom, schema } of await carriedKinds(carriedGroups.keys())) {
      expect(carriedFrom, `${apiVersion} ${kind}`).toMatch(/^[A-Za-z-]+(?: [A-Za-z]+)* v?\d+\.\d+\.\d+$/);
      expect(schema?.type, `${apiVersion} ${kind}`).toBe('object');
    }
  });

  it('hold no pattern that this program cannot read', async () => {
    const unread = new Set<string>();
    for (const { schema } of await carriedKinds(carriedGroups.keys())) {
      for (const { pattern } of partsOf(schema))
        if (typeof pattern === 'string' && !goPattern(pattern)) unread.add(pattern);
    }
    expect([...unread]).toEqual([]);
  });
});

describe('a pattern with a flag in its middle', () => {
  const pattern = '^((?i)mon|t[0-9]|w\\.)day(:Sun)?$';

  it.each([
    ['monday', true],
    ['MoNday', true],
    ['T1day', true],
    ['W.day:Sun', true],
    ['mONdAy', false],
    ['monday:sun', false],
    ['wxday', false],
  ])('%s: %s', (text, fits) => {
    expect(goPattern(pattern)?.test(text)).toBe(fits);
  });

  it('is not read where a class has letters', () => {
    expect(goPattern('^(?i)[a-f]+$')).toBeUndefined();
  });
});

describe('defaults of a schema', () => {
  const port = { type: 'object', properties: { protocol: { type: 'string', default: 'TCP' }, number: {} } };
  const schema = {
    type: 'object',
    properties: {
      ports: { type: 'array', items: port },
      limit: { nullable: true, default: 3 },
      rate: { default: 5 },
      first: { ...port, default: { number: 80 } },
    },
  };

  it('are filled in at every depth, where nothing is given', () => {
    const given = { ports: [{ number: 1 }, { protocol: 'UDP' }], other: null };
    expect(withDefaults(given, schema)).toEqual({
      ports: [{ number: 1, protocol: 'TCP' }, { protocol: 'UDP' }],
      other: null,
      limit: 3,
      rate: 5,
      first: { number: 80, protocol: 'TCP' },
    });
  });

  it('replace a null, unless the field may be null', () => {
    expect(withDefaults({ limit: null, rate: null, ports: 'x' }, schema)).toMatchObject({
      limit: null,
      rate: 5,
      ports: 'x',
    });
  });
});
