import { expect, it } from 'vitest';
import { showMeasurement } from '../../src/reporters/wording.js';

it.each([
  [{ name: 'backend', value: 1, unit: 'vulnerabilities' }, 'backend: 1 vulnerability'],
  [{ name: 'backend', value: 2, unit: 'vulnerabilities' }, 'backend: 2 vulnerabilities'],
  [{ name: 'suite', value: 1, unit: 'tests' }, 'suite: 1 test'],
  [{ name: 'packages', value: 3, unit: 'packages' }, 'packages: 3'],
])('a measurement of %j is "%s"', (measurement, shown) => {
  expect(showMeasurement(measurement)).toBe(shown);
});
