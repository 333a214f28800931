import { letters, type Random } from '../generator.js';
import type { Samples } from '../sample.js';

function tunnel(random: Random): string {
  const value = {
    a: letters('hex', 32, random),
    t: '5f1c2b7e-7d0a-4c39-9a43-1f0b2c3d4e5f',
    s: letters('base64', 44, random),
  };
  return Buffer.from(JSON.stringify(value)).toString('base64');
}

export const hostingSamples: Samples = {
  'digitalocean-personal-token': { token: 'dop_v1_{hex:64}' },
  'digitalocean-oauth-token': { token: 'doo_v1_{hex:64}' },
  'digitalocean-refresh-token': { token: 'dor_v1_{hex:64}' },
  'digitalocean-spaces-secret': { token: '{base64:43}', around: 'SPACES_SECRET_KEY=@\n' },
  'heroku-api-key': { token: 'HRKU-{url:60}' },
  'heroku-legacy-key': { token: '{uuid}', around: 'HEROKU_API_KEY=@\n' },
  'fly-access-token': { token: 'fm2_{base64:100-2000}' },
  'fly-oauth-token': { token: 'fo1_{url:43}' },
  'render-api-key': { token: 'rnd_{alnum:32}' },
  'netlify-token': { token: 'nfp_{alnum:36}' },
  'vercel-blob-token': { token: 'vercel_blob_rw_{alnum:16}_{alnum:30-32}' },
  'vercel-marked-token': { token: 'vcp_{alnum:24-80}' },
  'vercel-token': { token: '{alnum:24-60}', around: 'VERCEL_TOKEN=@\n' },
  'cloudflare-origin-key': { token: 'v1.0-{hex:24}-{hex:146}' },
  'cloudflare-marked-token': { token: 'cfat_{alnum:40}{hex:8}' },
  'cloudflare-api-token': { token: '{url:40}', around: 'CLOUDFLARE_API_TOKEN=@\n' },
  'cloudflare-global-key': { token: '{hex:37}', around: 'X-Auth-Key: @\n' },
  'cloudflare-tunnel-token': { token: tunnel, misses: random => [`eyJhIjoi${letters('base64', 160, random)}`] },
  'scaleway-secret-key': { token: '{uuid}', around: 'SCW_SECRET_KEY=@\n' },
  'linode-token': { token: '{hex:64}', around: 'LINODE_TOKEN=@\n' },
  'hetzner-token': { token: '{alnum:64}', around: 'HCLOUD_TOKEN=@\n' },
  'vultr-api-key': { token: '{UPPER:36}', around: 'VULTR_API_KEY=@\n' },
  'fastly-api-token': { token: '{url:32}', around: 'FASTLY_API_TOKEN=@\n' },
  'ovh-application-secret': { token: '{alnum:32}', around: 'OVH_APPLICATION_SECRET=@\n' },
  'apify-token': { token: 'apify_api_{alnum:36}' },
};
