import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { total } from '../src/invoice.js';

const lines = [
  { cents: 1000, quantity: 2 },
  { cents: 500, quantity: 1 },
];

describe('an invoice', () => {
  it('adds up its lines', () => {
    assert.equal(total(lines), 2500);
  });

  it('adds the tax', () => {
    assert.equal(total(lines, { taxPercent: 20 }), 3000);
  });

  it('takes the discount off in per cent', () => {
    assert.equal(total(lines, { discountPercent: 10 }), 2250);
  });
});
