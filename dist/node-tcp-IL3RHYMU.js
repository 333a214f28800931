import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  open
} from "./chunk-IAP4KLHS.js";
import {
  deadline
} from "./chunk-DKHORWX3.js";

// src/ports/tls/node-tcp.ts
var nodeTcp = (stop) => ({
  knock: async (at) => {
    stop.throwIfAborted();
    const connection = await open({ ...at, serverName: "" }, deadline(at.timeoutMs, stop));
    stop.throwIfAborted();
    if (connection.was === "open") {
      connection.socket.destroy();
      return { was: "open" };
    }
    if (connection.was === "not-offered") return { was: "other", what: connection.what };
    if (connection.how === "refused") return { was: "refused" };
    const { how, what } = connection;
    return { was: how === "silent" || how === "no-route" ? how : "other", what };
  }
});
export {
  nodeTcp
};
