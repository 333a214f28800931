import type { Syntax } from './assignment.js';

const SETTINGS =
  /(?:^|\/)(?:\.env|env|\.?envrc|[^/]*\.env)(?:\.[\w.-]{1,40})?$|\.(?:properties|ini|cfg|conf|cnf|config|toml|tfvars|auto\.tfvars|sh|bash|zsh|ksh|fish|envrc|prefs|rc|credentials|desktop|service|bat|cmd)$|(?:^|\/)(?:\.?(?:bash|zsh|k?sh)(?:_profile|rc|env|_aliases|_login)|\.?profile|\.[\w-]{1,30}rc|\.[\w-]{1,30}cfg|Dockerfile[\w.-]*|Makefile|credentials|config|\.credentials)$/i;
const YAML = /\.(?:ya?ml|sls)(?:\.(?:j2|tmpl|tpl|erb|dist|sample))?$/i;
/** Words for people, or made by a machine: a value beside a name is neither setting nor code here. */
const NEITHER =
  /\.(?:svg|po|pot|xlf|xliff|resx|strings|arb|lock|sum|map|snap|csv|tsv|log|patch|diff|css|scss|less|ttf|woff2?|min\.js|min\.mjs|bundle\.js|d\.ts|proto|graphql|swagger\.json|html?|vue|svelte|tex|bib|1|8)$|(?:^|\/)(?:locales?|i18n|l10n|lang|translations?|messages)\/|(?:^|\/)(?:package\.json|composer\.json|tsconfig[\w.]*\.json|CHANGELOG[^/]*|LICENSE[^/]*|NOTICE)$/i;
const PROSE = /\.(?:md|mdx|markdown|rst|adoc|asciidoc)$/i;
/** Notes: where a line is an assignment and nothing else, it is meant as one. */
const NOTES = /\.(?:txt|text)$/i;

let last: { readonly path: string; readonly syntax: Syntax | undefined } | undefined;

/** How values are written in a file; undefined where names and values mean nothing. */
export function syntaxOf(path: string): Syntax | undefined {
  // Asked again for each line of the same file.
  if (last?.path !== path) last = { path, syntax: readSyntax(path) };
  return last.syntax;
}

function readSyntax(path: string): Syntax | undefined {
  if (NEITHER.test(path)) return undefined;
  if (SETTINGS.test(path)) return 'settings';
  if (YAML.test(path)) return 'yaml';
  if (NOTES.test(path)) return 'notes';
  return PROSE.test(path) ? undefined : 'code';
}
