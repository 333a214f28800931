import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/checks/grafana/rules.ts
var grafanaRules = {
  json: {
    level: "error",
    means: "a dashboard is not JSON",
    remedy: "Mend the file at this place, or export the dashboard again."
  },
  yaml: { level: "error", means: "a file is not YAML, or has a key twice", remedy: "Mend the file at this line." },
  "no-dashboard": {
    level: "error",
    means: "a file among the dashboards is none: Grafana cannot load it",
    remedy: "Move the file elsewhere, or narrow the pattern."
  },
  "no-title": { level: "error", means: "a dashboard has no title", remedy: "Give the dashboard a title." },
  "duplicate-uid": {
    level: "error",
    means: "two dashboards have the same uid: one of them replaces the other, again and again",
    remedy: "Give one of the two a uid of its own."
  },
  "duplicate-title": {
    level: "error",
    means: "two dashboards of one folder have the same title",
    remedy: "Rename one of the two."
  },
  "too-few": {
    level: "error",
    means: "there are fewer dashboards than `min`",
    remedy: "Add the dashboards that are missing, or correct `min`."
  },
  required: {
    level: "error",
    means: "something that `require` names is not there",
    remedy: "Add what the finding names, or correct `require`."
  },
  promql: {
    level: "error",
    means: "a PromQL query does not parse, whatever its variables hold",
    remedy: "Correct the query; the panel shows the same error."
  },
  logql: {
    level: "error",
    means: "a LogQL query does not parse, whatever its variables hold",
    remedy: "Correct the query; the panel shows the same error."
  },
  "undefined-variable": {
    level: "error",
    means: "a query or a data source uses a variable that the dashboard does not define",
    remedy: "Define the variable in the settings of the dashboard, or correct its name."
  },
  "unknown-datasource": {
    level: "error",
    means: "a dashboard or an alert uses a data source that no provisioning file brings",
    remedy: "Correct the uid, or add the data source to the provisioning."
  },
  "no-query": {
    level: "error",
    means: "a panel that shows data has no query",
    remedy: "Give the panel a query, or take it out."
  },
  provisioning: {
    level: "error",
    means: "a provisioning file that Grafana refuses: something is missing, or stands there twice",
    remedy: "Correct the file as the finding says."
  },
  "undefined-contact-point": {
    level: "error",
    means: "a notification policy or an alert names a contact point that is not provisioned",
    remedy: "Correct the name, or add the contact point."
  },
  "export-for-sharing": {
    level: "error",
    means: "a dashboard that was exported for sharing: provisioning cannot fill in its data sources",
    remedy: 'Export it without "for sharing", or define a variable of the type data source.'
  },
  "library-panel": {
    level: "warning",
    means: "a panel stands in the library of one Grafana and in no file",
    remedy: "Unlink the panel from the library, or provision the library."
  },
  "database-id": {
    level: "warning",
    means: "a dashboard carries the number of a database",
    remedy: "Set `id` to null."
  },
  "literal-secret": {
    level: "warning",
    means: "a password or token of a data source is written out in the file",
    remedy: "Write `$NAME` or `$__file{\u2026}`, and give Grafana the value at its start."
  }
};

export {
  grafanaRules
};
