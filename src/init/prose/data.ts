import type { Context, Proposal } from '../draft.js';
import { cacheUrl, databaseUrl } from '../tools/data.js';
import type { ProseRule } from './reading.js';

const backups = ({ values }: Context) => values.need('BACKUPS', 'Files of the backups, such as /backup/postgres/**');

function backup(context: Context): readonly Proposal[] {
  const { about } = context;
  const [, days] = /(\d+)\s*days?/i.exec(about) ?? [];
  return [
    {
      kind: 'backup',
      with: {
        from: backups(context),
        ...(/hourly/i.test(about) ? { newest: '2h' } : {}),
        ...(/retention|keep|retain/i.test(about) ? { keep: `${days ?? 30}d` } : {}),
        ...(/encrypt/i.test(about) ? { encrypted: 'any' } : {}),
        ...(/integrity|verif|valid|restor|test/i.test(about) ? { proof: 3 } : {}),
      },
    },
  ];
}

const manifests = (context: Context, policies: Readonly<Record<string, string>>): readonly Proposal[] => {
  const overlays = [...new Set(context.told.overlays.values())];
  const found =
    overlays.length > 0
      ? overlays
      : context
          .find(/(?:^|\/)kustomization\.ya?ml$/)
          .map(path => path.replace(/\/?[^/]+$/, '') || '.')
          .slice(0, 5);
  const entries: Proposal[] = [];
  const at = found.length > 0 ? found : undefined;
  if (at) entries.push({ kind: 'manifests', with: { kustomize: at, policies } });
  return entries;
};

const compose = (context: Context, policies: Readonly<Record<string, string>>): readonly Proposal[] => {
  const [file] = [...context.told.composeFiles, ...context.find(/(?:^|\/)(?:docker-)?compose(?:\.[\w-]+)?\.ya?ml$/)];
  return file === undefined ? [] : [{ kind: 'compose', with: { files: [file], policies } }];
};

const nowhere = (context: Context): readonly Proposal[] => [
  {
    kind: 'manifests',
    with: { paths: [context.values.need('MANIFESTS', 'Folder of the Kubernetes manifests')] },
    guessed: 'where the manifests are',
  },
];

const orNowhere = (found: readonly Proposal[], context: Context): readonly Proposal[] =>
  found.length > 0 ? found : nowhere(context);

const RESOURCES = { 'cpu-limit': 'error', 'memory-limit': 'error', 'cpu-request': 'error', 'memory-request': 'error' };

export const dataRules: readonly ProseRule[] = [
  {
    says: /\b(?:cpu|memory|resource)\b.*\b(?:limits?|requests?|reservations?|quotas?)|\bresource limits\b/i,
    make: context =>
      orNowhere(
        [...manifests(context, RESOURCES), ...compose(context, { 'no-limits': 'error', 'no-reservations': 'error' })],
        context,
      ),
  },
  {
    says: /\bstorage quotas?\b|\bresource quotas?\b/i,
    make: context => orNowhere(manifests(context, { 'quota-missing': 'error' }), context),
  },
  {
    says: /\bnetwork polic|\binternal networks?\b|\bingress\/egress\b|\bnetworks? isolated/i,
    make: context =>
      orNowhere(
        [
          ...manifests(context, { 'network-policy-missing': 'error', 'network-policy-allows-all': 'error' }),
          ...compose(context, { 'database-not-on-internal-network': 'error', 'port-on-all-interfaces': 'error' }),
        ],
        context,
      ),
  },
  {
    says: /\bbackups?\b|\bsnapshots?\b/i,
    unless: /\brestore plan|\bbackup (?:team|person|contact|owner|on-call)|\bdocument/i,
    make: backup,
  },
  {
    says: /\bretention polic/i,
    make: backup,
  },
  {
    says: /\bmigrations?\b/i,
    unless: /\bguide|\bdata migration|\bannounce|\bdocument|\bnotes?\b|\bbrief/i,
    make: context => {
      const tool = toolOf(context);
      return [
        {
          kind: 'migrations',
          with: {
            tool: tool.tool,
            ...tool.at,
            ...(/rollback|roll back|down|revers/i.test(context.about) ? { expect: { downgrade: true } } : {}),
          },
          guessed: tool.guessed,
        },
      ];
    },
  },
  {
    says: /\bdatabase rollback\b|\bdown migration/i,
    make: context => {
      const tool = toolOf(context);
      return [
        {
          kind: 'migrations',
          with: { tool: tool.tool, ...tool.at, expect: { downgrade: true } },
          guessed: tool.guessed,
        },
      ];
    },
  },
  {
    says: /\bcache\b|\bredis\b/i,
    unless: /\bclear|\bflush|\bpurge|\binvalidat|\bbrowser/i,
    make: context => [
      {
        kind: 'cache',
        with: {
          url: cacheUrl(context),
          ...(/hit/i.test(context.about) ? { expect: { 'hit-rate': '>= 80%' } } : { 'round-trip': true }),
        },
        guessed: /hit/i.test(context.about) ? 'the limit' : undefined,
      },
    ],
  },
  {
    says: /\bdatabase\b.*\b(?:quer\w*|connect\w*|performance|accessible|healthy|working|reachable|persist\w*|good|replicat\w*)|\bdata persist/i,
    make: context => [
      {
        kind: 'database',
        with: {
          url: databaseUrl(context),
          ...(/perform|slow/i.test(context.about)
            ? { expect: { 'cache-hit': '>= 90%', 'longest-transaction': '<= 5m' }, top: 10 }
            : { queries: [{ sql: 'SELECT 1', expect: '== 1' }] }),
        },
      },
    ],
  },
  {
    says: /\bdata corruption\b|\bdata integrity\b/i,
    make: context => [
      {
        kind: 'database',
        with: {
          url: databaseUrl(context),
          queries: [
            { sql: context.values.need('INTEGRITY_SQL', 'SQL that counts broken rows: 0 is good'), expect: '== 0' },
          ],
        },
      },
    ],
  },
];

function toolOf({ find }: Context): {
  readonly tool: string;
  readonly at: Readonly<Record<string, unknown>>;
  readonly guessed?: string;
} {
  const folder = (path: string | undefined) =>
    path === undefined ? {} : { directory: path.replace(/\/?[^/]+$/, '') || '.' };
  const [alembic] = find(/(?:^|\/)(?:alembic|migrations)\/env\.py$/);
  if (alembic !== undefined) return { tool: 'alembic', at: folder(alembic) };
  const [prisma] = find(/(?:^|\/)schema\.prisma$/);
  if (prisma !== undefined) return { tool: 'prisma', at: folder(prisma) };
  const [rails] = find(/(?:^|\/)db\/migrate\/\d+_\w+\.rb$/);
  if (rails !== undefined) return { tool: 'rails', at: folder(rails) };
  const [flyway] = find(/(?:^|\/)V\d[\w.]*__\w+\.sql$/);
  if (flyway !== undefined) return { tool: 'flyway', at: folder(flyway) };
  const [plain] = find(/(?:^|\/)migrations\/[^/]+\.sql$/);
  return {
    tool: 'sql',
    at: plain === undefined ? { directory: 'migrations' } : folder(plain),
    guessed: 'which tool makes the migrations',
  };
}
