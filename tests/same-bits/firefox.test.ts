/** What everybody does with the page, done in Firefox: a file, a target, training, the result. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer, { type Browser, type ElementHandle, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { firefox } from '../../tools/browsers.mjs';
import { serve } from '../../tools/serve.mjs';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));

let folder: string;
let site: Awaited<ReturnType<typeof serve>>;
let browser: Browser;
let page: Page;
const errors: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rmsprop-firefox-'));
  site = await serve(dist, { port: 0 });
  browser = await puppeteer.launch({ browser: 'firefox', ...firefox });
  page = await browser.newPage();
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
});

afterAll(async () => {
  await browser.close();
  await site.close();
  rmSync(folder, { recursive: true, force: true });
});

const find = (selector: string) =>
  page.evaluateHandle(
    (wanted) =>
      document.querySelector('rmsprop-playground')!.shadowRoot!.querySelector<HTMLElement>(wanted),
    selector,
  );

const textOf = (selector: string) =>
  page.evaluate(
    (wanted) =>
      document
        .querySelector('rmsprop-playground')
        ?.shadowRoot?.querySelector(wanted)
        ?.textContent?.replace(/\s+/g, ' ')
        .trim() ?? '',
    selector,
  );

async function until(what: () => Promise<string>, wanted: RegExp): Promise<string> {
  const start = Date.now();
  let text = await what();
  while (!wanted.test(text)) {
    if (Date.now() - start > 20_000) throw new Error(`“${text}” never matched ${wanted}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    text = await what();
  }
  return text;
}

test('a file of one’s own is read, trained on and predicted in Firefox', async () => {
  const rows = Array.from({ length: 300 }, (_, i) => `${i % 50},${3 * (i % 50) + 2}`);
  const path = join(folder, 'line.csv');
  writeFileSync(path, `x,y\n${rows.join('\n')}\n`);
  await page.goto(`${site.url}#learning_rate=0.05`, { waitUntil: 'load' });
  await until(() => textOf('[data-test="step"]'), /^0$/);
  const input = (await find('input[type="file"]')) as ElementHandle<HTMLInputElement>;
  await input.uploadFile(path);
  await until(() => textOf('[data-test="task"]'), /^Predict y .* on 300 rows/);
  await ((await find('[data-test="train"]')) as ElementHandle<HTMLElement>).click();
  await until(() => textOf('[data-test="stopped"]'), /Stopped after 50/);
  const caption = await textOf('[data-test="caption"]');
  const [, slope] = /Now y = ([\d.]+) · x/.exec(caption) ?? [];
  expect(Number(slope)).toBeGreaterThan(2.5);
  expect(Number(slope)).toBeLessThan(3.5);
  expect(errors).toEqual([]);
});
