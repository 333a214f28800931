import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  HTTP_CLIENT,
  httpClientWrongs,
  tls
} from "./chunk-3ELEFDZW.js";
import {
  GO_FUNCTIONS,
  parseTemplate
} from "./chunk-27I34YEB.js";
import {
  bool,
  count as count2,
  duration,
  int,
  isSet,
  listOf as listOf2,
  mapOf,
  oneOf,
  present,
  refuse,
  regexp,
  schemaProblems,
  strict,
  text
} from "./chunk-2T4QA7I4.js";
import {
  ruleSourcesOf
} from "./chunk-SNLDPQSP.js";
import {
  groupNodes
} from "./chunk-AT3THJ3Y.js";
import "./chunk-HDOT25PL.js";
import {
  allRoutes,
  at,
  entriesOf,
  findingsOf,
  inSource,
  listOf,
  matchFiles,
  matchersIn,
  meets,
  readSources,
  routeOf,
  summaryOf,
  textOf,
  textsOf,
  writeMatcher
} from "./chunk-WWLHH42W.js";
import {
  Lines
} from "./chunk-BJ4YS6BF.js";
import "./chunk-MB3VA4ZV.js";
import {
  aboutPath,
  nodeAt,
  offsetAt,
  plainData
} from "./chunk-7ILL4VNR.js";
import "./chunk-UKKJVFSA.js";
import {
  askEach,
  unlessUnknown
} from "./chunk-6XZ27NNX.js";
import {
  alertmanagerRules
} from "./chunk-4FZTIRIQ.js";
import {
  nearest
} from "./chunk-HHKYXMH5.js";
import {
  endOf,
  exitedWith,
  lastWords,
  wholeAnswerOf
} from "./chunk-GOBM22IH.js";
import {
  byFindings
} from "./chunk-T3DUPKJN.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import "./chunk-7SIRGS3L.js";
import {
  count
} from "./chunk-WDRWDCXA.js";

// src/engines/alertmanager-config/lines.ts
function lineProblems({ path, text: text2, read }) {
  if ("problem" in read)
    return [{ rule: "matcher", path, message: `${JSON.stringify(text2)} is no matcher: ${read.problem}` }];
  if (!read.fallback) return [];
  const message = `the parser for UTF-8 refuses ${JSON.stringify(text2)}, so the classic one reads it; put the value in double quotes`;
  return [{ rule: "classic-matcher", path, message }];
}

// src/engines/alertmanager-config/inhibition.ts
function inhibitionProblems(value) {
  return listOf(at(value, "inhibit_rules")).flatMap((rule, index) => {
    const path = ["inhibit_rules", index];
    const source = matchersIn(rule, { path, prefix: "source_" });
    const target = matchersIn(rule, { path, prefix: "target_" });
    const lines = [...source.lines, ...target.lines];
    const doubtful2 = lines.flatMap(lineProblems);
    if (lines.some(({ read }) => "problem" in read)) return doubtful2;
    const [from, to] = [source, target].map(({ matchers }) => matchers.map(writeMatcher).sort().join(" "));
    const isSame = from === to;
    const hasEqual = listOf(at(rule, "equal")).length > 0;
    return [
      ...doubtful2,
      ...isSame ? [
        {
          rule: "inhibits-itself",
          path,
          message: "source and target are the same alerts, which never inhibit one another"
        }
      ] : [],
      ...!isSame && !hasEqual ? [
        {
          rule: "inhibits-all",
          path,
          message: `without \`equal\` one alert with ${from || "any labels"} silences every alert with ${to || "any labels"}`
        }
      ] : []
    ];
  });
}

