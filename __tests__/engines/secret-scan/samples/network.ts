import type { Samples } from '../sample.js';
import { checked } from './vcs.js';

export const networkSamples: Samples = {
  'tailscale-key': { token: 'tskey-auth-{alnum:10-22}-{alnum:20-40}' },
  'ngrok-token': { token: '2{alnum:26}_{alnum:20-22}', around: 'authtoken: @\n' },
  'netbird-token': checked('nbp_'),
  'defined-networking-key': { token: 'dnkey-{UPPER:26}-{UPPER:52}' },
  'wireguard-private-key': { token: '{base64:42}Q=', around: '[Interface]\nPrivateKey = @\n', fits: {} },
  'meraki-api-key': { token: '{hex:40}', around: 'MERAKI_DASHBOARD_API_KEY=@\n' },
  'zerotier-token': { token: '{alnum:32}', around: 'ZEROTIER_CENTRAL_TOKEN=@\n' },
  'shodan-api-key': { token: '{alnum:32}', around: 'SHODAN_API_KEY=@\n' },
  'maxmind-license-key': { token: '{alnum:6}_{alnum:29}_mmk' },
  'virustotal-api-key': { token: '{hex:64}', around: 'VIRUSTOTAL_API_KEY=@\n' },
};
