import type { Rules } from '../../check.js';

export const testsRules = {
  'test-failed': {
    level: 'error',
    means: 'a test failed',
    remedy: 'Mend the test, or what it tests, at the place that the finding names.',
  },
  'doubtful-report': {
    level: 'error',
    means: 'beside failed tests, a report counts tests that it does not list, or holds outcomes that nobody knows',
    remedy: "Mend the failed tests first. Then let the reporter list every test, with JUnit's own elements.",
  },
  'exit-code': {
    level: 'error',
    means: 'the suite exited with another code than 0 although no test failed',
    remedy:
      'Something around the tests failed: a hook, a coverage threshold, a leak, the collection. Look at its output.',
  },
  'max-skipped': {
    level: 'error',
    means: 'more tests were skipped than allowed',
    remedy: 'Let the skipped tests run again, or raise `max-skipped`.',
  },
  'max-flaky': {
    level: 'error',
    means: 'more tests passed only when run again than allowed',
    remedy: 'Mend the tests that the warnings `flaky` name, or raise `max-flaky`.',
  },
  coverage: {
    level: 'error',
    means: 'line coverage is below the floor',
    remedy: 'Test what is not covered, or lower `coverage.min`.',
  },
  flaky: {
    level: 'warning',
    means: 'a test passed only when it was run again',
    remedy: 'Find what the test depends on besides the code: time, order, the network, other tests.',
  },
  leftover: {
    level: 'warning',
    means: 'a report that this run did not write was left out',
    remedy: 'Delete old reports before the run.',
  },
} as const satisfies Rules;
