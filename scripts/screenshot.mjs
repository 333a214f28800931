// Takes pictures of a report: report.md as GitHub would show it, report.html as it is.
//
//   node scripts/screenshot.mjs [REPORT_DIR] [OUTPUT_DIR]        .deploy-validate, and screenshots inside it
//
// Needs Chromium; CHROMIUM names it where it is not /usr/bin/chromium.
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { chromium } from 'playwright-core';

const [from = '.deploy-validate', to = join(from, 'screenshots')] = process.argv.slice(2);
const styles = createRequire(import.meta.url).resolve('github-markdown-css/github-markdown.css');

/** A page that looks as GitHub's job summaries do. */
function githubPage(markdown) {
  const body = micromark(markdown, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<style>${readFileSync(styles, 'utf8')}
body { margin: 0; background: light-dark(#fff, #0d1117); color-scheme: light dark }
main { box-sizing: border-box; max-width: 1012px; margin: 0 auto; padding: 32px }</style>
<main class="markdown-body">${body}</main></html>`;
}

const shots = [
  { name: 'light', width: 1200, scheme: 'light' },
  { name: 'dark', width: 1200, scheme: 'dark' },
  { name: 'narrow', width: 400, scheme: 'light' },
];

async function shoot(browser, { file, show }) {
  for (const { name, width, scheme } of shots) {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme });
    await show(page);
    const path = join(to, `${file}-${name}.png`);
    await page.screenshot({ path, fullPage: true });
    console.log(path);
    await page.close();
  }
}

mkdirSync(to, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  for (const name of ['report', 'comment']) {
    const file = join(from, `${name}.md`);
    if (!existsSync(file)) continue;
    const html = githubPage(readFileSync(file, 'utf8'));
    await shoot(browser, { file: `${name}.md`, show: page => page.setContent(html) });
  }
  const html = join(from, 'report.html');
  if (existsSync(html)) {
    await shoot(browser, { file: 'report.html', show: page => page.goto(pathToFileURL(resolve(html)).href) });
  }
} finally {
  await browser.close();
}
