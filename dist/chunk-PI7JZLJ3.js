import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";

// src/ports/load/addresses.ts
import { lookup } from "node:dns/promises";
async function resolveAll(hosts) {
  const found = /* @__PURE__ */ new Map();
  for (const host of hosts) {
    try {
      found.set(host, await lookup(host, { all: true }));
    } catch (cause) {
      const why = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
      const message = `${host}: the name cannot be resolved (${why})`;
      throw new CouldNotTell("unreachable", message, "Check the name, and that it is known here.", { cause });
    }
  }
  return found;
}
function pinned(addresses) {
  return (hostname, options, callback) => {
    const [first] = addresses;
    if (first === void 0) return callback(new Error(`${hostname}: no address`), "", 0);
    if (options.all === true) return callback(null, [...addresses]);
    return callback(null, first.address, first.family);
  };
}

// src/ports/load/closed-loop.ts
var closedLoop = ({ crew, plan, zero }) => {
  const { connections, count = Number.POSITIVE_INFINITY, durationMs = Number.POSITIVE_INFINITY } = plan;
  const end = zero + durationMs;
  return {
    idleMs: () => 0,
    sweep: () => {
    },
    done: new Promise((resolve) => {
      let measured = 0;
      let resting = 0;
      crew.onFree = (slot) => {
        const now = performance.now();
        const counts = now >= zero;
        const isOver = crew.ended !== void 0 || now >= end || counts && measured >= count;
        if (!isOver && crew.send(slot, void 0, counts)) {
          if (counts) measured += 1;
          return;
        }
        resting += 1;
        if (resting === connections) resolve();
      };
      for (let index = 0; index < connections; index += 1) crew.onFree(crew.openSlot());
    })
  };
};

// src/ports/load/failure.ts
var BY_CODE = {
  ECONNREFUSED: "refused",
  ECONNRESET: "reset",
  EPIPE: "reset",
  ETIMEDOUT: "timeout",
  UND_ERR_CONNECT_TIMEOUT: "timeout",
  UND_ERR_HEADERS_TIMEOUT: "timeout",
  UND_ERR_BODY_TIMEOUT: "timeout",
  UND_ERR_SOCKET: "closed",
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: "closed",
  ENOTFOUND: "name",
  EAI_AGAIN: "name",
  EPROTO: "tls",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "tls",
  UNABLE_TO_GET_ISSUER_CERT: "tls",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "tls",
  SELF_SIGNED_CERT_IN_CHAIN: "tls",
  DEPTH_ZERO_SELF_SIGNED_CERT: "tls"
};
function noAnswerOf(error) {
  if (!(error instanceof Error)) return "other";
  const code = "code" in error ? String(error.code) : "";
  const known = BY_CODE[code];
  if (known !== void 0) return known;
  if (error instanceof AggregateError) return noAnswerOf(error.errors[0]);
  if (/^(?:ERR_TLS_|ERR_SSL_|CERT_)/.test(code)) return "tls";
  if (error.name === "HTTPParserError" || /^(?:HPE_|UND_ERR_)/.test(code)) return "protocol";
  return "other";
}

