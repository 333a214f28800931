// Servers to make load on: node server.mjs trivial|stalling. Prints its port; a line on standard input makes it print what
// it saw, and the end of standard input ends it.
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';

const [kind] = process.argv.slice(2);
/** How long the stalling one takes for each request, and how it stalls: a second in five. */
const SERVICE_MS = 20;
const STALL_MS = 1000;
const PERIOD_MS = 5000;

/** When requests came and when their answers were given, in milliseconds of the machine's monotonic clock. */
const arrived = [];
const answered = [];
let origin = 0;

const nowMs = () => Number(process.hrtime.bigint()) / 1e6;

function trivial(_, response) {
  response.writeHead(200, { 'content-type': 'text/plain', 'content-length': '2' });
  response.end('ok');
}

function stalling(_, response) {
  const came = nowMs();
  if (arrived.length === 0) origin = came;
  arrived.push(came);
  const phase = (came - origin) % PERIOD_MS;
  // The stall comes at the end of each period: whoever comes meanwhile waits until it is over.
  const wait = Math.max(0, phase - (PERIOD_MS - STALL_MS)) > 0 ? PERIOD_MS - phase : 0;
  setTimeout(() => {
    answered.push(nowMs());
    trivial(_, response);
  }, wait + SERVICE_MS);
}

const server = createServer(kind === 'stalling' ? stalling : trivial);
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', 4096, () => console.log(server.address().port));
const lines = createInterface({ input: process.stdin });
lines.on('line', () => {
  console.log(JSON.stringify({ arrived, answered }));
  arrived.length = 0;
  answered.length = 0;
});
lines.on('close', () => process.exit());
