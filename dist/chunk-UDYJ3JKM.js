import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/checks/prometheus/rules.ts
var fixed = {
  yaml: { level: "error", means: "the file is not YAML, or has a key twice", remedy: "Mend the file at this line." },
  "unknown-field": {
    level: "error",
    means: "a key that Prometheus does not know",
    remedy: "Correct the name of the key, or its indentation."
  },
  "invalid-value": {
    level: "error",
    means: "a value that Prometheus does not accept, or one that is missing",
    remedy: "Give the key what the finding expects."
  },
  promql: {
    level: "error",
    means: "an expression does not parse, or its types do not fit",
    remedy: "Correct the expression; the query page of Prometheus shows the same error."
  },
  template: {
    level: "error",
    means: "a template in an annotation or a label does not parse",
    remedy: "Correct the template between `{{` and `}}`."
  },
  "label-name": {
    level: "error",
    means: "not a valid name of a label or an annotation",
    remedy: "Use letters, digits and underscores, and no digit first."
  },
  "duplicate-group": {
    level: "error",
    means: "two groups of one file have the same name",
    remedy: "Rename one of the two."
  },
  "duplicate-job": {
    level: "error",
    means: "two jobs, or two remote endpoints, have the same name",
    remedy: "Rename one of the two."
  },
  "test-failed": {
    level: "error",
    means: "a rule unit test does not give what it expects",
    remedy: "Correct the rule, or what the test feeds and expects."
  }
};
var choosableRules = {
  "no-match": {
    level: "error",
    means: "a pattern in `rule_files` or `scrape_config_files` matches no file",
    remedy: "Correct the pattern, or take it out."
  },
  "no-rules": {
    level: "warning",
    means: "a rule file without a rule, or a test that expects nothing",
    remedy: "Give the file rules, or the test something to expect, or take it out."
  },
  "rules-unread": {
    level: "warning",
    means: "groups of rules in an object of a kind that is not read",
    remedy: "Bring the rules as a rule file, a PrometheusRule or a ConfigMap."
  },
  "second-document": {
    level: "error",
    means: "a document behind the first one of a file, which Prometheus does not read",
    remedy: "Give it a file of its own."
  },
  "file-missing": {
    level: "warning",
    means: "a file that the configuration names is not in the repository",
    remedy: "Correct the path, add the file, or say in `mounts` where it lies in the repository."
  },
  scheme: { level: "error", means: "a scheme other than http and https", remedy: "Write http or https." },
  port: { level: "error", means: "a port that does not exist", remedy: "Write a port between 1 and 65535." },
  "scrape-interval": {
    level: "warning",
    means: "a scrape interval so long that series go stale between two scrapes",
    remedy: "Scrape at least every two minutes."
  },
  "duplicate-rule": {
    level: "warning",
    means: "two rules have the same name and labels",
    remedy: "Take one of the two out, or tell them apart by a label."
  },
  "no-condition": {
    level: "warning",
    means: "an alert without a comparison: it fires for as long as the series exist",
    remedy: "Compare the expression with a limit, such as `> 0.05`."
  },
  impossible: {
    level: "warning",
    means: "a comparison, a join or an aggregation that can never give anything",
    remedy: "Correct the expression: as it stands it never gives anything."
  },
  fragile: {
    level: "warning",
    means: "an alert that flaps, or fires while Prometheus starts",
    remedy: "Give the alert a `for`, or a window that outlasts a restart."
  },
  "useless-regexp": {
    level: "warning",
    means: "a regular expression that does nothing a plain comparison would not do",
    remedy: "Compare with `=` or `!=` instead."
  },
  "lost-label": {
    level: "warning",
    means: "a template uses a label that the query has removed",
    remedy: "Keep the label in the query (`by`, `on`), or take it out of the template."
  },
  "value-in-label": {
    level: "warning",
    means: "a label holds the value, so each change of it is a new alert",
    remedy: "Move the value into an annotation."
  },
  "template-query": {
    level: "warning",
    means: "a query inside a template does not parse",
    remedy: "Correct the query inside the template."
  },
  "utf8-name": {
    level: "warning",
    means: "a name that Prometheus accepts only since version 3",
    remedy: "Use letters, digits and underscores, or be sure that every server is of version 3."
  },
  "unknown-alert": {
    level: "warning",
    means: "a test expects an alert that no rule defines: it passes whatever happens",
    remedy: "Correct the name of the alert in the test."
  },
  required: {
    level: "error",
    means: "an alert lacks what `require` demands",
    remedy: "Give the alert what the finding names."
  }
};
var prometheusRules = { ...fixed, ...choosableRules };
function levelOf(rule, policies) {
  const own = Object.hasOwn(choosableRules, rule) ? choosableRules[rule]?.level : void 0;
  return policies[rule] ?? own ?? "error";
}

export {
  choosableRules,
  prometheusRules,
  levelOf
};