// src/engines/alertmanager-config/integrations.ts
var FROM_GLOBAL = {
  email_configs: [
    { own: ["smarthost"], global: ["smtp_smarthost"] },
    { own: ["from"], global: ["smtp_from"] }
  ],
  slack_configs: [
    {
      own: ["api_url", "api_url_file", "app_token", "app_token_file"],
      global: ["slack_api_url", "slack_api_url_file", "slack_app_token", "slack_app_token_file"]
    }
  ],
  opsgenie_configs: [{ own: ["api_key", "api_key_file"], global: ["opsgenie_api_key", "opsgenie_api_key_file"] }],
  wechat_configs: [
    { own: ["api_secret", "api_secret_file"], global: ["wechat_api_secret", "wechat_api_secret_file"] },
    { own: ["corp_id"], global: ["wechat_api_corp_id"] }
  ],
  victorops_configs: [{ own: ["api_key", "api_key_file"], global: ["victorops_api_key", "victorops_api_key_file"] }],
  telegram_configs: [
    { own: ["bot_token", "bot_token_file"], global: ["telegram_bot_token", "telegram_bot_token_file"] }
  ],
  jira_configs: [{ own: ["api_url"], global: ["jira_api_url"] }],
  rocketchat_configs: [
    { own: ["token_id", "token_id_file"], global: ["rocketchat_token_id", "rocketchat_token_id_file"] },
    { own: ["token", "token_file"], global: ["rocketchat_token", "rocketchat_token_file"] }
  ],
  mattermost_configs: [
    { own: ["webhook_url", "webhook_url_file"], global: ["mattermost_webhook_url", "mattermost_webhook_url_file"] }
  ]
};
var SECRETS = ["password", "secret", "token", "api_key", "service_key", "routing_key", "user_key", "credentials"];
function integrationProblems(value) {
  const global2 = at(value, "global");
  return listOf(at(value, "receivers")).flatMap(
    (receiver2, index) => entriesOf(receiver2).flatMap(
      ([key, list]) => listOf(list).flatMap((each, number) => {
        const path = ["receivers", index, key, number];
        return [...lacking(key, { each, global: global2, path }), ...doubtful(key, { each, global: global2, path })];
      })
    )
  );
}
var has = (value, keys) => keys.some((key) => isSet(textOf(at(value, key))));
function lacking(key, { each, global: global2, path }) {
  return (FROM_GLOBAL[key] ?? []).filter(({ own, global: keys }) => !has(each, own) && !has(global2, keys)).map(({ own, global: keys }) => ({
    rule: "invalid-value",
    path,
    message: `${own.join(" or ")} must be set here, or ${keys.join(" or ")} under global`
  }));
}
function doubtful(key, { each, global: global2, path }) {
  const isPlainMail = key === "email_configs" && /^(?:f|n|off)/i.test(textOf(at(each, "require_tls")) ?? textOf(at(global2, "smtp_require_tls")) ?? "") && !/^(?:t|y|on)/i.test(textOf(at(each, "force_implicit_tls")) ?? "");
  const written2 = entriesOf(each).filter(
    ([name, secret]) => SECRETS.some((word) => name.endsWith(word)) && !(key === "victorops_configs" && name === "routing_key") && isLiteral(textOf(secret))
  ).map(([name]) => ({
    rule: "literal-secret",
    path: [...path, name],
    message: `${name} is written out; use ${name}_file`
  }));
  const url = textOf(at(each, "url")) ?? "";
  return [
    ...isPlainMail ? [{ rule: "mail-without-tls", path, message: "alerts and the login go by mail without TLS" }] : [],
    ...key === "webhook_configs" && /^https?:\/\/(?:localhost|127\.|\[::1\])/i.test(url) ? [{ rule: "webhook-to-localhost", path, message: "the webhook goes to Alertmanager's own machine" }] : [],
    ...written2
  ];
}
var isLiteral = (text2) => text2 !== void 0 && text2 !== "" && !/[<>{}$]|^(?:x+|\*+|secret|changeme|example.*)$/i.test(text2);

// src/engines/alertmanager-config/misplaced.ts
var placed = ({ root }) => ({ rule, path, message, help }) => ({
  rule,
  message,
  offset: offsetAt(root, path, nodeAt(root, path)?.value.kind === "scalar" ? "value" : "key"),
  about: aboutPath(path),
  help
});

// src/engines/alertmanager-config/routing.ts
function routesFor(route2, labels) {
  if (!route2.matchers.every((matcher) => meets(matcher, labels) !== false)) return [];
  const found = [];
  for (const child of route2.children) {
    const taken = routesFor(child, labels);
    found.push(...taken);
    if (taken.length > 0 && !child.continues) break;
  }
  return found.length > 0 ? found : [route2];
}
function shadowOf(route2, before) {
  return before.find(
    (sibling) => !sibling.continues && sibling.matchers.every((matcher) => isImplied(matcher, route2.matchers))
  );
}
function isImplied(matcher, given) {
  return given.some((each) => {
    if (each.name !== matcher.name) return false;
    if (each.operator === matcher.operator && each.value === matcher.value) return true;
    return each.operator === "=" && meets(matcher, /* @__PURE__ */ new Map([[each.name, each.value]])) === true;
  });
}

// src/engines/alertmanager-config/schema.ts
import { z as z3 } from "zod";

// src/engines/alertmanager-config/anything.ts
import { z } from "zod";
var anything = z.unknown();

// src/engines/alertmanager-config/integration.ts
var httpConfig = strict(HTTP_CLIENT).superRefine(refuse(httpClientWrongs));
var COMMON = { send_resolved: bool, http_config: httpConfig };
function integration(fields, { oneOf: exactly = [], atMostOne = [], needs = [] } = {}) {
  return strict({ ...COMMON, ...fields }).superRefine(
    refuse((value) => [
      ...[...exactly, ...atMostOne].map((keys) => {
        const set = keys.filter((key) => isSet(value[key]));
        return set.length > 1 ? [[set[1] ?? ""], `at most one of ${keys.join(" and ")} may be set`] : void 0;
      }),
      ...exactly.map(
        (keys) => keys.some((key) => isSet(value[key])) ? void 0 : [[], `one of ${keys.join(" and ")} must be set`]
      ),
      ...needs.map((key) => isSet(value[key]) ? void 0 : [[], `${key} is missing`])
    ])
  );
}

