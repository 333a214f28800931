import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/checks/dashboards/rules.ts
var dashboardsRules = {
  unhealthy: {
    level: "error",
    means: "Grafana says of itself that it is not healthy",
    remedy: "Look at Grafana's log, and at its database."
  },
  "too-few-dashboards": {
    level: "error",
    means: "Grafana has fewer dashboards than `min`",
    remedy: "Check that dashboards were provisioned, and that this login may see them."
  },
  "dashboard-missing": {
    level: "error",
    means: "a dashboard of `uids` is not there",
    remedy: "Provision the dashboard, or correct its uid."
  },
  "datasource-missing": {
    level: "error",
    means: "a data source that was named is not there",
    remedy: "Provision the data source, or correct its name."
  },
  "datasource-unhealthy": {
    level: "error",
    means: "a data source does not answer as it should",
    remedy: "Check its address and its login, and that Grafana reaches it."
  },
  "panel-error": {
    level: "error",
    means: "a query of a panel ends in an error",
    remedy: "Open the panel and look at its query and its data source."
  },
  "panel-empty": {
    level: "error",
    means: "a panel shows no data in the window",
    remedy: "Check that what it shows is measured, or name the panel in `panels: { allow-empty: [\u2026] }`."
  },
  "query-empty": {
    level: "warning",
    means: "one of the queries of a panel returns no data, while others do",
    remedy: "Check that what it asks for is measured under this name."
  },
  "channel-missing": {
    level: "error",
    means: "a contact point for alerts is not there",
    remedy: "Provision the contact point, or correct its name."
  }
};

export {
  dashboardsRules
};
