import type { Progress } from '../../report/progress.js';
import type { Result, Status } from '../../report/report.js';
import { clip } from '../../text/clip.js';
import { fitColumns, widthOf, wrapColumns } from '../../text/table.js';
import { count, showDuration } from '../../text/units.js';
import { showReused, showTook } from '../wording.js';
import { type Paint, painter, plain, signOf } from './paint.js';

/** A terminal that can be painted on. */
export interface Screen {
  readonly write: (text: string) => void;
  /** Its width now; people change it. */
  readonly columns: () => number;
  /** Milliseconds from any fixed moment. */
  readonly now: () => number;
  /** Calls again and again until the function that it answers is called. */
  readonly every: (ms: number, call: () => void) => () => void;
  readonly color: boolean;
}

const FRAME_MS = 100;
const SPINNER = [...'⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏'];
/** Running checks that are shown; the list must never be higher than the terminal. */
const SHOWN = 8;
/** Columns of the names: most of all, most of a terminal's, and what a narrow one has all the same. */
const NAME_COLUMNS = 40;
const NAME_SHARE = 0.4;
const NARROW_NAME = 16;
const ROOMY = 80;

interface Running {
  readonly name: string;
  readonly since: number;
  readonly attempt: number;
  readonly told?: string;
}

/**
 * Progress on a terminal: a line for each check that is done, and below them, painted over and over in place, those that
 * are running with the time they have taken so far.
 */
export function liveProgress(screen: Screen): Progress {
  const list = new LiveList(screen);
  return {
    begin: steps => list.begin(steps),
    started: step => list.started(step),
    told: ({ id }, text) => list.told(id, text),
    finished: result => list.finished(result),
    end: () => list.end(),
  };
}

class LiveList {
  readonly #screen: Screen;
  readonly #paint: Paint;
  readonly #running = new Map<string, Running>();
  readonly #done: Status[] = [];
  #total = 0;
  #nameWidth = 0;
  #begun = 0;
  #painted = 0;
  #stop: (() => void) | undefined;

  constructor(screen: Screen) {
    this.#screen = screen;
    this.#paint = painter(screen.color);
  }

  begin(steps: readonly { readonly name: string }[]): void {
    this.#total = steps.length;
    const most = Math.min(NAME_COLUMNS, Math.max(NARROW_NAME, Math.floor(this.#screen.columns() * NAME_SHARE)));
    this.#nameWidth = Math.min(most, Math.max(0, ...steps.map(({ name }) => widthOf(plain(name)))));
    this.#begun = this.#screen.now();
    this.#stop = this.#screen.every(FRAME_MS, () => this.#repaint(''));
    this.#repaint('');
  }

  started({ id, name, attempt }: { readonly id: string; readonly name: string; readonly attempt: number }): void {
    this.#running.set(id, { name: plain(name), since: this.#screen.now(), attempt });
    this.#repaint('');
  }

  /** Shown with the next frame. */
  told(id: string, text: string): void {
    const running = this.#running.get(id);
    if (running !== undefined) this.#running.set(id, { ...running, told: clip(plain(text), 200) });
  }

  finished(result: Result): void {
    this.#running.delete(result.id);
    this.#done.push(result.status);
    this.#repaint(`${this.#doneLine(result)}\n`);
  }

  end(): void {
    this.#stop?.();
    this.#stop = undefined;
    this.#screen.write(`${this.#erasure()}${this.#done.length > 0 ? '\n' : ''}`);
    this.#painted = 0;
  }

  /** One write a frame, so that nobody sees a half of it. */
  #repaint(above: string): void {
    const lines = this.#lines().map(line => fitColumns(line, Math.max(1, this.#screen.columns() - 1)));
    this.#screen.write(`${this.#erasure()}${above}${lines.map(line => `${line}\n`).join('')}`);
    this.#painted = lines.length;
  }

  #erasure(): string {
    return this.#painted === 0 ? '' : `\u001b[${this.#painted}A\r\u001b[J`;
  }

  #doneLine(result: Result): string {
    const how = showReused(result) ?? showTook(result);
    const took = how === '' ? '' : this.#paint('gray', ` (${how})`);
    const summary = clip(plain(result.summary), 300);
    const shown = result.status === 'passed' || result.status === 'skipped' ? this.#paint('gray', summary) : summary;
    const line = `${signOf(result, this.#paint)} ${this.#padded(plain(result.name))}  ${shown}${took}`;
    const columns = this.#screen.columns();
    // Where names leave little room, paths and addresses would not fit behind them.
    return wrapColumns(line, { columns, hang: columns < ROOMY ? 4 : this.#nameWidth + 4 });
  }

  #lines(): readonly string[] {
    const now = this.#screen.now();
    const spinner = SPINNER[Math.floor((now - this.#begun) / FRAME_MS) % SPINNER.length] ?? '';
    const running = [...this.#running.values()];
    const shown = running.slice(0, SHOWN).map(({ name, since, attempt, told }) => {
      const again = `${attempt > 1 ? `, attempt ${attempt}` : ''}${told === undefined ? '' : ` · ${told}`}`;
      return `${this.#paint('cyan', spinner)} ${this.#padded(name)}  ${this.#paint('gray', `${elapsed(now - since)}${again}`)}`;
    });
    const more = running.length > shown.length ? [`  … and ${running.length - shown.length} more`] : [];
    return [...shown, ...more, this.#paint('gray', this.#status(now))];
  }

  #status(now: number): string {
    const bad = this.#done.filter(status => status === 'failed' || status === 'errored').length;
    const parts = [
      `${this.#done.length} of ${count(this.#total, 'check')} done`,
      ...(bad > 0 ? [`${bad} not passed`] : []),
      elapsed(now - this.#begun),
    ];
    return `  ${parts.join(' · ')}`;
  }

  #padded(name: string): string {
    const fitting = fitColumns(name, this.#nameWidth);
    return fitting + ' '.repeat(Math.max(0, this.#nameWidth - widthOf(fitting)));
  }
}

/** Whole seconds: tenths that run by only flicker. */
const elapsed = (ms: number): string =>
  ms < 60_000 ? `${Math.floor(ms / 1000)} s` : showDuration(Math.floor(ms / 1000) * 1000);
