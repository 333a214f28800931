/** A name server for one zone on loopback: answers A for the names that it is given, and that all others do not exist. */
import { createSocket } from 'node:dgram';

const HEADER = 12;
const A = 1;
const IN = 1;
const TTL_S = 60;

export async function startNames(addresses) {
  const server = createSocket('udp4');
  server.on('message', (query, { address, port }) => {
    const answer = answerTo(query, addresses);
    if (answer) server.send(answer, port, address);
  });
  await new Promise(done => server.bind(0, '127.0.0.1', done));
  return {
    place: `127.0.0.1:${server.address().port}`,
    stop: () => new Promise(done => server.close(done)),
  };
}

function answerTo(query, addresses) {
  if (query.length < HEADER + 5) return undefined;
  const { name, end } = nameIn(query);
  const question = query.subarray(HEADER, end + 4);
  const type = query.readUInt16BE(end);
  const address = addresses[name];
  const records = address !== undefined && type === A ? [record(address)] : [];
  const header = Buffer.alloc(HEADER);
  query.copy(header, 0, 0, 2);
  // A response, by who owns the zone; recursion as it was asked for; no such name where there is none.
  header.writeUInt16BE(0x8400 | (query.readUInt16BE(2) & 0x0100) | (address === undefined ? 3 : 0), 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(records.length, 6);
  return Buffer.concat([header, question, ...records]);
}

function nameIn(query) {
  const labels = [];
  let at = HEADER;
  while (query[at] > 0 && at + query[at] < query.length) {
    labels.push(query.toString('latin1', at + 1, at + 1 + query[at]).toLowerCase());
    at += query[at] + 1;
  }
  return { name: labels.join('.'), end: at + 1 };
}

function record(address) {
  const bytes = Buffer.alloc(16);
  // The name is that of the question.
  bytes.writeUInt16BE(0xc00c, 0);
  bytes.writeUInt16BE(A, 2);
  bytes.writeUInt16BE(IN, 4);
  bytes.writeUInt32BE(TTL_S, 6);
  bytes.writeUInt16BE(4, 10);
  Buffer.from(address.split('.').map(Number)).copy(bytes, 12);
  return bytes;
}