// src/engines/alertmanager-config/values.ts
import { z as z2 } from "zod";
var goDuration = z2.union([text.refine((value) => GO_DURATION.test(value)), int], {
  error: "expected a duration such as 10s or 1m30s"
});
var GO_DURATION = /^[-+]?(?:0|(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/;
var hostPort = text.refine((value) => value === "" || /^(?:\[[^\]]+\]|[^:\s]*):[^:\s]+$/.test(value), {
  error: "expected host:port"
});
var httpUrl = text.refine(
  (value) => value === "" || value.includes("{{") || value === "<secret>" || /^https?:\/\/[^/]/i.test(value),
  { error: "expected a URL that begins with http:// or https://" }
);
var secretUrl = httpUrl;
var labelName = text.refine((value) => value !== "", { error: "a label needs a name" });

// src/engines/alertmanager-config/chat-receivers.ts
var field = strict({ title: text, value: text, short: bool });
var confirm = strict({ text, title: text, ok_text: text, dismiss_text: text });
var action = strict({ type: text, text, url: text, style: text, name: text, value: text, confirm });
var LOOK = { title: text, title_link: text, text, fallback: text, color: text, pretext: text, footer: text };
var IMAGES = { image_url: text, thumb_url: text };
var mattermostLook = {
  ...LOOK,
  ...IMAGES,
  author_name: text,
  author_link: text,
  author_icon: text,
  fields: listOf2(field),
  footer_icon: text
};
var SLACK_BOT = "https://slack.com/api/chat.postMessage";
var isTrue = (value) => value === true;
var CHATS = {
  discord_configs: integration(
    {
      webhook_url: secretUrl,
      webhook_url_file: text,
      content: text,
      title: text,
      message: text,
      username: text,
      avatar_url: text
    },
    { oneOf: [["webhook_url", "webhook_url_file"]] }
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
      fields: listOf2(field),
      short_fields: bool,
      callback_id: text,
      icon_emoji: text,
      icon_url: text,
      link_names: bool,
      mrkdwn_in: listOf2(text),
      actions: listOf2(action),
      update_message: bool,
      timeout: goDuration
    },
    {
      atMostOne: [
        ["api_url", "api_url_file"],
        ["app_token", "app_token_file"]
      ]
    }
  ).superRefine(
    refuse((value) => {
      const url = value.api_url;
      const isBot = url === void 0 || url === SLACK_BOT;
      return [
        isTrue(value.update_message) && !isBot ? [["update_message"], `update_message needs a bot's token and the api_url ${SLACK_BOT}`] : void 0
      ];
    })
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
      parse_mode: oneOf("", "Markdown", "MarkdownV2", "HTML")
    },
    { oneOf: [["chat_id", "chat_id_file"]], atMostOne: [["bot_token", "bot_token_file"]] }
  ),
  webex_configs: integration({ api_url: httpUrl, message: text, room_id: text }, { needs: ["room_id"] }),
  msteams_configs: integration(
    { webhook_url: secretUrl, webhook_url_file: text, title: text, summary: text, text },
    { oneOf: [["webhook_url", "webhook_url_file"]] }
  ),
  msteamsv2_configs: integration(
    { webhook_url: secretUrl, webhook_url_file: text, title: text, text },
    { oneOf: [["webhook_url", "webhook_url_file"]] }
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
      fields: listOf2(anything),
      short_fields: bool,
      emoji: text,
      icon_url: text,
      ...IMAGES,
      link_names: bool,
      actions: listOf2(anything)
    },
    {
      atMostOne: [
        ["token", "token_file"],
        ["token_id", "token_id_file"]
      ]
    }
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
      attachments: listOf2(strict(mattermostLook)),
      type: text,
      props: strict({ card: text }),
      priority: strict({ priority: text, requested_ack: bool, persistent_notifications: bool })
    },
    { atMostOne: [["webhook_url", "webhook_url_file"]] }
  )
};

// src/engines/alertmanager-config/receivers.ts
var sigv4 = strict({
  region: text,
  access_key: text,
  secret_key: text,
  profile: text,
  role_arn: text,
  external_id: text,
  use_fips_sts_endpoint: bool,
  service_name: text
});
var jiraField = anything;
var INTEGRATIONS = {
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
      threading: strict({ enabled: bool, thread_by_date: oneOf("none", "daily") })
    },
    { needs: ["to"] }
  ),
  incidentio_configs: integration(
    {
      url: httpUrl,
      url_file: text,
      alert_source_token: text,
      alert_source_token_file: text,
      max_alerts: count2,
      timeout: goDuration
    },
    { oneOf: [["url", "url_file"]], atMostOne: [["alert_source_token", "alert_source_token_file"]] }
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
      images: listOf2(strict({ src: text, alt: text, href: text })),
      links: listOf2(strict({ href: text, text })),
      source: text,
      severity: text,
      class: text,
      component: text,
      group: text,
      timeout: goDuration
    },
    {
      atMostOne: [
        ["service_key", "service_key_file"],
        ["routing_key", "routing_key_file"]
      ]
    }
  ).superRefine(
    refuse((value) => [
      ["service_key", "service_key_file", "routing_key", "routing_key_file"].some((key) => isSet(value[key])) ? void 0 : [[], "routing_key or service_key must be set"]
    ])
  ),
  webhook_configs: integration(
    { url: secretUrl, url_file: text, max_alerts: count2, timeout: goDuration, payload: anything },
    { oneOf: [["url", "url_file"]] }
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
      responders: listOf2(strict({ id: text, name: text, username: text, type: text })),
      actions: text,
      tags: text,
      note: text,
      priority: text,
      update_alerts: bool
    },
    { atMostOne: [["api_key", "api_key_file"]] }
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
      message_type: oneOf("text", "markdown")
    },
    { atMostOne: [["api_secret", "api_secret_file"]] }
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
      monospace: bool
    },
    {
      oneOf: [
        ["user_key", "user_key_file"],
        ["token", "token_file"]
      ]
    }
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
      custom_fields: mapOf(text)
    },
    { needs: ["routing_key"], atMostOne: [["api_key", "api_key_file"]] }
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
    use_aws_http_client: bool
  }).superRefine(
    refuse((value) => [
      ["topic_arn", "phone_number", "target_arn"].some((key) => isSet(value[key])) ? void 0 : [[], "one of topic_arn, phone_number and target_arn must be set"]
    ])
  ),
  jira_configs: integration(
    {
      api_url: httpUrl,
      api_type: oneOf("auto", "cloud", "datacenter"),
      project: text,
      summary: jiraField,
      description: jiraField,
      labels: listOf2(text),
      priority: text,
      issue_type: text,
      reopen_transition: text,
      resolve_transition: text,
      wont_fix_resolution: text,
      reopen_duration: duration,
      fields: mapOf(anything)
    },
    { needs: ["project", "issue_type"] }
  )
};

