// Takes pictures of a report: report.md and comment.md as GitHub would show them, report.html as it is, on paper, too, and
// terminal.txt, what a run has printed in colour. Pictures for docs/ are cut below the first screen: HEIGHT=1000.
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
  { name: 'light', width: 1200, scheme: 'light', media: 'screen' },
  { name: 'dark', width: 1200, scheme: 'dark', media: 'screen' },
  { name: 'phone', width: 400, scheme: 'light', media: 'screen' },
  { name: 'print', width: 800, scheme: 'light', media: 'print' },
];
const height = process.env.HEIGHT ? Number(process.env.HEIGHT) : undefined;

const COLOURS = { 31: '#ff7b78', 32: '#4cc26a', 33: '#e3b341', 35: '#c69cff', 36: '#6cb1ff', 90: '#9aa5b1' };

/** A page that looks as a terminal: colours and bold of what a run has printed. */
function terminalPage(text) {
  const plain = text.replaceAll('\r', '').replaceAll(/^Script (?:started|done).*$\n?/gm, '');
  const escaped = plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  let style = {};
  const body = escaped.replaceAll(/\x1b\[([\d;]*)([A-Za-z])/g, (_, codes, letter) => {
    if (letter !== 'm') return '';
    for (const code of codes.split(';')) {
      if (code === '0' || code === '') style = {};
      else if (code === '1') style = { ...style, bold: true };
      else if (code === '22') style = { ...style, bold: false };
      else if (code === '7') style = { ...style, turned: true };
      else if (code === '27') style = { ...style, turned: false };
      else if (code === '39') style = { ...style, colour: undefined };
      else style = { ...style, colour: COLOURS[code] ?? style.colour };
    }
    const { colour = '#e4e8ed', bold, turned } = style;
    return `</span><span style="${turned ? `background:${colour};color:#0f141a` : `color:${colour}`};font-weight:${bold ? 700 : 400}">`;
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><style>body{margin:0;background:#0f141a;color:#e4e8ed}
pre{margin:0;padding:24px;font:14px/1.45 "DejaVu Sans Mono",monospace;white-space:pre-wrap}</style><pre><span>${body}</span></pre></html>`;
}

async function shoot(browser, { file, show, only }) {
  for (const { name, width, scheme, media } of shots.filter(shot => only?.includes(shot.name) ?? true)) {
    const page = await browser.newPage({ viewport: { width, height: height ?? 900 }, colorScheme: scheme });
    await page.emulateMedia({ media, colorScheme: scheme });
    await show(page);
    const path = join(to, `${file}-${name}.png`);
    await page.screenshot({ path, fullPage: height === undefined });
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
  const printed = join(from, 'terminal.txt');
  if (existsSync(printed)) {
    const html = terminalPage(readFileSync(printed, 'utf8'));
    await shoot(browser, { file: 'terminal', show: page => page.setContent(html), only: ['light'] });
  }
  const html = join(from, 'report.html');
  if (existsSync(html)) {
    await shoot(browser, { file: 'report.html', show: page => page.goto(pathToFileURL(resolve(html)).href) });
  }
} finally {
  await browser.close();
}
