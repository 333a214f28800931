import { describe, expect, it } from 'vitest';
import { contentOf } from '../../src/engines/exposure/content.js';
import { ENDPOINTS } from '../../src/engines/exposure/endpoints.js';
import { FILES } from '../../src/engines/exposure/files.js';
import { assetsOf, isSourceMap, mapReference } from '../../src/engines/exposure/source-map.js';

const PROBES = [...FILES, ...ENDPOINTS];

/** What each of these holds where it is real, by what a finding calls it and its first path. */
const EXAMPLES: Readonly<Record<string, string>> = {
  '.env': 'export A=1\n# why\nLONG="-----BEGIN\nB=2',
  '.git/config': '[core]\n\tbare = false\n',
  '.git/HEAD': `${'0a'.repeat(20)}\n`,
  '.git/logs/HEAD': `${'0'.repeat(40)} ${'1a'.repeat(20)} A U Thor <a@example.org> 1 +0000\tclone`,
  '.git/index': 'DIRC\u0000\u0000',
  '.svn/entries': '12\n\ndir\n',
  '.svn/wc.db': 'SQLite format 3\u0000',
  '.hg/hgrc': '[paths]\ndefault = x\n',
  '.hg/requires': 'dotencode\nfncache\nrevlogv1\n',
  '.DS_Store': '\u0000\u0000\u0000\u0001Bud1',
  '.npmrc': '@scope:registry=https://npm.example.org/\n//npm.example.org/:_authToken=x\n',
  '.aws/credentials': '[default]\naws_access_key_id = AKIA\n',
  '.aws/config': '[profile a]\nregion = eu-west-1\n',
  '.docker/config.json': '{"auths": {}}',
  '.netrc': 'machine example.org login a password b',
  '.git-credentials': 'https://a:b@github.com',
  '.pgpass': 'db:5432:app:app:secret',
  '.htpasswd': 'admin:$apr1$x$y',
  '.ssh/id_rsa': '-----BEGIN OPENSSH PRIVATE KEY-----',
  '.kube/config': 'apiVersion: v1\nclusters: []\nusers: []\n',
  'credentials.json': '{"type":"service_account","private_key":"x"}',
  'terraform.tfstate': '{"version":4,"terraform_version":"1.9.0"}',
  'config/database.yml': 'production:\n  adapter: postgresql\n',
  'config/secrets.yml': 'production:\n  secret_key_base: x\n',
  'application.properties': 'spring.datasource.url=jdbc:x\n',
  'application.yml': 'spring:\n  application: x\n',
  'appsettings.json': '{"ConnectionStrings":{}}',
  'web.config': '<?xml version="1.0"?>\n<configuration/>',
  'config.json': '{"db":{"dbPassword":"correct horse"}}',
  'backup.sql': 'INSERT INTO a VALUES (1);',
  'docker-compose.yml': 'services:\n  a: {}\n',
  Dockerfile: 'FROM node\nRUN true\n',
  metrics: 'http_requests_total{code="200"} 12\n',
  actuator: '{"_links":{}}',
  'actuator/env': '{"propertySources":[]}',
  'actuator/configprops': '{"contexts":{}}',
  'actuator/heapdump': 'JAVA PROFILE 1.0.2',
  'jolokia/version': '{"value":{"agent":"1","protocol":"7"}}',
  'debug/pprof/': '/debug/pprof/ goroutine',
  'debug/vars': '{"memstats":{}}',
  'server-status': '<html><title>Apache Status</title><h1>Apache Server Status for x</h1>',
  nginx_status: 'Active connections: 1 \n',
  'phpinfo.php': '<!DOCTYPE html><title>PHP 8 - phpinfo()</title>',
  _profiler: '<html><title>Symfony Profiler</title>',
  '__debug__/': '<html><div id="djDebug">',
  console: '<html><title>Console // Werkzeug Debugger</title>',
  '_ignition/health-check': '{"can_execute_commands":true}',
  telescope: '<html><title>Telescope - app</title>',
  'rails/info/properties': '<html><td>Rails version</td>',
  'elmah.axd': '<html><h1>Error Log for /</h1>',
  'h2-console': '<html><title>H2 Console</title>',
  'swagger.json': '{"swagger": "2.0"}',
  'graphql?query=%7B__schema%7BqueryType%7Bname%7D%7D%7D': '{"data":{"__schema":{}}}',
  '': '<html><title>Index of /pub</title>',
};

const NOTHING_EXPOSED = {
  'a page':
    '<!DOCTYPE html>\n<html><head><title>Shop</title><script src="/app.js"></script></head><body>Admin console, metrics, login</body></html>',
  'a page behind a comment': '<!-- build 7 --><html><body>FROM a to b; password: none</body></html>',
  'a text': 'Error 404\nNot found: try another page.\n',
  'a word': 'ok 404',
  'an error in JSON': '{"error":"not found","path":"/.env","status":404}',
  'an error in XML': '<?xml version="1.0"?>\n<Error><Code>AccessDenied</Code></Error>',
  'nothing at all': '',
};

describe('what must not be served', () => {
  it.each(PROBES.map(probe => [probe.paths[0] ?? '', probe] as const))(
    'is known by what it holds: %s',
    (path, probe) => {
      const example = EXAMPLES[path];
      if (example === undefined) throw new Error(`no example of ${path}`);
      expect(probe.shows(contentOf(Buffer.from(example)))).toBe(true);
      for (const [name, text] of Object.entries(NOTHING_EXPOSED)) {
        expect(probe.shows(contentOf(Buffer.from(text))), name).toBe(false);
      }
    },
  );

  it('is looked for once', () => {
    const paths = PROBES.flatMap(probe => probe.paths.map(path => `${path} ${probe.what}`));
    expect(new Set(paths).size).toBe(paths.length);
  });
});

describe('the scripts of a page', () => {
  it('are those that it names, wherever its base is', () => {
    const html = `<base href="/app/"><script src=a.js></script><script type="module" src='/b.mjs?v=1&amp;w=2'></script>
      <link href="c.css" rel="stylesheet"><link rel=icon href="d.js"><link rel="modulepreload" href="https://cdn.example.org/e.js">
      <script>inline()</script><script src="data:text/javascript,1"></script><script src="a.js"></script>`;
    expect(assetsOf(html, 'https://shop.example.org/')).toEqual([
      'https://shop.example.org/app/a.js',
      'https://shop.example.org/b.mjs?v=1&w=2',
      'https://shop.example.org/app/c.css',
      'https://cdn.example.org/e.js',
    ]);
  });

  it('name their map last', () => {
    expect(mapReference('//# sourceMappingURL=a.map\nx()\n//@ sourceMappingURL=b.map')).toBe('b.map');
    expect(mapReference('/*# sourceMappingURL=c.css.map */')).toBe('c.css.map');
    expect(mapReference('x()')).toBeUndefined();
  });

  it.each([
    ['{"version":3,"mappings":""}', true],
    [')]}\'\n{"version":3,"sources":[]}', true],
    ['{"name":"app"}', false],
    ['<!doctype html>{"mappings":""}', false],
  ])('have a map that is known by what it holds: %s', (text, expected) => {
    expect(isSourceMap(contentOf(Buffer.from(text)))).toBe(expected);
  });
});
