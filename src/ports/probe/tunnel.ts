import { request } from 'node:http';
import type { Socket } from 'node:net';
import { CouldNotTell } from '../../could-not-tell.js';

/** Asks a proxy for a way through to a host; the socket then leads there. */
export function throughProxy(
  socket: Socket,
  to: {
    readonly host: string;
    readonly port: number;
    readonly login: string | undefined;
    readonly signal: AbortSignal;
  },
): Promise<Socket> {
  const place = `${to.host.includes(':') ? `[${to.host}]` : to.host}:${to.port}`;
  return new Promise((done, fail) => {
    const asking = request({
      method: 'CONNECT',
      path: place,
      headers: { host: place, ...(to.login !== undefined && { 'proxy-authorization': to.login }) },
      createConnection: () => socket,
      signal: to.signal,
    });
    asking.once('error', fail);
    asking.once('response', response => refuse(response.statusCode));
    asking.once('connect', (response, tunnel: Socket) => {
      if (response.statusCode === 200) done(tunnel);
      else refuse(response.statusCode);
    });
    asking.end();
    function refuse(status: number | undefined): void {
      socket.destroy();
      const message = `${place}: the proxy refuses to connect (status ${status ?? 'unknown'})`;
      fail(new CouldNotTell('unreachable', message, 'Let the proxy through to it, or name the host in NO_PROXY.'));
    }
  });
}