// src/ports/load/lane.ts
var Lane = class {
  /** Since when the request counts, in milliseconds of the monotonic clock. */
  from = 0;
  bytes = 0;
  /** The request that is under way, or was last. */
  request;
  underWay = false;
  retryAfter = false;
  /** False for warm-up. */
  counts = true;
  /** After `giveUp`: a late word about its last request must not be taken for one about the next. */
  gone = false;
  countsFromSending = false;
  code = 0;
  connecting = false;
  client;
  events;
  constructor(events, first) {
    this.events = events;
    this.request = first;
    this.client = events.open();
    this.client.on("connect", () => {
      this.connecting = true;
      events.connected();
    });
  }
  /** `from` undefined: the time counts from when it goes onto an open connection, or from now where one has to be opened. */
  send(request, from, counts) {
    this.request = request;
    this.counts = counts;
    this.underWay = true;
    this.countsFromSending = from === void 0;
    this.from = from ?? performance.now();
    this.bytes = 0;
    this.code = 0;
    this.retryAfter = false;
    this.client.dispatch(request.options, this);
  }
  onConnect() {
    if (this.countsFromSending && !this.connecting) this.from = performance.now();
    this.connecting = false;
  }
  onHeaders(status, headers) {
    if (status < 200) return true;
    this.code = status;
    if (status === 429 || status === 503) this.retryAfter = hasRetryAfter(headers);
    return true;
  }
  onData(chunk) {
    this.bytes += chunk.length;
    return true;
  }
  onComplete() {
    this.end(this.code);
  }
  onError(error) {
    this.end(noAnswerOf(error));
  }
  onUpgrade() {
    this.giveUp("protocol");
  }
  /** Ends the request that is under way, and its connection with it. */
  giveUp(why) {
    this.gone = true;
    this.client.destroy().catch(() => {
    });
    if (!this.underWay) return;
    this.underWay = false;
    this.events.ended(this, why);
  }
  close() {
    this.gone = true;
    this.underWay = false;
    this.client.destroy().catch(() => {
    });
  }
  end(code) {
    if (this.gone || !this.underWay) return;
    this.underWay = false;
    this.connecting = false;
    this.events.ended(this, code);
  }
};
function hasRetryAfter(headers) {
  for (let index = 0; index < headers.length; index += 2) {
    if (headers[index]?.toString("latin1").toLowerCase() === "retry-after") return true;
  }
  return false;
}

// src/ports/load/turns.ts
function turnsOf(weights) {
  if (weights.length === 1) return () => 0;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const current = weights.map(() => 0);
  return () => {
    let best = 0;
    for (const [index, weight] of weights.entries()) {
      current[index] = (current[index] ?? 0) + weight;
      if ((current[index] ?? 0) > (current[best] ?? 0)) best = index;
    }
    current[best] = (current[best] ?? 0) - total;
    return best;
  };
}

// src/ports/load/crew.ts
var NOBODY = 20;
var BACK_OFF_MS = 10;
var LONGEST_BACK_OFF_MS = 1e3;
var Crew = class {
  sent = 0;
  connectionsOpened = 0;
  underWay = 0;
  /** Ends and arrivals, for telling work from waiting. */
  events = 0;
  lastEnd;
  ended;
  /** Told when a slot has room for the next request. */
  onFree = () => {
  };
  answers = 0;
  failures = 0;
  slots = /* @__PURE__ */ new Set();
  turn;
  setting;
  constructor(setting) {
    this.setting = setting;
    this.lastEnd = setting.zero;
    this.turn = turnsOf(setting.plan.requests.map(({ weight }) => weight));
  }
  openSlot() {
    const slot = { lanes: /* @__PURE__ */ new Map(), broken: 0 };
    this.slots.add(slot);
    return slot;
  }
  get size() {
    return this.slots.size;
  }
  /** Sends the next request; false where the ceiling is reached. `from` undefined: its time counts from its sending. */
  send(slot, from, counts) {
    const { plan, prepared } = this.setting;
    if (this.sent >= plan.maxRequests) {
      this.ended ??= "ceiling";
      return false;
    }
    const request = prepared[this.turn()];
    if (request === void 0) return false;
    this.sent += 1;
    this.underWay += 1;
    const origin = String(request.options.origin);
    let lane = slot.lanes.get(origin);
    if (lane === void 0 || lane.gone) {
      lane = this.openLane(slot, request);
      slot.lanes.set(origin, lane);
    }
    lane.send(request, from, counts);
    return true;
  }
  /** A request that was due and never sent: its time was over before a connection was free. */
  missed(from) {
    const request = this.setting.prepared[this.turn()];
    this.failures += 1;
    if (request !== void 0 && from >= this.setting.zero)
      this.tell({ request: request.index, code: "timeout", from, bytes: 0 });
  }
  openLane(slot, first) {
    return new Lane(
      {
        open: () => this.setting.openClient(String(first.options.origin)),
        connected: () => {
          this.connectionsOpened += 1;
        },
        ended: (lane, code) => this.end(slot, lane, code)
      },
      first
    );
  }
  end(slot, lane, code) {
    this.underWay -= 1;
    const { request } = lane;
    if (lane.counts) this.tell({ request: request.index, code, from: lane.from, bytes: lane.bytes });
    if (typeof code === "number") {
      this.answers += 1;
      slot.broken = 0;
      if (!accepted(request, code)) this.obey(code, lane.retryAfter);
    } else {
      this.failures += 1;
      slot.broken += 1;
      if (this.answers === 0 && this.failures >= NOBODY) this.ended ??= "nobody-answers";
    }
    this.events += 1;
    if (slot.broken === 0) this.onFree(slot);
    else setTimeout(() => this.onFree(slot), Math.min(slot.broken * BACK_OFF_MS, LONGEST_BACK_OFF_MS));
  }
  /** A server that asks for less is given none. */
  obey(status, retryAfter) {
    if (status === 429) this.ended ??= "too-many-requests";
    else if (retryAfter) this.ended ??= "retry-after";
  }
  tell(what) {
    const { plan, zero, sink } = this.setting;
    const now = performance.now();
    const { request, code, from, bytes } = what;
    this.lastEnd = now;
    const took = code === "timeout" ? plan.timeoutMs : now - from;
    sink(request, code, took, now - zero, bytes);
  }
  /** Gives up requests whose time is over. */
  sweep(now) {
    const { timeoutMs } = this.setting.plan;
    for (const slot of this.slots) {
      for (const lane of slot.lanes.values()) {
        if (lane.underWay && now - lane.from >= timeoutMs) lane.giveUp("timeout");
      }
    }
    if (this.answers === 0 && now - this.setting.zero > 2 * timeoutMs) this.ended ??= "nobody-answers";
  }
  close() {
    for (const slot of this.slots) for (const lane of slot.lanes.values()) lane.close();
  }
};
function accepted({ accepts }, status) {
  for (const [first, last] of accepts) if (status >= first && status <= last) return true;
  return false;
}

