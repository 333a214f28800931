import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  NUMBERS,
  packed
} from "./chunk-M4IRKMVB.js";
import {
  generate
} from "./chunk-PI7JZLJ3.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";

// src/ports/load/partner.ts
var KEPT = 4096;
var EVERY_MS = 100;
async function partner() {
  const stop = new AbortController();
  process.once("disconnect", () => stop.abort(new Error("the process that leads is gone")));
  let begin = () => {
  };
  const going = new Promise((resolve) => {
    begin = resolve;
  });
  const control = { halt: () => {
  }, begin: going };
  const plan = await new Promise((resolve) => {
    process.on("message", (message) => {
      if ("plan" in message) resolve(message.plan);
      else if ("go" in message) begin();
      else control.halt(message.halt);
    });
  });
  try {
    await share(plan, { control, stop: stop.signal });
    return 0;
  } catch (error) {
    const known = error instanceof CouldNotTell;
    await send({
      failed: {
        why: known ? error.why : "fault",
        message: error instanceof Error ? error.message : String(error),
        remedy: known ? error.remedy : "Please report it."
      }
    });
    return 1;
  } finally {
    if (process.connected) process.disconnect();
  }
}
async function share(plan, { control, stop }) {
  let batch = new Float64Array(KEPT * NUMBERS);
  let filled = 0;
  const flush = () => {
    if (filled === 0) return;
    const ended = batch.slice(0, filled);
    batch = new Float64Array(KEPT * NUMBERS);
    filled = 0;
    process.send?.({ ended });
  };
  const timer = setInterval(flush, EVERY_MS);
  try {
    const sink = (request, code, took, at, bytes) => {
      batch.set([request, packed(code), took, at, bytes], filled);
      filled += NUMBERS;
      if (filled === batch.length) flush();
    };
    const ready = () => send({ ready: true });
    const end = await generate(plan, { sink, stop, control: Object.assign(control, { ready }) });
    flush();
    await send({ end });
  } finally {
    clearInterval(timer);
  }
}
var send = (message) => new Promise((resolve) => {
  if (process.send === void 0 || !process.connected) resolve();
  else process.send(message, () => resolve());
});

// src/fronts/load-partner.ts
var runLoadPartner = () => partner();
export {
  runLoadPartner
};
