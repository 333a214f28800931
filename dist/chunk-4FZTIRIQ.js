import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/checks/alertmanager/rules.ts
var fixed = {
  yaml: { level: "error", means: "the file is not YAML, or has a key twice", remedy: "Mend the file at this line." },
  "unknown-field": {
    level: "error",
    means: "a key that Alertmanager does not know",
    remedy: "Correct the name of the key, or its indentation."
  },
  "invalid-value": {
    level: "error",
    means: "a value that Alertmanager does not accept, or one that is missing",
    remedy: "Give the key what the finding expects."
  },
  matcher: {
    level: "error",
    means: "a matcher that neither parser of Alertmanager reads",
    remedy: 'Write it as `name="value"`, with one of =, !=, =~ and !~.'
  },
  "duplicate-name": {
    level: "error",
    means: "two receivers or two time intervals have the same name",
    remedy: "Rename one of the two."
  },
  "undefined-receiver": {
    level: "error",
    means: "a route leads to a receiver that is not defined",
    remedy: "Correct the name, or add the receiver."
  },
  "undefined-interval": {
    level: "error",
    means: "a route names a time interval that is not defined",
    remedy: "Correct the name, or add the interval under `time_intervals`."
  },
  template: {
    level: "error",
    means: "a template does not parse",
    remedy: "Correct the template between `{{` and `}}`."
  },
  "wrong-receiver": {
    level: "error",
    means: "an alert does not reach the receiver that `routes` says",
    remedy: "Correct the matchers of the routes, or their order."
  },
  refused: {
    level: "error",
    means: "amtool refuses the configuration",
    remedy: "Run `amtool check-config` by hand, and correct what it names."
  }
};
var choosableRules = {
  "shadowed-route": {
    level: "error",
    means: "a route that no alert reaches, since one before it takes all of them",
    remedy: "Move the narrower route up, or give the one before it `continue: true`."
  },
  "undefined-template": {
    level: "error",
    means: "a receiver uses a template that no file defines: its messages fail",
    remedy: "Correct the name, or name the file with the template under `templates`."
  },
  "silent-receiver": {
    level: "error",
    means: "an alert that `routes` names reaches a receiver that tells nobody",
    remedy: "Give the receiver an integration, such as `webhook_configs`."
  },
  "inhibits-itself": {
    level: "warning",
    means: "an inhibition whose source and target are the same: it does nothing",
    remedy: "Let the source match the graver alerts, and the target the lesser ones."
  },
  "inhibits-all": {
    level: "warning",
    means: "an inhibition without `equal`: one alert anywhere silences all of its targets",
    remedy: "Name under `equal` the labels in which the two alerts must agree."
  },
  "unused-receiver": {
    level: "warning",
    means: "a receiver that no route leads to",
    remedy: "Add a route to it, or take it out."
  },
  "template-missing": {
    level: "warning",
    means: "a pattern under `templates` matches no file of the repository",
    remedy: "Correct the pattern, or name the files with the option `templates`."
  },
  "no-alert": {
    level: "warning",
    means: "no alert of the rule files has the labels that an entry of `routes` names",
    remedy: "Correct the labels in `routes`, or in the rule files."
  },
  "old-matcher": {
    level: "warning",
    means: "`match` or `match_re`, which a later version no longer reads",
    remedy: "Write `matchers` instead."
  },
  "classic-matcher": {
    level: "warning",
    means: "a matcher that only the classic parser reads, which a later version takes away",
    remedy: "Put the value in double quotes."
  },
  "mail-without-tls": {
    level: "warning",
    means: "mail leaves without TLS",
    remedy: "Take out `require_tls: false`, or set `force_implicit_tls`."
  },
  "webhook-to-localhost": {
    level: "warning",
    means: "a webhook goes to the machine that Alertmanager runs on",
    remedy: "Name the host that takes the alerts."
  },
  "literal-secret": {
    level: "warning",
    means: "a password, token or key is written out in the file",
    remedy: "Mount it as a file, and name that with the key that ends in `_file`."
  }
};
var alertmanagerRules = { ...fixed, ...choosableRules };

export {
  choosableRules,
  alertmanagerRules
};
