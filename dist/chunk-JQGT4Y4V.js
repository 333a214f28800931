import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  CLUSTER_KINDS,
  same
} from "./chunk-CYZZQLTL.js";
import {
  sizeIn,
  timeLimitIn
} from "./chunk-YNNCWGYU.js";
import {
  asksPeople,
  hostOf,
  liveStage,
  namespaceOf,
  valueName
} from "./chunk-6CM2YVXA.js";
import {
  standIn
} from "./chunk-NIROGWQ7.js";
import {
  slugOf
} from "./chunk-FLEPBBHH.js";
import {
  clip
} from "./chunk-7SIRGS3L.js";

// src/init/hold-valid.ts
function holdValid({ book, roles }, checks) {
  for (const { name } of book.all) {
    const stage = book.stage(name);
    const broken = stage.steps.filter((entry) => faultOf(entry, checks) !== void 0);
    stage.notes.push(...broken.flatMap(({ from }) => from.map(({ text, line }) => `line ${line}: ${text}`)));
    stage.steps = stage.steps.filter((entry) => !broken.includes(entry));
    stage.entries = stage.entries.map((entry) => orAsked(entry, { fault: faultOf(entry, checks), roles }));
    const asked = new Set(stage.entries.filter(asksPeople).map(({ id }) => id));
    const told = (ids) => ids.filter((id) => !asked.has(id));
    stage.triggers = told(stage.triggers);
    stage.verifyBack = told(stage.verifyBack);
    stage.watch = stage.watch && { ...stage.watch, checks: told(stage.watch.checks) };
  }
}
var ASKED = "manual";
function faultOf({ kind, with: options2 }, checks) {
  const check = checks.find((each) => each.kind === kind);
  if (check === void 0) return `there is no kind ${kind}`;
  const lookup = () => void 0;
  const whole = CLUSTER_KINDS.includes(kind) ? { context: "of-the-stage", ...options2 } : options2;
  const stood = standIn(whole, { check, lookup });
  const read = check.bound.safeParse(stood.options, { jitless: true });
  if (read.success) return void 0;
  const [issue] = read.error.issues;
  return `${issue?.path.map(String).join(".") ?? ""}: ${issue?.message ?? "is not valid"}`;
}
function orAsked(entry, { fault, roles }) {
  if (fault === void 0) return entry;
  const role = roles.for(entry.stage, entry.name);
  return {
    ...entry,
    // People are asked before a deployment or after it, and never in its midst.
    phase: entry.phase === "deploy" || entry.stage === "production" ? "checks" : entry.phase,
    kind: ASKED,
    changes: false,
    with: { role: role.id, ask: entry.name },
    notes: [...entry.notes ?? [], `could be ${entry.kind}, but ${fault}`]
  };
}

// src/init/shell/command.ts
var has = ({ args }, ...words2) => words2.some((word) => args.includes(word));
function option({ args }, ...names) {
  for (const [index, word] of args.entries()) {
    if (names.includes(word)) return args[index + 1];
    const name = names.find((each) => each.startsWith("--") && word.startsWith(`${each}=`));
    if (name !== void 0) return word.slice(name.length + 1);
    const short = names.find((each) => /^-[a-zA-Z]$/.test(each) && word.startsWith(each) && word.length > 2);
    if (short !== void 0 && !word.startsWith("--")) return word.slice(2);
  }
  return void 0;
}
var options = ({ args }, ...names) => args.flatMap((word, index) => {
  const value = names.includes(word) ? args[index + 1] : void 0;
  if (value !== void 0) return [value];
  const name = names.find((each) => word.startsWith(`${each}=`));
  return name === void 0 ? [] : [word.slice(name.length + 1)];
});
var words = ({ args }, withValue = []) => args.filter((word, index) => !word.startsWith("-") && !withValue.includes(args[index - 1] ?? ""));

