import { describe, expect, it } from 'vitest';
import { writeTicks } from '../../src/checklist/document.js';
import { parseChecklist } from '../../src/checklist/parse.js';
import type { LineState } from '../../src/report/report.js';

const LIST = `# Release

- [x] All **tests** pass
      on every platform
  \`\`\`sh
  npm test
  \`\`\`
- [ ] Images are small
> 1. [X] Payment works
- [ ] **Technical Lead:** ____ Date: __
- [ ]
  Customers told
`;

function written(text: string, states: readonly LineState[], sha?: string): string | undefined {
  const items = parseChecklist(text);
  const lines = items.map(({ slug, text: said }, index) => {
    const state = states[index] ?? 'unknown';
    const why = state === 'excused' ? 'no payments yet (ada, until 2026-12-31)' : undefined;
    return { slug, text: said, state, by: [`check-${index}`, 'b'], ...(why ? { why } : {}) };
  });
  const checklist = { items: items.length, covered: 0, attested: 0, uncovered: [], lines };
  const subject = { configDigest: '', sha };
  return writeTicks({ text, items }, { decision: 'no-go', project: 'shop', stage: 'staging', subject, checklist });
}

describe('the ticked checklist', () => {
  it('is the document as it was written, with boxes as they were proven and what answers for them', () => {
    const states = ['proven', 'failed', 'excused', 'waits', 'other-stage'] as const;
    expect(
      written(LIST, states, 'de58d36d4c0123'),
    ).toBe(`> **NO-GO** · shop · staging · de58d36d4c · ticked by deploy-validate; ticks by hand do not count

# Release

- [x] All **tests** pass
      on every platform — *proven by check-0, b*
  \`\`\`sh
  npm test
  \`\`\`
- [ ] Images are small — *failed: check-1, b*
> 1. [ ] ~~Payment works~~ — *excused: no payments yet (ada, until 2026-12-31)*
- [ ] **Technical Lead:** ____ Date: __ — *waits for a person: check-3, b*
- [ ]
  Customers told — *belongs to another stage: check-4, b*
`);
  });

  it('keeps line ends and front matter', () => {
    expect(written('---\r\ntitle: x\r\n---\r\n- [ ] a\r\n- [x] b\r\n', ['proven', 'unknown'])).toBe(
      '---\r\ntitle: x\r\n---\r\n- [x] a — *proven by check-0, b*\r\n- [ ] b — *could not be told: check-1, b*\r\n',
    );
  });

  it('is not there where nothing is known of lines', () => {
    const report = {
      decision: 'go',
      project: 'p',
      stage: 's',
      subject: { configDigest: '' },
      checklist: undefined,
    } as const;
    expect(writeTicks({ text: LIST, items: [] }, report)).toBeUndefined();
  });
});
