import { type Command, has, option, startOf, words } from '../shell/command.js';
import type { Recognisers } from './reading.js';

const slug = (text: string): string => text.replace(/\W+/g, '-').replace(/^-|-$/g, '').toLowerCase();

/** What the suite is about, for its id and the name of its report. */
const partOf = (command: Command): string =>
  slug(
    (words(command).at(-1) ?? '')
      .replace(/\.\w+$/, '')
      .split('/')
      .filter(Boolean)
      .at(-1) ?? '',
  );

const suite = (command: Command, more: readonly string[], report: string, env?: Readonly<Record<string, string>>) => [
  {
    kind: 'tests',
    with: {
      run: [...startOf(command), ...command.args, ...more],
      ...(env || Object.keys(command.env).length > 0 ? { env: { ...command.env, ...env } } : {}),
      junit: report,
      'min-executed': 1,
    },
    hint: partOf(command),
  },
];

const report = (command: Command): string => `reports/${partOf(command) || command.program}.xml`;

/** A suite whose own settings say where its report goes. */
const unknownReport = (command: Command, why: string, junit = 'reports/**/*.xml') =>
  suite(command, [], junit).map(proposal => ({ ...proposal, guessed: why }));

export const testTools: Recognisers = {
  pytest: command =>
    suite(
      command,
      option(command, '--junitxml', '--junit-xml') === undefined ? [`--junitxml=${report(command)}`] : [],
      option(command, '--junitxml', '--junit-xml') ?? report(command),
    ),
  vitest: command =>
    suite(
      has(command, 'run') ? command : { ...command, args: ['run', ...command.args] },
      ['--reporter=default', '--reporter=junit', `--outputFile.junit=reports/vitest.xml`],
      'reports/vitest.xml',
    ),
  jest: command =>
    suite(command, ['--ci', '--reporters=default', '--reporters=jest-junit'], 'reports/jest.xml', {
      JEST_JUNIT_OUTPUT_FILE: 'reports/jest.xml',
    }).map(proposal => ({ ...proposal, guessed: 'jest writes JUnit with the package jest-junit' })),
  go: command => {
    if (words(command)[0] === 'vet')
      return [{ kind: 'command', with: { run: [command.path, ...command.args] }, hint: 'vet' }];
    if (words(command)[0] !== 'test') return undefined;
    const rest = command.args.slice(1);
    return suite(
      { ...command, path: 'gotestsum', args: ['--junitfile=reports/go.xml', '--', ...rest] },
      [],
      'reports/go.xml',
    ).map(proposal => ({ ...proposal, hint: 'go', guessed: '`go test` writes no JUnit, so gotestsum runs it' }));
  },
  cargo: command =>
    words(command)[0] === 'test'
      ? suite(
          { ...command, args: ['nextest', 'run', '--profile', 'ci', ...command.args.slice(1)] },
          [],
          'target/nextest/ci/junit.xml',
        ).map(proposal => ({
          ...proposal,
          hint: 'cargo',
          guessed: '`cargo test` writes no JUnit, so nextest runs it; name the report in .config/nextest.toml',
        }))
      : words(command)[0] === 'audit'
        ? [{ kind: 'dependencies', with: { manager: 'osv', lockfile: 'Cargo.lock', 'fail-on': 'high' } }]
        : undefined,
  npm: command => scriptTests(command),
  pnpm: command => scriptTests(command),
  yarn: command => scriptTests(command),
  mvn: command =>
    has(command, 'test', 'verify')
      ? unknownReport(command, 'where Surefire writes its reports', 'target/surefire-reports/*.xml')
      : undefined,
  gradle: command =>
    has(command, 'test', 'check')
      ? unknownReport(command, 'where Gradle writes its reports', 'build/test-results/**/*.xml')
      : undefined,
  rspec: command =>
    suite(
      command,
      ['--format', 'progress', '--format', 'RspecJunitFormatter', '--out', 'reports/rspec.xml'],
      'reports/rspec.xml',
    ),
  phpunit: command => suite(command, ['--log-junit', 'reports/phpunit.xml'], 'reports/phpunit.xml'),
};

function scriptTests(command: Command) {
  const [first, second] = words(command);
  if (first === 'audit') {
    const level = option(command, '--audit-level', '--level') ?? 'high';
    const production =
      has(command, '--production', '--omit=dev', '--prod', '-P') ||
      option(command, '--omit') === 'dev' ||
      command.text.includes('groups dependencies');
    const known = ['low', 'moderate', 'high', 'critical'].includes(level) ? level : 'high';
    return [{ kind: 'dependencies', with: { manager: command.program, 'fail-on': known, production } }];
  }
  const name = first === 'run' || first === 'run-script' ? second : first;
  if (name === undefined || !/^t$|test/.test(name))
    return /^(?:lint|check|typecheck|type-check|format:check)/.test(name ?? '')
      ? [{ kind: 'command', with: { run: [command.path, ...command.args] }, hint: name }]
      : undefined;
  return unknownReport(command, 'where the suite writes its JUnit report');
}
