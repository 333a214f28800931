import { anything, isArchive, isListing, page, plain } from './content.js';
import type { Probe } from './files.js';

const JSON_OBJECT = /^\s*\{/;

/** What a server shows to those who run it, and must show to nobody else. */
export const ENDPOINTS: readonly Probe[] = [
  {
    rule: 'metrics-endpoint',
    what: 'metrics',
    paths: ['metrics', 'actuator/prometheus', 'prometheus', '-/metrics'],
    shows: plain(/^# (?:HELP|TYPE) [A-Za-z_:]|^[A-Za-z_:][\w:]{0,200}\{[^}\n]{0,2000}\} -?[\d.]/m),
  },
  {
    rule: 'debug-endpoint',
    what: "Spring's list of endpoints",
    paths: ['actuator'],
    shows: plain(JSON_OBJECT, /"_links"\s*:/),
  },
  {
    rule: 'debug-endpoint',
    what: "Spring's environment",
    paths: ['actuator/env', 'env'],
    shows: plain(JSON_OBJECT, /"propertySources"\s*:/),
  },
  {
    rule: 'debug-endpoint',
    what: "Spring's settings",
    paths: ['actuator/configprops'],
    shows: plain(JSON_OBJECT, /"contexts"\s*:/),
  },
  {
    rule: 'debug-endpoint',
    what: 'a dump of the memory',
    paths: ['actuator/heapdump', 'heapdump'],
    shows: content => isArchive(content) || content.text.startsWith('JAVA PROFILE'),
  },
  {
    rule: 'debug-endpoint',
    what: 'access to Java beans',
    paths: ['jolokia/version', 'actuator/jolokia/version'],
    shows: plain(JSON_OBJECT, /"agent"\s*:/, /"protocol"\s*:/),
  },
  {
    rule: 'debug-endpoint',
    what: "Go's profiles",
    paths: ['debug/pprof/'],
    shows: anything(/\/debug\/pprof\//, /goroutine|Types of profiles/),
  },
  {
    rule: 'debug-endpoint',
    what: "Go's variables",
    paths: ['debug/vars'],
    shows: plain(JSON_OBJECT, /"memstats"\s*:/),
  },
  {
    rule: 'debug-endpoint',
    what: "Apache's status",
    paths: ['server-status', 'server-info'],
    shows: page(/<(?:title|h1)>[^<]*(?:Apache Server (?:Status|Information)|Server Information)/i),
  },
  {
    rule: 'debug-endpoint',
    what: "nginx' status",
    paths: ['nginx_status', 'stub_status'],
    shows: plain(/^Active connections: \d/),
  },
  {
    rule: 'debug-endpoint',
    what: "PHP's settings",
    paths: ['phpinfo.php', 'info.php', 'test.php', 'phpinfo'],
    shows: anything(/<title>[^<]*phpinfo\(\)|<h1 class="p">PHP Version/i),
  },
  {
    rule: 'debug-endpoint',
    what: "Symfony's profiler",
    paths: ['_profiler', '_profiler/phpinfo'],
    shows: page(/Symfony Profiler|phpinfo\(\)/),
  },
  {
    rule: 'debug-endpoint',
    what: "Django's debug pages",
    paths: ['__debug__/', '__debug__/render_panel/'],
    shows: anything(/djDebug|DEBUG = True|"toolbar"\s*:|Using the URLconf defined in/),
  },
  {
    rule: 'debug-endpoint',
    what: "Werkzeug's console",
    paths: ['console'],
    shows: page(/Werkzeug|EVALEX|Interactive Console/),
  },
  {
    rule: 'debug-endpoint',
    what: "Laravel's error pages",
    paths: ['_ignition/health-check'],
    shows: plain(JSON_OBJECT, /"can_execute_commands"\s*:/),
  },
  { rule: 'debug-endpoint', what: "Laravel's Telescope", paths: ['telescope'], shows: page(/<title>\s*Telescope/i) },
  {
    rule: 'debug-endpoint',
    what: "Rails' settings",
    paths: ['rails/info/properties', 'rails/info/routes'],
    shows: page(/Rails version|<title>Routes|Rails\.root|RubyGems version/),
  },
  {
    rule: 'debug-endpoint',
    what: "ASP.NET's errors",
    paths: ['elmah.axd', 'trace.axd'],
    shows: page(/Error Log for|Application Trace|Powered by[^<]*ELMAH/i),
  },
  {
    rule: 'debug-endpoint',
    what: 'a console of the database',
    paths: ['h2-console', 'adminer.php', 'phpmyadmin/'],
    shows: page(/<title>\s*(?:H2 Console|[^<]*Adminer|[^<]*phpMyAdmin)/i),
  },
  {
    rule: 'api-description',
    what: 'the description of the API',
    paths: [
      'swagger.json',
      'openapi.json',
      'openapi.yaml',
      'v2/api-docs',
      'v3/api-docs',
      'swagger/v1/swagger.json',
      'api-docs',
    ],
    shows: plain(/^\s*(?:\{|(?:swagger|openapi):)/, /["']?(?:swagger|openapi)["']?[ \t]*:[ \t]*["']?\d/),
  },
  {
    rule: 'graphql-introspection',
    what: 'the schema of its GraphQL API',
    paths: [
      'graphql?query=%7B__schema%7BqueryType%7Bname%7D%7D%7D',
      'api/graphql?query=%7B__schema%7BqueryType%7Bname%7D%7D%7D',
    ],
    shows: plain(JSON_OBJECT, /"__schema"\s*:\s*\{/),
  },
  {
    rule: 'directory-listing',
    what: 'the files of a folder',
    paths: [
      '',
      'static/',
      'assets/',
      'uploads/',
      'files/',
      'images/',
      'js/',
      'css/',
      'backup/',
      'backups/',
      'media/',
      'public/',
      'logs/',
    ],
    shows: isListing,
  },
];
