import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { memoryStore, openCatalogue } from '../src/catalogue.js';
import { openMetrics } from '../src/metrics.js';
import { openServer } from '../src/server.js';

describe('the server', () => {
  const store = memoryStore();
  let server;
  let origin;

  before(async () => {
    server = openServer({ catalogue: openCatalogue(store), metrics: openMetrics() });
    await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${server.address().port}`;
  });
  after(() => server.close());

  const post = body => fetch(`${origin}/api/v1/tools`, { method: 'POST', body });

  it('is healthy', async () => {
    const response = await fetch(`${origin}/health`);
    assert.equal(response.status, 200);
    assert.deepEqual(await response.json(), { status: 'ok' });
  });

  it('tells that the database does not answer', async t => {
    t.mock.method(store, 'reachable', async () => {
      throw new Error('connection refused');
    });
    assert.equal((await fetch(`${origin}/api/v1/health`)).status, 503);
  });

  it('keeps a tool and gives it back', async () => {
    const created = await post(JSON.stringify({ name: 'Prism', subject: 'science', ages: [10, 16] }));
    assert.equal(created.status, 201);
    const found = await (await fetch(`${origin}/api/v1/tools?subject=science&age=12`)).json();
    assert.deepEqual(found.map(tool => tool.name), ['Prism']);
  });

  it('refuses what is no tool', async () => {
    assert.equal((await post('{')).status, 400);
    assert.equal((await post('{"name":"Wand"}')).status, 422);
    assert.equal((await post(JSON.stringify({ name: 'x'.repeat(70_000) }))).status, 400);
    assert.equal((await fetch(`${origin}/api/v1/tools?age=ten`)).status, 400);
  });

  it('knows nothing else', async () => {
    assert.equal((await fetch(`${origin}/admin`)).status, 404);
  });

  it('counts its answers for Prometheus', async () => {
    const text = await (await fetch(`${origin}/metrics`)).text();
    assert.match(text, /http_requests_total\{method="GET",route="\/health",code="200"\} 1/);
    assert.match(text, /http_request_duration_seconds_count \d+/);
  });
});
