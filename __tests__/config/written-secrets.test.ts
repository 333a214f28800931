import { describe, expect, it } from 'vitest';
import { findWrittenSecrets } from '../../src/config/entry/written-secrets.js';

const found = (options: unknown) => findWrittenSecrets(options).map(({ path }) => path.join('.'));

describe('a credential that is written out', () => {
  it.each([
    [{ headers: { Authorization: 'Bearer abc' } }, ['headers.Authorization']],
    [
      { headers: { 'X-Api-Key': 'abc', 'dd-application-key': 'abc', accept: 'text/html' } },
      ['headers.X-Api-Key', 'headers.dd-application-key'],
    ],
    [{ headers: { cookie: 'theme=dark' } }, []],
    [{ headers: { cookie: 'theme=dark; sid=abc' } }, ['headers.cookie']],
    [{ requests: [{ url: '/a', headers: { 'private-token': 'abc' } }] }, ['requests.0.headers.private-token']],
    [{ steps: [{ json: { user: 'alice', password: 'abc' } }] }, ['steps.0.json.password']],
    [{ steps: [{ form: { client_secret: 'abc' } }] }, ['steps.0.form.client_secret']],
    [{ steps: [{ expect: { json: { token: 'abc', '/token': 'x' } }, capture: { token: { json: '/token' } } }] }, []],
    [{ url: 'https://me:abc@app.example/' }, ['url']],
    [{ url: 'https://me:${{ env.P }}@app.example/' }, []],
    [{ url: 'https://me@app.example/' }, []],
    [{ url: 'https://app.example/?access_token=abc' }, ['url']],
    [{ url: 'https://app.example/?access_token=${{ env.T }}&page=2' }, []],
    [{ url: 'https://app.example/a@b:c@d' }, []],
    [{ tls: { key: '-----BEGIN EC PRIVATE KEY-----\nabc' } }, ['tls.key']],
    [{ tls: { key: 'certs/client.key' } }, []],
    [{ token: 'abc' }, ['token']],
    [{ run: ['curl', '-u', 'https://me:abc@app.example/'], env: { TOKEN: 'abc' } }, []],
    [{ headers: { authorization: 'Bearer ${{ env.TOKEN }}' } }, []],
    [{ headers: { authorization: '' } }, []],
    ['text', []],
    [undefined, []],
  ])('%j', (options, expected) => {
    expect(found(options)).toEqual(expected);
  });

  it('is not repeated', () => {
    const [first] = findWrittenSecrets({ headers: { authorization: 'Bearer s3cr3t' } });
    expect(first?.message).not.toContain('s3cr3t');
  });
});
