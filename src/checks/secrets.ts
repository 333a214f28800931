import { z } from 'zod';
import { defineCheck, type Needs } from '../check.js';
import { duration } from '../config/quantities.js';

const tool = z.enum(['gitleaks', 'trufflehog', 'secretlint', 'git-secrets']);

export type ToolName = z.output<typeof tool>;

export const secretsOptions = z
  .strictObject({
    paths: z
      .array(z.string().min(1))
      .min(1)
      .default(['.'])
      .describe(
        'Files, directories or globs to look at; each must match. What git ignores is left out, unless an entry names nothing else',
      ),
    exclude: z.array(z.string().min(1)).default([]).describe('Globs of files to leave out'),
    tools: z
      .array(tool)
      .default([])
      .describe('Tools that must all be there and run; all that are present unless given'),
    history: z
      .string()
      .regex(/^[\w@{][\w./@{}~^-]*$/, { error: 'expected a range of commits such as origin/main..HEAD, or all' })
      .optional()
      .describe('Commits to look at as well: a range such as origin/main..HEAD, or all'),
    rules: z
      .record(z.string().min(1), z.enum(['error', 'warning', 'off']))
      .default({})
      .describe("Levels of the tools' own rules, by their id; error unless given"),
    report: z
      .string()
      .min(1)
      .optional()
      .describe('Read this report instead: gitleaks, trufflehog, secretlint or SARIF, recognised by its content'),
    'max-age': duration.optional().describe('How old the report may be; 24h unless told'),
  })
  .refine(options => options.report === undefined || (options.tools.length === 0 && options.history === undefined), {
    path: ['report'],
    error: 'expected neither tools nor history beside it: nothing is run then',
  })
  .refine(options => options.report !== undefined || options['max-age'] === undefined, {
    path: ['max-age'],
    error: 'expected `report` beside it: a scan that is run here is always fresh',
  });

export type SecretsOptions = z.output<typeof secretsOptions>;

const VERSION_ARGS: Readonly<Record<ToolName, readonly string[] | undefined>> = {
  gitleaks: ['version'],
  trufflehog: ['--version'],
  secretlint: ['--version'],
  'git-secrets': undefined,
};

function needsOf(options: SecretsOptions): Needs {
  if (options.report !== undefined) return { tools: [], permissions: [] };
  const named = options.tools.length > 0;
  const tools = (named ? options.tools : tool.options).map(name => ({
    tool: name,
    why: 'looks for secrets',
    ...(VERSION_ARGS[name] ? { versionArgs: VERSION_ARGS[name] } : {}),
    ...(named ? {} : { anyOf: 'a tool that looks for secrets' }),
  }));
  const git = { tool: 'git', versionArgs: ['--version'], why: 'lists the commits of `history`' };
  return { tools: options.history === undefined ? tools : [...tools, git], permissions: [] };
}

export const secrets = defineCheck({
  kind: 'secrets',
  summary: 'No secret is committed',
  options: secretsOptions,
  needs: needsOf,
  docs: {
    about: `Runs every tool on PATH that looks for secrets (or those named in \`tools\`), or reads the report of an earlier step. What several tools see at one line becomes one finding.

No secret is ever repeated: tools run with redaction where they have it, what they print is never written to a log, reports stay in a scratch directory that is removed, and a finding says rule, file and line. Its subject, \`file#fingerprint\`, stays the same while the line does, wherever it moves to; a waiver can name it.

A clean answer is believed only from a tool that finds a planted token in the same run, with the same settings. So a \`.gitleaks.toml\` without rules, a \`.gitallowed\` that allows everything, git-secrets without patterns, a broken install: none of them is a pass. What the repository says to leave out still counts, and each such file is reported as a note, since whoever changes it changes what is found. Comments in the code (\`gitleaks:allow\`, \`trufflehog:ignore\`, \`secretlint-disable\`) count too.

Looked at are the files below \`paths\` without those that git ignores, \`.git\` and \`node_modules\`. Commits need \`history\` and gitleaks or trufflehog, and a clone that is deep enough: \`fetch-depth: 0\`.

| tool | note |
|---|---|
| gitleaks | 8.19 or newer; rules of \`.gitleaks.toml\` in the working directory, else its own |
| trufflehog | without verification, so no secret is sent to anybody |
| secretlint | rules of \`.secretlintrc\`, else the recommended preset; named in \`tools\` it is also found in \`node_modules/.bin\` |
| git-secrets | the machine's patterns and those for AWS, registered for this run alone |`,
    example: `id: no-secrets
kind: secrets
with:
  exclude: ['**/testdata/**']
  tools: [gitleaks]
  history: origin/main..HEAD`,
    couldNotTell: [
      'none of the tools is on PATH, or one that `tools` names is not',
      'a tool crashes, gives up on a part, does not end within the timeout, or does not say that it looked at anything',
      'a tool does not find the planted token: its settings leave everything out, or it does not work here',
      'an entry of `paths` matches no file, or all files are empty',
      'the range of `history` is unknown, empty, or reaches beyond a shallow clone; or no tool that is run can look at commits',
      'the report is missing, empty (an empty list does not show that anything was looked at), cut off, too old, or of an unknown format',
    ],
    rules: {
      "the tool's rule": 'a tool sees a secret here (`rules` can lower it to a warning, or turn it off)',
      'allow-list': 'a file in the repository tells a tool what to leave out (note)',
    },
  },
  run: async (options, ports) => (await import('./secrets/run.js')).runSecrets(options, ports),
});
