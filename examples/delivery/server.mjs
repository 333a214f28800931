// The service of the example: a version `bad…` answers its health with an error. Ends with a signal.
import { createServer } from 'node:http';

const [version = 'none', port = '18080'] = process.argv.slice(2);
const isBad = version.startsWith('bad');

createServer((_, answer) => {
  answer.writeHead(isBad ? 500 : 200, { 'content-type': 'application/json' });
  answer.end(JSON.stringify({ version, healthy: !isBad }));
}).listen(Number(port), '127.0.0.1');
