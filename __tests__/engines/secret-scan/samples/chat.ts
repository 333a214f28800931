import { crc32 } from 'node:zlib';
import { base62 } from '../../../../src/engines/secret-scan/checksum.js';
import { letters, type Random } from '../generator.js';
import type { Samples } from '../sample.js';
import { tampered } from './vcs.js';

function discord(random: Random): string {
  const id = Buffer.from(`1${letters('digit', 17, random)}`).toString('base64url');
  return `${id}.${letters('url', 6, random)}.${letters('url', 38, random)}`;
}

function matrix(random: Random): string {
  const signed = `syt_${Buffer.from('release-bot').toString('base64url')}_${letters('letter', 20, random)}`;
  return `${signed}_${base62(crc32(signed), 6)}`;
}

export const chatSamples: Samples = {
  'slack-bot-token': { token: 'xoxb-{digit:12}-{digit:13}-{alnum:18-34}' },
  'slack-user-token': { token: 'xoxp-{digit:12}-{digit:12}-{digit:13}-{hex:28-40}' },
  'slack-app-token': { token: 'xapp-1-A{UPPER:10}-{digit:13}-{hex:64}' },
  'slack-configuration-token': { token: 'xoxe.xoxp-1-{alnum:146-170}' },
  'slack-refresh-token': { token: 'xoxe-1-{alnum:140-150}' },
  'slack-legacy-token': { token: 'xoxs-{digit:12}-{digit:12}-{digit:12}-{hex:10-64}' },
  'slack-session-cookie': { token: 'xoxc-{digit:12}-{digit:12}-{digit:12}-{hex:64}' },
  'slack-webhook': { token: 'services/T{UPPER:10}/B{UPPER:10}/{alnum:24}', around: 'https://hooks.slack.com/@\n' },
  'discord-bot-token': {
    token: discord,
    around: 'DISCORD_TOKEN=@\n',
    misses: random => [
      `M${letters('alnum', 23, random)}.${letters('alnum', 6, random)}.${letters('alnum', 38, random)}`,
    ],
  },
  'discord-webhook': { token: '{digit:18}/{url:60-72}', around: 'https://discord.com/api/webhooks/@\n' },
  'telegram-bot-token': { token: '{digit:10}:AA{url:33}' },
  'teams-webhook': {
    token: '{uuid}@{uuid}/IncomingWebhook/{hex:32}/{uuid}',
    around: 'https://acme.webhook.office.com/webhookb2/@',
    fits: { long: 'newer ones go on' },
  },
  'power-automate-webhook': {
    token: '{url:43}',
    around:
      'https://prod-1.westus.logic.azure.com/workflows/1/triggers/manual/paths/invoke?api-version=2016-10-01&sp=%2Ftriggers&sv=1.0&sig=@\n',
  },
  'google-chat-webhook': {
    token: 'AIza{url:35}&token={url:43-60}',
    around: 'https://chat.googleapis.com/v1/spaces/AAAAxyz12/messages?key=@',
    fits: { long: 'the length of its token is not documented' },
  },
  'webex-bot-token': { token: '{alnum:64}_{alnum:4}_{uuid}', around: 'webex: Bearer @\n' },
  'matrix-access-token': { token: matrix, misses: random => [tampered(matrix(random)).replace(/.$/, '-')] },
  'mattermost-token': { token: '{lower:26}', around: 'MATTERMOST_TOKEN=@\n' },
};
