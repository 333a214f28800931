import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type OpenRole, seat } from '../../../src/engines/sign-off/matching.js';

const role = (name: string, candidates: readonly string[], seats = 1): OpenRole => ({ role: name, seats, candidates });
const seated = (...roles: readonly OpenRole[]) => Object.fromEntries(seat(roles));

describe('people', () => {
  it.each([
    ['sign for the one role that they have', [role('lead', ['a'])], { lead: ['a'] }],
    ['sign for one role of two', [role('lead', ['a']), role('cto', ['a'])], { lead: ['a'], cto: [] }],
    ['are used where they are needed', [role('lead', ['a', 'b']), role('cto', ['a'])], { lead: ['b'], cto: ['a'] }],
    [
      'move on along a chain',
      [role('lead', ['a', 'b']), role('ops', ['b', 'c']), role('qa', ['a']), role('cto', ['b'])],
      { lead: ['b'], ops: ['c'], qa: ['a'], cto: [] },
    ],
    ['take as many seats as a role has', [role('lead', ['a', 'b', 'c'], 2)], { lead: ['a', 'b'] }],
    ['leave a role of two open where there is one', [role('lead', ['a'], 2)], { lead: ['a'] }],
    ['are nobody', [role('lead', [])], { lead: [] }],
    ['count once, however often they vote', [role('lead', ['a', 'a'], 2)], { lead: ['a'] }],
  ])('%s', (_, roles, expected) => {
    expect(seated(...roles)).toEqual(expected);
  });
});

/** Whether every seat can be taken by somebody of their own: tries everything. */
function canBeFilled(roles: readonly OpenRole[]): boolean {
  const places = roles.flatMap(({ seats, candidates }) => Array.from({ length: seats }, () => candidates));
  const fill = (place: number, taken: readonly string[]): boolean => {
    const candidates = places[place];
    if (candidates === undefined) return true;
    return candidates.some(person => !taken.includes(person) && fill(place + 1, [...taken, person]));
  };
  return fill(0, []);
}

/** The most seats that can be taken at once: tries everything. */
function mostSeats(roles: readonly OpenRole[]): number {
  const places = roles.flatMap(({ seats, candidates }) => Array.from({ length: seats }, () => candidates));
  const fill = (place: number, taken: readonly string[]): number => {
    const candidates = places[place];
    if (candidates === undefined) return taken.length;
    const without = fill(place + 1, taken);
    return candidates
      .filter(person => !taken.includes(person))
      .reduce((best, person) => Math.max(best, fill(place + 1, [...taken, person])), without);
  };
  return fill(0, []);
}

describe('a seating', () => {
  const person = fc.constantFrom(...'abcdef');
  const roles = fc
    .array(fc.record({ seats: fc.integer({ min: 1, max: 2 }), candidates: fc.uniqueArray(person) }), { maxLength: 4 })
    .map(list => list.map((each, index) => ({ ...each, role: `role-${index}` })));

  it('is whole exactly where trying everything finds one, seats the most, and seats nobody twice or elsewhere', () => {
    fc.assert(
      fc.property(roles, given => {
        const found = seat(given);
        const all = [...found.values()].flat();
        const isWhole = given.every(({ role: name, seats }) => (found.get(name) ?? []).length >= seats);
        expect(isWhole).toBe(canBeFilled(given));
        expect(all.length).toBe(mostSeats(given));
        expect(new Set(all).size).toBe(all.length);
        for (const { role: name, seats, candidates } of given) {
          expect(found.get(name)?.every(each => candidates.includes(each))).toBe(true);
          expect(found.get(name)?.length).toBeLessThanOrEqual(seats);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('is the same for the same votes', () => {
    fc.assert(
      fc.property(roles, given => {
        expect(seat(given)).toEqual(seat(given));
      }),
    );
  });
});
