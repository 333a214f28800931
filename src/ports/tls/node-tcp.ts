import { deadline } from '../deadline.js';
import type { Tcp } from '../tcp.js';
import { open } from './connection.js';

/** The real one of a step. */
export const nodeTcp = (stop: AbortSignal): Tcp => ({
  knock: async at => {
    stop.throwIfAborted();
    const connection = await open({ ...at, serverName: '' }, deadline(at.timeoutMs, stop));
    stop.throwIfAborted();
    if (connection.was === 'open') {
      connection.socket.destroy();
      return { was: 'open' };
    }
    if (connection.was === 'not-offered') return { was: 'other', what: connection.what };
    if (connection.how === 'refused') return { was: 'refused' };
    const { how, what } = connection;
    return { was: how === 'silent' || how === 'no-route' ? how : 'other', what };
  },
});
