import { test as base, expect } from '@playwright/test';
import { dist } from '../../../tools/places.mjs';
import { serve } from '../../../tools/serve.mjs';
import { PlaygroundPage } from './support/playground-page.ts';

/** A server of its own, to be stopped. */
const test = base.extend<{ site: { url: string; close: () => Promise<void> } }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright demands a pattern.
  site: async ({}, use) => {
    await use(await serve(dist, { port: 0 }));
  },
  // Others block it: keeping the page's files takes time that their tests do not need.
  serviceWorkers: 'allow',
});

test('without a network the page opens again, trains and has its samples', async ({
  page,
  site,
}) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  const playground = new PlaygroundPage(page);
  await playground.open(site.url);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await site.close();
  await expect(fetch(site.url)).rejects.toThrow();

  await page.reload();
  await playground.ready();
  await playground.button('One epoch').click();
  await expect(playground.step).toHaveText('675');
  await playground.word('samples').click();
  await playground
    .popover('samples')
    .getByRole('button', { name: /penguins/ })
    .click();
  await expect(playground.tableName).toHaveText(/penguins\.csv/);
  await page.goto(`${site.url}#seed=7`);
  await playground.ready();
  expect(errors).toEqual([]);
});
