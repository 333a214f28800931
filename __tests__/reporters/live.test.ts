import { describe, expect, it } from 'vitest';
import { liveProgress } from '../../src/reporters/terminal/live.js';
import { nowAndThen, plainProgress } from '../../src/reporters/terminal/plain.js';
import { workflowProgress } from '../../src/reporters/terminal/workflow-log.js';
import { result } from './sample.js';

/** A terminal of the kind that the list needs: it knows line ends, going up, and clearing to the end. */
class Terminal {
  #lines: string[] = [''];
  #row = 0;
  writes = 0;
  now = 0;
  tick: (() => void) | undefined;
  width = 80;

  readonly screen = {
    write: (text: string) => this.#write(text),
    columns: () => this.width,
    now: () => this.now,
    every: (_: number, call: () => void) => {
      this.tick = call;
      return () => {
        this.tick = undefined;
      };
    },
    color: false,
  };

  #write(text: string): void {
    this.writes += 1;
    for (const [part] of text.matchAll(/\u001b\[(\d+)A|\u001b\[J|\r|\n|[^\u001b\r\n]+/g)) {
      if (part === '\n') {
        this.#row += 1;
        this.#lines[this.#row] ??= '';
      } else if (part === '\u001b[J') {
        this.#lines = [...this.#lines.slice(0, this.#row), ''];
      } else if (part.startsWith('\u001b')) {
        this.#row -= Number(part.slice(2, -1));
        if (this.#row < 0) throw new Error('above the top');
      } else if (part !== '\r') {
        this.#lines[this.#row] += part;
      }
    }
  }

  get text(): string {
    return this.#lines.join('\n');
  }
}

const steps = [
  { id: 'build', name: 'Build' },
  { id: 'tests', name: 'All tests pass' },
];

describe('progress on a terminal', () => {
  it('paints what runs in place, and leaves a line for what is done', () => {
    const terminal = new Terminal();
    const progress = liveProgress(terminal.screen);
    progress.begin(steps);
    expect(terminal.text).toBe('  0 of 2 checks done · 0 s\n');
    progress.started({ id: 'build', name: 'Build', attempt: 1 });
    terminal.now = 3400;
    progress.started({ id: 'tests', name: 'All tests pass', attempt: 2 });
    terminal.now = 65_000;
    terminal.tick?.();
    progress.told({ id: 'build', name: 'Build' }, 'half\nof it');
    progress.told({ id: 'gone', name: 'Gone' }, 'nobody');
    terminal.tick?.();
    expect(terminal.text).toBe(
      '⠋ Build           1 min 5 s · half ⏎ of it\n⠋ All tests pass  1 min 1 s, attempt 2\n  0 of 2 checks done · 1 min 5 s\n',
    );
    progress.finished(
      result('build', { name: 'Build', status: 'failed', summary: 'make exited with 2', durationMs: 65_000 }),
    );
    expect(terminal.text).toBe(
      '✖ Build           make exited with 2 (1 min 5 s)\n⠋ All tests pass  1 min 1 s, attempt 2\n  1 of 2 checks done · 1 not passed · 1 min 5 s\n',
    );
    progress.finished(result('tests', { name: 'All tests pass', summary: '3 tests passed' }));
    progress.end();
    expect(terminal.text).toBe(
      '✖ Build           make exited with 2 (1 min 5 s)\n✔ All tests pass  3 tests passed (1.2 s)\n\n',
    );
    expect(terminal.tick).toBeUndefined();
  });

  it('writes each frame at once, in lines that never wrap', () => {
    const terminal = new Terminal();
    terminal.width = 20;
    const progress = liveProgress(terminal.screen);
    progress.begin([{ id: 'a', name: '日本語の名前がとても長いチェック' }]);
    progress.started({ id: 'a', name: '日本語の名前がとても長いチェック', attempt: 1 });
    expect(terminal.writes).toBe(2);
    for (const line of terminal.text.split('\n'))
      expect(line.replace(/[^\u0000-\u00ff…⠋·]/g, 'xx').length).toBeLessThan(20);
  });

  it('breaks a long summary between words, behind the name where there is room', () => {
    const told = (width: number): string => {
      const terminal = new Terminal();
      terminal.width = width;
      const progress = liveProgress(terminal.screen);
      const name = 'The image has no known vulnerability of high severity';
      progress.begin([{ id: 'scan', name }]);
      progress.finished(result('scan', { name, summary: '2 packages: 1 known vulnerability (1 critical); 1 fails' }));
      progress.end();
      return terminal.text;
    };
    expect(told(80)).toBe(
      '✔ The image has no known vulnerab…  2 packages: 1 known vulnerability (1\n                                    critical); 1 fails (1.2 s)\n\n',
    );
    expect(told(60)).toBe(
      '✔ The image has no known …  2 packages: 1 known\n    vulnerability (1 critical); 1 fails (1.2 s)\n\n',
    );
  });

  it('is never higher than a few lines, however much runs', () => {
    const terminal = new Terminal();
    const many = Array.from({ length: 50 }, (_, index) => ({ id: `c${index}`, name: `c${index}` }));
    const progress = liveProgress(terminal.screen);
    progress.begin(many);
    for (const step of many) progress.started({ ...step, attempt: 1 });
    expect(terminal.text.split('\n')).toHaveLength(11);
    expect(terminal.text).toContain('  … and 42 more\n');
  });

  it('obeys nothing that a name or a summary says', () => {
    const terminal = new Terminal();
    const progress = liveProgress(terminal.screen);
    progress.begin(steps);
    progress.finished(result('x', { name: 'x\u001b[5A\r\n::error::', summary: 'y\u001b[2J\u0007' }));
    progress.end();
    expect(terminal.text).toBe('✔ x ⏎ ::error::   y␇ (1.2 s)\n\n');
  });
});

describe('progress where nothing can be painted over', () => {
  it('says when a check starts and when it is done', () => {
    let text = '';
    const progress = plainProgress(part => {
      text += part;
    });
    progress.begin(steps);
    progress.started({ id: 'build', name: 'Build', attempt: 1 });
    progress.started({ id: 'build', name: 'Build', attempt: 2 });
    progress.finished(
      result('build', { name: 'Build', required: false, status: 'failed', summary: '::error::no\nsecond' }),
    );
    progress.end();
    expect(text).toBe(
      'Running 2 checks\n▶ Build\n▶ Build (attempt 2)\n✖ Build: ::error::no ⏎ second (failed, advisory, 1.2 s)\n',
    );
  });
});

describe('how far a check has come', () => {
  it('is said every ten seconds for each check, where nothing can be painted over', () => {
    const told: string[] = [];
    let now = 0;
    const tell = nowAndThen(
      ({ id }, text) => told.push(`${id} ${text}`),
      () => now,
    );
    for (const [at, id] of [
      [0, 'a'],
      [9_999, 'a'],
      [10_000, 'a'],
      [10_001, 'b'],
      [19_999, 'a'],
      [20_001, 'b'],
    ] as const) {
      now = at;
      tell({ id, name: id }, String(at));
    }
    expect(told).toEqual(['a 10000', 'b 20001']);
  });
});

describe("progress in a workflow's log", () => {
  it('folds each check into a group in which no command is live', () => {
    let text = '';
    const progress = workflowProgress(part => {
      text += part;
    });
    progress.begin(steps);
    progress.started({ id: 'build', name: '::group::x', attempt: 1 });
    const details = [{ title: 'stdout', text: 'one\r::set-output name=x::1\n  ::endgroup::\n##[add-mask]two' }];
    progress.finished(result('build', { name: 'Build 100%', summary: 'done', details }));
    expect(text.split('\n')).toEqual([
      'Running 2 checks',
      '▶ ::group::x',
      '::group::✔ Build 100%25: done (passed, 1.2 s)',
      'done',
      '',
      '── stdout ──',
      'one',
      ':\u200b:set-output name=x::1',
      '  :\u200b:endgroup::',
      '##\u200b[add-mask]two',
      '::endgroup::',
      '',
    ]);
  });
});