// src/init/shell/effects.ts
var among = (list) => new RegExp(`^(?:${list})$`);
var bySubcommand = (reads, changes) => (command) => {
  const said = words(command);
  const first = said[0] ?? "";
  const pair = `${first} ${said[1] ?? ""}`.trim();
  if (changes.test(pair) || changes.test(first)) return "changes";
  return reads.test(pair) || reads.test(first) ? "reads" : "unknown";
};
var hasDryRun = (command) => {
  const value = option(command, "--dry-run");
  return (has(command, "--dry-run", "--check", "--plan", "--diff-only", "--no-act") || value !== void 0) && value !== "none" && value !== "false";
};
var git = bySubcommand(
  among(
    "status|log|diff|show|describe|rev-parse|fetch --dry-run|ls-remote|ls-files|blame|shortlog|grep|remote -v|verify-tag|verify-commit|secrets --scan|secrets"
  ),
  among(
    "push|commit|merge|rebase|reset|checkout|switch|cherry-pick|revert|pull|add|rm|mv|branch|stash|clean|restore|init|clone|tag|fetch"
  )
);
var kubectl = (command) => {
  if (hasDryRun(command)) return "reads";
  return bySubcommand(
    among(
      "get|describe|logs|top|cluster-info|version|diff|explain|api-resources|api-versions|wait|auth can-i|rollout status|rollout history|config view|config current-context|config get-contexts|kustomize|events"
    ),
    among(
      "apply|create|delete|replace|patch|edit|scale|autoscale|annotate|label|cordon|uncordon|drain|taint|set|run|expose|cp|exec|attach|port-forward|rollout undo|rollout restart|rollout pause|rollout resume|config use-context|config set-context"
    )
  )(command);
};
var TOOLS = {
  git,
  kubectl,
  oc: kubectl,
  helm: (command) => hasDryRun(command) ? "reads" : bySubcommand(
    among("lint|template|list|ls|status|history|get|show|version|diff|search|test|verify"),
    among("install|upgrade|uninstall|delete|rollback|push|package|repo|dependency")
  )(command),
  docker: bySubcommand(
    among(
      "images|image ls|image inspect|inspect|ps|logs|info|version|scan|scout|manifest inspect|history|stats|port|compose ps|compose config|compose logs|buildx imagetools"
    ),
    among(
      "push|pull|build|run|exec|tag|rm|rmi|stop|start|restart|kill|login|compose|system|volume|network|stack|service|save|load|commit|create|cp|buildx"
    )
  ),
  npm: bySubcommand(
    among("audit|test|t|view|info|outdated|ls|list|pack --dry-run|run test|run lint|run check|run typecheck"),
    among("publish|install|i|ci|version|dist-tag|update|uninstall|link|unpublish|deprecate")
  ),
  terraform: bySubcommand(
    among("plan|validate|show|output|fmt|state list|providers"),
    among("apply|destroy|import|taint|init|workspace|state")
  ),
  tofu: bySubcommand(
    among("plan|validate|show|output|fmt|state list|providers"),
    among("apply|destroy|import|taint|init|workspace|state")
  ),
  pulumi: bySubcommand(
    among("preview|stack output|about|whoami|stack ls|config|stack"),
    among("up|update|destroy|import|refresh|cancel|login|stack select|stack init|stack rm|config set")
  ),
  ansible: (command) => has(command, "--check", "--list-hosts", "--version") || option(command, "-m") === "ping" ? "reads" : "changes",
  "ansible-playbook": (command) => has(command, "--check", "-C", "--syntax-check", "--list-tasks", "--list-hosts") ? "reads" : "changes",
  "ansible-lint": () => "reads",
  "ansible-vault": bySubcommand(among("view"), among("create|encrypt|decrypt|edit|rekey")),
  argocd: bySubcommand(
    among("app get|app list|app diff|app history|app wait|version|cluster list|app manifests"),
    among("app sync|app set|app rollback|app create|app delete|app patch|login|app unset|app terminate-op")
  ),
  alembic: (command) => has(command, "--sql") ? "reads" : bySubcommand(
    among("current|history|heads|check|branches|show"),
    among("upgrade|downgrade|stamp|revision|merge")
  )(command),
  aws: (command) => {
    const verb = words(command)[1] ?? "";
    if (/^(?:describe|list|get|head|lookup|search|ls|wait)/.test(verb)) return "reads";
    return /^(?:create|delete|update|put|modify|start|stop|terminate|run|register|deregister|cp|mv|rm|sync|restore|copy|attach|detach|invoke|set)/.test(
      verb
    ) ? "changes" : "unknown";
  },
  gh: (command) => {
    const said = words(command);
    if (/^(?:view|list|status|checks|diff|watch|ls)$/.test(said[1] ?? "")) return "reads";
    return said[0] === "api" ? (option(command, "-X", "--method") ?? "GET") === "GET" && option(command, "-f", "-F", "--field") === void 0 ? "reads" : "changes" : "changes";
  },
  curl: (command) => {
    const method = option(command, "-X", "--request") ?? "GET";
    return /^(?:GET|HEAD)$/i.test(method) && !has(command, "-T", "--upload-file") && dataOf(command) === void 0 ? "reads" : "changes";
  },
  psql: (command) => readsOnly(option(command, "-c", "--command")),
  mysql: (command) => readsOnly(option(command, "-e", "--execute")),
  "redis-cli": (command) => /^(?:ping|info|get|ttl|dbsize|exists|llen|client|config get|memory|latency|slowlog)$/i.test(
    words(command, ["-h", "-p", "-u", "-n", "-a"])[0] ?? ""
  ) ? "reads" : "changes",
  make: (command) => words(command).every((target) => isHarmlessName(target)) && words(command).length > 0 ? "reads" : "unknown",
  restic: bySubcommand(
    among("snapshots|check|stats|ls|diff|list"),
    among("backup|restore|forget|prune|init|unlock|copy|migrate|rewrite")
  )
};
var dataOf = (command) => option(command, "-d", "--data", "--data-raw", "--data-binary", "--json", "-F", "--form");
var readsOnly = (sql) => {
  if (sql === void 0) return "unknown";
  return /^\s*(?:select|show|explain(?!\s+analyze))\b/i.test(sql) && !/\b(?:insert|update|delete|drop|alter|create|truncate|into|nextval|pg_terminate_backend|pg_cancel_backend)\b/i.test(
    sql
  ) ? "reads" : "changes";
};
var CHANGERS = among(
  "rm|mv|cp|mkdir|rmdir|touch|ln|chmod|chown|dd|tee|sed|ssh|scp|rsync|sftp|systemctl|service|supervisorctl|pm2|crontab|kill|pkill|killall|reboot|shutdown|apt|apt-get|yum|dnf|brew|pip|pip3|twine|gcloud|az|heroku|fly|flyctl|vercel|netlify|serverless|sls|cdk|eksctl|doctl|pg_dump|pg_restore|mysqldump|mongodump|createdb|dropdb|cosign|gpg|goreleaser|lerna|semantic-release|changeset|poetry|bundle|rake|rails|tar|unzip|zip|wget|kustomize|crontab|fastlane|xcodebuild|gradle|gradlew|mvn|mvnw|docker-compose"
);
var READERS = among(
  "ls|cat|head|tail|less|more|grep|egrep|rg|find|wc|stat|file|du|df|free|uptime|date|which|whoami|hostname|ps|top|netstat|ss|lsof|ping|dig|nslookup|host|traceroute|openssl|jq|yq|diff|cmp|sha256sum|md5sum|sort|uniq|cut|awk|test|env|printenv|promtool|amtool|logcli|trivy|grype|gitleaks|trufflehog|syft|hadolint|shellcheck|yamllint|kubeconform|kubeval|kube-score|kube-linter|polaris|conftest|checkov|tfsec|eslint|tsc|mypy|ruff|flake8|black|prettier|nc|telnet|nmap|testssl.sh|sslyze|ab|hey|wrk|k6|vegeta|siege|locust|pytest|vitest|jest|tox|rspec|phpunit|bats|pg_isready|jaeger|otelcol"
);
var HARMLESS = /(?:^|[-_./:])(?:check|checks|verify|verifies|validate|validation|test|tests|lint|scan|audit|status|health|healthcheck|smoke|dry-?run|diff|list|show|plan|preview|report|benchmark|perf)(?=$|[-_./:])/i;
var HARMFUL = /(?:^|[-_./:])(?:deploy|release|publish|push|rollback|roll-?back|restore|migrate|migration|upgrade|downgrade|promote|backup|create|delete|destroy|remove|drop|apply|install|uninstall|update|trigger|tag|bump|build|start|stop|restart|switch|scale|seed|sync|sign|upload|fix|generate|gen|set|init|run|announce|notify)(?=$|[-_./:])/i;
var VERB = /^(?:check|verify|validate|test|lint|scan|audit|show|list|diff|smoke|preview|plan)(?=$|[-_.:])/i;
function isHarmlessName(name) {
  if (VERB.test(name)) return !/[-_.](?:and|then)[-_.]/i.test(name);
  return HARMLESS.test(name) && !HARMFUL.test(name);
}
function effectOf(command) {
  if (command.output !== void 0 && !has(command, "--sql")) return "changes";
  const rule = TOOLS[command.program];
  if (rule !== void 0) return rule(command);
  const name = command.program.replace(/\.(?:sh|bash|py|js|mjs|ts|rb|pl|ps1)$/i, "");
  const script = scriptOf(command);
  if (script !== void 0) return scriptEffect(script, command);
  if (CHANGERS.test(name)) return "changes";
  if (READERS.test(name)) return "reads";
  return isHarmlessName(name) ? "reads" : HARMFUL.test(name) ? "changes" : "unknown";
}
function scriptOf({ program, path, args }) {
  if (/^(?:bash|sh|zsh|node|python3?|ruby|perl|tsx|ts-node|deno|bun|pwsh)$/.test(program))
    return args.find((word) => !word.startsWith("-") && /\.\w+$/.test(word));
  return path.includes("/") || /\.(?:sh|py|js|mjs|ts|rb|pl|ps1)$/.test(path) ? path : void 0;
}
function scriptEffect(script, command) {
  const name = (script.split("/").at(-1) ?? "").replace(/\.\w+$/, "");
  if (hasDryRun(command) || has(command, "--validate", "--verify", "--status")) return "reads";
  if (has(command, "--fix", "--apply", "--force", "--write", "--update")) return "changes";
  if (isHarmlessName(name)) return "reads";
  return HARMFUL.test(name) ? "changes" : "unknown";
}