// src/engines/alertmanager-config/time-interval.ts
var DAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
var MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december"
];
var TIME = /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/;
function rangeProblem(value, read, what) {
  const parts = value.toLowerCase().split(":");
  const [from, to = from] = parts.map((part) => read(part.trim()));
  if (parts.length > 2 || from === void 0 || to === void 0) return `"${value}" is no ${what}`;
  return from > to ? `the ${what} "${value}" ends before it begins` : void 0;
}
var range = (read, what) => text.superRefine((value, ctx) => {
  const message = rangeProblem(value, read, what);
  if (message !== void 0) ctx.addIssue({ code: "custom", message });
});
var oneIn = (names, part) => {
  const index = names.indexOf(part);
  return index < 0 ? void 0 : index;
};
var whole = (part) => /^-?\d+$/.test(part) ? Number(part) : void 0;
var weekday = range((part) => oneIn(DAYS, part), "day of the week");
var month = range((part) => {
  const number = whole(part);
  if (number !== void 0) return number >= 1 && number <= 12 ? number : void 0;
  const index = oneIn(MONTHS, part);
  return index === void 0 ? void 0 : index + 1;
}, "month");
var year = range(whole, "year");
var dayOfMonth = text.superRefine((value, ctx) => {
  const parts = value.split(":").map((part) => whole(part.trim()));
  const [from, to = from] = parts;
  const isDay = (day) => day !== void 0 && day !== 0 && Math.abs(day) <= 31;
  let message;
  if (parts.length > 2 || !isDay(from) || !isDay(to)) message = `"${value}" is no day of a month`;
  else if (from < 0 && to > 0) message = `the end of "${value}" must be negative, as its start is`;
  else if ((from < 0 ? 28 + from : from) > (to < 0 ? 28 + to : to)) message = `"${value}" ends before it begins`;
  if (message !== void 0) ctx.addIssue({ code: "custom", message });
});
var times = strict({ start_time: text, end_time: text }).superRefine(
  refuse(({ start_time: start = "", end_time: end = "" }) => [
    isSet(start) && isSet(end) ? void 0 : [[], "start_time and end_time must be set"],
    start === "" || TIME.test(start) ? void 0 : [["start_time"], `"${start}" is no time; write such as 09:00`],
    end === "" || TIME.test(end) ? void 0 : [["end_time"], `"${end}" is no time; write such as 17:00`],
    TIME.test(start) && TIME.test(end) && start >= end ? [["end_time"], "end_time must be after start_time; a night is two ranges"] : void 0
  ])
);
var location = text.refine(isTimeZone, { error: "expected the name of a time zone, such as Europe/Berlin" });
function isTimeZone(name) {
  if (name === "" || name === "Local" || name === "UTC") return true;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }) !== void 0;
  } catch {
    return false;
  }
}
var interval = strict({
  times: listOf2(times),
  weekdays: listOf2(weekday),
  days_of_month: listOf2(dayOfMonth),
  months: listOf2(month),
  years: listOf2(year),
  location
});
var namedInterval = strict({ name: text, time_intervals: listOf2(interval) });

