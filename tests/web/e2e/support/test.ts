/**
 * Playwright's `test` for this page. Every test fails on an error in the console, an uncaught error,
 * a violation of the page's policy, a request that leaves the page's origin and an answer that is not
 * a success.
 */

import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { PlaygroundPage } from './playground-page.ts';

export { expect };

interface Fixtures {
  /** What went wrong beside the test's own expectations; empty at its end, or the test fails. */
  readonly faults: string[];
  readonly playground: PlaygroundPage;
}

/** A violation is told on the console; it names its directive only in the event. */
function tellViolations(): void {
  document.addEventListener('securitypolicyviolation', (event) => {
    console.error(`policy: ${event.effectiveDirective} forbids ${event.blockedURI}`);
  });
}

function watchRequests(context: BrowserContext, origin: string, faults: string[]): void {
  context.on('request', (request) => {
    const url = new URL(request.url());
    const isLocal = url.protocol === 'data:' || url.protocol === 'blob:';
    if (!isLocal && url.origin !== origin) faults.push(`request to ${request.url()}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()} for ${response.url()}`);
  });
}

async function watch(page: Page, origin: string, faults: string[]): Promise<void> {
  const context = page.context();
  await page.addInitScript(tellViolations);
  watchRequests(context, origin, faults);
  context.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => faults.push(`uncaught: ${error.error().message}`));
}

export const test = base.extend<Fixtures>({
  faults: [
    async ({ page, baseURL }, use) => {
      const faults: string[] = [];
      await watch(page, new URL(baseURL!).origin, faults);
      await use(faults);
      expect(faults, 'the page did nothing it should not').toEqual([]);
    },
    { auto: true },
  ],
  playground: async ({ page }, use) => {
    await use(new PlaygroundPage(page));
  },
});
