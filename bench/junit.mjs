// Reads a JUnit report of 100 MB with the reader, compiled into .bench/, in a process of its own, beside a bare pass of the
// parser below it and Python's.
//
//   node bench/junit.mjs
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { median, nodes } from './measure.mjs';

const TARGET_BYTES = 100e6;
const ROUNDS = 3;
const root = fileURLToPath(new URL('..', import.meta.url));
const self = fileURLToPath(import.meta.url);
const compiled = join(root, '.bench/lib');

const PYTHON = `
import sys, time, resource, xml.etree.ElementTree as tree
begun = time.perf_counter()
cases = 0
for event, element in tree.iterparse(sys.argv[1]):
    if element.tag == 'testcase': cases += 1
    element.clear()
print(cases, (time.perf_counter() - begun) * 1000, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
`;

/** Rows for bench/index.mjs. */
export async function bench() {
  const built = spawnSync(join(root, 'node_modules/.bin/tsc'), [
    '-p',
    join(root, 'tsconfig.json'),
    '--outDir',
    compiled,
  ]);
  if (built.error) throw built.error;
  const folder = mkdtempSync(join(tmpdir(), 'bench-junit-'));
  try {
    const file = join(folder, 'report.xml');
    const cases = await generate(file);
    const megabytes = statSync(file).size / 1e6;
    return nodes().flatMap(node => measure(node, { file, cases, megabytes }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function measure(node, { file, cases, megabytes }) {
  const programs = {
    reader: [node.path, self, '--child', 'reader', file],
    saxes: [node.path, self, '--child', 'saxes', file],
    python: ['python3', '-c', PYTHON, file],
  };
  const speeds = { reader: [], saxes: [], python: [] };
  const memory = { reader: 0, saxes: 0, python: 0 };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, argv] of Object.entries(programs)) {
      const [found, ms, kilobytes] = child(argv);
      if (found !== cases) throw new Error(`${name} finds ${found} of ${cases} testcases`);
      speeds[name].push(megabytes / (ms / 1000));
      memory[name] = Math.max(memory[name], kilobytes / 1024);
    }
  }
  const beside = ['saxes', 'python'].map(
    name => `${name} ${median(speeds[name]).toFixed(0)} MB/s, ${memory[name].toFixed(0)} MiB`,
  );
  const what = `JUnit XML of ${megabytes.toFixed(0)} MB, ${cases} testcases, Node ${node.version}`;
  return [
    {
      what: `${what}: time against a bare pass of its parser`,
      figure: median(speeds.saxes) / median(speeds.reader),
      unit: '×',
      atMost: 1.8,
      detail: [`${median(speeds.reader).toFixed(0)} MB/s`, ...beside].join('; '),
    },
    { what: `${what}: peak memory of the process`, figure: memory.reader, unit: 'MiB', atMost: 200 },
  ];
}

function child([program, ...args]) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program}: ${error?.message ?? stderr}`);
  return stdout.trim().split(' ').map(Number);
}

/** Prints testcases, milliseconds and peak memory in KiB. */
async function runChild(what, file) {
  const chunks = createReadStream(file, { highWaterMark: 256 * 1024 });
  const begun = performance.now();
  const cases = what === 'reader' ? await countWithReader(chunks) : await countWithSaxes(chunks);
  console.log(cases, performance.now() - begun, process.resourceUsage().maxRSS);
}

async function countWithReader(chunks) {
  const { readJunit } = await import(pathToFileURL(join(compiled, 'formats/junit/junit.js')).href);
  const report = await readJunit({ name: 'report.xml', chunks });
  return report.passed + report.failed + report.skipped + report.flaky;
}

async function countWithSaxes(chunks) {
  const { SaxesParser } = await import('saxes');
  const parser = new SaxesParser({ position: true });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let cases = 0;
  parser.on('error', error => {
    throw error;
  });
  parser.on('opentag', ({ name }) => {
    if (name === 'testcase') cases += 1;
  });
  for await (const chunk of chunks) parser.write(decoder.decode(chunk, { stream: true }));
  parser.write(decoder.decode()).close();
  return cases;
}

/** Writes suites of 50 tests as surefire does: one failure in a hundred with its stack, a log in each suite, some of it not ASCII. */
async function generate(file) {
  const out = createWriteStream(file);
  let bytes = 0;
  let cases = 0;
  const write = async text => {
    bytes += Buffer.byteLength(text);
    if (!out.write(text)) await once(out, 'drain');
  };
  await write('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n');
  for (let suite = 0; bytes < TARGET_BYTES; suite += 1) {
    await write(suiteXml(suite));
    cases += 50;
  }
  await write('</testsuites>\n');
  out.end();
  await once(out, 'close');
  return cases;
}

function suiteXml(suite) {
  const name = `com.example.shop.module${suite % 97}.Feature${suite}Test`;
  const tests = Array.from({ length: 50 }, (_, test) => testXml(name, suite * 50 + test));
  const place = suite % 10 === 0 ? 'Zürich' : 'Basel';
  const log = Array.from(
    { length: 60 },
    (_, line) =>
      `2026-05-0${(line % 9) + 1}T10:00:00.${line} INFO [main] com.example.Shop - order ${line} of ${suite} to ${place} in ${line * 3} ms\n`,
  );
  return `  <testsuite name="${name}" tests="50" time="1.2">\n${tests.join('')}    <system-out><![CDATA[${log.join('')}]]></system-out>\n  </testsuite>\n`;
}

function testXml(suite, number) {
  const time = ((number * 7919) % 1000) / 1000;
  const open = `    <testcase classname="${suite}" name="handles case ${number} of &quot;feature&quot;" time="${time}"`;
  if (number % 37 === 0) return `${open}>\n      <skipped message="not on this platform"/>\n    </testcase>\n`;
  if (number % 100 !== 0) return `${open}/>\n`;
  const stack = Array.from(
    { length: 25 },
    (_, at) => `\tat com.example.shop.module${at}.Helper.call${at}(Helper.java:${at * 13 + 1})\n`,
  );
  const message = `expected: &lt;${number}&gt; but was: &lt;${number + 1}&gt;`;
  return `${open}>\n      <failure message="${message}" type="org.opentest4j.AssertionFailedError">org.opentest4j.AssertionFailedError: ${message}\n${stack.join('')}</failure>\n    </testcase>\n`;
}

if (process.argv[2] === '--child') await runChild(process.argv[3], process.argv[4]);
else if (process.argv[1] === self) {
  for (const { what, figure, unit, atMost, detail } of await bench()) {
    console.log(`${what}: ${figure.toFixed(2)} ${unit} (at most ${atMost})${detail ? `; ${detail}` : ''}`);
  }
}