// src/engines/alertmanager-config/schema.ts
var global = strict({
  resolve_timeout: duration,
  http_config: httpConfig,
  jira_api_url: httpUrl,
  smtp_from: text,
  smtp_hello: text,
  smtp_smarthost: hostPort,
  smtp_auth_username: text,
  smtp_auth_password: text,
  smtp_auth_password_file: text,
  smtp_auth_secret: text,
  smtp_auth_secret_file: text,
  smtp_auth_identity: text,
  smtp_require_tls: bool,
  smtp_tls_config: tls,
  smtp_force_implicit_tls: bool,
  slack_api_url: secretUrl,
  slack_api_url_file: text,
  slack_app_token: text,
  slack_app_token_file: text,
  slack_app_url: httpUrl,
  pagerduty_url: httpUrl,
  opsgenie_api_url: httpUrl,
  opsgenie_api_key: text,
  opsgenie_api_key_file: text,
  wechat_api_url: httpUrl,
  wechat_api_secret: text,
  wechat_api_secret_file: text,
  wechat_api_corp_id: text,
  victorops_api_url: httpUrl,
  victorops_api_key: text,
  victorops_api_key_file: text,
  telegram_api_url: httpUrl,
  telegram_bot_token: text,
  telegram_bot_token_file: text,
  webex_api_url: httpUrl,
  rocketchat_api_url: httpUrl,
  rocketchat_token: text,
  rocketchat_token_file: text,
  rocketchat_token_id: text,
  rocketchat_token_id_file: text,
  mattermost_webhook_url: secretUrl,
  mattermost_webhook_url_file: text
}).superRefine(
  refuse((value) => {
    const has2 = (key) => isSet(Reflect.get(value, key)) || isSet(Reflect.get(value, `${key}_file`));
    return [
      ...GLOBAL_PAIRS.map(
        (key) => isSet(Reflect.get(value, key)) && isSet(Reflect.get(value, `${key}_file`)) ? [[`${key}_file`], `at most one of ${key} and ${key}_file may be set`] : void 0
      ),
      has2("slack_app_token") && has2("slack_api_url") && value.slack_api_url !== (value.slack_app_url ?? SLACK_BOT) ? [["slack_api_url"], "not together with slack_app_token"] : void 0
    ];
  })
);
var GLOBAL_PAIRS = [
  "smtp_auth_password",
  "smtp_auth_secret",
  "slack_api_url",
  "slack_app_token",
  "opsgenie_api_key",
  "wechat_api_secret",
  "victorops_api_key",
  "telegram_bot_token",
  "rocketchat_token",
  "rocketchat_token_id",
  "mattermost_webhook_url"
];
var above0 = duration.refine((value) => value > 0, { error: "must not be 0" });
var groupBy = listOf2(labelName).superRefine((labels, ctx) => {
  labels.forEach((label, index) => {
    if (labels.indexOf(label) < index)
      ctx.addIssue({ code: "custom", path: [index], message: `"${label}" stands there twice` });
    if (label === "..." && labels.length > 1)
      ctx.addIssue({ code: "custom", path: [index], message: '"..." stands for all labels, so no other goes with it' });
  });
});
var route = z3.lazy(
  () => strict({
    receiver: text,
    group_by: groupBy,
    match: mapOf(text),
    match_re: mapOf(present(regexp, "a regular expression")),
    matchers: listOf2(text),
    mute_time_intervals: listOf2(text),
    active_time_intervals: listOf2(text),
    continue: bool,
    routes: listOf2(present(route, "a route")),
    group_wait: duration,
    group_interval: above0,
    repeat_interval: above0,
    labels: mapOf(text)
  })
);
var inhibitRule = strict({
  name: text,
  source_match: mapOf(text),
  source_match_re: mapOf(present(regexp, "a regular expression")),
  source_matchers: listOf2(text),
  target_match: mapOf(text),
  target_match_re: mapOf(present(regexp, "a regular expression")),
  target_matchers: listOf2(text),
  equal: listOf2(labelName)
});
var receiver = strict({
  name: text,
  labels: mapOf(text),
  ...Object.fromEntries(Object.entries(INTEGRATIONS).map(([key, schema]) => [key, listOf2(schema)]))
}).superRefine(refuse((value) => [isSet(Reflect.get(value, "name")) ? void 0 : [[], "a receiver needs a name"]]));
var alertmanagerSchema = strict({
  global,
  route,
  receivers: listOf2(present(receiver, "a receiver")),
  inhibit_rules: listOf2(inhibitRule),
  mute_time_intervals: listOf2(namedInterval),
  time_intervals: listOf2(namedInterval),
  templates: listOf2(text),
  tracing: z3.unknown(),
  event_recorder: z3.unknown()
});