// src/init/tools/configuration.ts
function fileKind(path) {
  const name = path.split("/").at(-1) ?? "";
  if (/promtail/i.test(name)) return [{ kind: "loki", with: { promtail: [path] } }];
  if (/loki/i.test(name)) return [{ kind: "loki", with: { config: [path] } }];
  if (/\.alloy$|alloy/i.test(name)) return [{ kind: "loki", with: { alloy: [path] } }];
  if (/alertmanager/i.test(name)) return [{ kind: "alertmanager", with: { config: [path] } }];
  if (/prometheus/i.test(name)) return [{ kind: "prometheus", with: { config: [path] } }];
  if (/otel|collector/i.test(name)) return [{ kind: "tracing", with: { collector: [path] } }];
  if (/^\.env/.test(name)) return [{ kind: "env", with: { declared: [path] } }];
  if (/docker-compose|compose\.ya?ml/.test(name)) return [{ kind: "compose", with: { files: [path] } }];
  if (/\.md$/i.test(name)) return [{ kind: "document", with: { file: path } }];
  return void 0;
}
var configurationTools = {
  promtool: (command) => {
    const [verb, what, ...files] = words(command);
    if (verb === "check" && what === "config") return [{ kind: "prometheus", with: { config: files } }];
    if (verb === "check" && what === "rules") return [{ kind: "prometheus", with: { rules: files } }];
    return verb === "test" && what === "rules" ? [{ kind: "prometheus", with: { tests: files } }] : void 0;
  },
  amtool: (command) => {
    const [verb, ...files] = words(command, ["--config.file", "--alertmanager.url"]);
    if (verb === "check-config") return [{ kind: "alertmanager", with: { config: files } }];
    const file = option(command, "--config.file");
    return verb === "config" && file !== void 0 ? [{ kind: "alertmanager", with: { config: [file] } }] : void 0;
  },
  loki: (command) => {
    const file = option(command, "-config.file", "--config.file");
    return file === void 0 ? void 0 : [{ kind: "loki", with: { config: [file] } }];
  },
  cat: (command) => words(command).flatMap((path) => fileKind(path) ?? []),
  grep: (command, context) => {
    const [pattern = "", ...files] = words(command, ["-A", "-B", "-C", "-e", "-m"]);
    const [file] = files;
    if (/external:?\s*true/.test(pattern) && file !== void 0)
      return [{ kind: "compose", with: { files: [file], policies: { "secret-not-external": "error" } } }];
    if (file === void 0 || command.isPiped) return [];
    const reason = clip(context.about, 150);
    const entry = { matches: pattern.replace(/^["']|["']$/g, ""), reason };
    const isForbidden = has(command, "-v", "-L") || /\b(?:no|not|none|nothing|without|never|must not|should not|remove[ds]?)\b/i.test(reason);
    return [
      {
        kind: "text",
        with: { files, [isForbidden ? "forbid" : "demand"]: [entry] },
        guessed: isForbidden ? "nothing must be found" : "something must be found"
      }
    ];
  }
};

// src/init/tools/reading.ts
var asCommand = (command, more = {}) => ({
  kind: "command",
  with: {
    run: [command.path, ...command.args],
    ...Object.keys(command.env).length > 0 ? { env: command.env } : {},
    ...more
  },
  hint: command.program.replace(/\.\w+$/, "")
});

// src/init/tools/data.ts
var databaseUrl = ({ stage }) => `\${{ env.${valueName(liveStage(stage), "DATABASE_URL")} }}`;
var cacheUrl = ({ stage }) => `\${{ env.${valueName(liveStage(stage), "REDIS_URL")} }}`;
var migrations = (tool, command, context) => {
  const effect = /\b(?:upgrade|up|deploy|migrate|latest|push)\b/.test(words(command).join(" ")) && !has(command, "--sql", "--dry-run", "-dryRunOutput");
  if (effect && !/^(?:status|info|validate|current|history|heads|check)$/.test(words(command)[0] ?? ""))
    return [{ ...asCommand(command), changes: true, reversible: false }];
  const directory = option(command, "--directory", "-path", "--path", "--schema", "-dir") ?? directoryOf(tool, context);
  const found = context.values.need("MIGRATIONS", "Folder of the migrations", directory);
  return [{ kind: "migrations", with: { tool, directory: found } }];
};
var PLACES = {
  alembic: /^(?:.*\/)?(?:alembic|migrations)\/env\.py$/,
  prisma: /^(?:.*\/)?prisma\/schema\.prisma$/
};
var directoryOf = (tool, { find }) => {
  const place = PLACES[tool];
  const [found] = place === void 0 ? [] : find(place);
  return found?.replace(/\/[^/]+$/, "");
};
function psql(command, context) {
  const sql = (option(command, "-c", "--command") ?? "").trim();
  const url = databaseUrl(context);
  if (/pg_stat_statements/i.test(sql)) return [{ kind: "database", with: { url, top: limitIn(sql) } }];
  if (/^select\s+1\s*;?$/i.test(sql))
    return [{ kind: "database", with: { url, queries: [{ sql: "SELECT 1", expect: "== 1" }] } }];
  if (/^select\b/i.test(sql))
    return [
      {
        kind: "database",
        with: { url },
        guessed: `what the result of the query must be: ${sql.replace(/\s+/g, " ").slice(0, 80)}`
      }
    ];
  return sql === "" && !has(command, "-f") ? [{ kind: "database", with: { url } }] : void 0;
}
var limitIn = (sql) => Number(/limit\s+(\d+)/i.exec(sql)?.[1] ?? 10);
var dataTools = {
  alembic: (command, context) => migrations("alembic", command, context),
  flyway: (command, context) => migrations("flyway", command, context),
  prisma: (command, context) => words(command)[0] === "migrate" ? migrations("prisma", command, context) : void 0,
  migrate: (command, context) => migrations("golang-migrate", command, context),
  knex: (command, context) => migrations("knex", command, context),
  "drizzle-kit": (command, context) => migrations("drizzle", command, context),
  psql,
  pg_isready: (_, context) => [{ kind: "database", with: { url: databaseUrl(context) } }],
  // What a program in a container is asked.
  docker: (command, context) => {
    const at = command.args.indexOf("psql");
    return at < 0 ? void 0 : psql({ ...command, program: "psql", args: command.args.slice(at + 1) }, context);
  },
  kubectl: (command, context) => {
    const at = command.args.indexOf("psql");
    return command.args[0] !== "exec" || at < 0 ? void 0 : psql({ ...command, program: "psql", args: command.args.slice(at + 1) }, context);
  },
  "redis-cli": (_, context) => [{ kind: "cache", with: { url: cacheUrl(context) } }],
  restic: (command) => words(command)[0] === "snapshots" || words(command)[0] === "check" ? [{ kind: "backup", with: { from: { restic: "${{ env.RESTIC_REPOSITORY }}" } } }] : void 0,
  ls: (command, { about }) => {
    const [path] = words(command);
    if (path === void 0 || !/backup|dump|snapshot/i.test(`${path} ${about}`)) return [];
    return [{ kind: "backup", with: { from: `${path.replace(/\/+$/, "")}/**` } }];
  }
};

// src/init/tools/delivery.ts
var argo = ({ values }) => ({
  url: values.need("ARGOCD_URL", "Address of Argo CD, such as https://argocd.example"),
  headers: { authorization: "Bearer ${{ env.ARGOCD_TOKEN }}" }
});
var planned = (tool) => [
  { kind: "plan", with: { tool, file: "plan.json" }, guessed: "where the plan is written as JSON" }
];
var deliveryTools = {
  argocd: (command, context) => {
    const [, verb, app] = words(command, ["--sync-policy", "--timeout", "--revision", "-o"]);
    if (app === void 0) return void 0;
    const of = { ...argo(context), apps: [app] };
    if (verb === "sync")
      return [
        {
          kind: "argocd",
          with: { ...of, action: "sync", prune: has(command, "--prune"), within: "10m" },
          changes: true
        }
      ];
    if (verb === "set" && option(command, "--sync-policy") === "none")
      return [{ kind: "argocd", with: { ...of, action: "pause" }, changes: true }];
    if (verb === "rollback") return [{ kind: "argocd", with: { ...of, action: "rollback" }, changes: true }];
    if (verb === "wait" || verb === "get" || verb === "diff")
      return [{ kind: "argocd", with: { ...of, action: "wait", within: "10m" } }];
    return void 0;
  },
  terraform: (command) => words(command)[0] === "plan" ? planned("terraform") : void 0,
  tofu: (command) => words(command)[0] === "plan" ? planned("opentofu") : void 0,
  pulumi: (command) => words(command)[0] === "preview" ? planned("pulumi") : void 0,
  cdk: (command) => words(command)[0] === "diff" ? planned("cdk") : void 0,
  "ansible-playbook": (command) => {
    if (has(command, "--syntax-check")) return [{ ...asCommand(command), hint: "syntax" }];
    return has(command, "--check", "-C") ? planned("ansible") : void 0;
  },
  gh: (command) => {
    const [first, second] = words(command);
    if (first === "run" || first === "pr" && second === "checks" || first === "workflow")
      return [{ kind: "github", with: { checks: "green" } }];
    if (first === "release" && (second === "view" || second === "list"))
      return [{ kind: "github", with: { release: { draft: false } } }];
    return void 0;
  },
  npm: (command) => {
    const [first, name] = words(command);
    if ((first === "view" || first === "info") && name !== void 0 && !/^[.]/.test(name))
      return [
        {
          kind: "artifact",
          with: {
            npm: name.replace(/(?!^)@.*$/, ""),
            version: /(?!^)@([^@]+)$/.exec(name)?.[1] ?? "${{ env.VERSION }}",
            within: "5m"
          }
        }
      ];
    return void 0;
  }
};

// src/init/tools/images.ts
var scan = (image, { tool, failOn }) => image === void 0 ? void 0 : [
  {
    kind: "image-scan",
    with: { images: [image], ...tool === void 0 ? {} : { tool }, "fail-on": failOn ?? "high" }
  }
];
var lowest = (levels) => ["low", "medium", "high", "critical"].find((level) => levels?.toLowerCase().includes(level));
function budgets(pattern, { comments }, { values }) {
  const named = comments.flatMap((line) => {
    const [image] = /[\w.-]+(?:\/[\w.-]+)+/.exec(line) ?? [];
    const limit = sizeIn(line.slice(Math.max(0, line.search(/target|limit|max|<|under|below/i))));
    return image === void 0 || limit === void 0 ? [] : [{ image, max: limit }];
  });
  if (named.length > 0) return [{ kind: "image-size", with: { images: named } }];
  const max = values.need("IMAGE_MAX", "Largest size of an image, such as 200MB");
  return [{ kind: "image-size", with: { images: [{ image: pattern, max }] } }];
}
function docker(command, context) {
  const [first, second, third] = words(command, [
    "--format",
    "--filter",
    "-f",
    "--severity",
    "--file",
    "--only-severity",
    "-p",
    "--project-name"
  ]);
  if (first === "images" || first === "image" && second === "ls")
    return budgets((first === "images" ? second : third) ?? context.told.images[0] ?? "*", command, context);
  if (first === "scan") return scan(second, { failOn: lowest(option(command, "--severity")) });
  if (first === "scout") return scan(third, { tool: "scout", failOn: lowest(option(command, "--only-severity")) });
  if (first === "manifest" && second === "inspect" && third !== void 0)
    return [{ kind: "artifact", with: imageOf(third) }];
  if (first === "pull" && second !== void 0 && /\bverif|check|available|published|exists/i.test(context.about))
    return [{ kind: "artifact", with: imageOf(second), guessed: "what can be pulled has been published" }];
  if (first === "compose" && (second === "config" || second === "ps")) {
    const files = options(command, "-f", "--file");
    return [
      {
        kind: "compose",
        with: { files: files.length > 0 ? files : [context.told.composeFiles[0] ?? "docker-compose.yml"] }
      }
    ];
  }
  if (first === "compose" && second === "exec" && has(command, "psql")) return [];
  if (first === "ps" || first === "logs" || first === "info" || first === "stats") return [];
  return void 0;
}
function imageOf(reference) {
  const [, name = reference, tag] = /^(.+?)(?::([^:/]+))?$/.exec(reference) ?? [];
  return { image: name, version: tag ?? "latest", within: "5m" };
}
var imageTools = {
  docker,
  podman: docker,
  trivy: (command) => ["image", "i"].includes(words(command)[0] ?? "") ? scan(words(command, ["--severity", "-s", "--format", "-f", "--output", "-o", "--exit-code"]).at(-1), {
    tool: "trivy",
    failOn: lowest(option(command, "--severity", "-s"))
  }) : void 0,
  grype: (command) => scan(words(command, ["-o", "--output", "-f", "--fail-on"])[0], {
    tool: "grype",
    failOn: lowest(option(command, "--fail-on", "-f"))
  })
};

// src/init/tools/kubernetes.ts
var VALUED = [
  "-n",
  "--namespace",
  "-l",
  "--selector",
  "-o",
  "--output",
  "-f",
  "--filename",
  "-k",
  "--kustomize",
  "--context",
  "--tail",
  "--since",
  "--timeout",
  "-c",
  "--container"
];
var namespaceIn = (command, context) => {
  const named = option(command, "-n", "--namespace");
  return named === void 0 || /[<[{$]/.test(named) ? namespaceOf(context) : named;
};
function kubectl2(command, context) {
  const [verb, object, name] = words(command, VALUED);
  const namespace = namespaceIn(command, context);
  switch (verb) {
    case "apply":
    case "create":
    case "diff":
      return applied(command, verb);
    case "kustomize":
      return object === void 0 ? void 0 : [{ kind: "manifests", with: { kustomize: [plainDirectory(object)] } }];
    case "rollout":
      return rollout(command, { object, name, namespace });
    case "wait":
      return [{ kind: "rollout", with: { namespace, within: durationOf(option(command, "--timeout")) ?? "5m" } }];
    case "cluster-info":
    case "version":
      return [{ kind: "cluster", with: { nodes: { ready: 1 } } }];
    case "get":
    case "describe":
      return got(object ?? "", { namespace, context, name });
    case "logs":
      return logs(command, { object, namespace });
    case "top":
      return object?.startsWith("node") ? [{ kind: "cluster", with: { nodes: { ready: 1 } } }] : [];
    case "auth":
      return [
        {
          kind: "cluster",
          with: { namespaces: [namespace], permissions: [words(command, VALUED).slice(2).join(" ")] }
        }
      ];
    default:
      return void 0;
  }
}
var plainDirectory = (path) => path.replace(/\/+$/, "") || ".";
function applied(command, verb) {
  const kustomize = option(command, "-k", "--kustomize");
  const files = options(command, "-f", "--filename").filter((file) => file !== "-");
  const what = kustomize === void 0 ? files.length > 0 ? { paths: files } : void 0 : { kustomize: [plainDirectory(kustomize)] };
  if (what === void 0) return void 0;
  const dryRun = option(command, "--dry-run");
  if (verb === "diff" || dryRun === "client" || dryRun === "server" || has(command, "--dry-run"))
    return [{ kind: "manifests", with: { ...what, ...dryRun === "server" ? { "server-dry-run": true } : {} } }];
  const target = kustomize === void 0 ? { paths: files } : { kustomize: plainDirectory(kustomize) };
  return [{ kind: "apply", with: target, changes: true }];
}
function rollout(command, {
  object,
  name,
  namespace
}) {
  const workload = name === void 0 ? void 0 : name.includes("/") ? name : void 0;
  if (object === "status") {
    const within = durationOf(option(command, "--timeout")) ?? "5m";
    return [
      {
        kind: "rollout",
        with: {
          namespace,
          ...workload === void 0 || /[<[$]/.test(workload) ? {} : { workloads: [workload] },
          within
        }
      }
    ];
  }
  if (object === "undo") return [{ kind: "undo", with: {}, changes: true }];
  return object === "history" ? [] : void 0;
}
function got(object, {
  namespace,
  context,
  name
}) {
  const workloads = context.told.workloads.get(context.stage);
  const of = { namespace, ...workloads === void 0 ? {} : { workloads } };
  if (/^nodes?$/.test(object)) return [{ kind: "cluster", with: { nodes: { ready: 1 } } }];
  if (/^(?:namespaces?|ns)$/.test(object)) return [{ kind: "cluster", with: { namespaces: [namespace] } }];
  if (/^secrets?$/.test(object)) {
    const named = name ?? context.values.need("SECRET_NAME", "Name of the Secret that must be in the cluster");
    return [{ kind: "cluster", with: { secrets: [{ name: named, namespace }] } }];
  }
  if (/^(?:configmaps?|cm)$/.test(object)) {
    const named = name ?? context.values.need("CONFIG_MAP_NAME", "Name of the ConfigMap that must be in the cluster");
    return [{ kind: "cluster", with: { "config-maps": [{ name: named, namespace }] } }];
  }
  if (/^(?:pods?|po|deploy(?:ments?)?|all|statefulsets?|daemonsets?|rs|replicasets?)\b/.test(object))
    return [{ kind: "rollout", with: of }];
  if (/^(?:services?|svc|endpoints|ep)\b/.test(object)) return [{ kind: "rollout", with: { ...of, services: true } }];
  if (/^(?:ingress(?:es)?|ing)\b/.test(object)) return [{ kind: "rollout", with: { ...of, ingresses: true } }];
  if (/^(?:jobs?|cronjobs?)\b/.test(object)) return [{ kind: "rollout", with: { ...of, jobs: true } }];
  return void 0;
}
var FORBIDDEN = ["\\bERROR\\b", "\\bFATAL\\b", "\\bpanic:"];
function logs(command, { object, namespace }) {
  const [, workload] = /^(?:deploy(?:ment)?s?|statefulsets?|daemonsets?|sts|ds)\/([\w.-]+)$/.exec(object ?? "") ?? [];
  const selector = option(command, "-l", "--selector") ?? (workload === void 0 ? void 0 : `app=${workload}`);
  if (selector === void 0) return [];
  const guessed = option(command, "-l", "--selector") === void 0 ? `the pods of ${workload} carry the label ${selector}` : void 0;
  return [
    { kind: "logs", with: { kubectl: { namespace, selector, forbid: FORBIDDEN, min: 1, window: "15m" } }, guessed }
  ];
}
var durationOf = (text) => text !== void 0 && /^\d+[smh]$/.test(text) ? text : void 0;
var kubernetesTools = {
  kubectl: kubectl2,
  oc: kubectl2,
  kustomize: (command) => {
    const [verb, directory] = words(command);
    return verb === "build" && directory !== void 0 ? [{ kind: "manifests", with: { kustomize: [plainDirectory(directory)] } }] : void 0;
  },
  helm: (command) => {
    const [verb, first, second] = words(command, ["-f", "--values", "-n", "--namespace", "--set", "--version"]);
    const chart = verb === "lint" ? first : verb === "template" ? second ?? first : second ?? first;
    const isLocal = chart !== void 0 && /^\.{0,2}\/|\//.test(chart) && !/^https?:|^oci:/.test(chart);
    if ((verb === "lint" || verb === "template") && isLocal)
      return [{ kind: "manifests", with: { helm: [{ chart, values: options(command, "-f", "--values") }] } }];
    if (verb === "diff") return [{ ...asCommand(command), hint: "diff" }];
    return verb === "upgrade" || verb === "install" ? [{ ...asCommand(command), changes: true }] : void 0;
  },
  kubeconform: (command) => manifestFiles(words(command, ["-schema-location", "-kubernetes-version"])),
  kubeval: (command) => manifestFiles(words(command))
};
var manifestFiles = (paths) => paths.length > 0 ? [{ kind: "manifests", with: { paths } }] : void 0;

// src/init/tools/network.ts
var VALUED2 = [
  "-w",
  "--write-out",
  "-o",
  "--output",
  "-H",
  "--header",
  "-X",
  "--request",
  "-d",
  "--data",
  "-u",
  "--user",
  "-m",
  "--max-time",
  "-A",
  "--connect-timeout",
  "--retry",
  "--cacert"
];
var addressIn = (command, withValue = VALUED2) => {
  const found = words(command, withValue).find((word) => /^https?:\/\//.test(word));
  return found === void 0 ? void 0 : withoutPlaceholders(found);
};
var withoutPlaceholders = (text) => text.replace(
  /[<[{]+\s*([A-Za-z][\w .-]*?)\s*[>\]}]+/g,
  (_, name) => `\${{ env.${name.toUpperCase().replace(/\W+/g, "_")} }}`
).replace(/\$\{?([A-Z_]+)\}?(?!\{)/g, "${{ env.$1 }}");
function curl(command, { about }) {
  const url = addressIn(command);
  if (url === void 0 || effectOf(command) === "changes") return void 0;
  const isLocal = /^https?:\/\/(?:localhost|127\.)/.test(url);
  const hasHeaders = has(command, "-I", "--head");
  const limit = option(command, "-m", "--max-time");
  const maxTime = limit !== void 0 && /^\d+$/.test(limit) ? { expect: { "max-time": `${limit}s` } } : timeOf(about);
  const token = command.args.some((word) => /^authorization:/i.test(word)) ? { headers: { authorization: "${{ env.AUTHORIZATION }}" } } : {};
  const request = Object.keys({ ...maxTime, ...token }).length > 0 ? { url, ...maxTime, ...token } : url;
  return [
    {
      kind: "http",
      with: { requests: [request], ...hasHeaders && /secur|header/i.test(about) ? { "security-headers": true } : {} },
      guessed: isLocal ? "it is asked on this machine, where the check runs" : void 0
    }
  ];
}
function timeOf(about) {
  const limit = timeLimitIn(about);
  return limit === void 0 ? {} : { expect: { "max-time": limit.replace(/^<=\s*/, "") } };
}
function load(command, flags) {
  const url = addressIn(command, Object.values(flags));
  if (url === void 0) return void 0;
  const number = (flag) => {
    const value = flag === void 0 ? void 0 : Number(option(command, flag));
    return value !== void 0 && Number.isInteger(value) && value > 0 ? value : void 0;
  };
  const requests = number(flags.requests);
  const connections = number(flags.connections);
  const lasts = flags.duration === void 0 ? void 0 : option(command, flags.duration);
  const duration = lasts !== void 0 && /^\d+[smh]?$/.test(lasts) ? /\d$/.test(lasts) ? `${lasts}s` : lasts : void 0;
  const host = URL.canParse(url) ? new URL(url).host : "${{ env.LOAD_HOST }}";
  return [
    {
      kind: "load",
      with: {
        url,
        hosts: [host],
        ...connections === void 0 ? {} : { connections },
        ...duration === void 0 ? requests === void 0 ? {} : { requests } : { duration },
        expect: { "error-rate": "< 1%" }
      },
      notes: ['state what is too slow: expect: { p95: "<= 500ms" }']
    }
  ];
}
var networkTools = {
  curl,
  wget: (command, context) => has(command, "--spider") ? curl(command, context) : void 0,
  http: curl,
  ab: (command) => load(command, { requests: "-n", connections: "-c", duration: "-t" }),
  hey: (command) => load(command, { requests: "-n", connections: "-c", duration: "-z" }),
  wrk: (command) => load(command, { connections: "-c", duration: "-d" }),
  k6: (command, context) => {
    const script = words(command).find((word) => /\.(?:js|ts)$/.test(word));
    return script === void 0 ? void 0 : [{ kind: "load", with: { k6: script, hosts: [hostOf(context)] } }];
  },
  openssl: (command, context) => {
    const place = option(command, "-connect");
    return words(command)[0] === "s_client" ? [{ kind: "tls", with: { hosts: [place ?? hostOf(context)] } }] : [];
  },
  dig: (command) => dns(
    words(command).find((word) => /\./.test(word) && !word.startsWith("@")),
    typeIn(command)
  ),
  nslookup: (command) => dns(words(command)[0], "A"),
  host: (command) => dns(words(command)[0], "A"),
  "testssl.sh": (command, context) => [
    { kind: "tls", with: { hosts: [words(command)[0]?.replace(/^https?:\/\//, "") ?? hostOf(context)] } }
  ],
  nc: (command) => [{ ...asCommand(command), hint: "port" }]
};
var typeIn = (command) => words(command).find((word) => /^(?:A|AAAA|CNAME|MX|TXT|NS|CAA)$/.test(word)) ?? "A";
function dns(name, type) {
  if (name === void 0) return void 0;
  return [
    {
      kind: "dns",
      with: { records: [{ name, type, matches: "." }] },
      guessed: "the name has a record; write `equals` or `includes` for the values it must have"
    }
  ];
}

// src/init/tools/security.ts
var secrets = (tools) => [
  { kind: "secrets", with: { paths: ["."], ...tools.length > 0 ? { tools } : {} } }
];
var securityTools = {
  git: (command) => words(command)[0] === "secrets" ? secrets([]) : void 0,
  "git-secrets": () => secrets([]),
  gitleaks: () => secrets([]),
  trufflehog: () => secrets([]),
  secretlint: () => secrets([]),
  "detect-secrets": () => secrets([]),
  "pip-audit": (command) => [
    {
      kind: "dependencies",
      with: { manager: "pip", ...fileOf(option(command, "-r", "--requirement")), "fail-on": "high" }
    }
  ],
  safety: () => [{ kind: "dependencies", with: { manager: "pip", "fail-on": "high" } }],
  "osv-scanner": (command) => [
    {
      kind: "dependencies",
      with: { manager: "osv", ...fileOf(option(command, "-L", "--lockfile")), "fail-on": "high" }
    }
  ],
  "bundle-audit": () => [
    { kind: "dependencies", with: { manager: "osv", lockfile: "Gemfile.lock", "fail-on": "high" } }
  ]
};
var fileOf = (lockfile) => lockfile === void 0 ? {} : { lockfile };

// src/init/tools/tests.ts
var slug = (text) => text.replace(/\W+/g, "-").replace(/^-|-$/g, "").toLowerCase();
var partOf = (command) => slug(
  (words(command).at(-1) ?? "").replace(/\.\w+$/, "").split("/").filter(Boolean).at(-1) ?? ""
);
var suite = (command, more, report2, env) => [
  {
    kind: "tests",
    with: {
      run: [command.path, ...command.args, ...more],
      ...env || Object.keys(command.env).length > 0 ? { env: { ...command.env, ...env } } : {},
      junit: report2,
      "min-executed": 1
    },
    hint: partOf(command)
  }
];
var report = (command) => `reports/${partOf(command) || command.program}.xml`;
var unknownReport = (command, why, junit = "reports/**/*.xml") => suite(command, [], junit).map((proposal) => ({ ...proposal, guessed: why }));
var testTools = {
  pytest: (command) => suite(
    command,
    option(command, "--junitxml", "--junit-xml") === void 0 ? [`--junitxml=${report(command)}`] : [],
    option(command, "--junitxml", "--junit-xml") ?? report(command)
  ),
  vitest: (command) => suite(
    has(command, "run") ? command : { ...command, args: ["run", ...command.args] },
    ["--reporter=default", "--reporter=junit", `--outputFile.junit=reports/vitest.xml`],
    "reports/vitest.xml"
  ),
  jest: (command) => suite(command, ["--ci", "--reporters=default", "--reporters=jest-junit"], "reports/jest.xml", {
    JEST_JUNIT_OUTPUT_FILE: "reports/jest.xml"
  }).map((proposal) => ({ ...proposal, guessed: "jest writes JUnit with the package jest-junit" })),
  go: (command) => {
    if (words(command)[0] === "vet")
      return [{ kind: "command", with: { run: [command.path, ...command.args] }, hint: "vet" }];
    if (words(command)[0] !== "test") return void 0;
    const rest = command.args.slice(1);
    return suite(
      { ...command, path: "gotestsum", args: ["--junitfile=reports/go.xml", "--", ...rest] },
      [],
      "reports/go.xml"
    ).map((proposal) => ({ ...proposal, hint: "go", guessed: "`go test` writes no JUnit, so gotestsum runs it" }));
  },
  cargo: (command) => words(command)[0] === "test" ? suite(
    { ...command, args: ["nextest", "run", "--profile", "ci", ...command.args.slice(1)] },
    [],
    "target/nextest/ci/junit.xml"
  ).map((proposal) => ({
    ...proposal,
    hint: "cargo",
    guessed: "`cargo test` writes no JUnit, so nextest runs it; name the report in .config/nextest.toml"
  })) : words(command)[0] === "audit" ? [{ kind: "dependencies", with: { manager: "osv", lockfile: "Cargo.lock", "fail-on": "high" } }] : void 0,
  npm: (command) => scriptTests(command),
  pnpm: (command) => scriptTests(command),
  yarn: (command) => scriptTests(command),
  mvn: (command) => has(command, "test", "verify") ? unknownReport(command, "where Surefire writes its reports", "target/surefire-reports/*.xml") : void 0,
  gradle: (command) => has(command, "test", "check") ? unknownReport(command, "where Gradle writes its reports", "build/test-results/**/*.xml") : void 0,
  rspec: (command) => suite(
    command,
    ["--format", "progress", "--format", "RspecJunitFormatter", "--out", "reports/rspec.xml"],
    "reports/rspec.xml"
  ),
  phpunit: (command) => suite(command, ["--log-junit", "reports/phpunit.xml"], "reports/phpunit.xml")
};
function scriptTests(command) {
  const [first, second] = words(command);
  if (first === "audit") {
    const level = option(command, "--audit-level", "--level") ?? "high";
    const production = has(command, "--production", "--omit=dev", "--prod", "-P") || option(command, "--omit") === "dev" || command.text.includes("groups dependencies");
    const known = ["low", "moderate", "high", "critical"].includes(level) ? level : "high";
    return [{ kind: "dependencies", with: { manager: command.program, "fail-on": known, production } }];
  }
  const name = first === "run" || first === "run-script" ? second : first;
  if (name === void 0 || !/^t$|test/.test(name))
    return /^(?:lint|check|typecheck|type-check|format:check)/.test(name ?? "") ? [{ kind: "command", with: { run: [command.path, ...command.args] }, hint: name }] : void 0;
  return unknownReport(command, "where the suite writes its JUnit report");
}

// src/init/tools/recognise.ts
var FAMILIES = [
  dataTools,
  testTools,
  imageTools,
  securityTools,
  kubernetesTools,
  deliveryTools,
  configurationTools,
  networkTools
];
function recognise(command, context) {
  for (const family of FAMILIES) {
    const entries = family[command.program]?.(command, context);
    if (entries !== void 0) return { entries };
  }
  if (hasPlaceholder(command)) return { byHand: `\`${command.text}\` has a blank to fill in` };
  const effect = effectOf(command);
  if (effect === "changes") return { entries: [{ ...asCommand(command), changes: true }] };
  if (effect === "unknown") return { byHand: `nobody knows whether \`${command.text}\` changes something` };
  return command.isPiped ? { byHand: `\`${command.text}\` is a part of a pipeline` } : { entries: [asCommand(command)] };
}
var hasPlaceholder = ({ args }) => args.some(
  (word) => /<[^>]+>|\[[A-Z_ ]+\]|\$\{?\w|\{\{|\bX\.Y(?:\.Z)?\b|\bYOUR[_-]/i.test(word) && !/^\$\{\{/.test(word)
);

// src/init/roles.ts
var FIELDS = [
  [
    /\bqa\b|quality|test/i,
    /\btest|smoke|\bqa\b|functional|critical path|user can|features?|login|payment|browser|device|accessib|ui\b|regression/i
  ],
  [
    /product|owner|business|stakeholder|marketing|communicat/i,
    /status page|users?\b|customer|communicat|stakeholder|feedback|notif|announce|support|marketing|release notes|legal|business|blog|social/i
  ],
  [/security|ciso/i, /secur|vulnerab|secret|penetration|owasp|gdpr|privacy|compliance/i],
  [
    /devops|ops|sre|infrastructure|platform|release|operations/i,
    /cluster|deploy|backup|monitor|dns|ssl|tls|infra|rollback|standby|on-?call|incident|server|network|firewall|resource|log|alert|dashboard|certificate|recovery|contact|channel/i
  ],
  [/dba|database|data/i, /database|migration|schema|sql/i]
];
var TITLE = /\b(?:lead|manager|owner|director|engineer|architect|officer|cto|ceo|ciso|cio|vp|qa|devops|sre|ops|developer|team|captain|shepherd|approver|reviewer|stakeholders?|security|product|operations|management|head)\b/i;
function titleIn(text) {
  const title = text.replace(/[:\s]*(?:date|signature|name|signed|approved by).*$/i, "").replace(/[:\s-]+$/, "").trim();
  const short = title.replace(/\s*(?:sign[\s-]?off|approval|approved|review(?:ed)?)$/i, "").trim();
  if (title === "" || title.split(" ").length > 5 || !TITLE.test(short === "" ? title : short)) return void 0;
  return title;
}
var FALLBACK = "Release Owner";
var Roles = class {
  #titles;
  #signing;
  #made = /* @__PURE__ */ new Map();
  /** `signing` is what the list's pages of signatures say, by stage. */
  constructor(signing) {
    this.#signing = signing;
    this.#titles = [...new Set([...signing.values()].flat())];
    for (const [stage, titles] of signing) for (const title of titles) this.#role(stage, title);
  }
  /** Whether the list says who signs at all. */
  get areGuessed() {
    return this.#titles.length === 0;
  }
  /** The role whose field a line is in, among those that sign the stage. */
  for(stage, text) {
    const titles = this.#signing.get(stage) ?? this.#titles;
    for (const [title, field] of FIELDS) {
      const fitting = titles.find((each) => title.test(each));
      if (fitting !== void 0 && field.test(text)) return this.#role(stage, fitting);
    }
    return this.#role(stage, titles[0] ?? FALLBACK);
  }
  of(stage) {
    return [...this.#made.values()].filter((role) => role.stage === stage);
  }
  get all() {
    return [...this.#made.values()];
  }
  #role(stage, title) {
    const key = `${stage}
${slugOf(title)}`;
    const known = this.#made.get(key);
    if (known) return known;
    const plain = slugOf(title);
    const isTaken = [...this.#made.values()].some(({ id: id2 }) => id2 === plain);
    const isOnlyHere = this.#stagesOf(title).every((each) => each === stage);
    const id = (stage === "production" || isOnlyHere) && !isTaken ? plain : `${stage}-${plain}`;
    const role = { id, title, stage };
    this.#made.set(key, role);
    return role;
  }
  #stagesOf(title) {
    return [...this.#signing].filter(([, titles]) => titles.includes(title)).map(([stage]) => stage);
  }
};

// src/init/planned.ts
var ID_LENGTH = 48;
var StageBook = class {
  #stages = /* @__PURE__ */ new Map();
  /** Adds an entry, or the origin's lines to one that asks the same already. Answers its id. */
  add(proposal, origin) {
    const stage = this.stage(origin.stage);
    const list = origin.phase === "way-back" ? stage.steps : stage.entries;
    const at = list.findIndex(
      (other) => other.kind === proposal.kind && other.phase === origin.phase && !asksPeople(other) && same(other.with, proposal.with)
    );
    const known = list[at];
    if (known) {
      list[at] = {
        ...known,
        covers: [.../* @__PURE__ */ new Set([...known.covers, ...origin.covers])],
        from: [...known.from, ...origin.from.filter(({ line }) => !known.from.some((each) => each.line === line))]
      };
      return known.id;
    }
    const id = this.#freshId(stage.name, [proposal.kind, origin.label ?? origin.name, proposal.hint]);
    list.push({ ...proposal, ...origin, id });
    return id;
  }
  stage(name) {
    const known = this.#stages.get(name);
    if (known) return known;
    const fresh = {
      name,
      entries: [],
      triggers: [],
      conditions: [],
      steps: [],
      verifyBack: [],
      tasks: [],
      provenBefore: [],
      notes: [],
      watch: void 0
    };
    this.#stages.set(name, fresh);
    return fresh;
  }
  has(name) {
    return this.#stages.has(name);
  }
  get all() {
    return [...this.#stages.values()];
  }
  #freshId(stage, [kind = "", name = "", hint]) {
    const { entries, steps, tasks } = this.stage(stage);
    const taken = new Set([...entries, ...steps, ...tasks].map(({ id }) => id));
    const words2 = slugOf(name).replace(/[^a-z0-9-]+/g, "-").slice(0, ID_LENGTH).replace(/-[^-]*$/, (cut) => slugOf(name).length > ID_LENGTH ? "" : cut) || kind;
    const base = words2.replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, "") || kind;
    const wanted = [
      base,
      `${base}-${hint === void 0 ? kind : slugOf(hint).replace(/[^a-z0-9-]+/g, "-")}`,
      `${base}-${kind}`
    ];
    const free = wanted.find((id) => !taken.has(id) && /^[a-z0-9][a-z0-9-]*$/.test(id));
    if (free !== void 0) return free;
    for (let number = 2; ; number += 1) if (!taken.has(`${base}-${number}`)) return `${base}-${number}`;
  }
};

// src/init/shell/read-commands.ts
import { forEachChild, parse } from "unbash";
var SHELLS = /^(?:ba|z|k|da)?sh(?:ell)?(?:-session)?$|^console$|^terminal$|^cmd$|^powershell$|^ps1$/i;
function holdsCommands({ text, language }) {
  if (language !== void 0 && language !== "") return SHELLS.test(language);
  return text.split("\n").some((line) => /^\s*(?:\$\s+)?(?:\.{0,2}\/)?[\w./-]+(?:\s+\S|\.sh\b)/.test(line)) && !/^\s*[{<]/.test(text);
}
function readCommands(code) {
  if (!holdsCommands(code)) return [];
  const text = code.text.split("\n").map((line) => line.replace(/^(\s*)(?:\$|>|❯)\s+(?=\S)/, "$1")).join("\n");
  const lines = text.split("\n");
  const found = [];
  const visit = (node, isPiped) => {
    if (node.type === "Command") {
      const command = commandOf(node, { text, lines, first: code.line, isPiped });
      if (command !== void 0) found.push(command);
      return;
    }
    forEachChild(node, (child) => visit(child, isPiped || node.type === "Pipeline"));
  };
  visit(parse(text), false);
  return found;
}
var SILENT = /* @__PURE__ */ new Set([
  "echo",
  "printf",
  "cd",
  "set",
  "export",
  "source",
  ".",
  "sleep",
  "exit",
  "true",
  ":",
  "clear",
  "pwd",
  "time",
  "sudo"
]);
function commandOf(node, at) {
  const spoken = [node.name?.value ?? "", ...node.suffix.flatMap((part) => part.type === "Word" ? [part.value] : [])];
  while (spoken.length > 1 && (spoken[0] === "time" || spoken[0] === "sudo" || spoken[0] === "npx" || spoken[0] === "env"))
    spoken.shift();
  const [path = "", ...args] = spoken;
  if (path === "" || SILENT.has(path)) return void 0;
  const row = at.text.slice(0, node.pos).split("\n").length - 1;
  const redirects = [...node.prefix, ...node.suffix].filter((part) => part.type === "Redirect");
  const output = redirects.find(({ operator }) => operator === ">" || operator === ">>")?.target?.value;
  return {
    program: path.split("/").at(-1) ?? path,
    path,
    args,
    env: Object.fromEntries(
      node.prefix.flatMap(
        (part) => part.type === "Assignment" && part.name !== void 0 ? [[part.name, part.value?.type === "Word" ? part.value.value : ""]] : []
      )
    ),
    output: output === "/dev/null" ? void 0 : output,
    isPiped: at.isPiped,
    text: at.text.slice(node.pos, node.end).replace(/\s*\\\n\s*/g, " "),
    line: at.first + row,
    comments: commentsAround(at.lines, row)
  };
}
function commentsAround(lines, row) {
  const at = (index) => lines[index]?.trim() ?? "";
  const isComment = (index) => at(index).startsWith("#") && !at(index).startsWith("#!");
  let top = row - 1;
  while (top >= 0 && at(top) !== "" && !isComment(top)) top -= 1;
  const end = top;
  while (isComment(top)) top -= 1;
  const [, beside] = /\s#\s*(.+)$/.exec(lines[row] ?? "") ?? [];
  let below = row + 1;
  while (below < lines.length && at(below) === "") below += 1;
  const start = below;
  while (isComment(below)) below += 1;
  const isLast = below >= lines.length || at(below) === "";
  return [
    ...lines.slice(top + 1, end + 1),
    ...beside === void 0 ? [] : [beside],
    ...isLast ? lines.slice(start, below) : []
  ].map((line) => line.trim().replace(/^#+\s*/, ""));
}

export {
  option,
  options,
  words,
  databaseUrl,
  cacheUrl,
  holdValid,
  faultOf,
  effectOf,
  recognise,
  titleIn,
  Roles,
  StageBook,
  readCommands
};
