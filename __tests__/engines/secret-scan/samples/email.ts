import { letters, type Random } from '../generator.js';
import type { Samples } from '../sample.js';

/** The Base64 of `tok:`, an identifier and two digits. */
const intercom = (random: Random) =>
  Buffer.from(`tok:${letters('hex', 8, random)}_${letters('hex', 32, random)}:1:0`).toString('base64');

export const emailSamples: Samples = {
  'sendgrid-api-key': { token: 'SG.{url:22}.{url:43}' },
  'mailgun-api-key': { token: 'key-{hex:32}', around: 'MAILGUN_API_KEY=@\n' },
  'mailchimp-api-key': { token: '{hex:32}-us1' },
  'mandrill-api-key': { token: 'md-{url:22}', around: 'MANDRILL_KEY=@\n' },
  'brevo-api-key': { token: 'xkeysib-{hex:64}-{alnum:16}' },
  'brevo-smtp-key': { token: 'xsmtpsib-{hex:64}-{alnum:16}' },
  'resend-api-key': { token: 're_{alnum:8}_{alnum:24}', around: 'RESEND_API_KEY=@\n' },
  'mailersend-token': { token: 'mlsn.{hex:64}' },
  'postmark-token': { token: '{uuid}', around: 'X-Postmark-Server-Token: @\n' },
  'mailjet-secret': { token: '{hex:32}', around: 'MJ_APIKEY_PRIVATE=@\n' },
  'klaviyo-private-key': { token: 'pk_{hex:34}', around: 'KLAVIYO_API_KEY=@\n' },
  'hubspot-token': { token: 'pat-na1-{uuid}' },
  'onesignal-key': { token: 'os_v2_app_{lower32:90-110}' },
  'twilio-api-key': { token: 'SK{hex:32}', around: 'TWILIO_API_KEY=@\n' },
  'twilio-auth-token': { token: '{hex:32}', around: 'TWILIO_AUTH_TOKEN=@\n' },
  'telnyx-api-key': { token: 'KEY0{HEX:31}_{alnum:22}' },
  'vonage-api-secret': { token: '{alnum:16}', around: 'VONAGE_API_SECRET=@\n' },
  'messagebird-access-key': { token: '{alnum:25}', around: 'MESSAGEBIRD_ACCESS_KEY=@\n' },
  'intercom-access-token': {
    token: intercom,
    misses: random => [`dG9rO${letters('base64', 60, random)}`],
  },
  'sparkpost-api-key': { token: '{hex:40}', around: 'SPARKPOST_API_KEY=@\n' },
};
