import { type Command, has, option, words } from './command.js';

/** What a command does to the world: `reads` is a closed list, and whatever is not known counts as unknown. */
export type Effect = 'reads' | 'changes' | 'unknown';

type Rule = (command: Command) => Effect;

const among = (list: string): RegExp => new RegExp(`^(?:${list})$`);

/** By the first words behind the program. */
const bySubcommand =
  (reads: RegExp, changes: RegExp): Rule =>
  command => {
    const said = words(command);
    const first = said[0] ?? '';
    const pair = `${first} ${said[1] ?? ''}`.trim();
    if (changes.test(pair) || changes.test(first)) return 'changes';
    return reads.test(pair) || reads.test(first) ? 'reads' : 'unknown';
  };

const hasDryRun = (command: Command): boolean => {
  const value = option(command, '--dry-run');
  return (
    (has(command, '--dry-run', '--check', '--plan', '--diff-only', '--no-act') || value !== undefined) &&
    value !== 'none' &&
    value !== 'false'
  );
};

const git = bySubcommand(
  among(
    'status|log|diff|show|describe|rev-parse|fetch --dry-run|ls-remote|ls-files|blame|shortlog|grep|remote -v|verify-tag|verify-commit|secrets --scan|secrets',
  ),
  among(
    'push|commit|merge|rebase|reset|checkout|switch|cherry-pick|revert|pull|add|rm|mv|branch|stash|clean|restore|init|clone|tag|fetch',
  ),
);

const kubectl: Rule = command => {
  if (hasDryRun(command)) return 'reads';
  return bySubcommand(
    among(
      'get|describe|logs|top|cluster-info|version|diff|explain|api-resources|api-versions|wait|auth can-i|rollout status|rollout history|config view|config current-context|config get-contexts|kustomize|events',
    ),
    among(
      'apply|create|delete|replace|patch|edit|scale|autoscale|annotate|label|cordon|uncordon|drain|taint|set|run|expose|cp|exec|attach|port-forward|rollout undo|rollout restart|rollout pause|rollout resume|config use-context|config set-context',
    ),
  )(command);
};

