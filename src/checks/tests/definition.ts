import { defineCheck } from '../../check.js';
import { testsOptions } from './options.js';

export const tests = defineCheck({
  kind: 'tests',
  summary: 'A test suite ran, and every test that ran passed',
  options: testsOptions,
  needs: options => ({
    tools: options.run === undefined ? [] : [{ tool: options.run[0], why: 'runs the suite' }],
    permissions: [],
  }),
  docs: {
    about: `Runs a test suite and reads the JUnit XML that it writes. A pass needs both: exit code 0, and reports of this very run in which at least \`min-executed\` tests ran and none failed. Every failed test becomes a finding at the file and line that the report or the stack names.

Reports must be written by the run: one that was there before and was not written anew is never counted. Beside fresh reports it is an error too, since a suite that silently stopped reporting looks the same; delete old reports before the run, or say \`leftovers: ignore\`. Without \`run\`, reports of an earlier step are read; they may then be \`max-age\` old (1h unless told), by the file's time and by the report's own timestamps.

A test that failed and then passed in the same run (surefire's \`flakyFailure\`; or a test of the same name that passes later in the same report, provided the suite exits with 0) passes and is reported as flaky. Without \`run\` only the former counts: two tests may bear one name.

What each tool needs to write a report:

| tool | command |
|---|---|
| pytest | \`pytest --junitxml=reports/unit.xml\` |
| node | \`node --test --test-reporter=junit --test-reporter-destination=reports/unit.xml\` |
| vitest | \`vitest run --reporter=junit --outputFile=reports/unit.xml\` |
| jest | \`jest --reporters=jest-junit\` |
| go | \`gotestsum --junitfile reports/unit.xml ./...\` |
| Maven, Gradle | by themselves: \`target/surefire-reports/*.xml\`, \`build/test-results/**/*.xml\` |`,
    example: `id: unit-tests
kind: tests
with:
  run: [pytest, -q, --junitxml=reports/unit.xml, --cov, --cov-report=xml:reports/coverage.xml]
  junit: reports/unit.xml
  min-executed: 50
  max-skipped: 5
  coverage: { file: reports/coverage.xml, min: 80 }`,
    couldNotTell: [
      'the command is not on PATH, cannot be started, was ended by a signal, or did not end within the timeout',
      'a pattern of `junit` matches nothing',
      'the run did not write the reports (or, without `run`, they are older than `max-age`)',
      'a report is empty, cut off, not well-formed, no JUnit report, or holds fewer tests or failures than it declares',
      'fewer than `min-executed` tests ran; skipped tests do not count, nor do files in which node met no test',
      'the coverage file is missing, not of this run, empty, cut off, of another format, or covers no line at all',
      'a report lies in the repository as it was checked out: committed longer ago than `max-age`, or in a shallow clone',
    ],
    rules: {
      'test-failed': 'a test failed',
      'exit-code': 'the suite exited with another code than 0 although no test failed',
      'max-skipped': 'more tests were skipped than allowed',
      'max-flaky': 'more tests passed only when run again than allowed',
      coverage: 'line coverage is below the floor',
      flaky: 'a test passed only when it was run again (warning)',
      leftover: 'a report that this run did not write was left out (warning)',
    },
  },
  run: async (options, ports) => (await import('./run.js')).runTests(options, ports),
});
