import type { Page } from '@playwright/test';
import { expect, test } from './support/test.ts';

/** As a browser does that runs out of memory: without a word to the page. */
async function endWorker(page: Page): Promise<void> {
  const ended = page.waitForEvent('worker');
  await page
    .workers()
    .at(-1)!
    .evaluate(() => self.close());
  await ended; // another one has begun
}

test.beforeEach(async ({ playground }) => {
  await playground.open();
  await playground.button('One epoch').click();
  await expect(playground.step).toHaveText('85');
});

test('a race whose worker ended stands again where it was, changes and all, and goes on', async ({
  page,
  playground,
}) => {
  await playground.type('learning_rate', '0.003');
  await playground.button('One step').click();
  await expect(playground.step).toHaveText('86');
  const before = await playground.fingerprintNow();
  await endWorker(page);
  await expect(playground.notice).toHaveText(
    /The browser ended the worker.*diamonds\.csv again and stands at the same step/,
  );
  await expect(playground.step).toHaveText('86');
  expect(await playground.fingerprintNow()).toBe(before);
  await playground.button('One step').click();
  await expect(playground.step).toHaveText('87');
  // All that came before can still be gone back to.
  await playground.button('One step back').click();
  await expect(playground.step).toHaveText('86');
  expect(await playground.fingerprintNow()).toBe(before);
});

test('a run that was under way goes on', async ({ page, playground }) => {
  await playground.train();
  await playground.passes(100);
  await endWorker(page);
  await expect(playground.notice).toHaveText(/stands at the same step/);
  await expect(playground.trainButton).toHaveText('Pause');
  const step = await playground.stepCount();
  await playground.passes(step + 5);
});

test('a worker that ends again and again is given up, with what to do', async ({
  page,
  playground,
}) => {
  for (let time = 0; time < 3; time += 1) {
    await endWorker(page);
    await expect(playground.notice).toHaveText(/stands at the same step/);
    await playground.button('Dismiss').click();
  }
  await page
    .workers()
    .at(-1)!
    .evaluate(() => self.close());
  await expect(playground.notice).toHaveText(/its worker ended.*Reload the page to go on/);
});
