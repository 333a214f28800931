import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  duration
} from "./chunk-5M3NKAVS.js";

// src/facts/live/waiting.ts
import { z } from "zod";
var SHORTEST_PAUSE_MS = 50;
var positive = duration.refine((ms) => ms > 0, { error: "expected more than 0s" });
var waiting = {
  within: positive.optional().describe("Asked again until it holds or this time is over, also after could not tell; asked once unless given"),
  every: duration.refine((ms) => ms >= SHORTEST_PAUSE_MS, { error: `expected at least ${SHORTEST_PAUSE_MS}ms` }).prefault("2s").describe("Time from one question to the next"),
  "stable-for": positive.optional().describe("How long it must then stay so. A failure starts the wait anew, as long as `within` lasts")
};
var requestTimeout = {
  "request-timeout": positive.prefault("10s").describe("Longest time of one request. Beyond it nobody can tell")
};
var waitingSchema = z.object(waiting);

export {
  waiting,
  requestTimeout
};
