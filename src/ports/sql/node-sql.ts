import { Worker } from 'node:worker_threads';
import { brotliDecompressSync } from 'node:zlib';
import { CouldNotTell } from '../../could-not-tell.js';
import type { Sql, SqlParsed } from '../sql.js';
import { sqlParserBinary, sqlParserProgram } from './asset.js';

/**
 * What the thread runs: the package's two files as they are, given their binary instead of a path to it. One answer a text, so
 * that nobody waits for all of them at once.
 */
const THREAD = `
const { parentPort, workerData } = require('node:worker_threads');
const load = (source, require) => {
  const module = { exports: {} };
  new Function('module', 'exports', 'require', '__filename', '__dirname', source)(module, module.exports, require, '/', '/');
  return module.exports;
};
const factory = load(workerData.glue, require);
const instantiateWasm = (imports, done) => {
  WebAssembly.instantiate(workerData.wasm, imports).then(({ instance, module }) => done(instance, module));
  return {};
};
const api = load(workerData.api, () => () => factory({ instantiateWasm }));
const answer = text => {
  if (text.trim() === '') return { tree: { stmts: [] } };
  try {
    return { tree: api.parseSync(text) };
  } catch (error) {
    if (error.sqlDetails === undefined) throw error;
    return { error: { message: error.message, position: error.sqlDetails.cursorPosition } };
  }
};
api.loadModule().then(() => {
  for (const text of workerData.texts) parentPort.postMessage(answer(text));
});
`;

/** Megabytes of JavaScript's own memory in the thread; the parser has its own. */
const HEAP_MB = 1024;
const STACK_MB = 16;

/** The real `Sql` for one step. */
export function nodeSql(signal: AbortSignal): Sql {
  return {
    release: 'PostgreSQL 18',
    parse: texts => (texts.length === 0 ? Promise.resolve([]) : parseAll(texts, signal)),
  };
}

async function parseAll(texts: readonly string[], signal: AbortSignal): Promise<readonly SqlParsed[]> {
  signal.throwIfAborted();
  const program: { readonly glue: string; readonly api: string } = JSON.parse(
    unpack(sqlParserProgram).toString('utf8'),
  );
  const workerData = { ...program, wasm: new Uint8Array(unpack(sqlParserBinary)), texts };
  const resourceLimits = { maxOldGenerationSizeMb: HEAP_MB, stackSizeMb: STACK_MB };
  const worker = new Worker(THREAD, { eval: true, workerData, resourceLimits, env: {}, stdout: true, stderr: true });
  const answers: SqlParsed[] = [];
  let onAbort = (): void => {};
  try {
    return await new Promise((resolve, reject) => {
      onAbort = () => reject(signal.reason);
      signal.addEventListener('abort', onAbort, { once: true });
      worker.on('message', (answer: SqlParsed) => {
        answers.push(answer);
        if (answers.length === texts.length) resolve(answers);
      });
      worker.once('error', error => reject(broken(error.message)));
      worker.once('exit', code => reject(broken(`its thread ended with ${code}`)));
    });
  } finally {
    signal.removeEventListener('abort', onAbort);
    await worker.terminate();
  }
}

const unpack = (asset: string): Buffer => brotliDecompressSync(Buffer.from(asset, 'base64'));

const broken = (why: string): CouldNotTell =>
  new CouldNotTell(
    'tool-crashed',
    `PostgreSQL's parser broke: ${why}`,
    'Look for a statement that is nested or long without measure, and leave its file out.',
  );
