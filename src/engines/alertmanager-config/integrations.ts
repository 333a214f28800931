import { isSet } from '../prometheus-config/fields.js';
import type { YamlPath } from '../prometheus-config/yaml-tree.js';
import type { Misplaced } from './misplaced.js';
import { at, entriesOf, listOf, textOf } from './model.js';

/** What an integration may take from `global`, and must have from there or by itself: one of each line. */
const FROM_GLOBAL: Readonly<
  Record<string, readonly { readonly own: readonly string[]; readonly global: readonly string[] }[]>
> = {
  email_configs: [
    { own: ['smarthost'], global: ['smtp_smarthost'] },
    { own: ['from'], global: ['smtp_from'] },
  ],
  slack_configs: [
    {
      own: ['api_url', 'api_url_file', 'app_token', 'app_token_file'],
      global: ['slack_api_url', 'slack_api_url_file', 'slack_app_token', 'slack_app_token_file'],
    },
  ],
  opsgenie_configs: [{ own: ['api_key', 'api_key_file'], global: ['opsgenie_api_key', 'opsgenie_api_key_file'] }],
  wechat_configs: [
    { own: ['api_secret', 'api_secret_file'], global: ['wechat_api_secret', 'wechat_api_secret_file'] },
    { own: ['corp_id'], global: ['wechat_api_corp_id'] },
  ],
  victorops_configs: [{ own: ['api_key', 'api_key_file'], global: ['victorops_api_key', 'victorops_api_key_file'] }],
  telegram_configs: [
    { own: ['bot_token', 'bot_token_file'], global: ['telegram_bot_token', 'telegram_bot_token_file'] },
  ],
  jira_configs: [{ own: ['api_url'], global: ['jira_api_url'] }],
  rocketchat_configs: [
    { own: ['token_id', 'token_id_file'], global: ['rocketchat_token_id', 'rocketchat_token_id_file'] },
    { own: ['token', 'token_file'], global: ['rocketchat_token', 'rocketchat_token_file'] },
  ],
  mattermost_configs: [
    { own: ['webhook_url', 'webhook_url_file'], global: ['mattermost_webhook_url', 'mattermost_webhook_url_file'] },
  ],
};

const SECRETS = ['password', 'secret', 'token', 'api_key', 'service_key', 'routing_key', 'user_key', 'credentials'];

/** What integrations lack although `global` might have said it, and secrets that are written out. */
export function integrationProblems(value: unknown): readonly Misplaced[] {
  const global = at(value, 'global');
  return listOf(at(value, 'receivers')).flatMap((receiver, index) =>
    entriesOf(receiver).flatMap(([key, list]) =>
      listOf(list).flatMap((each, number) => {
        const path = ['receivers', index, key, number];
        return [...lacking(key, { each, global, path }), ...doubtful(key, { each, global, path })];
      }),
    ),
  );
}

interface Integration {
  readonly each: unknown;
  readonly global: unknown;
  readonly path: YamlPath;
}

const has = (value: unknown, keys: readonly string[]): boolean => keys.some(key => isSet(textOf(at(value, key))));

function lacking(key: string, { each, global, path }: Integration): readonly Misplaced[] {
  return (FROM_GLOBAL[key] ?? [])
    .filter(({ own, global: keys }) => !has(each, own) && !has(global, keys))
    .map(({ own, global: keys }) => ({
      rule: 'invalid-value',
      path,
      message: `${own.join(' or ')} must be set here, or ${keys.join(' or ')} under global`,
    }));
}

function doubtful(key: string, { each, global, path }: Integration): readonly Misplaced[] {
  const isPlainMail =
    key === 'email_configs' &&
    /^(?:f|n|off)/i.test(textOf(at(each, 'require_tls')) ?? textOf(at(global, 'smtp_require_tls')) ?? '') &&
    !/^(?:t|y|on)/i.test(textOf(at(each, 'force_implicit_tls')) ?? '');
  const written = entriesOf(each)
    .filter(
      ([name, secret]) =>
        SECRETS.some(word => name.endsWith(word)) &&
        !(key === 'victorops_configs' && name === 'routing_key') &&
        isLiteral(textOf(secret)),
    )
    .map(([name]) => ({
      rule: 'literal-secret',
      path: [...path, name],
      message: `${name} is written out; use ${name}_file`,
    }));
  const url = textOf(at(each, 'url')) ?? '';
  return [
    ...(isPlainMail
      ? [{ rule: 'mail-without-tls', path, message: 'alerts and the login go by mail without TLS' }]
      : []),
    ...(key === 'webhook_configs' && /^https?:\/\/(?:localhost|127\.|\[::1\])/i.test(url)
      ? [{ rule: 'webhook-to-localhost', path, message: "the webhook goes to Alertmanager's own machine" }]
      : []),
    ...written,
  ];
}

/** Not what a template of the deployment fills in, and no placeholder. */
const isLiteral = (text: string | undefined): boolean =>
  text !== undefined && text !== '' && !/[<>{}$]|^(?:x+|\*+|secret|changeme|example.*)$/i.test(text);
