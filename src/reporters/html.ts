import { createHash } from 'node:crypto';
import type { Origin } from '../report/origin.js';
import type { Report } from '../report/report.js';
import { escapeHtml } from '../text/escape.js';
import { banner } from './html/banner.js';
import { blocking } from './html/blocking.js';
import { checklist } from './html/checklist.js';
import { sections } from './html/checks.js';
import { evidence, legend, notices, policyNote, proof, provenance, waivers } from './html/closing.js';
import { FILTER } from './html/filter.js';
import { openPage } from './html/page.js';
import { signOff } from './html/sign-off.js';
import { STYLE } from './html/style.js';
import { timeline } from './html/timeline.js';
import { waitsForPeople, wordOf } from './wording.js';

const digestOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Nothing may be loaded from anywhere, and no style and no script but this page's own is applied. */
const policy = `default-src 'none'; style-src ${digestOf(STYLE)}; script-src ${digestOf(FILTER)}; base-uri 'none'; form-action 'none'`;

/**
 * `report.html`: one page that needs nothing else, on a screen, on paper, by ear. For people who have to mend something now
 * and for those who have to understand it a year later.
 */
export function renderHtml(report: Report, options: Origin = {}): string {
  const page = openPage(report, options);
  const word = wordOf(report);
  const parts = [
    banner(page),
    '<main>',
    policyNote(page),
    blocking(page),
    signOff(page),
    proof(page),
    notices(page),
    checklist(page),
    timeline(page),
    sections(page),
    waivers(page),
    evidence(page),
    provenance(page),
    legend(),
    '</main>',
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml([word, report.project, report.stage].filter(part => part !== '').join(' · '))}</title>
<style>${STYLE}</style>
</head>
<body class="${waitsForPeople(report) ? 'waits' : report.decision}">
${parts.filter(part => part !== '').join('\n')}
<script>${FILTER}</script>
</body>
</html>
`;
}
