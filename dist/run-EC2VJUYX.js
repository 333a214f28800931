import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  exposureRules,
  servedRules
} from "./chunk-IB5VWFE7.js";
import {
  byFindings,
  findingOf
} from "./chunk-T3DUPKJN.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import {
  count,
  showDuration,
  showSize
} from "./chunk-WDRWDCXA.js";

// src/checks/exposure/closed.ts
var USUAL = [443, 80, 22];
async function lookAtPorts(options, ports) {
  const doors = [];
  if (options.closed.length === 0) return doors;
  const [tcp, dns] = await Promise.all([ports.tcp(), ports.dns()]);
  const sites = await Promise.all(options.urls.map((url) => siteOf(url, dns)));
  for (const port of new Map(options.closed.map((each) => [each.text, each])).values()) {
    const addresses = await dns.addresses(port.host);
    const seen = addresses.map((address) => {
      const shut = options.closed.filter(({ host }) => host === port.host || host === address);
      const others = othersOf({ address, host: port.host, shut, sites });
      return lookAt(address, { port, others, options, tcp });
    });
    doors.push(doorOf(port, await Promise.all(seen)));
  }
  return doors;
}
async function siteOf(text, dns) {
  const { hostname, port, protocol } = new URL(text);
  const host = hostname.replace(/^\[(.*)\]$/, "$1");
  return { host, addresses: await dns.addresses(host), port: Number(port || (protocol === "https:" ? 443 : 80)) };
}
function othersOf(at2) {
  const own = at2.sites.filter(({ host, addresses }) => host === at2.host || addresses.includes(at2.address));
  const shut = at2.shut.map(({ port }) => port);
  return [.../* @__PURE__ */ new Set([...own.map(({ port }) => port), ...USUAL])].filter((port) => !shut.includes(port));
}
async function lookAt(address, at2) {
  const { tcp, others, options } = at2;
  const timeoutMs = options.timeout;
  const [knock, ...answers] = await Promise.all(
    [at2.port.port, ...others].map((port) => tcp.knock({ address, port, timeoutMs }))
  );
  const alive = others.find((_, index) => answers[index]?.was === "open");
  const still = knock?.was === "silent" && alive !== void 0 ? await tcp.knock({ address, port: alive, timeoutMs }) : void 0;
  return {
    address,
    knock: knock ?? { was: "other", what: "nothing was asked" },
    alive: still !== void 0 && still.was !== "open" ? void 0 : alive,
    silentIsClosed: options["silent-is-closed"]
  };
}
function doorOf(port, seen) {
  const subject = port.text;
  const open = seen.filter(({ knock }) => knock.was === "open").map(({ address }) => address);
  const where = open.length === seen.length ? "" : ` (at ${open.join(", ")})`;
  const message = `${subject} takes connections${where}, and must be closed`;
  const unclear = seen.flatMap((each) => {
    const trouble = whyUnclear(each, seen);
    return trouble === void 0 ? [] : [{ ...trouble, why: `${subject} (${each.address}) ${trouble.why}` }];
  });
  const nowhere = { why: `${subject}: no address is found for ${port.host}`, remedy: "Check the name in `closed`." };
  return {
    port,
    findings: open.length === 0 ? [] : [findingOf(exposureRules, { rule: "open-port", message, subject })],
    unclear: seen.length === 0 ? [nowhere] : unclear,
    lines: seen.map((each) => `${subject} ${each.address}: ${lineOf(each)}`)
  };
}
var UP = "Name a page of that host in `urls`, so that another port shows that it is up, and check that it is.";
function whyUnclear({ knock, alive, silentIsClosed }, all) {
  if (knock.was === "open") return void 0;
  if (knock.was === "other" || knock.was === "no-route") {
    const isExcused = knock.was === "no-route" && all.some(isTold);
    return isExcused ? void 0 : { why: `cannot be asked: ${knock.what}`, remedy: UP };
  }
  if (alive === void 0) {
    const what = knock.was === "refused" ? "refuses" : "gives no answer";
    return { why: `${what}, and no other port of that host answers, so nothing shows that it is up`, remedy: UP };
  }
  if (knock.was === "refused" || silentIsClosed) return void 0;
  return {
    why: `gives no answer (${knock.what}), while port ${alive} does`,
    remedy: "Where a firewall drops what it forbids, `silent-is-closed: true` takes that for closed."
  };
}
var isTold = ({ knock, alive }) => knock.was === "open" || knock.was === "refused" && alive !== void 0;
function lineOf({ knock, alive }) {
  const beside2 = alive === void 0 ? "no other port answers" : `port ${alive} answers`;
  return `${knock.was === "open" || knock.was === "refused" ? knock.was : knock.what}, ${beside2}`;
}