// src/ports/load/health.ts
import { performance as performance2 } from "node:perf_hooks";
var EVERY_MS = 10;
var KEPT = 1e5;
function watchHealth() {
  const begun = performance2.eventLoopUtilization();
  const lags = [];
  let due = performance2.now() + EVERY_MS;
  const timer = setInterval(() => {
    const now = performance2.now();
    const lag = Math.max(0, now - due);
    if (lags.length < KEPT) lags.push(lag);
    due = now + EVERY_MS;
  }, EVERY_MS);
  return {
    stop: () => clearInterval(timer),
    end: (idleMs) => {
      clearInterval(timer);
      const late = performance2.now() - due;
      if (late > 0) lags.push(late);
      const { active, idle } = performance2.eventLoopUtilization(begun);
      lags.sort((a, b) => a - b);
      const all = active + idle;
      return {
        lagP99Ms: lags[Math.max(0, Math.ceil(lags.length * 0.99) - 1)] ?? 0,
        lagMaxMs: lags.at(-1) ?? 0,
        busy: all === 0 ? 0 : Math.max(0, Math.min(1, (active - idleMs) / all))
      };
    }
  };
}

// src/ports/load/open-loop.ts
var TIMER_MS = 2;
var openLoop = ({ crew, plan, zero }) => {
  const { connections, rate = 1, durationMs = 0, warmUpMs, timeoutMs } = plan;
  const total = Math.max(1, Math.round((warmUpMs + durationMs) * rate / 1e3));
  const start = zero - warmUpMs;
  const free = [];
  const waiting = dueTimes();
  let next = 0;
  let idle = 0;
  let finish = () => {
  };
  const dueAt = (index) => start + index * 1e3 / rate;
  const isOver = () => crew.ended !== void 0 || next >= total;
  const sendWaiting = () => {
    for (let from = waiting.first(); from !== void 0 && crew.ended === void 0; from = waiting.first()) {
      const slot = free.pop() ?? (crew.size < connections ? crew.openSlot() : void 0);
      if (slot === void 0) return;
      waiting.take();
      crew.send(slot, from, from >= zero);
    }
    if (crew.ended !== void 0) waiting.clear();
  };
  const settle = () => {
    if (isOver() && crew.underWay === 0 && waiting.first() === void 0) finish();
  };
  const admit = (now) => {
    while (!isOver() && dueAt(next) <= now) {
      waiting.add(dueAt(next));
      next += 1;
    }
    sendWaiting();
  };
  const wake = (since, seen) => {
    const now = performance.now();
    const before = crew.events;
    if (since !== void 0 && seen === before && dueAt(next) > now) idle += now - since;
    admit(now);
    if (isOver()) {
      settle();
      return;
    }
    const gap = dueAt(next) - performance.now();
    if (gap > TIMER_MS) setTimeout(() => wake(void 0, 0), Math.floor(gap - TIMER_MS + 0.5));
    else setImmediate(() => wake(now, before));
  };
  crew.onFree = (slot) => {
    free.push(slot);
    sendWaiting();
    settle();
  };
  return {
    idleMs: () => idle,
    sweep: (now) => {
      for (let from = waiting.first(); from !== void 0 && now - from >= timeoutMs; from = waiting.first()) {
        waiting.take();
        crew.missed(from);
      }
      settle();
    },
    done: new Promise((resolve) => {
      finish = resolve;
      wake(void 0, 0);
    })
  };
};
function dueTimes() {
  let times = [];
  let head = 0;
  return {
    add: (time) => {
      times.push(time);
    },
    first: () => times[head],
    take: () => {
      head += 1;
      if (head < 4096) return;
      times = times.slice(head);
      head = 0;
    },
    clear: () => {
      times = [];
      head = 0;
    }
  };
}

