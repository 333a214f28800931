import type { Context, Proposal } from '../draft.js';
import { sizeIn } from '../list/wording.js';
import { type Command, has, option, options, words } from '../shell/command.js';
import type { Recognisers } from './reading.js';

const scan = (
  image: string | undefined,
  { tool, failOn }: { readonly tool?: string; readonly failOn?: string | undefined },
): readonly Proposal[] | undefined =>
  image === undefined
    ? undefined
    : [
        {
          kind: 'image-scan',
          with: { images: [image], ...(tool === undefined ? {} : { tool }), 'fail-on': failOn ?? 'high' },
        },
      ];

/** The lowest of `HIGH,CRITICAL`. */
const lowest = (levels: string | undefined): string | undefined =>
  ['low', 'medium', 'high', 'critical'].find(level => levels?.toLowerCase().includes(level));

/** A budget for each image that the words around the command name, `toolboxai/backend … target <200MB`. */
function budgets(pattern: string, { comments }: Command, { values }: Context): readonly Proposal[] {
  const named = comments.flatMap(line => {
    const [image] = /[\w.-]+(?:\/[\w.-]+)+/.exec(line) ?? [];
    const limit = sizeIn(line.slice(Math.max(0, line.search(/target|limit|max|<|under|below/i))));
    return image === undefined || limit === undefined ? [] : [{ image, max: limit }];
  });
  if (named.length > 0) return [{ kind: 'image-size', with: { images: named } }];
  const max = values.need('IMAGE_MAX', 'Largest size of an image, such as 200MB');
  return [{ kind: 'image-size', with: { images: [{ image: pattern, max }] } }];
}

function docker(command: Command, context: Context): readonly Proposal[] | undefined {
  const [first, second, third] = words(command, [
    '--format',
    '--filter',
    '-f',
    '--severity',
    '--file',
    '--only-severity',
    '-p',
    '--project-name',
  ]);
  if (first === 'images' || (first === 'image' && second === 'ls'))
    return budgets((first === 'images' ? second : third) ?? context.told.images[0] ?? '*', command, context);
  if (first === 'scan') return scan(second, { failOn: lowest(option(command, '--severity')) });
  if (first === 'scout') return scan(third, { tool: 'scout', failOn: lowest(option(command, '--only-severity')) });
  if (first === 'manifest' && second === 'inspect' && third !== undefined)
    return [{ kind: 'artifact', with: imageOf(third) }];
  if (first === 'pull' && second !== undefined && /\bverif|check|available|published|exists/i.test(context.about))
    return [{ kind: 'artifact', with: imageOf(second), guessed: 'what can be pulled has been published' }];
  if (first === 'compose' && (second === 'config' || second === 'ps')) {
    const files = options(command, '-f', '--file');
    return [
      {
        kind: 'compose',
        with: { files: files.length > 0 ? files : [context.told.composeFiles[0] ?? 'docker-compose.yml'] },
      },
    ];
  }
  if (first === 'compose' && second === 'exec' && has(command, 'psql')) return [];
  if (first === 'ps' || first === 'logs' || first === 'info' || first === 'stats') return [];
  return undefined;
}

/** A name without its tag, and the tag as the version. */
function imageOf(reference: string): Readonly<Record<string, unknown>> {
  const [, name = reference, tag] = /^(.+?)(?::([^:/]+))?$/.exec(reference) ?? [];
  return { image: name, version: tag ?? 'latest', within: '5m' };
}

export const imageTools: Recognisers = {
  docker,
  podman: docker,
  trivy: command =>
    ['image', 'i'].includes(words(command)[0] ?? '')
      ? scan(words(command, ['--severity', '-s', '--format', '-f', '--output', '-o', '--exit-code']).at(-1), {
          tool: 'trivy',
          failOn: lowest(option(command, '--severity', '-s')),
        })
      : undefined,
  grype: command =>
    scan(words(command, ['-o', '--output', '-f', '--fail-on'])[0], {
      tool: 'grype',
      failOn: lowest(option(command, '--fail-on', '-f')),
    }),
};
