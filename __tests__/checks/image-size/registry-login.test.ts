import { describe, expect, it } from 'vitest';
import { budget, type Gate, image, registry, tokenGate } from './fake-registry.js';
import { sha256 } from './image-fixture.js';
import type { Answer, Loopback } from './loopback-server.js';
import { outcomeOf } from './outcome.js';

describe('a registry that wants to know who asks', () => {
  const SECRET = 'correct-horse-battery';
  const basic = Buffer.from(`octocat:${SECRET}`).toString('base64');
  const login = (server: Loopback, auth: object) => ({
    files: { '.docker/config.json': JSON.stringify({ auths: { [server.address]: auth } }) },
  });

  it('gets a token from where it says, for what it says', async () => {
    await using server = await registry({ gate: tokenGate({ token: 'a-token' }) });
    expect(await outcomeOf(budget(server, '1.4'))).toMatchObject({ status: 'passed' });
    expect(server.asked[1]?.line).toBe(
      'GET /token?service=registry.example&scope=repository%3Atoolboxai%2Fbackend%3Apull',
    );
    expect(server.asked[1]?.headers.authorization).toBeUndefined();
  });

  it('gets a token for the credentials of docker login', async () => {
    await using server = await registry({ gate: tokenGate({ access_token: 'a-token' }, `Basic ${basic}`) });
    expect(await outcomeOf(budget(server, '1.4'), login(server, { auth: basic }))).toMatchObject({ status: 'passed' });
    const refused = await outcomeOf(budget(server, '1.4'), login(server, { auth: `x${basic}` }));
    expect(refused).toMatchObject({
      status: 'errored',
      why: 'unreadable',
      remedy: expect.stringContaining('docker login'),
    });
    expect(JSON.stringify(refused)).not.toContain(basic);
  });

  it('gets a token for an identity token', async () => {
    await using server = await registry({ gate: tokenGate({ token: 'a-token' }) });
    expect(await outcomeOf(budget(server, '1.4'), login(server, { identitytoken: SECRET }))).toMatchObject({
      status: 'passed',
    });
    expect(server.asked[1]?.line).toBe('POST /token');
    expect(Object.fromEntries(new URLSearchParams(server.asked[1]?.body))).toMatchObject({
      grant_type: 'refresh_token',
      refresh_token: SECRET,
      scope: 'repository:toolboxai/backend:pull',
    });
  });

  it('gets the password itself where it asks for no more', async () => {
    const gate: Gate = ({ headers }) =>
      headers.authorization === `Basic ${basic}`
        ? undefined
        : { status: 401, headers: { 'www-authenticate': 'Basic realm="x"' } };
    await using server = await registry({ gate });
    expect(await outcomeOf(budget(server, '1.4'), login(server, { auth: basic }))).toMatchObject({ status: 'passed' });
    expect(await outcomeOf(budget(server, '1.4'))).toMatchObject({ status: 'errored', why: 'unreadable' });
  });

  it('gets a new token where the first has run out between two layers', async () => {
    let token = 'first';
    const gate: Gate = (asked, address) => {
      const out = tokenGate({ token })(asked, address);
      if (asked.line.includes(sha256(image.config))) token = 'second';
      return out;
    };
    await using server = await registry({ gate });
    expect(await outcomeOf(budget(server, '1.4'))).toMatchObject({
      status: 'passed',
      measurements: [{ value: 180_000 }, {}],
    });
    expect(server.asked.filter(({ line }) => line.includes('/token'))).toHaveLength(2);
  });

  it('names the credential helper that it did not ask', async () => {
    await using server = await registry({ gate: () => ({ status: 401, headers: { 'www-authenticate': 'Basic' } }) });
    const files = { '.docker/config.json': JSON.stringify({ credHelpers: { [server.address]: 'ecr-login' } }) };
    expect(await outcomeOf(budget(server, '1.4'), { files })).toMatchObject({
      status: 'errored',
      remedy: expect.stringContaining('docker-credential-ecr-login'),
    });
  });

  it.each<[string, string, Answer]>([
    ['the token server refuses', 'unreadable', { status: 403, body: { errors: [{ code: 'DENIED' }] } }],
    ['the token server fails', 'unreachable', { status: 503 }],
    ['the token server answers with a page', 'wrong-format', { body: '<html>Sign in</html>' }],
    ['there is no token in the answer', 'wrong-format', { body: { expires_in: 300 } }],
    ['the token is not accepted', 'unreadable', { body: { token: 'another' } }],
  ])('is not passed where %s', async (_, why, token) => {
    await using server = await registry({ gate: tokenGate({ token: 'a-token' }, undefined, token) });
    expect(await outcomeOf(budget(server, '1.4'))).toMatchObject({ status: 'errored', why });
  });
});
