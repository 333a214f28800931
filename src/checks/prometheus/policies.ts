type PolicyLevel = 'error' | 'warning' | 'off';

interface Policy {
  readonly level: PolicyLevel;
  readonly what: string;
}

/**
 * Rules whose level a team may choose, and the level that they have otherwise. What Prometheus itself refuses to load is
 * not among them: it is always an error.
 */
export const POLICIES: Readonly<Record<string, Policy>> = {
  'no-match': { level: 'error', what: 'a pattern in `rule_files` or `scrape_config_files` matches no file' },
  'no-rules': { level: 'warning', what: 'a rule file without a rule, or a test that expects nothing' },
  'rules-unread': { level: 'warning', what: 'groups of rules in an object of a kind that is not read' },
  'second-document': {
    level: 'error',
    what: 'a document behind the first one of a file, which Prometheus does not read',
  },
  'file-missing': { level: 'warning', what: 'a file that the configuration names is not in the repository' },
  scheme: { level: 'error', what: 'a scheme other than http and https' },
  port: { level: 'error', what: 'a port that does not exist' },
  'scrape-interval': { level: 'warning', what: 'a scrape interval so long that series go stale between two scrapes' },
  'duplicate-rule': { level: 'warning', what: 'two rules have the same name and labels' },
  'no-condition': { level: 'warning', what: 'an alert without a comparison: it fires for as long as the series exist' },
  impossible: { level: 'warning', what: 'a comparison, a join or an aggregation that can never give anything' },
  fragile: { level: 'warning', what: 'an alert that flaps, or fires while Prometheus starts' },
  'useless-regexp': {
    level: 'warning',
    what: 'a regular expression that does nothing a plain comparison would not do',
  },
  'lost-label': { level: 'warning', what: 'a template uses a label that the query has removed' },
  'value-in-label': { level: 'warning', what: 'a label holds the value, so each change of it is a new alert' },
  'template-query': { level: 'warning', what: 'a query inside a template does not parse' },
  'utf8-name': { level: 'warning', what: 'a name that Prometheus accepts only since version 3' },
  'unknown-alert': {
    level: 'warning',
    what: 'a test expects an alert that no rule defines: it passes whatever happens',
  },
  required: { level: 'error', what: 'an alert lacks what `require` demands' },
};

/** A team's choice, by rule id. */
export type Policies = Readonly<Record<string, PolicyLevel | undefined>>;

/** The level that a rule has for this team: an error unless it is a policy. */
export const levelOf = (rule: string, policies: Policies): PolicyLevel =>
  policies[rule] ?? (Object.hasOwn(POLICIES, rule) ? (POLICIES[rule]?.level ?? 'error') : 'error');
