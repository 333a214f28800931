import { type Context, liveStage, valueName } from '../draft.js';
import { documentFor } from './people.js';
import type { ProseRule } from './reading.js';

export const repositoryRules: readonly ProseRule[] = [
  {
    says: /\b(?:environment|env)[- ]?(?:variables?|vars?|files?|settings?)\b|\brequired variables\b|\.env\b/i,
    make: context => [
      {
        kind: 'env',
        with: {
          declared: context
            .find(/(?:^|\/)\.env\.(?:example|sample|template)$/)
            .slice(0, 3)
            .concat(context.told.composeFiles.slice(0, 1))
            .concat(context.find(/(?:^|\/)\.env\.(?:example|sample|template)$/).length === 0 ? ['.env.example'] : []),
        },
      },
    ],
  },
  {
    says: /\bno (?:hard[- ]?coded )?(?:secrets?|credentials?|passwords?|api keys?)\b|\bsecret scan|\bhard[- ]?coded (?:secrets?|credentials?|passwords?)|\bsecrets?\b.*\b(?:not|never) (?:committed|in (?:code|git|the repo))/i,
    make: () => [{ kind: 'secrets', with: { paths: ['.'] } }],
  },
  {
    says: /\bsecurity vulnerabilit(?:y|ies) (?:introduced|found)|\b(?:vulnerab\w*|cves?)\b.*\b(?:image|container)|\b(?:image|container)\b.*\b(?:vulnerab\w*|scan\w*)/i,
    make: context => [
      {
        kind: 'image-scan',
        with: {
          images:
            context.told.images.length > 0
              ? [...context.told.images]
              : [context.values.need('IMAGE', 'Name of the image that is deployed, with its tag')],
          'fail-on': 'high',
        },
      },
    ],
  },
  {
    says: /\b(?:vulnerab\w*|cves?|security audit|dependency (?:audit|scan)|dependabot|npm audit)\b/i,
    unless: /\bpenetration|\bpentest|\bthird party/i,
    make: () => [
      { kind: 'dependencies', with: { 'fail-on': 'high' }, guessed: 'advisories of dependencies are meant' },
    ],
  },
  {
    says: /\bdependenc(?:y|ies)\b.*\b(?:up[- ]to[- ]date|audit\w*|scanned|vulnerab\w*|secure)/i,
    make: () => [{ kind: 'dependencies', with: { 'fail-on': 'high' } }],
  },
  {
    says: /\bcode[- ]?reviews?\b|\b(?:pull requests?|prs?|merge requests?)\b.*\b(?:review\w*|approved?|approval)|\b(?:reviewed|approved) by\b|\bpeer review/i,
    make: () => [{ kind: 'github', with: { reviews: { min: 1 } } }],
  },
  {
    says: /\b(?:pull requests?|prs?|features?|changes|branches)\b.*\bmerged\b|\bmerged? (?:in)?to (?:main|master|develop|release)/i,
    make: () => [
      {
        kind: 'github',
        with: { branch: { 'up-to-date': true } },
        guessed: 'what must be merged; name labels under `pull-requests`',
      },
    ],
  },
  {
    says: /\b(?:ci|pipelines?|builds?|workflows?|github actions?|status checks?|checks)\b.*\b(?:pass\w*|green|succe\w*|complete\w*|healthy|ok)\b|\bgreen (?:build|ci)\b/i,
    make: () => [{ kind: 'github', with: { checks: 'green' } }],
  },
  {
    says: /\b(?:all |unit |integration |e2e |end[- ]to[- ]end |regression |automated )*tests?\b.*\b(?:pass\w*|green|succe\w*|run|complete\w*)\b/i,
    unless: /\bmanual|\bsmoke|\buser acceptance|\buat\b|\bstaging tests|\bfir(?:es?|ing)/i,
    make: () => [
      { kind: 'github', with: { checks: 'green' }, guessed: 'the tests run in this repository’s workflows' },
    ],
  },
  {
    says: /\b(?:no|zero)\b.*\b(?:critical|blocking|blocker|open|high)\b.*\b(?:issues?|bugs?|tickets?)|\bblock(?:ing|er)s?\b.*\b(?:issues?|resolved|closed|fixed)|\bcritical issues\b/i,
    make: () => [
      { kind: 'github', with: { issues: { labels: ['critical'], max: 0 } }, guessed: 'the label of issues that block' },
    ],
  },
  {
    says: /\b(?:milestone)\b|\bissues?\b.*\b(?:closed|resolved|fixed|triaged)/i,
    make: context => [
      {
        kind: 'github',
        with: {
          issues: { milestone: context.values.need('MILESTONE', 'Milestone whose issues must be closed'), max: 0 },
        },
      },
    ],
  },
  {
    says: /\bbranch protection|\bprotected branch|\bbranch\b.*\bprotected/i,
    make: () => [{ kind: 'github', with: { branch: { protected: true } } }],
  },
  {
    says: /\b(?:git ?hub )?release\b.*\b(?:published|created|drafted|exists|page|publish)|\b(?:publish|draft|create)\b.*\b(?:git ?hub )?release\b(?! (?:branch|candidate|notes|pr))/i,
    make: () => [{ kind: 'github', with: { release: { tag: '${{ env.TAG }}', draft: false } } }],
  },
  {
    says: /\b(?:previous|last|prior) (?:version|release)\b.*\b(?:tag\w*|image|available)/i,
    make: () => [{ kind: 'release', with: { previous: 'tagged' } }],
  },
  {
    says: /\b(?:signed|gpg)\b.*\btags?\b|\btags?\b.*\bsigned\b/i,
    make: () => [{ kind: 'release', with: { tag: '${{ env.TAG }}', signed: true } }],
  },
  {
    says: /\bchange ?logs?\b|\brelease notes?\b|\bCHANGELOG\b|\bnews fragment|\bhistory file\b/i,
    make: context => [
      {
        kind: 'release',
        with: {
          changelog: documentFor(context, {
            name: 'CHANGELOG',
            like: /^(?:CHANGELOG|CHANGES|HISTORY|NEWS|RELEASES?)(?:\.\w+)?$/i,
            ask: 'File of the changelog',
          }),
        },
      },
    ],
  },
  {
    says: /\bversions?\b.*\b(?:bump\w*|updat\w*|increment\w*|match\w*|correct|consistent|rais\w*|set)|\b(?:bump|update|increment|raise|set)\b.*\bversions?\b/i,
    unless: /\bdependenc|\bthird|\bkubernetes version/i,
    make: context => [
      {
        kind: 'text',
        with: { same: [{ name: 'version', in: versionPlaces(context) }] },
        guessed: 'the files that hold the version',
      },
    ],
  },
  {
    says: /\btags?\b.*\b(?:created|pushed|exists?|push)|\b(?:create|push|add)\b.*\b(?:git )?tags?\b/i,
    make: () => [{ kind: 'release', with: { tag: '${{ env.TAG }}' } }],
  },
  {
    says: /\b(?:npm|pypi|crates\.io|maven(?: central)?|docker ?hub|ghcr|container registry|registry|helm repo|chart)\b.*\b(?:publish\w*|push\w*|upload\w*|available|release\w*|exists?)|\b(?:publish|push|upload|release)\w*\b.*\b(?:npm|pypi|crates\.io|maven|docker ?hub|ghcr|registry|image|chart)\b/i,
    make: context => [
      { kind: 'artifact', with: { ...artifactOf(context), version: '${{ env.VERSION }}', within: '10m' } },
    ],
  },
  {
    says: /\b(?:docker |container )?images?\b.*\b(?:built|build|exist\w*|available|pushed|published|tagged)/i,
    make: context => [
      {
        kind: 'artifact',
        with: {
          image: context.values.need('IMAGE_NAME', 'Name of the image, without its tag'),
          version: '${{ env.VERSION }}',
          within: '10m',
        },
      },
    ],
  },
  {
    says: /\bterraform\b|\binfrastructure (?:plan|changes)|\bpulumi\b|\bdrift\b/i,
    unless: /\bapply|\bup\b/i,
    make: context => [
      {
        kind: 'plan',
        with: {
          tool: /pulumi/i.test(context.about) ? 'pulumi' : 'terraform',
          file: context.values.need('PLAN_FILE', 'The plan as JSON', 'plan.json'),
          drift: 'none',
        },
        guessed: 'where the plan is',
      },
    ],
  },
  {
    says: /\bargo ?cd\b.*\bsync|\bgitops\b.*\bsync/i,
    make: context => [
      {
        kind: 'argocd',
        with: {
          url: context.values.need('ARGOCD_URL', 'Address of Argo CD'),
          headers: { authorization: 'Bearer ${{ env.ARGOCD_TOKEN }}' },
          apps: [
            context.values.need(
              valueName(liveStage(context.stage), 'ARGOCD_APP'),
              'Name of the application in Argo CD',
            ),
          ],
          action: 'wait',
          within: '10m',
        },
      },
    ],
  },
  {
    says: /\b(?:kubernetes |k8s )?manifests?\b.*\b(?:valid\w*|lint\w*|review\w*)|\bhelm charts?\b.*\b(?:lint\w*|valid\w*)/i,
    make: context => [
      {
        kind: 'manifests',
        with:
          context.told.overlays.size > 0
            ? { kustomize: [...new Set(context.told.overlays.values())] }
            : { paths: [context.values.need('MANIFESTS', 'Folder of the Kubernetes manifests')] },
      },
    ],
  },
  {
    says: /\bimage sizes?\b/i,
    make: context => [
      {
        kind: 'image-size',
        with: {
          images: [
            {
              image: context.values.need('IMAGE', 'Name of the image that is deployed'),
              max: context.values.need('IMAGE_MAX', 'Largest size of an image, such as 200MB'),
            },
          ],
        },
      },
    ],
  },
];

