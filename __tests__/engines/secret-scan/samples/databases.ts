import { letters } from '../generator.js';
import type { Samples } from '../sample.js';
import { jwt } from './vcs.js';

export const databaseSamples: Samples = {
  'databricks-token': { token: 'dapi{hex:32}' },
  'databricks-oauth-secret': { token: 'dose{hex:32}' },
  'planetscale-password': { token: 'pscale_pw_{url:32-64}' },
  'planetscale-token': { token: 'pscale_tkn_{url:32-64}' },
  'planetscale-oauth-token': { token: 'pscale_oauth_{url:32-64}' },
  'supabase-access-token': { token: 'sbp_{hex:40}' },
  'supabase-secret-key': { token: 'sb_secret_{url:22}_{url:8}' },
  'supabase-service-role-key': {
    token: random => jwt({ iss: 'supabase', ref: letters('lower', 20, random), role: 'service_role' }, random),
    misses: random => [jwt({ iss: 'supabase', ref: letters('lower', 20, random), role: 'anon' }, random)],
  },
  'neon-api-key': { token: 'napi_{lower:60-70}' },
  'mongodb-atlas-secret': { token: 'mdb_sa_sk_{url:40}' },
  'clickhouse-cloud-secret': { token: '4b1d{alnum:38}' },
  'tinybird-token': { token: 'p.eyJ{url:40-300}.{url:40-60}' },
  'elastic-cloud-key': { token: 'essu_{base64:60-200}==' },
  'confluent-api-secret': {
    token: '{base64:60-64}',
    around: 'CONFLUENT_API_SECRET=@\n',
    fits: { long: 'newer ones begin with cflt' },
  },
  'algolia-admin-key': { token: '{hex:32}', around: 'ALGOLIA_ADMIN_KEY=@\n' },
  'airtable-token': { token: 'pat{alnum:14}.{hex:64}', around: 'AIRTABLE=@\n' },
  'snowflake-token': {
    token: random => jwt({ iss: 'SF:1003', p: letters('digit', 20, random) }, random),
    around: 'SNOWFLAKE_TOKEN=@\n',
    misses: random => [
      `eyJ${letters('url', 30, random)}.eyJ${letters('url', 60, random)}.${letters('url', 60, random)}`,
    ],
  },
  'fivetran-api-secret': { token: '{alnum:30-44}', around: 'FIVETRAN_API_SECRET=@\n' },
};
