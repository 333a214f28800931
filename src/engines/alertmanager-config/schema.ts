import { z } from 'zod';
import {
  bool,
  duration,
  isSet,
  listOf,
  mapOf,
  present,
  refuse,
  regexp,
  strict,
  text,
  type Wrong,
} from '../prometheus-config/fields.js';
import { tls } from '../prometheus-config/http-client.js';
import { SLACK_BOT } from './chat-receivers.js';
import { httpConfig } from './integration.js';
import { INTEGRATIONS } from './receivers.js';
import { namedInterval } from './time-interval.js';
import { hostPort, httpUrl, labelName, secretUrl } from './values.js';

const global = strict({
  resolve_timeout: duration,
  http_config: httpConfig,
  jira_api_url: httpUrl,
  smtp_from: text,
  smtp_hello: text,
  smtp_smarthost: hostPort,
  smtp_auth_username: text,
  smtp_auth_password: text,
  smtp_auth_password_file: text,
  smtp_auth_secret: text,
  smtp_auth_secret_file: text,
  smtp_auth_identity: text,
  smtp_require_tls: bool,
  smtp_tls_config: tls,
  smtp_force_implicit_tls: bool,
  slack_api_url: secretUrl,
  slack_api_url_file: text,
  slack_app_token: text,
  slack_app_token_file: text,
  slack_app_url: httpUrl,
  pagerduty_url: httpUrl,
  opsgenie_api_url: httpUrl,
  opsgenie_api_key: text,
  opsgenie_api_key_file: text,
  wechat_api_url: httpUrl,
  wechat_api_secret: text,
  wechat_api_secret_file: text,
  wechat_api_corp_id: text,
  victorops_api_url: httpUrl,
  victorops_api_key: text,
  victorops_api_key_file: text,
  telegram_api_url: httpUrl,
  telegram_bot_token: text,
  telegram_bot_token_file: text,
  webex_api_url: httpUrl,
  rocketchat_api_url: httpUrl,
  rocketchat_token: text,
  rocketchat_token_file: text,
  rocketchat_token_id: text,
  rocketchat_token_id_file: text,
  mattermost_webhook_url: secretUrl,
  mattermost_webhook_url_file: text,
}).superRefine(
  refuse(value => {
    const has = (key: string): boolean => isSet(Reflect.get(value, key)) || isSet(Reflect.get(value, `${key}_file`));
    return [
      ...GLOBAL_PAIRS.map((key): Wrong | undefined =>
        isSet(Reflect.get(value, key)) && isSet(Reflect.get(value, `${key}_file`))
          ? [[`${key}_file`], `at most one of ${key} and ${key}_file may be set`]
          : undefined,
      ),
      has('slack_app_token') && has('slack_api_url') && value.slack_api_url !== (value.slack_app_url ?? SLACK_BOT)
        ? [['slack_api_url'], 'not together with slack_app_token']
        : undefined,
    ];
  }),
);

const GLOBAL_PAIRS = [
  'smtp_auth_password',
  'smtp_auth_secret',
  'slack_api_url',
  'slack_app_token',
  'opsgenie_api_key',
  'wechat_api_secret',
  'victorops_api_key',
  'telegram_bot_token',
  'rocketchat_token',
  'rocketchat_token_id',
  'mattermost_webhook_url',
];

const above0 = duration.refine(value => value > 0, { error: 'must not be 0' });

const groupBy = listOf(labelName).superRefine((labels, ctx) => {
  labels.forEach((label, index) => {
    if (labels.indexOf(label) < index)
      ctx.addIssue({ code: 'custom', path: [index], message: `"${label}" stands there twice` });
    if (label === '...' && labels.length > 1)
      ctx.addIssue({ code: 'custom', path: [index], message: '"..." stands for all labels, so no other goes with it' });
  });
});

const route: z.ZodType = z.lazy(() =>
  strict({
    receiver: text,
    group_by: groupBy,
    match: mapOf(text),
    match_re: mapOf(present(regexp, 'a regular expression')),
    matchers: listOf(text),
    mute_time_intervals: listOf(text),
    active_time_intervals: listOf(text),
    continue: bool,
    routes: listOf(present(route, 'a route')),
    group_wait: duration,
    group_interval: above0,
    repeat_interval: above0,
    labels: mapOf(text),
  }),
);

const inhibitRule = strict({
  name: text,
  source_match: mapOf(text),
  source_match_re: mapOf(present(regexp, 'a regular expression')),
  source_matchers: listOf(text),
  target_match: mapOf(text),
  target_match_re: mapOf(present(regexp, 'a regular expression')),
  target_matchers: listOf(text),
  equal: listOf(labelName),
});

const receiver = strict({
  name: text,
  labels: mapOf(text),
  ...Object.fromEntries(Object.entries(INTEGRATIONS).map(([key, schema]) => [key, listOf(schema)])),
}).superRefine(refuse(value => [isSet(Reflect.get(value, 'name')) ? undefined : [[], 'a receiver needs a name']]));

/** A configuration as Alertmanager 0.28 and later decodes it. */
export const alertmanagerSchema = strict({
  global,
  route,
  receivers: listOf(present(receiver, 'a receiver')),
  inhibit_rules: listOf(inhibitRule),
  mute_time_intervals: listOf(namedInterval),
  time_intervals: listOf(namedInterval),
  templates: listOf(text),
  tracing: z.unknown(),
  event_recorder: z.unknown(),
});
