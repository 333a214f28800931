import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { card, summarise } from '../src/summary.js';

describe('the summary', () => {
  it('puts the largest subject first', () => {
    const groups = summarise([
      { subject: 'arts', name: 'Clay' },
      { subject: 'maths', name: 'Compass' },
      { subject: 'maths', name: 'Abacus' },
    ]);
    assert.deepEqual(groups, [
      { subject: 'maths', count: 2, names: ['Abacus', 'Compass'] },
      { subject: 'arts', count: 1, names: ['Clay'] },
    ]);
  });

  it('is empty for an empty catalogue', () => {
    assert.deepEqual(summarise([]), []);
  });

  it('shows a name as text, whatever it holds', () => {
    const html = card({ subject: 'arts', count: 1, names: ['<img src=x onerror=alert(1)>'] });
    assert.equal(html, '<section><h2>arts (1)</h2><ul><li>&lt;img src=x onerror=alert(1)&gt;</li></ul></section>');
  });
});