const TOOLS: Readonly<Record<string, Rule>> = {
  git,
  kubectl,
  oc: kubectl,
  helm: command =>
    hasDryRun(command)
      ? 'reads'
      : bySubcommand(
          among('lint|template|list|ls|status|history|get|show|version|diff|search|test|verify'),
          among('install|upgrade|uninstall|delete|rollback|push|package|repo|dependency'),
        )(command),
  docker: bySubcommand(
    among(
      'images|image ls|image inspect|inspect|ps|logs|info|version|scan|scout|manifest inspect|history|stats|port|compose ps|compose config|compose logs|buildx imagetools',
    ),
    among(
      'push|pull|build|run|exec|tag|rm|rmi|stop|start|restart|kill|login|compose|system|volume|network|stack|service|save|load|commit|create|cp|buildx',
    ),
  ),
  npm: bySubcommand(
    among('audit|test|t|view|info|outdated|ls|list|pack --dry-run|run test|run lint|run check|run typecheck'),
    among('publish|install|i|ci|version|dist-tag|update|uninstall|link|unpublish|deprecate'),
  ),
  terraform: bySubcommand(
    among('plan|validate|show|output|fmt|state list|providers'),
    among('apply|destroy|import|taint|init|workspace|state'),
  ),
  tofu: bySubcommand(
    among('plan|validate|show|output|fmt|state list|providers'),
    among('apply|destroy|import|taint|init|workspace|state'),
  ),
  pulumi: bySubcommand(
    among('preview|stack output|about|whoami|stack ls|config|stack'),
    among('up|update|destroy|import|refresh|cancel|login|stack select|stack init|stack rm|config set'),
  ),
  ansible: command =>
    has(command, '--check', '--list-hosts', '--version') || option(command, '-m') === 'ping' ? 'reads' : 'changes',
  'ansible-playbook': command =>
    has(command, '--check', '-C', '--syntax-check', '--list-tasks', '--list-hosts') ? 'reads' : 'changes',
  'ansible-lint': () => 'reads',
  'ansible-vault': bySubcommand(among('view'), among('create|encrypt|decrypt|edit|rekey')),
  argocd: bySubcommand(
    among('app get|app list|app diff|app history|app wait|version|cluster list|app manifests'),
    among('app sync|app set|app rollback|app create|app delete|app patch|login|app unset|app terminate-op'),
  ),
  alembic: command =>
    has(command, '--sql')
      ? 'reads'
      : bySubcommand(
          among('current|history|heads|check|branches|show'),
          among('upgrade|downgrade|stamp|revision|merge'),
        )(command),
  aws: command => {
    const verb = words(command)[1] ?? '';
    if (/^(?:describe|list|get|head|lookup|search|ls|wait)/.test(verb)) return 'reads';
    return /^(?:create|delete|update|put|modify|start|stop|terminate|run|register|deregister|cp|mv|rm|sync|restore|copy|attach|detach|invoke|set)/.test(
      verb,
    )
      ? 'changes'
      : 'unknown';
  },
  gh: command => {
    const said = words(command);
    if (/^(?:view|list|status|checks|diff|watch|ls)$/.test(said[1] ?? '')) return 'reads';
    return said[0] === 'api'
      ? (option(command, '-X', '--method') ?? 'GET') === 'GET' && option(command, '-f', '-F', '--field') === undefined
        ? 'reads'
        : 'changes'
      : 'changes';
  },
  curl: command => {
    const method = option(command, '-X', '--request') ?? 'GET';
    return /^(?:GET|HEAD)$/i.test(method) && !has(command, '-T', '--upload-file') && dataOf(command) === undefined
      ? 'reads'
      : 'changes';
  },
  psql: command => readsOnly(option(command, '-c', '--command')),
  mysql: command => readsOnly(option(command, '-e', '--execute')),
  'redis-cli': command =>
    /^(?:ping|info|get|ttl|dbsize|exists|llen|client|config get|memory|latency|slowlog)$/i.test(
      words(command, ['-h', '-p', '-u', '-n', '-a'])[0] ?? '',
    )
      ? 'reads'
      : 'changes',
  make: command =>
    words(command).every(target => isHarmlessName(target)) && words(command).length > 0 ? 'reads' : 'unknown',
  restic: bySubcommand(
    among('snapshots|check|stats|ls|diff|list'),
    among('backup|restore|forget|prune|init|unlock|copy|migrate|rewrite'),
  ),
};

const dataOf = (command: Command): string | undefined =>
  option(command, '-d', '--data', '--data-raw', '--data-binary', '--json', '-F', '--form');

const readsOnly = (sql: string | undefined): Effect => {
  if (sql === undefined) return 'unknown';
  return /^\s*(?:select|show|explain(?!\s+analyze))\b/i.test(sql) &&
    !/\b(?:insert|update|delete|drop|alter|create|truncate|into|nextval|pg_terminate_backend|pg_cancel_backend)\b/i.test(
      sql,
    )
    ? 'reads'
    : 'changes';
};

