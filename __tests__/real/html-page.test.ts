import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, expect } from 'vitest';
import which from 'which';
import { z } from 'zod';
import { renderHtml } from '../../src/reporters/html.js';
import { charted, many } from '../reporters/charts.js';
import { dryRun, hostile, hostileToSign, noGo, signed, toSign } from '../reporters/sample.js';
import { itWith } from './tool.js';

const folder = mkdtempSync(join(tmpdir(), 'page-'));
/** Runs in the page, hence no module. */
const faintText = readFileSync(join(import.meta.dirname, 'faint-text.js'), 'utf8');
let browser: Browser | undefined;

async function open(
  html: string,
  { width, scheme, bypassCSP = false }: { width: number; scheme: 'light' | 'dark'; bypassCSP?: boolean },
): Promise<{ page: Page; seen: string[] }> {
  browser ??= await chromium.launch({ executablePath: which.sync('chromium'), args: ['--no-sandbox'] });
  const file = join(folder, 'report.html');
  writeFileSync(file, html);
  const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme: scheme, bypassCSP });
  const seen: string[] = [];
  page.on('request', request => seen.push(request.url()));
  page.on('console', message => seen.push(message.text()));
  page.on('dialog', dialog => seen.push(dialog.message()));
  page.on('pageerror', error => seen.push(error.message));
  await page.goto(pathToFileURL(file).href);
  await page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })");
  return { page, seen: seen.filter(entry => !entry.startsWith('file:')) };
}

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

itWith('chromium', 'a page of hostile text runs nothing and loads nothing', async () => {
  const { page, seen } = await open(renderHtml(hostile), { width: 1200, scheme: 'light' });
  expect(seen).toEqual([]);
  expect(await page.locator('img, iframe, link, form, object').count()).toBe(0);
  // The filters' own, which stands in the page's policy by its digest.
  const scripts = await page.locator('script').allTextContents();
  const [own] = await (await open(renderHtml(noGo), { width: 1200, scheme: 'light' })).page
    .locator('script')
    .allTextContents();
  expect(scripts).toEqual([own]);
});

itWith('chromium', 'the page is styled, and never wider than a phone', async () => {
  for (const report of [noGo, hostile, toSign, signed, hostileToSign]) {
    const { page, seen } = await open(renderHtml(report), { width: 380, scheme: 'dark' });
    expect(seen).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(380);
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(15, 20, 26)');
  }
});

itWith('chromium', 'text keeps a contrast of 4.5 to 1 in both schemes', async () => {
  for (const scheme of ['light', 'dark'] as const) {
    for (const report of [noGo, toSign, dryRun]) {
      const { page } = await open(renderHtml(report), { width: 1200, scheme });
      expect(await page.evaluate(faintText)).toEqual([]);
    }
  }
});

itWith('chromium', 'printed, the page shows what is folded', async () => {
  const { page } = await open(renderHtml(noGo), { width: 1200, scheme: 'light' });
  await page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = false })");
  await page.emulateMedia({ media: 'print' });
  const height = await page.evaluate("document.querySelector('.check pre').getBoundingClientRect().height");
  expect(height).toBeGreaterThan(50);
});

itWith('chromium', 'axe finds no barrier, in both schemes and with everything open', async () => {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const pages = [
    [noGo, 'light'],
    [signed, 'dark'],
    [charted, 'dark'],
  ] as const;
  for (const [report, scheme] of pages) {
    const { page } = await open(renderHtml(report), { width: 1200, scheme, bypassCSP: true });
    await page.evaluate(axe);
    const found = await page.evaluate('axe.run(document).then(({ violations }) => violations)');
    const barriers = z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) })).parse(found);
    expect(barriers.map(({ id, nodes }) => [id, nodes.slice(0, 2).map(({ html }) => html)])).toEqual([]);
  }
});

itWith('chromium', 'a chart is drawn without a script, and its limit is told apart without colour', async () => {
  const { page } = await open(renderHtml(charted), { width: 1200, scheme: 'light' });
  expect(await page.locator('figure.chart svg').count()).toBe(3);
  expect(await page.locator('figure.chart svg .limit').count()).toBeGreaterThan(0);
  const dashes = await page.evaluate("getComputedStyle(document.querySelector('.chart .baseline')).strokeDasharray");
  expect(dashes).not.toBe('none');
});

itWith('chromium', 'a page of 1,000 findings stays under 500 kB', async () => {
  const html = renderHtml(many(1000));
  expect(Buffer.byteLength(html)).toBeLessThan(500_000);
  const { seen } = await open(html, { width: 1200, scheme: 'light' });
  expect(seen).toEqual([]);
});
