import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openCatalogue } from '../src/catalogue.js';

const abacus = { name: ' Abacus ', subject: 'maths', ages: [5, 8] };
const verbs = { name: 'Verb drill', subject: 'languages', ages: [9, 14] };

describe('the catalogue', () => {
  it('numbers what it is given and trims its name', async () => {
    const catalogue = openCatalogue();
    assert.deepEqual(await catalogue.add(abacus), { tool: { id: 1, name: 'Abacus', subject: 'maths', ages: [5, 8] } });
  });

  it('finds by subject', async () => {
    const catalogue = openCatalogue();
    await catalogue.add(abacus);
    await catalogue.add(verbs);
    const found = await catalogue.find({ subject: 'languages' });
    assert.deepEqual(found.map(tool => tool.name), ['Verb drill']);
  });

  for (const [age, names] of [[4, []], [5, ['Abacus']], [8, ['Abacus']], [9, ['Verb drill']]]) {
    it(`finds ${names[0] ?? 'nothing'} for age ${age}`, async () => {
      const catalogue = openCatalogue();
      await catalogue.add(abacus);
      await catalogue.add(verbs);
      assert.deepEqual((await catalogue.find({ age })).map(tool => tool.name), names);
    });
  }

  it('says all that is wrong with a tool', async () => {
    const { problems } = await openCatalogue().add({ name: '', subject: 'magic', ages: [12, 4] });
    assert.deepEqual(problems.map(problem => problem.split(':')[0]), ['name', 'subject', 'ages']);
  });
});
