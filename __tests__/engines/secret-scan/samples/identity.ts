import { letters, type Random } from '../generator.js';
import type { Samples } from '../sample.js';
import { jwt, tampered } from './vcs.js';

const BECH32 = 'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L';
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

/** The remainder of BIP 173, written here once more so that the program's own is not its own judge. */
function polymod(values: readonly number[]): number {
  return values.reduce((sum, value) => {
    const shifted = ((sum & 0x1ffffff) << 5) ^ value;
    return GENERATOR.reduce((mixed, factor, bit) => (((sum >>> 25) >>> bit) & 1 ? mixed ^ factor : mixed), shifted);
  }, 1);
}

function age(random: Random): string {
  const prefix = [...'age-secret-key-'].map(letter => letter.charCodeAt(0));
  const data = Array.from({ length: 52 }, () => random(32));
  const head = [...prefix.map(code => code >> 5), 0, ...prefix.map(code => code & 31)];
  const rest = polymod([...head, ...data, 0, 0, 0, 0, 0, 0]) ^ 1;
  const sum = Array.from({ length: 6 }, (_, index) => (rest >>> (5 * (5 - index))) & 31);
  return `AGE-SECRET-KEY-1${[...data, ...sum].map(value => BECH32[value]).join('')}`;
}

function serviceAccount(iss: string, random: Random): string {
  const payload = {
    iss,
    sub: `system:serviceaccount:default:${letters('lower', 30, random)}`,
    uid: letters('hex', 32, random),
  };
  return `${jwt(payload, random)}${letters('url', 256, random)}`;
}

export const identitySamples: Samples = {
  'vault-service-token': { token: 'hvs.{url:24-200}' },
  'vault-batch-token': { token: 'hvb.{url:100-300}' },
  'vault-recovery-token': { token: 'hvr.{url:24-200}' },
  'vault-legacy-token': { token: 's.{alnum:24}', around: 'VAULT_TOKEN=@\n' },
  'one-password-service-token': { token: 'ops_eyJ{base64:250-2000}' },
  'one-password-secret-key': { token: 'A3-{UPPER:6}-{UPPER:6}-{UPPER:5}-{UPPER:5}-{UPPER:5}-{UPPER:5}' },
  'bitwarden-access-token': { token: '0.{uuid}.{alnum:30}:{base64:22}==', around: 'BWS_ACCESS_TOKEN=@\n' },
  'infisical-service-token': { token: 'st.{hex:24}.{hex:32}.{hex:32}', around: 'INFISICAL_TOKEN=@\n' },
  'akeyless-access-key': { token: '{base64:43}=', around: 'AKEYLESS_ACCESS_KEY=@\n' },
  'okta-api-token': { token: '00{url:40}', around: 'OKTA_API_TOKEN=@\n' },
  'okta-ssws-header': { token: '00{url:40}', around: 'Authorization: SSWS @\n' },
  'auth0-client-secret': { token: '{url:64}', around: 'AUTH0_CLIENT_SECRET=@\n' },
  'stytch-secret': { token: 'secret-live-{url:35-40}' },
  'kubernetes-service-token': {
    token: random => serviceAccount('kubernetes/serviceaccount', random),
    misses: random => [serviceAccount('https://issuer.test', random)],
  },
  'openshift-token': { token: 'sha256~{url:43}' },
  'json-web-token': {
    token: random => jwt({ sub: letters('digit', 10, random), admin: true }, random),
    misses: random => [
      `eyJhbGciOi${letters('url', 20, random)}.eyJ${letters('url', 40, random)}.${letters('url', 43, random)}`,
    ],
  },
  'age-secret-key': {
    token: age,
    misses: random => [tampered(age(random)), age(random).slice(0, -1), `${age(random)}Q`],
  },
  'authress-access-key': { token: 'sc_{alnum:5-30}.{alnum:4-6}.acc-{alnum:10-32}.{url:30-120}' },
  'jumpcloud-api-key': { token: 'jca_{alnum:36}' },
  'clerk-secret-key': { token: 'sk_live_{alnum:42}', around: 'CLERK_SECRET_KEY=@\n' },
  'laravel-app-key': { token: 'base64:{base64:43}=', around: 'APP_KEY=@\n' },
};
