import { clip } from '../../text/clip.js';
import type { Proposal } from '../draft.js';
import { has, option, words } from '../shell/command.js';
import type { Recognisers } from './reading.js';

/** A file that the list only shows: what it is, by its name. */
export function fileKind(path: string): readonly Proposal[] | undefined {
  const name = path.split('/').at(-1) ?? '';
  if (/promtail/i.test(name)) return [{ kind: 'loki', with: { promtail: [path] } }];
  if (/loki/i.test(name)) return [{ kind: 'loki', with: { config: [path] } }];
  if (/\.alloy$|alloy/i.test(name)) return [{ kind: 'loki', with: { alloy: [path] } }];
  if (/alertmanager/i.test(name)) return [{ kind: 'alertmanager', with: { config: [path] } }];
  if (/prometheus/i.test(name)) return [{ kind: 'prometheus', with: { config: [path] } }];
  if (/otel|collector/i.test(name)) return [{ kind: 'tracing', with: { collector: [path] } }];
  if (/^\.env/.test(name)) return [{ kind: 'env', with: { declared: [path] } }];
  if (/docker-compose|compose\.ya?ml/.test(name)) return [{ kind: 'compose', with: { files: [path] } }];
  if (/\.md$/i.test(name)) return [{ kind: 'document', with: { file: path } }];
  return undefined;
}

export const configurationTools: Recognisers = {
  promtool: command => {
    const [verb, what, ...files] = words(command);
    if (verb === 'check' && what === 'config') return [{ kind: 'prometheus', with: { config: files } }];
    if (verb === 'check' && what === 'rules') return [{ kind: 'prometheus', with: { rules: files } }];
    return verb === 'test' && what === 'rules' ? [{ kind: 'prometheus', with: { tests: files } }] : undefined;
  },
  amtool: command => {
    const [verb, ...files] = words(command, ['--config.file', '--alertmanager.url']);
    if (verb === 'check-config') return [{ kind: 'alertmanager', with: { config: files } }];
    const file = option(command, '--config.file');
    return verb === 'config' && file !== undefined ? [{ kind: 'alertmanager', with: { config: [file] } }] : undefined;
  },
  loki: command => {
    const file = option(command, '-config.file', '--config.file');
    return file === undefined ? undefined : [{ kind: 'loki', with: { config: [file] } }];
  },
  cat: command => words(command).flatMap(path => fileKind(path) ?? []),
  grep: (command, context) => {
    const [pattern = '', ...files] = words(command, ['-A', '-B', '-C', '-e', '-m']);
    const [file] = files;
    if (/external:?\s*true/.test(pattern) && file !== undefined)
      return [{ kind: 'compose', with: { files: [file], policies: { 'secret-not-external': 'error' } } }];
    if (file === undefined || command.isPiped) return [];
    const reason = clip(context.about, 150);
    const entry = { matches: pattern.replace(/^["']|["']$/g, ''), reason };
    const isForbidden =
      has(command, '-v', '-L') ||
      /\b(?:no|not|none|nothing|without|never|must not|should not|remove[ds]?)\b/i.test(reason);
    return [
      {
        kind: 'text',
        with: { files, [isForbidden ? 'forbid' : 'demand']: [entry] },
        guessed: isForbidden ? 'nothing must be found' : 'something must be found',
      },
    ];
  },
};
