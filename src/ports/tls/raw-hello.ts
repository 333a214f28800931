import { deadline } from '../deadline.js';
import type { Hello, Protocol, TlsTarget } from '../tls.js';
import { clientHello } from './client-hello.js';
import { closed, explain, open, silent } from './connection.js';
import { serverHello } from './server-hello.js';

/** Sends one first message and reads the answer as far as it is in the clear; no key is ever made. */
export async function rawHello(target: TlsTarget, protocol: Protocol, stop: AbortSignal): Promise<Hello> {
  const signal = deadline(target.timeoutMs, stop);
  const connection = await open(target, signal);
  if (connection.was !== 'open') return connection;
  const { socket } = connection;
  const answer = serverHello(protocol);
  return new Promise<Hello>(resolve => {
    const done = (hello: Hello) => {
      socket.destroy();
      resolve(hello);
    };
    socket.on('data', chunk => {
      const hello = answer.add(chunk);
      if (hello) done(hello);
    });
    socket.once('error', error => done(answer.end() ?? explain(error, { target, signal })));
    socket.once('end', () => done(answer.end() ?? closed('the connection is closed without an answer')));
    socket.once('close', () => done(answer.end() ?? (signal.aborted ? silent(target) : closed())));
    socket.write(clientHello({ protocol, serverName: target.serverName }));
    socket.resume();
  });
}
