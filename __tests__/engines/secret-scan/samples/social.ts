import type { Samples } from '../sample.js';

export const socialSamples: Samples = {
  'facebook-page-token': { token: 'EAA{alnum:120-260}' },
  'facebook-app-token': { token: '{digit:15}|{url:27}', around: 'FACEBOOK_ACCESS_TOKEN=@\n' },
  'facebook-app-secret': { token: '{hex:32}', around: 'FB_APP_SECRET=@\n' },
  'instagram-token': { token: 'IGQ{alnum:100-250}' },
  'twitter-bearer-token': {
    token: 'AAAAAAAAAAAAAAAAAAAAAA{alnum:68-102}',
    around: 'Authorization: Bearer @\n',
    fits: { short: 'the run of letters at its beginning may be shorter' },
  },
  'twitter-api-secret': { token: '{alnum:45-50}', around: 'TWITTER_API_SECRET=@\n' },
  'twitter-access-token': { token: '{digit:18}-{alnum:40}', around: 'TWITTER_ACCESS_TOKEN=@\n' },
  'linkedin-client-secret': { token: '{alnum:16}', around: 'LINKEDIN_CLIENT_SECRET=@\n' },
  'twitch-client-secret': { token: '{lower:30}', around: 'TWITCH_CLIENT_SECRET=@\n' },
  'spotify-client-secret': { token: '{hex:32}', around: 'SPOTIFY_CLIENT_SECRET=@\n' },
  'reddit-client-secret': { token: '{url:27-30}', around: 'REDDIT_CLIENT_SECRET=@\n' },
  'tiktok-client-secret': { token: '{alnum:32-40}', around: 'TIKTOK_CLIENT_SECRET=@\n' },
  'discord-client-secret': { token: '{url:32}', around: 'DISCORD_CLIENT_SECRET=@\n' },
  'line-channel-token': { token: '{base64:156}/1O/w1cDnyilFU=', around: 'LINE_CHANNEL_ACCESS_TOKEN=@\n' },
};