function versionPlaces({ find }: Context): readonly unknown[] {
  const places: unknown[] = [];
  if (find(/^package\.json$/).length > 0) places.push({ file: 'package.json', json: '/version' });
  if (find(/^pyproject\.toml$/).length > 0) places.push({ file: 'pyproject.toml', toml: '/project/version' });
  if (find(/^Cargo\.toml$/).length > 0) places.push({ file: 'Cargo.toml', toml: '/package/version' });
  const [chart] = find(/(?:^|\/)Chart\.yaml$/);
  if (chart !== undefined) places.push({ file: chart, yaml: '/appVersion' });
  return places.length > 0 ? [...places, 'tag'] : ['tag', { env: 'VERSION' }];
}

function artifactOf({ about, values }: Context): Readonly<Record<string, unknown>> {
  const name = (kind: string) => values.need('PACKAGE', `Name of what is published (${kind})`);
  if (/\bnpm\b/i.test(about)) return { npm: name('npm') };
  if (/\bpypi\b/i.test(about)) return { pypi: name('PyPI') };
  if (/\bcrates/i.test(about)) return { crate: name('crates.io') };
  if (/\bmaven/i.test(about)) return { maven: name('Maven Central') };
  if (/\b(?:helm|chart)\b/i.test(about)) return { helm: name('Helm') };
  return { image: values.need('IMAGE_NAME', 'Name of the image, without its tag') };
}