// src/engines/alertmanager-config/judge.ts
function readAlertmanager(source) {
  const nothing = { route: void 0, receivers: /* @__PURE__ */ new Map(), templates: [] };
  const { problem } = source.yaml;
  if (problem) {
    const message = `not YAML: ${problem.message}`;
    return { ...nothing, problems: [{ rule: "yaml", message, offset: problem.offset, about: "" }] };
  }
  const { value, problems } = plainData(source.root);
  if (problems.length > 0) return { ...nothing, problems };
  const receivers = listOf(at(value, "receivers")).map((each) => ({
    name: textOf(at(each, "name")) ?? "",
    integrations: entriesOf(each).reduce(
      (sum, [key, list]) => sum + (key.endsWith("_configs") ? listOf(list).length : 0),
      0
    )
  }));
  const route2 = at(value, "route") === void 0 ? void 0 : routeOf(at(value, "route"));
  const read = {
    route: route2,
    receivers: new Map(receivers.map(({ name, integrations }) => [name, { integrations }])),
    templates: textsOf(at(value, "templates")).map((pattern, index) => ({ pattern, path: ["templates", index] }))
  };
  const parsed = alertmanagerSchema.safeParse(value, { reportInput: true });
  if (!parsed.success) {
    const found = schemaProblems(parsed.error.issues, source.root);
    return { ...read, problems: found.map((each) => ({ ...each, actual: void 0 })) };
  }
  const wrong = [
    ...rootProblems(value, route2),
    ...receiverProblems(
      receivers.map(({ name }) => name),
      route2
    ),
    ...integrationProblems(value),
    ...route2 ? [...intervalProblems(value, route2), ...routeProblems(route2)] : [],
    ...inhibitionProblems(value)
  ];
  return { ...read, problems: wrong.map(placed(source)) };
}
function rootProblems(value, route2) {
  const wrong = (path, message) => ({ rule: "invalid-value", path, message });
  if (!route2) return [wrong([], "there is no route: Alertmanager does not start without one")];
  const receivers = listOf(at(value, "receivers"));
  return [
    ...receivers.length === 0 ? [wrong(["receivers"], "there is no receiver")] : [],
    ...route2.receiver === "" ? [wrong(["route"], "the root route must name a receiver")] : [],
    ...route2.matchers.length + route2.lines.length > 0 ? [wrong(["route"], "the root route must not have matchers")] : [],
    ...route2.continues ? [wrong(["route", "continue"], "the root route has no sibling to continue with")] : [],
    ...route2.intervals.slice(0, 1).map(({ path }) => wrong(path, "the root route must not have time intervals"))
  ];
}
function receiverProblems(names, route2) {
  const used = new Set(route2 ? allRoutes(route2).map(({ receiver: receiver2 }) => receiver2) : []);
  const twice = names.flatMap((name, index) => {
    const path = ["receivers", index, "name"];
    if (names.indexOf(name) < index)
      return [{ rule: "duplicate-name", path, message: `another receiver is named "${name}" too` }];
    if (!route2 || used.has(name)) return [];
    return [{ rule: "unused-receiver", path, message: `no route leads to the receiver "${name}"` }];
  });
  const unknown = (route2 ? allRoutes(route2) : []).flatMap((each) => {
    const own = textOf(at(each.raw, "receiver"));
    if (own === void 0 || own === "" || names.includes(own)) return [];
    const near = nearest(own, names);
    const hint = near === void 0 ? "" : `; did you mean "${near}"?`;
    const message = `there is no receiver "${own}"${hint}`;
    return [{ rule: "undefined-receiver", path: [...each.path, "receiver"], message }];
  });
  return [...twice, ...unknown];
}
function intervalProblems(value, route2) {
  const defined = ["mute_time_intervals", "time_intervals"].flatMap(
    (key) => listOf(at(value, key)).map((each, index) => ({ name: textOf(at(each, "name")) ?? "", path: [key, index, "name"] }))
  );
  const names = defined.map(({ name }) => name);
  const twice = defined.filter(({ name }, index) => names.indexOf(name) < index).map(({ name, path }) => ({
    rule: "duplicate-name",
    path,
    message: `another time interval is named "${name}" too`
  }));
  const unknown = allRoutes(route2).flatMap(({ intervals }) => intervals).filter(({ name }) => !names.includes(name)).map(({ name, path }) => {
    const near = nearest(name, names);
    const hint = near === void 0 ? "" : `; did you mean "${near}"?`;
    return { rule: "undefined-interval", path, message: `there is no time interval "${name}"${hint}` };
  });
  return [...twice, ...unknown];
}
function routeProblems(route2) {
  return allRoutes(route2).flatMap((each) => [
    ...each.lines.flatMap(lineProblems),
    ...each.isOld ? [{ rule: "old-matcher", path: each.path, message: "`match` and `match_re` are deprecated: write `matchers`" }] : [],
    ...each.children.flatMap((child, index) => {
      const shadow = shadowOf(child, each.children.slice(0, index));
      if (!shadow) return [];
      const before = shadow.receiver === "" ? "a route" : `the route to "${shadow.receiver}"`;
      const message = `no alert comes here: ${before} stands before it, takes all of them, and has no \`continue\``;
      return [{ rule: "shadowed-route", path: child.path, message }];
    })
  ]);
}

// src/engines/alertmanager-config/templates.ts
var ALERTMANAGER = {
  functions: /* @__PURE__ */ new Set([
    ..."toUpper toLower title trimSpace join match safeHtml safeUrl urlUnescape reReplaceAll stringSlice date tz since humanizeDuration toJson list append dict".split(" "),
    ...GO_FUNCTIONS
  ]),
  declared: ["$"]
};
var parseAlertTemplate = (text2) => parseTemplate(text2, ALERTMANAGER);
var isBuiltIn = (name) => /^__|\.default\.|\.default$/.test(name);
var NO_TEMPLATE = /(?:_file|_configs|^http_config|^tls_config|^sigv4)$/;
function templateProblems(value, defined) {
  return listOf(at(value, "receivers")).flatMap(
    (receiver2, index) => entriesOf(receiver2).flatMap(
      ([key, list]) => key.endsWith("_configs") ? listOf(list).flatMap((each, number) => inTexts(each, ["receivers", index, key, number], defined)) : []
    )
  );
}
function inTexts(value, path, defined) {
  if (Array.isArray(value)) return value.flatMap((each, index) => inTexts(each, [...path, index], defined));
  const text2 = textOf(value);
  if (text2 === void 0) {
    return entriesOf(value).flatMap(
      ([key, each]) => NO_TEMPLATE.test(key) ? [] : inTexts(each, [...path, key], defined)
    );
  }
  if (!text2.includes("{{")) return [];
  const { problem, defines, uses } = parseAlertTemplate(text2);
  if (problem) return [{ rule: "template", path, message: `the template does not parse: ${problem.message}` }];
  if (defined === void 0) return [];
  return uses.filter(({ name }) => !isBuiltIn(name) && !defined.has(name) && !defines.includes(name)).map(({ name }) => ({ rule: "undefined-template", path, message: `no template file defines "${name}"` }));
}

