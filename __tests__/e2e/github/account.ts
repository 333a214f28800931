/** Someone on GitHub, with the number by which GitHub knows them whatever they are called. */
export interface Account {
  readonly login: string;
  readonly id: number;
}

const known = new Map<string, Account>();

/** The account of a login; the same number each time. A login that ends in `[bot]` is a bot's. */
export function account(login: string): Account {
  const found = known.get(login) ?? { login, id: 1000 + known.size };
  known.set(login, found);
  return found;
}

/** As GitHub shows an account inside other things. */
export function showAccount(login: string): Record<string, unknown> {
  const api = 'https://api.github.com/users/octocat';
  return {
    ...account(login),
    node_id: 'MDQ6VXNlcjE=',
    avatar_url: 'https://github.com/images/error/octocat_happy.gif',
    gravatar_id: '',
    url: api,
    html_url: `https://github.com/${login}`,
    followers_url: `${api}/followers`,
    following_url: `${api}/following{/other_user}`,
    gists_url: `${api}/gists{/gist_id}`,
    starred_url: `${api}/starred{/owner}{/repo}`,
    subscriptions_url: `${api}/subscriptions`,
    organizations_url: `${api}/orgs`,
    repos_url: `${api}/repos`,
    events_url: `${api}/events{/privacy}`,
    received_events_url: `${api}/received_events`,
    type: login.endsWith('[bot]') ? 'Bot' : 'User',
    site_admin: false,
  };
}
