import type { Context, Proposal } from '../draft.js';
import { has, option, words } from '../shell/command.js';
import type { Recognisers } from './reading.js';
import { asCommand } from './reading.js';

const argo = ({ values }: Context) => ({
  url: values.need('ARGOCD_URL', 'Address of Argo CD, such as https://argocd.example'),
  headers: { authorization: 'Bearer ${{ env.ARGOCD_TOKEN }}' },
});

const planned = (tool: string): readonly Proposal[] => [
  { kind: 'plan', with: { tool, file: 'plan.json' }, guessed: 'where the plan is written as JSON' },
];

export const deliveryTools: Recognisers = {
  argocd: (command, context) => {
    const [, verb, app] = words(command, ['--sync-policy', '--timeout', '--revision', '-o']);
    if (app === undefined) return undefined;
    const of = { ...argo(context), apps: [app] };
    if (verb === 'sync')
      return [
        {
          kind: 'argocd',
          with: { ...of, action: 'sync', prune: has(command, '--prune'), within: '10m' },
          changes: true,
        },
      ];
    if (verb === 'set' && option(command, '--sync-policy') === 'none')
      return [{ kind: 'argocd', with: { ...of, action: 'pause' }, changes: true }];
    if (verb === 'rollback') return [{ kind: 'argocd', with: { ...of, action: 'rollback' }, changes: true }];
    if (verb === 'wait' || verb === 'get' || verb === 'diff')
      return [{ kind: 'argocd', with: { ...of, action: 'wait', within: '10m' } }];
    return undefined;
  },
  terraform: command => (words(command)[0] === 'plan' ? planned('terraform') : undefined),
  tofu: command => (words(command)[0] === 'plan' ? planned('opentofu') : undefined),
  pulumi: command => (words(command)[0] === 'preview' ? planned('pulumi') : undefined),
  cdk: command => (words(command)[0] === 'diff' ? planned('cdk') : undefined),
  'ansible-playbook': command => {
    if (has(command, '--syntax-check')) return [{ ...asCommand(command), hint: 'syntax' }];
    return has(command, '--check', '-C') ? planned('ansible') : undefined;
  },
  gh: command => {
    const [first, second] = words(command);
    if (first === 'run' || (first === 'pr' && second === 'checks') || first === 'workflow')
      return [{ kind: 'github', with: { checks: 'green' } }];
    if (first === 'release' && (second === 'view' || second === 'list'))
      return [{ kind: 'github', with: { release: { draft: false } } }];
    return undefined;
  },
  npm: command => {
    const [first, name] = words(command);
    if ((first === 'view' || first === 'info') && name !== undefined && !/^[.]/.test(name))
      return [
        {
          kind: 'artifact',
          with: {
            npm: name.replace(/(?!^)@.*$/, ''),
            version: /(?!^)@([^@]+)$/.exec(name)?.[1] ?? '${{ env.VERSION }}',
            within: '5m',
          },
        },
      ];
    return undefined;
  },
};