// src/checks/alertmanager/amtool.ts
var INSTALL = "Install amtool, which comes with Alertmanager, or allow `engine: embedded`.";
var BY_HAND = "Run it by hand to see what is wrong with it.";
async function openAmtool({ exec }) {
  if (await exec.find("amtool") === void 0) {
    return { unfit: new CouldNotTell("tool-missing", "amtool: not found on PATH", INSTALL) };
  }
  const ran = await exec.run(["amtool", "--version"]);
  const version = /^amtool, version (\d+\.\d+\.\d+\S*)/m.exec(`${ran.stdout.text}
${ran.stderr.text}`)?.[1];
  if (!exitedWith(ran, 0) || version === void 0) {
    throw new CouldNotTell("wrong-format", `amtool --version ${endOf(ran)} and prints no version`, INSTALL);
  }
  return { version, check: (file) => check({ exec }, file) };
}
async function check({ exec }, file) {
  const name = file.startsWith("-") ? `./${file}` : file;
  const ran = await exec.run(["amtool", "check-config", name], { keep: 4 * 1024 * 1024 });
  const { stdout, stderr } = wholeAnswerOf(ran, { tool: "amtool check-config" });
  const output = `${stdout}
${stderr}`;
  const refusal = /FAILED: (.*)/.exec(output)?.[1]?.trim();
  if (refusal !== void 0 && exitedWith(ran, 1)) return { file, refusal: refusal || "it gives no reason" };
  if (refusal === void 0 && /^Checking .*SUCCESS\s*$/m.test(output) && exitedWith(ran, 0))
    return { file, refusal: void 0 };
  const said = lastWords(ran);
  const message = `amtool check-config ${file} ${endOf(ran)} without a word that is known${said === "" ? "" : `; it last said: ${said}`}`;
  throw new CouldNotTell("wrong-format", message, BY_HAND);
}

// src/checks/alertmanager/gather.ts
import { posix } from "node:path";
async function readTemplates(files, {
  source,
  read,
  extra
}) {
  const names = new Set(
    extra.length === 0 ? [] : await matchFiles(files, { option: "templates", patterns: extra, inFolder: "*.tmpl" })
  );
  const located = [];
  let isWhole = true;
  for (const { pattern, path } of read.templates) {
    const isForeign = posix.isAbsolute(pattern);
    const matches = isForeign ? [] : await files.glob([posix.join(posix.dirname(source.file), pattern)], { dot: true });
    for (const match of matches) names.add(files.show(match));
    if (matches.length > 0 || extra.length > 0) continue;
    isWhole = false;
    if (isForeign) continue;
    const offset = offsetAt(source.root, path, "value");
    const message = `"${pattern}" matches no file of the repository`;
    located.push(inSource(source)({ rule: "template-missing", message, offset, about: path.join(".") }));
  }
  const defined = /* @__PURE__ */ new Set();
  for (const name of names) {
    const text2 = await files.text(name);
    const { problem, defines } = parseAlertTemplate(text2);
    for (const define of defines) defined.add(define);
    if (!problem) continue;
    const lines = new Lines(text2);
    const message = `the template does not parse: ${problem.message}`;
    located.push({
      source: { file: name, at: (offset) => lines.at(offset) },
      problem: { rule: "template", message, offset: problem.at, about: "" }
    });
  }
  return { defined: isWhole ? defined : void 0, located };
}
function alertsIn(sources) {
  const alerts = sources.flatMap((source) => ruleSourcesOf(source).sources).flatMap(
    ({ root }) => groupNodes(root).flatMap(
      ({ rules }) => rules.flatMap(({ node, name }) => {
        const { value } = plainData(node);
        if (at(value, "alert") === void 0) return [];
        const written2 = entriesOf(at(value, "labels")).flatMap(
          ([key, each]) => {
            const text2 = textOf(each);
            return text2 === void 0 || text2.includes("{{") ? [] : [[key, text2]];
          }
        );
        return [{ name, labels: new Map([...written2, ["alertname", name]]) }];
      })
    )
  );
  if (alerts.length > 0) return alerts;
  throw new CouldNotTell(
    "nothing-checked",
    "rules: the files hold not a single alert",
    "Name the files that hold the alerts."
  );
}