// src/ports/load/generate.ts
var SWEEP_MS = 50;
async function generate(plan, { sink, stop, control }) {
  const undici = await import("undici");
  const hosts = new Set(plan.requests.map(({ url }) => hostOf(url)));
  const addresses = await resolveAll(hosts);
  await control?.ready?.();
  await control?.begin;
  stop.throwIfAborted();
  const { ca, cert, key, serverName } = plan.tls ?? {};
  const secrets = { ...ca && { ca }, ...cert && { cert }, ...key && { key } };
  const openClient = (origin) => new undici.Client(origin, {
    pipelining: 1,
    // Time is watched by the crew, to the millisecond; undici's own timers go by seconds.
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: {
      timeout: 0,
      lookup: pinned(addresses.get(hostOf(origin)) ?? []),
      ...secrets,
      ...serverName && { servername: serverName }
    }
  });
  const health = watchHealth();
  const zero = performance.now() + plan.warmUpMs + (plan.delayMs ?? 0);
  const crew = new Crew({ plan, prepared: plan.requests.map(prepare), sink, openClient, zero });
  if (control) {
    control.halt = (why) => {
      crew.ended ??= why;
    };
  }
  const loop = (plan.rate === void 0 ? closedLoop : openLoop)({ crew, plan, zero });
  const sweeping = setInterval(() => {
    const now = performance.now();
    crew.sweep(now);
    loop.sweep(now);
  }, SWEEP_MS);
  try {
    await Promise.race([loop.done, aborted(stop)]);
    return {
      durationMs: Math.max(0, crew.lastEnd - zero),
      sent: crew.sent,
      connectionsOpened: crew.connectionsOpened,
      ended: crew.ended,
      addresses: Object.fromEntries([...addresses].map(([host, all]) => [host, all.map(({ address }) => address)])),
      health: health.end(loop.idleMs())
    };
  } finally {
    clearInterval(sweeping);
    health.stop();
    crew.ended ??= "ceiling";
    crew.close();
  }
}
var hostOf = (url) => new URL(url).hostname.replace(/^\[|\]$/g, "");
function prepare({ method, url, headers, body, accepts }, index) {
  const { origin, pathname, search } = new URL(url);
  const options = {
    origin,
    path: `${pathname}${search}`,
    method,
    headers: Object.entries(headers).flat(),
    ...body !== void 0 && { body: Buffer.from(body) }
  };
  return { index, options, accepts };
}
function aborted(stop) {
  return new Promise((_, reject) => {
    if (stop.aborted) reject(stop.reason);
    else stop.addEventListener("abort", () => reject(stop.reason), { once: true });
  });
}

export {
  generate
};
