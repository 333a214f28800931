import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { readSettings } from '../src/settings.js';

const complete = {
  PUBLIC_URL: 'https://app.toolboxai.example/',
  DATABASE_URL: 'postgres://localhost/toolboxai',
  SESSION_SECRET: 'only-for-this-test',
};

describe('the settings', () => {
  it('have defaults for what is not secret', () => {
    const settings = readSettings(complete);
    assert.equal(settings.port, 8080);
    assert.equal(settings.requestsPerMinute, 120);
    assert.equal(settings.publicUrl, 'https://app.toolboxai.example');
  });

  it('name everything that is missing at once', () => {
    assert.throws(() => readSettings({}), { message: 'not set: PUBLIC_URL, DATABASE_URL, SESSION_SECRET' });
  });

  it('take a secret from the file that a container is given', t => {
    const folder = mkdtempSync(join(tmpdir(), 'settings-'));
    t.after(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'url'), 'postgres://database/toolboxai\n');
    const { DATABASE_URL: _, ...others } = complete;
    const settings = readSettings({ ...others, DATABASE_URL_FILE: join(folder, 'url') });
    assert.equal(settings.databaseUrl, 'postgres://database/toolboxai');
  });

  it('refuse a port that is none', () => {
    assert.throws(() => readSettings({ ...complete, PORT: '80a' }), /PORT is "80a", expected a whole number/);
    assert.throws(() => readSettings({ ...complete, PORT: '70000' }), /from 0 to 65535/);
  });
});