const CHANGERS = among(
  'rm|mv|cp|mkdir|rmdir|touch|ln|chmod|chown|dd|tee|sed|ssh|scp|rsync|sftp|systemctl|service|supervisorctl|pm2|crontab|kill|pkill|killall|reboot|shutdown|apt|apt-get|yum|dnf|brew|pip|pip3|twine|gcloud|az|heroku|fly|flyctl|vercel|netlify|serverless|sls|cdk|eksctl|doctl|pg_dump|pg_restore|mysqldump|mongodump|createdb|dropdb|cosign|gpg|goreleaser|lerna|semantic-release|changeset|poetry|bundle|rake|rails|tar|unzip|zip|wget|kustomize|crontab|fastlane|xcodebuild|gradle|gradlew|mvn|mvnw|docker-compose',
);
const READERS = among(
  'ls|cat|head|tail|less|more|grep|egrep|rg|find|wc|stat|file|du|df|free|uptime|date|which|whoami|hostname|ps|top|netstat|ss|lsof|ping|dig|nslookup|host|traceroute|openssl|jq|yq|diff|cmp|sha256sum|md5sum|sort|uniq|cut|awk|test|env|printenv|promtool|amtool|logcli|trivy|grype|gitleaks|trufflehog|syft|hadolint|shellcheck|yamllint|kubeconform|kubeval|kube-score|kube-linter|polaris|conftest|checkov|tfsec|eslint|tsc|mypy|ruff|flake8|black|prettier|nc|telnet|nmap|testssl.sh|sslyze|ab|hey|wrk|k6|vegeta|siege|locust|pytest|vitest|jest|tox|rspec|phpunit|bats|pg_isready|jaeger|otelcol',
);

const HARMLESS =
  /(?:^|[-_./:])(?:check|checks|verify|verifies|validate|validation|test|tests|lint|scan|audit|status|health|healthcheck|smoke|dry-?run|diff|list|show|plan|preview|report|benchmark|perf)(?=$|[-_./:])/i;
const HARMFUL =
  /(?:^|[-_./:])(?:deploy|release|publish|push|rollback|roll-?back|restore|migrate|migration|upgrade|downgrade|promote|backup|create|delete|destroy|remove|drop|apply|install|uninstall|update|trigger|tag|bump|build|start|stop|restart|switch|scale|seed|sync|sign|upload|fix|generate|gen|set|init|run|announce|notify)(?=$|[-_./:])/i;

const VERB = /^(?:check|verify|validate|test|lint|scan|audit|show|list|diff|smoke|preview|plan)(?=$|[-_.:])/i;

/** `verify-backup` only looks; `deploy-and-test` and `test-then-release` do not. */
function isHarmlessName(name: string): boolean {
  if (VERB.test(name)) return !/[-_.](?:and|then)[-_.]/i.test(name);
  return HARMLESS.test(name) && !HARMFUL.test(name);
}

/** Says what a command does. Scripts go by their names: one that both checks and changes something is unknown. */
export function effectOf(command: Command): Effect {
  if (command.output !== undefined && !has(command, '--sql')) return 'changes';
  const rule = TOOLS[command.program];
  if (rule !== undefined) return rule(command);
  const name = command.program.replace(/\.(?:sh|bash|py|js|mjs|ts|rb|pl|ps1)$/i, '');
  const script = scriptOf(command);
  if (script !== undefined) return scriptEffect(script, command);
  if (CHANGERS.test(name)) return 'changes';
  if (READERS.test(name)) return 'reads';
  return isHarmlessName(name) ? 'reads' : HARMFUL.test(name) ? 'changes' : 'unknown';
}

/** A program of the team's own: a path, or what an interpreter is given. */
export function scriptOf({ program, path, args }: Command): string | undefined {
  if (/^(?:bash|sh|zsh|node|python3?|ruby|perl|tsx|ts-node|deno|bun|pwsh)$/.test(program))
    return args.find(word => !word.startsWith('-') && /\.\w+$/.test(word));
  return path.includes('/') || /\.(?:sh|py|js|mjs|ts|rb|pl|ps1)$/.test(path) ? path : undefined;
}

function scriptEffect(script: string, command: Command): Effect {
  const name = (script.split('/').at(-1) ?? '').replace(/\.\w+$/, '');
  if (hasDryRun(command) || has(command, '--validate', '--verify', '--status')) return 'reads';
  if (has(command, '--fix', '--apply', '--force', '--write', '--update')) return 'changes';
  if (isHarmlessName(name)) return 'reads';
  return HARMFUL.test(name) ? 'changes' : 'unknown';
}
