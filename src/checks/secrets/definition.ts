import { defineCheck, type Needs } from '../../check.js';
import { type SecretsOptions, secretsOptions, type ToolName } from './options.js';

const VERSION_ARGS: Readonly<Record<ToolName, readonly string[] | undefined>> = {
  gitleaks: ['version'],
  trufflehog: ['--version'],
  secretlint: ['--version'],
  'git-secrets': undefined,
};

function needsOf(options: SecretsOptions): Needs {
  if (options.report !== undefined) return { tools: [], permissions: [] };
  const tools = options.tools.map(name => ({
    tool: name,
    why: 'looks for secrets beside the embedded engine',
    ...(VERSION_ARGS[name] ? { versionArgs: VERSION_ARGS[name] } : {}),
  }));
  const git = { tool: 'git', versionArgs: ['--version'], why: 'shows commits and what is staged' };
  return { tools: options.history !== undefined || options.staged ? [...tools, git] : tools, permissions: [] };
}

export const secrets = defineCheck({
  kind: 'secrets',
  reusable: false,
  summary: 'No secret is committed',
  options: secretsOptions,
  needs: needsOf,
  docs: {
    about: `Looks for secrets with an engine of its own, which needs no tool and takes a second for a tree of a hundred megabytes. Tools that \`tools\` names run as well, or \`report\` reads what an earlier step wrote; what several of them see at one line becomes one finding that names them all.

The engine knows the formats that vendors document, with their checksums, and credentials that are given away by where they stand: [all rules](secrets-rules.md). It reads UTF-8, UTF-16 and UTF-32, whatever keeps ASCII as it is (Latin-1, Shift-JIS), and text with a stray NUL, and leaves binary files out by what they hold, but for stores of keys and passwords (PKCS#12, Java, KeePass, OpenPGP, a browser's), which are a warning, and private keys in DER, which are an error. A sure match is an error, a doubtful one a warning; each is one level lower in a file whose path is that of tests or documentation, and says so, but a token that its own checksum proves stays an error wherever it lies. \`rules\` sets the level of a rule wherever it matches. Examples and placeholders are left out, and so are doubtful matches in lock files and minified lines; the details say how many.

No secret is ever repeated: a finding says rule, file, line and at most four characters, and tools run with redaction where they have it; what they print is never written to a log. What the engine finds is hidden in every other check's log and result of the same run, and in the reports: all but plain words and numbers, and what is shorter than eight characters. What another job printed, or a check's own files, are beyond its reach. A finding's subject, \`file#fingerprint\`, stays the same while secret and file do, wherever the line moves to; a waiver can name it. The fingerprint is keyed and stretched, and does not give the secret away.

**What is left out** is told. A comment in the line, \`deploy-validate:allow REASON\`, allows it; without a reason it does not count. So do the allowlists of \`.gitleaks.toml\` (paths, regexes, stopwords and commits, in the old and the new form, but not those of single rules) and \`.secretlintignore\`, each of which is reported as a note, since whoever changes it changes what is found; what stands in \`.gitleaks.toml\` and is not applied here is named in a note of its own. The details list every place that is allowed. Whoever looks is believed only after a planted token was found in the same run, with the same settings: an allowlist that swallows everything, a \`.gitleaks.toml\` without rules, git-secrets without patterns are no pass. Tools heed their own comments too (\`gitleaks:allow\`, \`trufflehog:ignore\`, \`secretlint-disable\`).

**Looked at** are the files below \`paths\` without those that git ignores, \`.git\` and \`node_modules\`. With \`history\` also what each commit of a range says in its message and adds, of a merge what none of its parents has, for which the clone must be deep enough: \`fetch-depth: 0\`. With \`staged\` what is staged and nothing else, for a hook before a commit.

**Expressions of your own** go into \`patterns\`, in the dialect of RE2. They run in linear time, against each line that holds one of their keywords.

| tool | note |
|---|---|
| gitleaks | 8.19 or newer; rules of \`.gitleaks.toml\` in the working directory, else its own |
| trufflehog | without verification, so no secret is sent to anybody |
| secretlint | rules of \`.secretlintrc\`, else the recommended preset; also found in \`node_modules/.bin\` |
| git-secrets | the machine's patterns and those for AWS, registered for this run alone |`,
    example: `id: no-secrets
kind: secrets
with:
  exclude: ['**/testdata/**']
  history: origin/main..HEAD
  patterns:
    - id: acme-token
      pattern: 'acme_live_[a-z0-9]{24}'
  tools: [gitleaks]`,
    couldNotTell: [
      'a planted token is not found: the allowlists or `rules` leave everything out, or a tool does not work here',
      '`rules` names a rule that the embedded engine does not have, and no tool runs that may have it',
      'an entry of `paths` matches no file, or no file holds text',
      'a file cannot be read',
      '`.gitleaks.toml` or an expression cannot be read',
      'the range of `history` is unknown, empty, or reaches beyond a shallow clone; git is missing, or does not show all of it',
      'nothing is staged, with `staged`',
      'a tool that `tools` names is missing, crashes, gives up on a part, does not end within the timeout, or does not say that it looked at anything',
      'the report is missing, empty (an empty list does not show that anything was looked at), cut off, too old, or of an unknown format',
      'the report lies in the repository as it was checked out: committed longer ago than `max-age`, or in a shallow clone',
    ],
    rules: {
      'the rule': 'a secret stands here (`rules` can change its level, or turn it off)',
      'not-looked-at':
        'a file is larger than `max-file-size`, or holds more of what looks like a secret than is told one by one (a warning where all of that is doubtful)',
      'allow-list': 'a file in the repository says what to leave out (note)',
    },
  },
  run: async (options, ports) => (await import('./run.js')).runSecrets(options, ports),
});
