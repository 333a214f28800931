import type { Exposed } from './exposed.js';

/** How a server refuses a path before its application does: one line of its configuration. */
interface Server {
  readonly name: string;
  /** Its word in the header `server`. */
  readonly word: RegExp | undefined;
  /** For what begins with a dot; all of it where that can be said in a line. */
  readonly hidden: (path: string) => string;
  readonly listing: string;
  readonly path: (path: string) => string;
}

const SERVERS: readonly Server[] = [
  {
    name: 'nginx',
    word: /^(?:nginx|openresty)\b/i,
    hidden: () => 'location ~ /\\.(?!well-known/) { return 404; }',
    listing: 'autoindex off;',
    path: path => `location = ${path} { return 404; }`,
  },
  {
    name: 'Apache',
    word: /^Apache\b/i,
    hidden: () => 'RedirectMatch 404 "/\\.(?!well-known/)"',
    listing: 'Options -Indexes',
    path: path => `Redirect 404 "${path}"`,
  },
  {
    name: 'Caddy',
    word: /^Caddy\b/i,
    hidden: path => `respond ${/^.*?\/\.(?!well-known\/)[^/]*/.exec(path)?.[0] ?? path}* 404`,
    listing: 'file_server (without browse)',
    path: path => `respond ${path} 404`,
  },
  {
    name: 'ingress-nginx, an annotation of the Ingress (where snippets are allowed)',
    word: undefined,
    hidden: () => "nginx.ingress.kubernetes.io/server-snippet: 'location ~ /\\.(?!well-known/) { return 404; }'",
    listing: "nginx.ingress.kubernetes.io/configuration-snippet: 'autoindex off;'",
    path: path => `nginx.ingress.kubernetes.io/server-snippet: 'location = ${path} { return 404; }'`,
  },
];

/** The line for the server that answered, where its header names one that is known. */
export function refusalOf({ url, rule, server }: Exposed): string | undefined {
  const known = SERVERS.find(({ word }) => server !== undefined && word?.test(server));
  return known && `${known.name}: \`${lineOf(known, { url, rule })}\``;
}

/** The lines for every server that is known, each once. */
export function refusals(exposed: readonly Exposed[]): string {
  return SERVERS.map(server => {
    const lines = new Set(exposed.map(each => `  ${lineOf(server, each)}`));
    return [server.name, ...lines].join('\n');
  }).join('\n');
}

function lineOf(server: Server, { url, rule }: Pick<Exposed, 'url' | 'rule'>): string {
  const { pathname } = new URL(url);
  if (rule === 'directory-listing') return server.listing;
  return /\/\.(?!well-known\/)/.test(pathname) ? server.hidden(pathname) : server.path(pathname);
}