// src/checks/exposure/refusals.ts
var SERVERS = [
  {
    name: "nginx",
    word: /^(?:nginx|openresty)\b/i,
    hidden: () => "location ~ /\\.(?!well-known/) { return 404; }",
    listing: "autoindex off;",
    path: (path) => `location = ${path} { return 404; }`
  },
  {
    name: "Apache",
    word: /^Apache\b/i,
    hidden: () => 'RedirectMatch 404 "/\\.(?!well-known/)"',
    listing: "Options -Indexes",
    path: (path) => `Redirect 404 "${path}"`
  },
  {
    name: "Caddy",
    word: /^Caddy\b/i,
    hidden: (path) => `respond ${/^.*?\/\.(?!well-known\/)[^/]*/.exec(path)?.[0] ?? path}* 404`,
    listing: "file_server (without browse)",
    path: (path) => `respond ${path} 404`
  },
  {
    name: "ingress-nginx, an annotation of the Ingress (where snippets are allowed)",
    word: void 0,
    hidden: () => "nginx.ingress.kubernetes.io/server-snippet: 'location ~ /\\.(?!well-known/) { return 404; }'",
    listing: "nginx.ingress.kubernetes.io/configuration-snippet: 'autoindex off;'",
    path: (path) => `nginx.ingress.kubernetes.io/server-snippet: 'location = ${path} { return 404; }'`
  }
];
function refusalOf({ url, rule, server }) {
  const known = SERVERS.find(({ word }) => server !== void 0 && word?.test(server));
  return known && `${known.name}: \`${lineOf2(known, { url, rule })}\``;
}
function refusals(exposed) {
  return SERVERS.map((server) => {
    const lines = new Set(exposed.map((each) => `  ${lineOf2(server, each)}`));
    return [server.name, ...lines].join("\n");
  }).join("\n");
}
function lineOf2(server, { url, rule }) {
  const { pathname } = new URL(url);
  if (rule === "directory-listing") return server.listing;
  return /\/\.(?!well-known\/)/.test(pathname) ? server.hidden(pathname) : server.path(pathname);
}

// src/checks/exposure/site.ts
import { randomBytes } from "node:crypto";