// src/checks/alertmanager/routes.ts
function routeProblems2(source, { route: route2, receivers }, { routes, alerts }) {
  if (!route2) return [];
  return routes.flatMap((expected) => {
    const labels = new Map(Object.entries(expected.labels));
    const own = missing(source, { route: route2, labels, expected, what: `an alert with ${written(expected)}` });
    const meant = alerts?.filter((alert) => [...labels].every(([name, value]) => alert.labels.get(name) === value));
    const more = (meant ?? []).flatMap(
      ({ name, labels: all }) => missing(source, { route: route2, labels: all, expected, what: `the alert ${name} with ${written(expected)}` })
    );
    const none = meant?.length === 0 ? [
      {
        rule: "no-alert",
        message: `no alert of the rule files has ${written(expected)}`,
        offset: 0,
        about: "route"
      }
    ] : [];
    const isSilent = receivers.get(expected.receiver)?.integrations === 0;
    const silent = isSilent ? [
      {
        rule: "silent-receiver",
        message: `the receiver "${expected.receiver}" tells nobody`,
        offset: 0,
        about: "receivers"
      }
    ] : [];
    return [...own, ...more, ...none, ...silent];
  });
}
var written = ({ labels }) => Object.entries(labels).map(([name, value]) => `${name}="${value}"`).join(", ") || "no labels";
function missing(source, { route: route2, labels, expected, what }) {
  const taken = routesFor(route2, labels);
  const reached = [...new Set(taken.map(({ receiver: receiver2 }) => receiver2))];
  if (reached.includes(expected.receiver)) return [];
  const message = `${what} does not reach "${expected.receiver}"; it goes to ${reached.map((name) => `"${name}"`).join(" and ") || "nobody"}`;
  const offset = offsetAt(source.root, taken[0]?.path ?? ["route"]);
  return [
    {
      rule: "wrong-receiver",
      message,
      offset,
      about: "route",
      expected: expected.receiver,
      actual: reached.join(", ")
    }
  ];
}

// src/checks/alertmanager/run.ts
async function runAlertmanager(options, ports) {
  const { sources, unreadable } = await readSources(ports.files, { option: "config", patterns: options.config });
  const rules = options.rules.length === 0 ? void 0 : await readSources(ports.files, { option: "rules", patterns: options.rules });
  const alerts = rules === void 0 ? void 0 : alertsIn(rules.sources);
  const amtool = options.engine === "embedded" ? void 0 : await openAmtool(ports);
  if (amtool && "unfit" in amtool && options.engine === "amtool") throw amtool.unfit;
  const words = await askAmtool(amtool && "version" in amtool ? amtool : void 0, sources, ports);
  const located = [];
  const unrouted = [];
  for (const source of sources) {
    const read = readAlertmanager(source);
    const { defined, located: inTemplates } = await readTemplates(ports.files, {
      source,
      read,
      extra: options.templates
    });
    const own = [
      ...read.problems,
      ...read.route ? templateProblems(plainData(source.root).value, defined).map(placed(source)) : []
    ].map(inSource(source));
    const word = words.answers.find(({ file }) => file === source.file);
    located.push(...settle(own, word, source), ...inTemplates);
    located.push(...routeProblems2(source, read, { routes: options.routes, alerts }).map(inSource(source)));
    if (read.route === void 0 && options.routes.length > 0 && word?.refusal === void 0)
      unrouted.push(noRoute(source));
  }
  const findings = findingsOf(alertmanagerRules, located, options.policies);
  const summary = `${summaryOf(findings, checked(sources, options, alerts?.length))} (${judges(amtool)})`;
  const unknown = [...unreadable, ...rules?.unreadable ?? [], ...words.unknown, ...unrouted];
  return unlessUnknown(byFindings(summary, { findings, evidence: sources.map(({ file }) => file) }), unknown);
}
var noRoute = ({ file }) => new CouldNotTell(
  "wrong-format",
  `${file}: no route can be read, so where alerts go cannot be told`,
  "Mend the file."
);
async function askAmtool(amtool, sources, { signal }) {
  if (!amtool) return { answers: [], unknown: [] };
  return askEach(
    sources.map(({ file }) => file),
    { ask: amtool.check, signal }
  );
}
var SHARED = /* @__PURE__ */ new Set([
  "yaml",
  "unknown-field",
  "invalid-value",
  "matcher",
  "duplicate-name",
  "undefined-receiver",
  "undefined-interval"
]);
function settle(own, word, source) {
  const isShared = ({ problem }) => SHARED.has(problem.rule);
  if (word === void 0) return own;
  if (word.refusal === void 0) {
    return own.map((each) => {
      if (!isShared(each)) return each;
      const message = `${each.problem.message} (amtool accepts it)`;
      return { ...each, problem: { ...each.problem, message }, level: "warning" };
    });
  }
  if (own.some(isShared)) return own;
  return [...own, inSource(source)({ rule: "refused", message: `amtool: ${word.refusal}`, offset: 0, about: "" })];
}
function judges(amtool) {
  if (amtool === void 0) return "embedded engine";
  return "version" in amtool ? `amtool ${amtool.version}, embedded engine` : `embedded engine; ${amtool.unfit.message}`;
}
var checked = (sources, { routes }, alerts) => [
  count(sources.length, "configuration"),
  ...routes.length > 0 ? [count(routes.length, "expected route")] : [],
  ...alerts === void 0 ? [] : [count(alerts, "alert")]
];
export {
  runAlertmanager
};
