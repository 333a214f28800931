import {
  bool,
  count,
  duration,
  isSet,
  listOf,
  mapOf,
  oneOf,
  refuse,
  strict,
  text,
} from '../prometheus-config/fields.js';
import { tls } from '../prometheus-config/http-client.js';
import { anything } from './anything.js';
import { CHATS } from './chat-receivers.js';
import { integration } from './integration.js';
import { goDuration, hostPort, httpUrl, secretUrl } from './values.js';

const sigv4 = strict({
  region: text,
  access_key: text,
  secret_key: text,
  profile: text,
  role_arn: text,
  external_id: text,
  use_fips_sts_endpoint: bool,
  service_name: text,
});

const jiraField = anything;

/** The integrations of a receiver, by the key that lists them. */
export const INTEGRATIONS = {
  ...CHATS,
  email_configs: integration(
    {
      to: text,
      from: text,
      hello: text,
      smarthost: hostPort,
      auth_username: text,
      auth_password: text,
      auth_password_file: text,
      auth_secret: text,
      auth_secret_file: text,
      auth_identity: text,
      headers: mapOf(text),
      html: text,
      text,
      require_tls: bool,
      tls_config: tls,
      force_implicit_tls: bool,
      threading: strict({ enabled: bool, thread_by_date: oneOf('none', 'daily') }),
    },
    { needs: ['to'] },
  ),
  incidentio_configs: integration(
    {
      url: httpUrl,
      url_file: text,
      alert_source_token: text,
      alert_source_token_file: text,
      max_alerts: count,
      timeout: goDuration,
    },
    { oneOf: [['url', 'url_file']], atMostOne: [['alert_source_token', 'alert_source_token_file']] },
  ),
  pagerduty_configs: integration(
    {
      service_key: text,
      service_key_file: text,
      routing_key: text,
      routing_key_file: text,
      url: httpUrl,
      client: text,
      client_url: text,
      description: text,
      details: mapOf(anything),
      images: listOf(strict({ src: text, alt: text, href: text })),
      links: listOf(strict({ href: text, text })),
      source: text,
      severity: text,
      class: text,
      component: text,
      group: text,
      timeout: goDuration,
    },
    {
      atMostOne: [
        ['service_key', 'service_key_file'],
        ['routing_key', 'routing_key_file'],
      ],
    },
  ).superRefine(
    refuse(value => [
      ['service_key', 'service_key_file', 'routing_key', 'routing_key_file'].some(key => isSet(value[key]))
        ? undefined
        : [[], 'routing_key or service_key must be set'],
    ]),
  ),
  webhook_configs: integration(
    { url: secretUrl, url_file: text, max_alerts: count, timeout: goDuration, payload: anything },
    { oneOf: [['url', 'url_file']] },
  ),
  opsgenie_configs: integration(
    {
      api_key: text,
      api_key_file: text,
      api_url: httpUrl,
      message: text,
      description: text,
      source: text,
      details: mapOf(text),
      entity: text,
      responders: listOf(strict({ id: text, name: text, username: text, type: text })),
      actions: text,
      tags: text,
      note: text,
      priority: text,
      update_alerts: bool,
    },
    { atMostOne: [['api_key', 'api_key_file']] },
  ),
  wechat_configs: integration(
    {
      api_secret: text,
      api_secret_file: text,
      corp_id: text,
      message: text,
      api_url: httpUrl,
      to_user: text,
      to_party: text,
      to_tag: text,
      agent_id: text,
      message_type: oneOf('text', 'markdown'),
    },
    { atMostOne: [['api_secret', 'api_secret_file']] },
  ),
  pushover_configs: integration(
    {
      user_key: text,
      user_key_file: text,
      token: text,
      token_file: text,
      title: text,
      message: text,
      url: text,
      url_title: text,
      device: text,
      sound: text,
      priority: text,
      retry: goDuration,
      expire: goDuration,
      ttl: goDuration,
      html: bool,
      monospace: bool,
    },
    {
      oneOf: [
        ['user_key', 'user_key_file'],
        ['token', 'token_file'],
      ],
    },
  ),
  victorops_configs: integration(
    {
      api_key: text,
      api_key_file: text,
      api_url: httpUrl,
      routing_key: text,
      message_type: text,
      state_message: text,
      entity_display_name: text,
      monitoring_tool: text,
      custom_fields: mapOf(text),
    },
    { needs: ['routing_key'], atMostOne: [['api_key', 'api_key_file']] },
  ),
  sns_configs: integration({
    api_url: text,
    sigv4,
    topic_arn: text,
    phone_number: text,
    target_arn: text,
    subject: text,
    message: text,
    attributes: mapOf(text),
    use_aws_http_client: bool,
  }).superRefine(
    refuse(value => [
      ['topic_arn', 'phone_number', 'target_arn'].some(key => isSet(value[key]))
        ? undefined
        : [[], 'one of topic_arn, phone_number and target_arn must be set'],
    ]),
  ),
  jira_configs: integration(
    {
      api_url: httpUrl,
      api_type: oneOf('auto', 'cloud', 'datacenter'),
      project: text,
      summary: jiraField,
      description: jiraField,
      labels: listOf(text),
      priority: text,
      issue_type: text,
      reopen_transition: text,
      resolve_transition: text,
      wont_fix_resolution: text,
      reopen_duration: duration,
      fields: mapOf(anything),
    },
    { needs: ['project', 'issue_type'] },
  ),
};