// src/engines/exposure/content.ts
function contentOf(bytes) {
  const text = bytes.toString("utf8").replace(/^\uFEFF/, "");
  return {
    bytes,
    text,
    isHtml: /^\s*(?:<!--|<\?xml[^>]*>\s*<(?:!doctype\s+)?html|<!doctype\s+html|<html|<head|<body)/i.test(text)
  };
}
var plain = (...patterns) => ({ text, isHtml }) => !isHtml && patterns.every((pattern) => pattern.test(text));
var page = (...patterns) => ({ text, isHtml }) => isHtml && patterns.every((pattern) => pattern.test(text));
var anything = (...patterns) => ({ text }) => patterns.every((pattern) => pattern.test(text));
function isEnvFile({ text, isHtml }) {
  if (isHtml) return false;
  const lines = text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== "" && !line.startsWith("#"));
  const settings = lines.filter((line) => /^(?:export\s+)?[A-Za-z_][A-Za-z0-9_]*\s*=/.test(line));
  return settings.length > 0 && settings.length * 2 >= lines.length;
}
var SECRET_KEY = /"[\w.-]*(?:passw(?:or)?d|passphrase|secret|private_?key|(?:access|auth|refresh|api)_?token|access_?key_?id|connection_?string|credentials?)"\s*:\s*"([^"\\]{6,})"/gi;
var PLACEHOLDER = /^(?:\*+|x{3,}|<.*>|\$?\{.*\}|%.*%|(?:change|replace|your|example|dummy|todo|none|null|redacted).*)$/i;
function isSecretJson({ text, isHtml }) {
  if (isHtml || !/^\s*[[{]/.test(text)) return false;
  return [...text.matchAll(SECRET_KEY)].some(([, value]) => value !== void 0 && !PLACEHOLDER.test(value));
}
var MAGIC = [
  ["504b0304", 0],
  ["504b0506", 0],
  ["1f8b08", 0],
  ["425a68", 0],
  ["fd377a585a00", 0],
  ["28b52ffd", 0],
  ["377abcaf271c", 0],
  ["526172211a07", 0],
  // `ustar`
  ["7573746172", 257]
];
var isArchive = ({ bytes }) => MAGIC.some(([hex, at2]) => bytes.subarray(at2, at2 + hex.length / 2).toString("hex") === hex);
var SQL = /^[ \t]*(?:CREATE (?:TABLE|DATABASE)|INSERT INTO|DROP TABLE|COPY \S+ .*FROM stdin|PRAGMA foreign_keys|-- (?:MySQL|MariaDB|PostgreSQL) (?:database )?dump)/im;
var isDatabase = ({ bytes, text, isHtml }) => bytes.subarray(0, 15).toString("latin1") === "SQLite format 3" || text.startsWith("PGDMP") || !isHtml && SQL.test(text);
var isBackup = (content) => isArchive(content) || isDatabase(content) || content.text.trimStart().startsWith("<?php");
var isListing = ({ text, isHtml }) => (isHtml || /<title>|<pre>/i.test(text)) && /<(?:title|h1)>\s*(?:Index of|Directory listing for|Directory:|listing directory) ?\/?|\[To Parent Directory\]|<div class="listing/i.test(
  text
);

// src/engines/exposure/endpoints.ts
var JSON_OBJECT = /^\s*\{/;
var ENDPOINTS = [
  {
    rule: "metrics-endpoint",
    what: "metrics",
    paths: ["metrics", "actuator/prometheus", "prometheus", "-/metrics"],
    shows: plain(/^# (?:HELP|TYPE) [A-Za-z_:]|^[A-Za-z_:][\w:]{0,200}\{[^}\n]{0,2000}\} -?[\d.]/m)
  },
  {
    rule: "debug-endpoint",
    what: "Spring's list of endpoints",
    paths: ["actuator"],
    shows: plain(JSON_OBJECT, /"_links"\s*:/)
  },
  {
    rule: "debug-endpoint",
    what: "Spring's environment",
    paths: ["actuator/env", "env"],
    shows: plain(JSON_OBJECT, /"propertySources"\s*:/)
  },
  {
    rule: "debug-endpoint",
    what: "Spring's settings",
    paths: ["actuator/configprops"],
    shows: plain(JSON_OBJECT, /"contexts"\s*:/)
  },
  {
    rule: "debug-endpoint",
    what: "a dump of the memory",
    paths: ["actuator/heapdump", "heapdump"],
    shows: (content) => isArchive(content) || content.text.startsWith("JAVA PROFILE")
  },
  {
    rule: "debug-endpoint",
    what: "access to Java beans",
    paths: ["jolokia/version", "actuator/jolokia/version"],
    shows: plain(JSON_OBJECT, /"agent"\s*:/, /"protocol"\s*:/)
  },
  {
    rule: "debug-endpoint",
    what: "Go's profiles",
    paths: ["debug/pprof/"],
    shows: anything(/\/debug\/pprof\//, /goroutine|Types of profiles/)
  },
  {
    rule: "debug-endpoint",
    what: "Go's variables",
    paths: ["debug/vars"],
    shows: plain(JSON_OBJECT, /"memstats"\s*:/)
  },
  {
    rule: "debug-endpoint",
    what: "Apache's status",
    paths: ["server-status", "server-info"],
    shows: page(/<(?:title|h1)>[^<]*(?:Apache Server (?:Status|Information)|Server Information)/i)
  },
  {
    rule: "debug-endpoint",
    what: "nginx' status",
    paths: ["nginx_status", "stub_status"],
    shows: plain(/^Active connections: \d/)
  },
  {
    rule: "debug-endpoint",
    what: "PHP's settings",
    paths: ["phpinfo.php", "info.php", "test.php", "phpinfo"],
    shows: anything(/<title>[^<]*phpinfo\(\)|<h1 class="p">PHP Version/i)
  },
  {
    rule: "debug-endpoint",
    what: "Symfony's profiler",
    paths: ["_profiler", "_profiler/phpinfo"],
    shows: page(/Symfony Profiler|phpinfo\(\)/)
  },
  {
    rule: "debug-endpoint",
    what: "Django's debug pages",
    paths: ["__debug__/", "__debug__/render_panel/"],
    shows: anything(/djDebug|DEBUG = True|"toolbar"\s*:|Using the URLconf defined in/)
  },
  {
    rule: "debug-endpoint",
    what: "Werkzeug's console",
    paths: ["console"],
    shows: page(/Werkzeug|EVALEX|Interactive Console/)
  },
  {
    rule: "debug-endpoint",
    what: "Laravel's error pages",
    paths: ["_ignition/health-check"],
    shows: plain(JSON_OBJECT, /"can_execute_commands"\s*:/)
  },
  { rule: "debug-endpoint", what: "Laravel's Telescope", paths: ["telescope"], shows: page(/<title>\s*Telescope/i) },
  {
    rule: "debug-endpoint",
    what: "Rails' settings",
    paths: ["rails/info/properties", "rails/info/routes"],
    shows: page(/Rails version|<title>Routes|Rails\.root|RubyGems version/)
  },
  {
    rule: "debug-endpoint",
    what: "ASP.NET's errors",
    paths: ["elmah.axd", "trace.axd"],
    shows: page(/Error Log for|Application Trace|Powered by[^<]*ELMAH/i)
  },
  {
    rule: "debug-endpoint",
    what: "a console of the database",
    paths: ["h2-console", "adminer.php", "phpmyadmin/"],
    shows: page(/<title>\s*(?:H2 Console|[^<]*Adminer|[^<]*phpMyAdmin)/i)
  },
  {
    rule: "api-description",
    what: "the description of the API",
    paths: [
      "swagger.json",
      "openapi.json",
      "openapi.yaml",
      "v2/api-docs",
      "v3/api-docs",
      "swagger/v1/swagger.json",
      "api-docs"
    ],
    shows: plain(/^\s*(?:\{|(?:swagger|openapi):)/, /["']?(?:swagger|openapi)["']?[ \t]*:[ \t]*["']?\d/)
  },
  {
    rule: "graphql-introspection",
    what: "the schema of its GraphQL API",
    paths: [
      "graphql?query=%7B__schema%7BqueryType%7Bname%7D%7D%7D",
      "api/graphql?query=%7B__schema%7BqueryType%7Bname%7D%7D%7D"
    ],
    shows: plain(JSON_OBJECT, /"__schema"\s*:\s*\{/)
  },
  {
    rule: "directory-listing",
    what: "the files of a folder",
    paths: [
      "",
      "static/",
      "assets/",
      "uploads/",
      "files/",
      "images/",
      "js/",
      "css/",
      "backup/",
      "backups/",
      "media/",
      "public/",
      "logs/"
    ],
    shows: isListing
  }
];

// src/engines/exposure/files.ts
var PRIVATE_KEY = /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY(?: BLOCK)?-----/;
var env = (folder) => [
  "",
  ".local",
  ".production",
  ".prod",
  ".staging",
  ".development",
  ".dev",
  ".backup",
  ".bak",
  ".old",
  ".save",
  "~"
].map((end) => `${folder}.env${end}`);
var FILES = [
  {
    rule: "env-file",
    what: "environment variables",
    paths: [...env(""), "api/.env", "app/.env", "backend/.env", "config/.env", ".envrc", "env.txt"],
    shows: isEnvFile
  },
  {
    rule: "repository",
    what: "git's settings",
    paths: [".git/config"],
    shows: plain(/^[ \t]*\[(?:core|remote "|branch "|user)/m)
  },
  { rule: "repository", what: "git's HEAD", paths: [".git/HEAD"], shows: plain(/^(?:ref: refs\/|[0-9a-f]{40}\s*$)/) },
  { rule: "repository", what: "git's log", paths: [".git/logs/HEAD"], shows: plain(/^[0-9a-f]{40} [0-9a-f]{40} /) },
  {
    rule: "repository",
    what: "git's index",
    paths: [".git/index"],
    shows: ({ bytes }) => bytes.subarray(0, 4).toString() === "DIRC"
  },
  { rule: "repository", what: "Subversion's entries", paths: [".svn/entries"], shows: plain(/^\d+\s*(?:\n|$)/) },
  {
    rule: "repository",
    what: "Subversion's database",
    paths: [".svn/wc.db"],
    shows: ({ bytes }) => bytes.subarray(0, 15).toString() === "SQLite format 3"
  },
  { rule: "repository", what: "Mercurial's settings", paths: [".hg/hgrc"], shows: plain(/^\[(?:paths|ui|web)\]/m) },
  {
    rule: "repository",
    what: "Mercurial's requirements",
    paths: [".hg/requires"],
    shows: plain(/^(?:revlogv\d|store|dotencode|fncache)$/m)
  },
  {
    rule: "folder-metadata",
    what: "macOS' list of the folder's files",
    paths: [".DS_Store"],
    shows: ({ bytes }) => bytes.subarray(0, 8).toString("latin1") === "\0\0\0Bud1"
  },
  {
    rule: "credentials-file",
    what: "npm's settings",
    paths: [".npmrc"],
    shows: plain(/^[ \t]*(?:\/\/[^\s=]+:)?(?:_auth|_authToken|_password|(?:@[\w-]+:)?registry)\s*=/m)
  },
  {
    rule: "credentials-file",
    what: "AWS's keys",
    paths: [".aws/credentials"],
    shows: plain(/^[ \t]*aws_(?:access_key_id|secret_access_key|session_token)\s*=/m)
  },
  {
    rule: "credentials-file",
    what: "AWS's settings",
    paths: [".aws/config"],
    shows: plain(/^\[(?:default|profile [^\]]+)\]/m, /^[ \t]*(?:region|output|role_arn)\s*=/m)
  },
  {
    rule: "credentials-file",
    what: "logins to registries",
    paths: [".docker/config.json", ".dockercfg", ".dockerconfigjson"],
    shows: plain(/^\s*\{/, /"auths?"\s*:/)
  },
  {
    rule: "credentials-file",
    what: "logins",
    paths: [".netrc", "_netrc"],
    shows: plain(/^[ \t]*(?:machine\s+\S+|default)\s+login\s+\S/m)
  },
  {
    rule: "credentials-file",
    what: "logins to git hosts",
    paths: [".git-credentials"],
    shows: plain(/^https?:\/\/[^\s:@]+:[^\s@]+@/m)
  },
  {
    rule: "credentials-file",
    what: "logins to databases",
    paths: [".pgpass"],
    shows: plain(/^[^:\s]+:(?:\d+|\*):[^:\n]+:[^:\n]+:.+$/m)
  },
  {
    rule: "credentials-file",
    what: "hashes of passwords",
    paths: [".htpasswd"],
    shows: plain(/^[^:\s]+:(?:\$(?:apr1|2[aby]|1|5|6)\$|\{SHA\})/m)
  },
  {
    rule: "credentials-file",
    what: "a private key",
    paths: [".ssh/id_rsa", ".ssh/id_ed25519", "id_rsa", "server.key", "privkey.pem", "key.pem", "private.key"],
    shows: anything(PRIVATE_KEY)
  },
  {
    rule: "credentials-file",
    what: "access to a cluster",
    paths: [".kube/config", "kubeconfig"],
    shows: plain(/^clusters:/m, /^users:/m)
  },
  {
    rule: "credentials-file",
    what: "a key of Google Cloud",
    paths: ["credentials.json", "service-account.json", "serviceAccountKey.json", "key.json"],
    shows: plain(/^\s*\{/, /"private_key"\s*:/)
  },
  {
    rule: "credentials-file",
    what: "Terraform's state",
    paths: ["terraform.tfstate", ".terraform/terraform.tfstate"],
    shows: plain(/^\s*\{/, /"terraform_version"|"lineage"/)
  },
  {
    rule: "credentials-file",
    what: "the settings of a database",
    paths: ["config/database.yml", "database.yml"],
    shows: plain(/^\s+adapter:/m)
  },
  {
    rule: "credentials-file",
    what: "secrets",
    paths: ["config/secrets.yml", "secrets.yml", "secrets.yaml"],
    shows: plain(/^[ \t]*(?:\w{1,40}_)?(?:secret|password|token|key)\w{0,40}:[ \t]*\S/im)
  },
  {
    rule: "credentials-file",
    what: "Spring's settings",
    paths: ["application.properties", "WEB-INF/classes/application.properties"],
    shows: plain(/^(?:spring|server|management|logging)\.[\w.-]+\s*[=:]/m)
  },
  {
    rule: "credentials-file",
    what: "Spring's settings",
    paths: ["application.yml", "application.yaml"],
    shows: plain(/^(?:spring|management):/m)
  },
  {
    rule: "credentials-file",
    what: "ASP.NET's settings",
    paths: ["appsettings.json", "appsettings.Production.json"],
    shows: plain(/^\s*\{/, /"(?:ConnectionStrings|Logging|AllowedHosts)"\s*:/)
  },
  {
    rule: "credentials-file",
    what: "ASP.NET's settings",
    paths: ["web.config"],
    shows: anything(/^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)?<configuration/i)
  },
  {
    rule: "config-dump",
    what: "settings with a secret in them",
    paths: [
      "config.json",
      "settings.json",
      "env.json",
      "secrets.json",
      "config/config.json",
      "config/default.json",
      "config/production.json",
      "local.settings.json",
      ".vscode/sftp.json"
    ],
    shows: isSecretJson
  },
  {
    rule: "backup-file",
    what: "a backup",
    paths: [
      "backup.sql",
      "dump.sql",
      "database.sql",
      "db.sql",
      "data.sql",
      "backup.zip",
      "backup.tar",
      "backup.tar.gz",
      "backup.tgz",
      "backup.gz",
      "www.zip",
      "site.zip",
      "html.zip",
      "app.zip",
      "release.zip",
      "db.sqlite",
      "db.sqlite3",
      "database.sqlite",
      "database.db",
      "index.php.bak",
      "config.php.bak",
      "wp-config.php.bak",
      "wp-config.php~",
      "wp-config.php.save"
    ],
    shows: isBackup
  },
  {
    rule: "build-file",
    what: "how the containers are put together",
    paths: ["docker-compose.yml", "docker-compose.yaml", "compose.yaml"],
    shows: plain(/^services:/m)
  },
  {
    rule: "build-file",
    what: "how the image is built",
    paths: ["Dockerfile"],
    shows: plain(/^FROM\s+\S/im, /^(?:RUN|COPY|ADD|CMD|ENTRYPOINT)\s/m)
  }
];

// src/engines/exposure/source-map.ts
function assetsOf(html, base) {
  const own = /<base\s[^>]{0,2000}?href\s*=\s*["']?([^"'\s>]+)/i.exec(html)?.[1];
  const root = own !== void 0 && URL.canParse(own, base) ? new URL(own, base).href : base;
  const scripts = [...html.matchAll(/<script\b[^>]{0,2000}?\bsrc\s*=\s*["']?([^"'\s>]+)/gi)].map((match) => match[1]);
  const links = [...html.matchAll(/<link\b[^>]{0,2000}>/gi)].flatMap(
    ([tag]) => /\brel\s*=\s*["']?(?:stylesheet|modulepreload|preload)/i.test(tag) ? [/\bhref\s*=\s*["']?([^"'\s>]+)/i.exec(tag)?.[1]] : []
  );
  const found2 = [...scripts, ...links].flatMap((address) => {
    const plain2 = address?.replaceAll("&amp;", "&");
    return plain2 !== void 0 && URL.canParse(plain2, root) ? [new URL(plain2, root)] : [];
  });
  return [...new Set(found2.filter(({ pathname }) => /\.(?:[cm]?js|css)$/i.test(pathname)).map(({ href }) => href))];
}
var mapReference = (script) => [...script.matchAll(/[#@]\s*sourceMappingURL=\s*([^\s'"*]+)/g)].at(-1)?.[1];
var isSourceMap = ({ text, isHtml }) => !isHtml && /^\s*(?:\)\]\}'?[^\n]*\n)?\s*\{/.test(text) && /"(?:sources|sourcesContent|mappings|sections)"\s*:/.test(text);

// src/checks/exposure/maps.ts
var ASSETS = 25;
var GOES_ON = "goes on beyond what is read of it, and its end may name a source map";
var ASSET_BYTES = 16 * 1024 * 1024;
async function lookForMaps(home, { visit, on }) {
  if (!on || home.was !== "answered" || !home.content.isHtml) return { exposed: [], unclear: [], assets: 0 };
  const { origin } = new URL(home.url);
  const assets = assetsOf(home.content.text, home.url).filter((url) => new URL(url).origin === origin);
  const exposed = /* @__PURE__ */ new Map();
  const unclear = home.whole ? [] : [{ url: home.url, why: GOES_ON }];
  for (const asset of assets.slice(0, ASSETS)) {
    const script = await visit(asset, ASSET_BYTES);
    if (script.was === "silent") {
      unclear.push({ url: asset, why: script.why });
      continue;
    }
    if (script.was === "answered" && !script.whole) unclear.push({ url: asset, why: GOES_ON });
    const named = script.was === "answered" ? referenceOf(script) : void 0;
    if (named?.startsWith("data:") && isInlineMap(named)) {
      exposed.set(asset, { ...served(asset, 200), bytes: named.length, what: "a source map, inside the file itself" });
      continue;
    }
    for (const url of /* @__PURE__ */ new Set([...addressOf(named, asset, origin), beside(asset)])) {
      const map = await visit(url);
      if (map.was === "silent") unclear.push({ url, why: map.why });
      if (map.was !== "answered" || !isSourceMap(map.content)) continue;
      exposed.set(url, { ...served(url, map.status), bytes: map.content.bytes.length, whole: map.whole });
    }
  }
  if (assets.length > ASSETS)
    unclear.push({ url: home.url, why: `names ${assets.length} scripts and style sheets, more than ${ASSETS}` });
  return { exposed: [...exposed.values()], unclear, assets: Math.min(assets.length, ASSETS) };
}
var served = (url, status) => ({
  rule: "source-map",
  what: "a source map",
  url,
  status,
  bytes: 0,
  whole: true
});
var referenceOf = ({ headers, content }) => headers.sourcemap ?? headers["x-sourcemap"] ?? (content.isHtml ? void 0 : mapReference(content.text));
function isInlineMap(url) {
  const [, base64, data = ""] = /^data:[^,]*?(;base64)?,(.*)$/s.exec(url) ?? [];
  const text = base64 === void 0 ? safelyDecoded(data) : Buffer.from(data, "base64").toString("utf8");
  return isSourceMap(contentOf(Buffer.from(text)));
}
function safelyDecoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
function addressOf(named, asset, origin) {
  if (named === void 0 || !URL.canParse(named, asset)) return [];
  const url = new URL(named, asset);
  return url.origin === origin ? [url.href] : [];
}
function beside(asset) {
  const url = new URL(asset);
  url.pathname += ".map";
  return url.href;
}

// src/checks/exposure/site.ts
var AT_ONCE = 4;
var PATIENCE = 8;
var HOME_BYTES = 1024 * 1024;
var OVERLOADED = [429, 502, 503, 504];
async function lookAt2(address, { visit, options, stop }) {
  const home = await visit(address, HOME_BYTES);
  const nothing = { address, home, exposed: [], unclear: [], walled: false, looked: [], assets: 0 };
  if (home.was === "silent") return nothing;
  const random = new Strangers(address, visit);
  const probes = probesOf(options, address).flatMap(
    (probe) => probe.paths.map((path) => ({ probe, url: at(address, path) }))
  );
  const unclear = [];
  const looked = [];
  const exposed = [];
  await inParallel(probes, async ({ probe, url }) => {
    stop.throwIfAborted();
    if (unclear.length >= PATIENCE) return;
    const outcome = await visit(url);
    looked.push({ url, outcome });
    if (outcome.was === "answered" && probe.shows(outcome.content)) {
      if (probe.rule !== "exposed-path" || !await random.shows(url, probe)) exposed.push(served2(probe, url, outcome));
      return;
    }
    const why = await whyUnclear2(outcome, url, random);
    if (why !== void 0) unclear.push({ url, why });
  });
  const maps = await lookForMaps(home, {
    visit,
    on: options.policies["source-map"] !== "off" && unclear.length < PATIENCE
  });
  return {
    address,
    home,
    exposed: [...exposed, ...maps.exposed].sort((a, b) => a.url < b.url ? -1 : 1),
    unclear: [...unclear, ...maps.unclear].sort((a, b) => a.url < b.url ? -1 : 1),
    walled: isWall(home) && await random.allWalls(),
    looked: looked.sort((a, b) => a.url < b.url ? -1 : 1),
    assets: maps.assets
  };
}
var at = (address, path) => new URL(`./${path.replace(/^\//, "")}`, address).href;
function probesOf({ policies, paths }, address) {
  const { hostname } = new URL(address);
  const named = FILES.map(
    (probe) => probe.rule === "backup-file" ? { ...probe, paths: [...probe.paths, `${hostname}.zip`, `${hostname}.sql`] } : probe
  );
  const own = paths.map(({ path, contains, matches }) => ({
    rule: "exposed-path",
    what: "what `paths` describes",
    paths: [`/${path.replace(/^\//, "")}`],
    shows: ({ text }) => contains === void 0 ? matches?.test(text) ?? false : text.includes(contains)
  }));
  const off = new Set(Object.entries(policies).flatMap(([rule, level]) => level === "off" ? [rule] : []));
  return [...[...named, ...ENDPOINTS].filter(({ rule }) => !off.has(rule)), ...own];
}
var served2 = ({ rule, what }, url, { status, content, whole, headers }) => ({
  rule,
  what,
  url,
  status,
  bytes: content.bytes.length,
  whole,
  server: headers.server
});
async function whyUnclear2(outcome, url, random) {
  if (outcome.was === "answered") {
    if (isChallenge(outcome)) return "is not reached: a firewall answers, and wants a person";
    if (outcome.broken) return "breaks off in the middle of its answer";
    return OVERLOADED.includes(outcome.status) ? `answers with ${outcome.status}` : void 0;
  }
  if (outcome.was !== "silent") return void 0;
  if (outcome.closed && await random.isClosed(url)) return void 0;
  return outcome.why;
}
var isChallenge = ({ headers }) => headers["cf-mitigated"] === "challenge" || /^(?:captcha|challenge)$/i.test(headers["x-amzn-waf-action"] ?? "");
var Strangers = class {
  #known = /* @__PURE__ */ new Map();
  #address;
  #visit;
  constructor(address, visit) {
    this.#address = address;
    this.#visit = visit;
  }
  #like(url) {
    const name = new URL(url).pathname.split("/").at(-1) ?? "";
    const hidden = new URL(url).pathname.includes("/.") ? "." : "";
    const extension = /.(\.[a-z0-9]{1,8})$/i.exec(name)?.[1] ?? "";
    const sort = `${hidden}*${extension}`;
    const asked = this.#known.get(sort) ?? this.#visit(at(this.#address, `/${sort.replace("*", randomBytes(12).toString("hex"))}`));
    this.#known.set(sort, asked);
    return asked;
  }
  async isClosed(url) {
    const outcome = await this.#like(url);
    return outcome.was === "silent" && outcome.closed;
  }
  async shows(url, probe) {
    const outcome = await this.#like(url);
    return outcome.was === "answered" && probe.shows(outcome.content);
  }
  async allWalls() {
    const outcomes = await Promise.all(["/x", "/.x", "/x.json"].map((path) => this.#like(at(this.#address, path))));
    return outcomes.every(isWall);
  }
};
function isWall(outcome) {
  if (outcome.was !== "answered" || !outcome.content.isHtml) return false;
  const { redirected, url, content } = outcome;
  const isLogin = redirected && /(?:log|sign)[-_]?in|oauth|\bsso\b|\bauth\b/i.test(new URL(url).pathname);
  return isLogin || /<input\b[^>]{0,500}\btype\s*=\s*["']?password/i.test(content.text);
}
async function inParallel(items, work) {
  const left = [...items];
  const worker = async () => {
    for (let item = left.shift(); item !== void 0; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

// src/checks/exposure/unpack.ts
import { constants, createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
var cut = { finishFlush: constants.Z_SYNC_FLUSH };
async function unpack(body, encoding, limit) {
  const name = (encoding ?? "").trim().toLowerCase();
  if (name === "" || name === "identity" || body.length === 0) return body;
  const decoder = decoderOf(name);
  if (decoder === void 0) return void 0;
  const chunks = [];
  let bytes = 0;
  decoder.end(body);
  try {
    for await (const chunk of decoder) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes >= limit) break;
    }
  } catch {
    if (bytes === 0) return void 0;
  }
  return Buffer.concat(chunks).subarray(0, limit);
}
function decoderOf(name) {
  if (name === "gzip" || name === "x-gzip") return createGunzip(cut);
  if (name === "deflate") return createInflate(cut);
  return name === "br" ? createBrotliDecompress({ finishFlush: constants.BROTLI_OPERATION_FLUSH }) : void 0;
}

// src/checks/exposure/visit.ts
var HEAD_BYTES = 64 * 1024;
var REDIRECTS = 5;
function visitor({ http, signal }, setting) {
  const own = Object.entries(setting.headers).map(([name, value]) => [name.toLowerCase(), value]);
  const basics = { "user-agent": "deploy-validate", accept: "*/*" };
  const headers = { ...basics, ...Object.fromEntries(own), "accept-encoding": "identity" };
  const once = async (url, maxBytes) => {
    try {
      const answer = await http.stream({ url, headers, timeoutMs: setting.timeoutMs, redirects: 0 });
      const { body, whole, broken } = await beginning(answer.body, maxBytes);
      const plain2 = await unpack(body, answer.headers["content-encoding"], maxBytes);
      if (plain2 === void 0)
        return { was: "silent", closed: false, why: "answers in an encoding that cannot be read" };
      const { status, headers: received } = answer;
      return {
        was: "answered",
        url,
        redirected: false,
        status,
        headers: received,
        content: contentOf(plain2),
        whole: whole && plain2.length < maxBytes,
        broken
      };
    } catch (error) {
      signal.throwIfAborted();
      return silence(error, setting.timeoutMs);
    }
  };
  return async (address, maxBytes = HEAD_BYTES) => {
    let url = address;
    for (let hop = 0; hop <= REDIRECTS; hop += 1) {
      const outcome = await once(url, maxBytes);
      const target = outcome.was === "answered" ? targetOf(outcome) : void 0;
      if (target === void 0) return outcome.was === "answered" ? { ...outcome, redirected: hop > 0 } : outcome;
      if (!isSameHost(new URL(url), target)) return { was: "elsewhere", host: target.host };
      url = target.href;
    }
    return { was: "circling" };
  };
}
function targetOf({ status, headers, url }) {
  const { location } = headers;
  if (![301, 302, 303, 307, 308].includes(status) || location === void 0) return void 0;
  return URL.canParse(location, url) ? new URL(location, url) : void 0;
}
var isSameHost = (from, to) => from.origin === to.origin || from.hostname === to.hostname && from.protocol === "http:" && from.port === "" && to.protocol === "https:" && to.port === "";
async function beginning(stream, limit) {
  const chunks = [];
  let bytes = 0;
  try {
    for await (const chunk of stream) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes > limit) return { body: Buffer.concat(chunks).subarray(0, limit), whole: false, broken: false };
    }
  } catch (error) {
    if (bytes === 0) throw error;
    return { body: Buffer.concat(chunks), whole: false, broken: true };
  } finally {
    stream.destroy();
  }
  return { body: Buffer.concat(chunks), whole: true, broken: false };
}
var CLOSED = /* @__PURE__ */ new Set(["ECONNRESET", "EPIPE", "UND_ERR_SOCKET"]);
function silence(error, timeoutMs) {
  const cause = error instanceof CouldNotTell ? error.cause : error;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  if (CLOSED.has(code)) return { was: "silent", closed: true, why: "closes the connection without an answer" };
  if (/ABORT|TIMEOUT/i.test(code) || cause instanceof Error && cause.name === "AbortError") {
    return { was: "silent", closed: false, why: `gives no answer within ${showDuration(timeoutMs)}` };
  }
  const message = cause instanceof Error && cause.message !== "" ? cause.message : code;
  return { was: "silent", closed: false, why: message === "" ? "gives no answer" : message };
}

// src/checks/exposure/run.ts
var LISTED = 400;
async function runExposure(options, ports) {
  if (options.urls.length > 0 && options.paths.length === 0 && Object.keys(servedRules).every((rule) => levelOf(rule, options) === "off")) {
    throw new CouldNotTell("nothing-checked", "every rule is off, and there are no `paths`", "Leave a rule on.");
  }
  const visit = visitor(ports, { headers: options.headers, timeoutMs: options.timeout });
  const sites = [];
  for (const address of new Set(options.urls)) {
    sites.push(await lookAt2(address, { visit, options, stop: ports.signal }));
  }
  const doors = await lookAtPorts(options, ports);
  const today = ports.clock.now().toISOString().slice(0, 10);
  const findings = [...await findingsOf(sites, { options, today }), ...doors.flatMap((door) => door.findings)];
  if (!findings.some(({ level }) => level === "error")) {
    for (const site of sites) mustBeTold(site);
    for (const door of doors) portMustBeTold(door);
  }
  const wrong = new Set(findings.flatMap(({ level, subject }) => level === "note" ? [] : [subject]));
  const exposed = sites.flatMap((site) => site.exposed).filter(({ url }) => wrong.has(bare(url)));
  return byFindings(summaryOf({ sites, doors, findings }), {
    findings,
    measurements: sites.length === 0 ? [] : measurementsOf(sites),
    details: [
      ...sites.map((site) => ({ title: `Answers of ${site.address}`, text: listOf(site) })),
      ...doors.length === 0 ? [] : [{ title: "Answers of ports", text: doors.flatMap(({ lines }) => lines).join("\n") }],
      ...exposed.length === 0 ? [] : [{ title: "How to refuse what is served", text: refusals(exposed) }]
    ]
  });
}
function summaryOf({
  sites,
  doors,
  findings
}) {
  const errors = findings.filter(({ level }) => level === "error");
  const open = errors.filter(({ rule }) => rule === "open-port").length;
  const must = count(doors.length, "port");
  const shut = open === 0 ? `${must} closed` : `${open} of ${must} open that must be closed`;
  if (sites.length === 0) return shut;
  const wrong = errors.length - open;
  const served3 = wrong === 0 ? "nothing that must not be served" : `${count(wrong, "thing")} served that must not be`;
  const [paths, assets] = measurementsOf(sites).map(({ value }) => value);
  const where = sites.length === 1 ? sites[0]?.address ?? "" : count(sites.length, "address", "addresses");
  const looked = `of ${count(paths ?? 0, "path")} and ${count(assets ?? 0, "script or style sheet", "scripts and style sheets")} looked at`;
  return `${where}: ${served3}, ${looked}${doors.length === 0 ? "" : `; ${shut}`}`;
}
var measurementsOf = (sites) => [
  { name: "paths", value: sites.reduce((sum, { looked }) => sum + looked.length, 0), unit: "paths" },
  { name: "scripts", value: sites.reduce((sum, { assets }) => sum + assets, 0), unit: "scripts and style sheets" }
];
var levelOf = (rule, { policies }) => policies[rule] ?? exposureRules[rule]?.level ?? "error";
async function findingsOf(sites, { options, today }) {
  const { default: picomatch } = await import("picomatch");
  const allowed = options.allow.map(({ path, ...entry }) => {
    const glob = `/${path.replace(/^\//, "")}`;
    return { ...entry, glob, matches: picomatch(glob, { dot: true }), used: false };
  });
  const findings = sites.flatMap(
    (site) => site.exposed.map((exposed) => {
      const fitting = allowed.filter(({ matches }) => matches(new URL(exposed.url).pathname));
      const entry = fitting.find(({ expires: expires2 }) => expires2 >= today) ?? fitting[0];
      if (entry === void 0) return found(exposed, options);
      entry.used = true;
      const { reason, owner, expires } = entry;
      if (expires < today) {
        const message = `${sentence(exposed)}; \`allow\` let it be until ${expires} (${owner}: ${reason})`;
        return { ...found(exposed, options), message };
      }
      return {
        ...found(exposed, options),
        rule: "allowed",
        level: "note",
        message: `${sentence(exposed)}; allowed until ${expires} by ${owner}: ${reason}`
      };
    })
  );
  const idle = allowed.filter(({ used }) => !used).map(({ glob, owner }) => ({
    rule: "allow-unused",
    level: "note",
    message: `\`allow\` has ${glob}, and nothing there is served; ${owner} may remove it`
  }));
  return [...findings, ...idle];
}
function found(exposed, options) {
  const level = levelOf(exposed.rule, options);
  return {
    rule: exposed.rule,
    level: level === "off" ? "note" : level,
    message: sentence(exposed),
    subject: bare(exposed.url),
    help: [exposureRules[exposed.rule]?.remedy, refusalOf(exposed)].filter(Boolean).join(" ")
  };
}
var sentence = ({ url, what, status, bytes, whole }) => `${bare(url)} is served: ${what} (${whole ? "" : "more than "}${showSize(bytes)}${status === 200 ? "" : `, with status ${status}`})`;
var bare = (url) => url.split("?")[0] ?? url;
function mustBeTold({ address, home, unclear, walled }) {
  const missing = whyNotAlive(home);
  if (missing !== void 0) {
    const message = `${bare(address)} ${missing}`;
    if (home.was === "silent") {
      const remedy3 = "Check that the deployment is up, and that its address is right and can be reached from here.";
      throw new CouldNotTell("unreachable", message, remedy3);
    }
    const remedy2 = "Name a page of the deployment that answers with 2xx, and give a login in `headers` where one is asked for.";
    throw new CouldNotTell("nothing-checked", message, remedy2);
  }
  if (walled) {
    throw new CouldNotTell(
      "nothing-checked",
      `${bare(address)}: a login page answers for every path`,
      "Give a login in `headers`."
    );
  }
  const [first] = unclear;
  if (first === void 0) return;
  const more = unclear.length > 1 ? ", and others give no better answer" : "";
  const remedy = "Ask again when it is less busy, give it more `timeout`, or turn off the rule.";
  throw new CouldNotTell("unreachable", `${bare(first.url)} ${first.why}${more}`, remedy);
}
function portMustBeTold({ unclear: [first] }) {
  if (first !== void 0) throw new CouldNotTell("unreachable", first.why, first.remedy);
}
function whyNotAlive(home) {
  if (home.was === "silent") return `could not be asked: ${home.why}`;
  if (home.was === "elsewhere") return `leads to ${home.host}, which is not in \`urls\``;
  if (home.was === "circling") return "redirects in circles";
  return home.status >= 200 && home.status < 300 ? void 0 : `answers with ${home.status}, so nothing shows that it is deployed`;
}
function listOf({ looked }) {
  const lines = looked.slice(0, LISTED).map(({ url, outcome }) => {
    const path = new URL(url).pathname;
    if (outcome.was === "answered")
      return `${path} ${outcome.status}, ${outcome.whole ? "" : "more than "}${showSize(outcome.content.bytes.length)}${outcome.redirected ? `, by a redirect to ${new URL(outcome.url).pathname}` : ""}`;
    if (outcome.was === "elsewhere") return `${path} leads to ${outcome.host}`;
    return `${path} ${outcome.was === "circling" ? "redirects in circles" : outcome.why}`;
  });
  return [...lines, ...looked.length > LISTED ? [`\u2026 and ${looked.length - LISTED} more`] : []].join("\n");
}
export {
  runExposure
};
