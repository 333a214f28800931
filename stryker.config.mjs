// Mutation tests of the heart: `npm run mutate`, or one file with `npm run mutate -- --mutate src/pipeline/judge.ts`.
// docs/mutation.md has the figures, and the survivors with their reasons.
export default {
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutate.config.ts', related: false },
  mutate: [
    'src/pipeline/{judge,waive,conditions,agree}.ts',
    'src/pipeline/other-runs/{freshness,take-over,merge}.ts',
    'src/engines/sign-off/*.ts',
  ],
  // A sandbox needs neither the bundle nor the cases of the kinds.
  ignorePatterns: [
    'dist',
    'lib',
    'examples',
    '__tests__/checks',
    '__tests__/e2e',
    '__tests__/real',
    '.deploy-validate',
  ],
  concurrency: 1,
  coverageAnalysis: 'perTest',
  // It would rewrite a tsconfig.json with an interface that TypeScript 7 does not have; vitest needs none.
  tsconfigFile: 'no-tsconfig.json',
  reporters: ['clear-text', 'json'],
  jsonReporter: { fileName: '.stryker-tmp/mutation.json' },
  clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false },
  thresholds: { high: 95, low: 95, break: 95 },
  tempDirName: '.stryker-tmp/sandbox',
};
