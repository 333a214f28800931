import { beforeAll, describe, expect, it } from 'vitest';
import { startProxy } from '../loopback/proxy.js';
import { bundle } from './bundle.js';
import { CONFIG, commands, config, MARKER } from './gate.js';
import { REPOSITORY, startGitHub, TOKEN_LOGIN } from './github-api.js';
import { runAction } from './runner.js';

const files = { [CONFIG]: config('true') };
const portOf = (url: string): number => Number(new URL(url).port);

beforeAll(() => {
  bundle();
});

describe.concurrent('GitHub Enterprise', () => {
  it('is asked at its own address, and linked to', async () => {
    const earlier = { id: 5, author: TOKEN_LOGIN, body: `${MARKER}\nno-go` };
    await using server = await startGitHub({ comments: [earlier] });
    const env = {
      GITHUB_GRAPHQL_URL: `${server.url}/api/graphql`,
      GITHUB_SERVER_URL: 'https://ghe.example.org',
    };
    const ended = await runAction({ apiUrl: `${server.url}/api/v3`, files, env });
    expect([ended.code, commands(ended, 'warning'), server.violations]).toEqual([0, [], []]);
    expect(server.requests.map(({ request }) => request)).toEqual([
      `GET /api/v3/repos/${REPOSITORY}/issues/7/comments?per_page=100&page=1`,
      'POST /api/graphql',
      `PATCH /api/v3/repos/${REPOSITORY}/issues/comments/5`,
    ]);
    expect(server.comments[0]?.body).toContain(`https://ghe.example.org/${REPOSITORY}/actions/runs/100/attempts/1`);
    expect(`${server.comments[0]?.body}${ended.summary}`).not.toContain('//github.com/');
  });
});

describe.concurrent('a proxy', () => {
  it.each([
    ['HTTP_PROXY', 'http://ghe.invalid/api/v3', 'ghe.invalid:80'],
    ['http_proxy', 'http://ghe.invalid:8080/api/v3', 'ghe.invalid:8080'],
  ])('is what %s says: GitHub is reached through it', async (name, apiUrl, asked) => {
    await using server = await startGitHub();
    await using proxy = await startProxy(portOf(server.url));
    const ended = await runAction({ apiUrl, files, env: { [name]: proxy.url } });
    expect([ended.code, commands(ended, 'warning'), server.violations]).toEqual([0, [], []]);
    expect(server.comments).toHaveLength(1);
    expect(new Set(proxy.asked)).toEqual(new Set([asked]));
  });

  it('is passed by where NO_PROXY says so', async () => {
    await using server = await startGitHub();
    await using proxy = await startProxy(portOf(server.url));
    const env = { HTTP_PROXY: proxy.url, NO_PROXY: 'example.org,127.0.0.1' };
    const ended = await runAction({ apiUrl: server.url, files, env });
    expect([ended.code, server.comments.length, proxy.asked]).toEqual([0, 1, []]);
  });

  it('that is not there is one warning, and the decision stands', async () => {
    const ended = await runAction({ apiUrl: 'http://ghe.invalid', files, env: { HTTP_PROXY: 'http://127.0.0.1:9' } });
    expect([ended.code, ended.outputs.decision, commands(ended, 'warning').length]).toEqual([0, 'go', 1]);
  });
});
