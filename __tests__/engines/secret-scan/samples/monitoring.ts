import { letters, type Random } from '../generator.js';
import type { Samples } from '../sample.js';

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64');

function sentry(random: Random): string {
  const claims = { iat: 1700000000 + random(90000000), url: 'https://sentry.io', org: letters('lower', 8, random) };
  return `sntrys_${encoded(claims)}_${letters('base64', 43, random)}`;
}

export const monitoringSamples: Samples = {
  'datadog-api-key': { token: '{hex:32}', around: 'DD_API_KEY=@\n' },
  'datadog-application-key': { token: '{hex:40}', around: '"datadogAppKey": "@"\n' },
  'new-relic-user-key': { token: 'NRAK-{UPPER:27}' },
  'new-relic-insert-key': { token: 'NRII-{url:32}' },
  'new-relic-license-key': { token: '{lower:36}NRAL' },
  'new-relic-admin-key': { token: 'NRRA-{hex:42}' },
  'sentry-organization-token': {
    token: sentry,
    misses: random => [`sntrys_eyJ${letters('alnum', 80, random)}_${letters('base64', 43, random)}`],
  },
  'sentry-user-token': { token: 'sntryu_{hex:64}' },
  'sentry-legacy-token': { token: '{hex:64}', around: 'SENTRY_AUTH_TOKEN=@\n' },
  'grafana-service-account-token': { token: 'glsa_{alnum:32}_{hex:8}' },
  'grafana-cloud-token': {
    token: random => `glc_${encoded({ o: '1', n: 'release', k: letters('alnum', 24, random), m: { r: 'eu' } })}`,
    misses: random => [`glc_${letters('base64', 80, random)}`],
  },
  'grafana-api-key': {
    token: random => encoded({ k: letters('alnum', 32, random), n: 'release', id: 1 }),
    misses: random => [`eyJrIjoi${letters('base64', 80, random)}`],
  },
  'dynatrace-token': { token: 'dt0c01.{base32:24}.{base32:64}' },
  'honeycomb-ingest-key': { token: 'hcaik_01{lower:56}' },
  'honeycomb-management-key': { token: '{alnum:22}', around: 'HONEYCOMB_API_KEY=@\n' },
  'splunk-hec-token': { token: '{uuid}', around: 'SPLUNK_TOKEN=@\n' },
  'splunk-authorization': { token: '{uuid}', around: "curl -H 'Authorization: Splunk @' https://collector:8088\n" },
  'sumo-logic-access-key': { token: '{alnum:64}', around: 'SUMO_ACCESS_KEY=@\n' },
  'pagerduty-api-key': {
    token: 'u+{url:18}',
    around: 'PAGERDUTY_API_KEY=@\n',
    fits: { 'other mark': 'older keys have none' },
  },
  'opsgenie-api-key': { token: '{uuid}', around: 'Authorization: GenieKey=@\n' },
  'rollbar-access-token': { token: '{hex:32}', around: 'ROLLBAR_ACCESS_TOKEN=@\n' },
  'axiom-token': { token: 'xaat-{uuid}' },
  'posthog-personal-key': { token: 'phx_{alnum:40-56}' },
  'uptimerobot-api-key': { token: 'u1234567-{hex:24}', around: 'UPTIMEROBOT_API_KEY=@\n' },
  'bugsnag-api-key': { token: '{hex:32}', around: 'BUGSNAG_API_KEY=@\n' },
  'logzio-token': { token: '{letter:32}', around: 'LOGZIO_TOKEN=@\n' },
};
