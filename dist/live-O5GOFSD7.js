import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  painter,
  plain,
  signOf
} from "./chunk-JO7AAMH6.js";
import {
  fitColumns,
  widthOf,
  wrapColumns
} from "./chunk-5CTZS7HT.js";
import {
  showReused,
  showTook
} from "./chunk-TNULEZAG.js";
import "./chunk-7SUMUGD6.js";
import "./chunk-N3UFVQ2O.js";
import {
  clip
} from "./chunk-7SIRGS3L.js";
import {
  count,
  showDuration
} from "./chunk-WDRWDCXA.js";

// src/reporters/terminal/live.ts
var FRAME_MS = 100;
var SPINNER = [..."\u280B\u2819\u2839\u2838\u283C\u2834\u2826\u2827\u2807\u280F"];
var SHOWN = 8;
var NAME_COLUMNS = 40;
var NAME_SHARE = 0.4;
var NARROW_NAME = 16;
var ROOMY = 80;
function liveProgress(screen) {
  const list = new LiveList(screen);
  return {
    begin: (steps) => list.begin(steps),
    started: (step) => list.started(step),
    told: ({ id }, text) => list.told(id, text),
    finished: (result) => list.finished(result),
    end: () => list.end()
  };
}
var LiveList = class {
  #screen;
  #paint;
  #running = /* @__PURE__ */ new Map();
  #done = [];
  #total = 0;
  #nameWidth = 0;
  #begun = 0;
  #painted = 0;
  #stop;
  constructor(screen) {
    this.#screen = screen;
    this.#paint = painter(screen.color);
  }
  begin(steps) {
    this.#total = steps.length;
    const most = Math.min(NAME_COLUMNS, Math.max(NARROW_NAME, Math.floor(this.#screen.columns() * NAME_SHARE)));
    this.#nameWidth = Math.min(most, Math.max(0, ...steps.map(({ name }) => widthOf(plain(name)))));
    this.#begun = this.#screen.now();
    this.#stop = this.#screen.every(FRAME_MS, () => this.#repaint(""));
    this.#repaint("");
  }
  started({ id, name, attempt }) {
    this.#running.set(id, { name: plain(name), since: this.#screen.now(), attempt });
    this.#repaint("");
  }
  /** Shown with the next frame. */
  told(id, text) {
    const running = this.#running.get(id);
    if (running !== void 0) this.#running.set(id, { ...running, told: clip(plain(text), 200) });
  }
  finished(result) {
    this.#running.delete(result.id);
    this.#done.push(result.status);
    this.#repaint(`${this.#doneLine(result)}
`);
  }
  end() {
    this.#stop?.();
    this.#stop = void 0;
    this.#screen.write(`${this.#erasure()}${this.#done.length > 0 ? "\n" : ""}`);
    this.#painted = 0;
  }
  /** One write a frame, so that nobody sees a half of it. */
  #repaint(above) {
    const lines = this.#lines().map((line) => fitColumns(line, Math.max(1, this.#screen.columns() - 1)));
    this.#screen.write(`${this.#erasure()}${above}${lines.map((line) => `${line}
`).join("")}`);
    this.#painted = lines.length;
  }
  #erasure() {
    return this.#painted === 0 ? "" : `\x1B[${this.#painted}A\r\x1B[J`;
  }
  #doneLine(result) {
    const how = showReused(result) ?? showTook(result);
    const took = how === "" ? "" : this.#paint("gray", ` (${how})`);
    const summary = clip(plain(result.summary), 300);
    const shown = result.status === "passed" || result.status === "skipped" ? this.#paint("gray", summary) : summary;
    const line = `${signOf(result, this.#paint)} ${this.#padded(plain(result.name))}  ${shown}${took}`;
    const columns = this.#screen.columns();
    return wrapColumns(line, { columns, hang: columns < ROOMY ? 4 : this.#nameWidth + 4 });
  }
  #lines() {
    const now = this.#screen.now();
    const spinner = SPINNER[Math.floor((now - this.#begun) / FRAME_MS) % SPINNER.length] ?? "";
    const running = [...this.#running.values()];
    const shown = running.slice(0, SHOWN).map(({ name, since, attempt, told }) => {
      const again = `${attempt > 1 ? `, attempt ${attempt}` : ""}${told === void 0 ? "" : ` \xB7 ${told}`}`;
      return `${this.#paint("cyan", spinner)} ${this.#padded(name)}  ${this.#paint("gray", `${elapsed(now - since)}${again}`)}`;
    });
    const more = running.length > shown.length ? [`  \u2026 and ${running.length - shown.length} more`] : [];
    return [...shown, ...more, this.#paint("gray", this.#status(now))];
  }
  #status(now) {
    const bad = this.#done.filter((status) => status === "failed" || status === "errored").length;
    const parts = [
      `${this.#done.length} of ${count(this.#total, "check")} done`,
      ...bad > 0 ? [`${bad} not passed`] : [],
      elapsed(now - this.#begun)
    ];
    return `  ${parts.join(" \xB7 ")}`;
  }
  #padded(name) {
    const fitting = fitColumns(name, this.#nameWidth);
    return fitting + " ".repeat(Math.max(0, this.#nameWidth - widthOf(fitting)));
  }
};
var elapsed = (ms) => ms < 6e4 ? `${Math.floor(ms / 1e3)} s` : showDuration(Math.floor(ms / 1e3) * 1e3);
export {
  liveProgress
};
