/** What a file is for, as far as its path says so beyond doubt. */
type Surroundings = 'tests' | 'documentation' | 'lock file';

const TEST_FOLDERS =
  /(?:^|\/)(?:tests?|__tests__|testing|testdata|test[-_]data|testsuites?|fixtures?|__fixtures__|__mocks__|mocks|specs?|e2e)\//i;
const TEST_FILES =
  /(?:^|\/)(?:test_[^/]+\.py|conftest\.py|[^/]+_test_data\.[a-z]+|[^/]+_test\.(?:go|py|rb|exs|dart|cc|cpp)|[^/]+_spec\.rb|[^/]+[.-](?:test|spec)\.[cm]?[jt]sx?|[^/]*[a-z0-9](?:Test|Tests|Spec|IT)\.(?:java|kt|scala|groovy|cs|php|swift))$/;
const DOCUMENTS =
  /(?:^|\/)(?:docs?|documentation|examples?|samples?)\/|\.(?:md|mdx|markdown|rst|adoc|asciidoc)$|(?:^|\/)(?:README|CHANGELOG|CONTRIBUTING|NEWS|HISTORY)(?:\.[a-z]+)?$/i;
const LOCK_FILES =
  /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lock|deno\.lock|Cargo\.lock|go\.sum|poetry\.lock|uv\.lock|pdm\.lock|Pipfile\.lock|composer\.lock|Gemfile\.lock|mix\.lock|pubspec\.lock|Podfile\.lock|Package\.resolved|flake\.lock|packages\.lock\.json|\.terraform\.lock\.hcl)$/;

/** `path` has `/` between its parts. */
export function surroundingsOf(path: string): Surroundings | undefined {
  if (LOCK_FILES.test(path)) return 'lock file';
  if (TEST_FOLDERS.test(path) || TEST_FILES.test(path)) return 'tests';
  return DOCUMENTS.test(path) ? 'documentation' : undefined;
}
