import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  NUMBERS,
  unpacked
} from "./chunk-M4IRKMVB.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";

// src/ports/load/together.ts
import { fork } from "node:child_process";

// src/ports/load/share.ts
function sharesOf(plan) {
  const { processes } = plan;
  return Array.from({ length: processes }, (_, index) => ({
    ...plan,
    processes: 1,
    connections: part(plan.connections, { index, processes }),
    maxRequests: part(plan.maxRequests, { index, processes }),
    count: plan.count === void 0 ? void 0 : part(plan.count, { index, processes }),
    rate: plan.rate === void 0 ? void 0 : plan.rate / processes,
    // Requests of all processes at even intervals, not several at once and then none.
    delayMs: plan.rate === void 0 ? 0 : index * 1e3 / plan.rate
  }));
}
var part = (whole, { index, processes }) => Math.floor(whole * (index + 1) / processes) - Math.floor(whole * index / processes);
function joined(ends) {
  const sum = (of) => ends.reduce((total, end) => total + of(end), 0);
  const most = (of) => Math.max(0, ...ends.map(of));
  return {
    durationMs: most((end) => end.durationMs),
    sent: sum((end) => end.sent),
    connectionsOpened: sum((end) => end.connectionsOpened),
    ended: ends.find((end) => end.ended !== void 0)?.ended,
    addresses: Object.assign({}, ...ends.map((end) => end.addresses)),
    health: {
      lagP99Ms: most((end) => end.health.lagP99Ms),
      lagMaxMs: most((end) => end.health.lagMaxMs),
      busy: most((end) => end.health.busy)
    }
  };
}

// src/ports/load/together.ts
var PARTNER = "load-partner";
async function generateTogether(plan, setting) {
  const { environment, stop } = setting;
  const partners = [];
  const abort = () => {
    for (const partner of partners) partner.kill("SIGKILL");
  };
  stop.addEventListener("abort", abort, { once: true });
  try {
    for (const _ of sharesOf(plan)) partners.push(start(environment));
    const tell = (message) => {
      for (const partner of partners) if (partner.connected) send(partner, message);
    };
    let ready = 0;
    const isReady = () => {
      ready += 1;
      if (ready === partners.length) tell({ go: true });
    };
    const ends = sharesOf(plan).map((share, index) => {
      const partner = partners[index];
      if (partner === void 0) throw new Error("fewer partners than shares");
      send(partner, { plan: share });
      return endOf(partner, { ...setting, isReady, tell });
    });
    return joined(await Promise.all(ends));
  } catch (error) {
    throw stop.aborted ? stop.reason : error;
  } finally {
    stop.removeEventListener("abort", abort);
    abort();
  }
}
var send = (partner, message) => {
  partner.send(message, () => {
  });
};
function start(env) {
  const [, program = ""] = process.argv;
  return fork(program, [PARTNER], {
    env,
    execArgv: [],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "inherit", "ipc"]
  });
}
function endOf(partner, at) {
  return new Promise((resolve, reject) => {
    partner.on("message", (message) => {
      if ("ended" in message) record(message.ended, at.sink);
      else if ("ready" in message) at.isReady();
      else if ("failed" in message) {
        const { why, message: text, remedy } = message.failed;
        reject(new CouldNotTell(why, text, remedy));
      } else {
        const { ended } = message.end;
        if (ended !== void 0 && ended !== "ceiling") at.tell({ halt: ended });
        resolve(message.end);
      }
    });
    partner.on("error", reject);
    partner.once("exit", (code, signal) => {
      const message = `a process that makes the load ended before its time (${signal ?? `exit ${code}`})`;
      reject(new CouldNotTell("tool-crashed", message, "Try with fewer `processes`."));
    });
  });
}
function record(ended, sink) {
  for (let index = 0; index + NUMBERS <= ended.length; index += NUMBERS) {
    const [request = 0, code = 0, took = 0, at = 0, bytes = 0] = ended.subarray(index, index + NUMBERS);
    sink(request, unpacked(code), took, at, bytes);
  }
}
export {
  PARTNER,
  generateTogether
};
