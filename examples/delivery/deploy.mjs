// Replaces the version that runs; `none` stops it. What runs stands in the folder `run`.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

const [version = ''] = process.argv.slice(2);
if (!/^[a-z0-9.-]+$/.test(version)) throw new Error(`no version: "${version}"`);
const port = process.env.PORT ?? '18080';
mkdirSync('run', { recursive: true });
stop();
writeFileSync('run/version', `${version}\n`);
if (version !== 'none') {
  const server = join(import.meta.dirname, 'server.mjs');
  const child = spawn(process.execPath, [server, version, port], { detached: true, stdio: 'ignore' });
  child.unref();
  writeFileSync('run/pid', `${child.pid}\n`);
  await listening();
}
console.log(`${version} runs`);

function stop() {
  try {
    process.kill(Number(readFileSync('run/pid', 'utf8')));
  } catch {
    // Nothing runs yet, or it has ended by itself.
  }
}

async function listening() {
  for (let tries = 0; tries < 100; tries += 1) {
    const version = await asked();
    if (version === process.argv[2]) return;
    await setTimeout(100);
  }
  throw new Error('the server does not answer');
}

function asked() {
  return new Promise(resolve => {
    get(`http://127.0.0.1:${port}/health`, answer => {
      let text = '';
      answer.on('data', part => {
        text += part;
      });
      answer.on('end', () => resolve(JSON.parse(text).version));
    }).on('error', () => resolve(undefined));
  });
}
