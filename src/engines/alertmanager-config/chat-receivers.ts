import { bool, int, listOf, oneOf, refuse, strict, text } from '../prometheus-config/fields.js';
import { anything } from './anything.js';
import { integration } from './integration.js';
import { goDuration, httpUrl, secretUrl } from './values.js';

const field = strict({ title: text, value: text, short: bool });
const confirm = strict({ text, title: text, ok_text: text, dismiss_text: text });
const action = strict({ type: text, text, url: text, style: text, name: text, value: text, confirm });
const LOOK = { title: text, title_link: text, text, fallback: text, color: text, pretext: text, footer: text };
const IMAGES = { image_url: text, thumb_url: text };

const mattermostLook = {
  ...LOOK,
  ...IMAGES,
  author_name: text,
  author_link: text,
  author_icon: text,
  fields: listOf(field),
  footer_icon: text,
};

/** Where Slack takes what a bot posts. */
export const SLACK_BOT = 'https://slack.com/api/chat.postMessage';
const isTrue = (value: unknown): boolean => value === true;

/** Integrations that post into a chat. */
export const CHATS = {
  discord_configs: integration(
    {
      webhook_url: secretUrl,
      webhook_url_file: text,
      content: text,
      title: text,
      message: text,
      username: text,
      avatar_url: text,
    },
    { oneOf: [['webhook_url', 'webhook_url_file']] },
  ),
  slack_configs: integration(
    {
      ...LOOK,
      ...IMAGES,
      api_url: secretUrl,
      api_url_file: text,
      app_token: text,
      app_token_file: text,
      app_url: httpUrl,
      channel: text,
      username: text,
      message_text: text,
      fields: listOf(field),
      short_fields: bool,
      callback_id: text,
      icon_emoji: text,
      icon_url: text,
      link_names: bool,
      mrkdwn_in: listOf(text),
      actions: listOf(action),
      update_message: bool,
      timeout: goDuration,
    },
    {
      atMostOne: [
        ['api_url', 'api_url_file'],
        ['app_token', 'app_token_file'],
      ],
    },
  ).superRefine(
    refuse(value => {
      const url = value.api_url;
      const isBot = url === undefined || url === SLACK_BOT;
      return [
        isTrue(value.update_message) && !isBot
          ? [['update_message'], `update_message needs a bot's token and the api_url ${SLACK_BOT}`]
          : undefined,
      ];
    }),
  ),
  telegram_configs: integration(
    {
      api_url: httpUrl,
      bot_token: text,
      bot_token_file: text,
      chat_id: int,
      chat_id_file: text,
      message_thread_id: int,
      message: text,
      disable_notifications: bool,
      parse_mode: oneOf('', 'Markdown', 'MarkdownV2', 'HTML'),
    },
    { oneOf: [['chat_id', 'chat_id_file']], atMostOne: [['bot_token', 'bot_token_file']] },
  ),
  webex_configs: integration({ api_url: httpUrl, message: text, room_id: text }, { needs: ['room_id'] }),
  msteams_configs: integration(
    { webhook_url: secretUrl, webhook_url_file: text, title: text, summary: text, text },
    { oneOf: [['webhook_url', 'webhook_url_file']] },
  ),
  msteamsv2_configs: integration(
    { webhook_url: secretUrl, webhook_url_file: text, title: text, text },
    { oneOf: [['webhook_url', 'webhook_url_file']] },
  ),
  rocketchat_configs: integration(
    {
      api_url: httpUrl,
      token_id: text,
      token_id_file: text,
      token: text,
      token_file: text,
      channel: text,
      color: text,
      title: text,
      title_link: text,
      text,
      fields: listOf(anything),
      short_fields: bool,
      emoji: text,
      icon_url: text,
      ...IMAGES,
      link_names: bool,
      actions: listOf(anything),
    },
    {
      atMostOne: [
        ['token', 'token_file'],
        ['token_id', 'token_id_file'],
      ],
    },
  ),
  mattermost_configs: integration(
    {
      ...mattermostLook,
      webhook_url: secretUrl,
      webhook_url_file: text,
      channel: text,
      username: text,
      icon_url: text,
      icon_emoji: text,
      attachments: listOf(strict(mattermostLook)),
      type: text,
      props: strict({ card: text }),
      priority: strict({ priority: text, requested_ack: bool, persistent_notifications: bool }),
    },
    { atMostOne: [['webhook_url', 'webhook_url_file']] },
  ),
};
