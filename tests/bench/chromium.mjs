// Runs the page in headless Chromium, served on this machine only.

import { chromium } from 'playwright-core';
import { chromium as installed } from '../../tools/browsers.mjs';
import { serve } from '../../tools/serve.mjs';

/** CSS pixels, one pixel of the screen each. */
export const viewport = { width: 1440, height: 900 };

/**
 * @param {string} site
 * @param {object} work what `benchmark` in the page's main.mjs takes
 * @param {object} times
 */
export async function inChromium(site, work, times) {
  const server = await serve(site, { port: 0 });
  const browser = await chromium.launch(installed);
  try {
    const page = await browser.newPage({ viewport });
    page.on('console', (message) => console.log(message.text()));
    page.on('pageerror', (error) => console.log(error));
    await page.goto(server.url);
    await page.waitForFunction('globalThis.benchmark !== undefined');
    const measured = await page.evaluate(
      ([what, how]) => globalThis.benchmark(what, how),
      [work, times],
    );
    return { ...measured, chromium: browser.version() };
  } finally {
    await browser.close();
    await server.close();
  }
}
