import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/checks/alerts/rules.ts
var alertsRules = {
  firing: {
    level: "error",
    means: "an alert fires that must not",
    remedy: "Follow its runbook. An alert that may fire stands in `firing.allow`, with a reason."
  },
  silenced: {
    level: "warning",
    means: "an alert that would count is silenced",
    remedy: "Look who silenced it and why. A silence hides what a release breaks."
  },
  inhibited: {
    level: "note",
    means: "an alert that would count is inhibited by another one",
    remedy: "Look at the alert that inhibits it."
  },
  allowed: { level: "note", means: "an alert fires that the config allows", remedy: "Take it out once it is mended." },
  before: {
    level: "note",
    means: "an alert has been firing since before the deploy",
    remedy: "The release did not cause it. Look at it all the same."
  },
  "no-severity": {
    level: "note",
    means: "an alert fires that has no severity, so that it does not count",
    remedy: "Give its rule a label `severity`."
  },
  "watchdog-missing": {
    level: "error",
    means: "the alert that must always fire does not",
    remedy: "Look at Prometheus and its connection to Alertmanager: other alerts would not arrive either."
  },
  "no-watchdog": {
    level: "note",
    means: "nothing shows that alerts arrive at all",
    remedy: "Add a rule that always fires (`expr: vector(1)`), and name it as `watchdog`."
  },
  "not-routed": {
    level: "error",
    means: "the test alert is not routed to its receiver",
    remedy: "Correct the routes of Alertmanager, or the labels of the test."
  },
  "not-delivered": {
    level: "error",
    means: "the test alert, or its end, did not arrive in time",
    remedy: "Look at the log of Alertmanager and at the settings of the receiver."
  },
  "notifications-failed": {
    level: "error",
    means: "Alertmanager could not send notifications while the test ran",
    remedy: "Look at the log of Alertmanager: the receiver refuses or does not answer."
  }
};

export {
  alertsRules
};
