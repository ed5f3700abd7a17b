/** All weights as strips of colour, named under the mouse and the keys. */

import { expect, test } from './support/test.ts';

test.beforeEach(async ({ playground }) => {
  await playground.open('./');
  await playground.button('One step').click();
  await expect(playground.step).toHaveText('1');
  await playground.tab('weights').click();
});

test('each tensor is a picture of its cells, with one scale for all', async ({ playground }) => {
  const strips = playground.part('strips').locator('rp-heat');
  await expect(strips).toHaveCount(4);
  await expect(strips.first().getByRole('img')).toHaveAccessibleName(
    /^effective step of W1, 16 by 21 cells\./,
  );
  const canvas = strips.first().locator('canvas');
  expect(await canvas.evaluate((c: HTMLCanvasElement) => [c.width, c.height])).toEqual([21, 16]);
  const onLog = await canvas.evaluate((c: HTMLCanvasElement) => c.toDataURL());
  await playground.button('log scale').first().click();
  await expect.poll(() => canvas.evaluate((c: HTMLCanvasElement) => c.toDataURL())).not.toBe(onLog);
});

test('arrow keys name a cell with its value, as the table has it, and Enter looks into it', async ({
  page,
  playground,
}) => {
  await playground.root.locator('[data-test="quantity"]').selectOption('value');
  const strip = playground.part('strips').locator('[data-tensor="W1"]');
  await strip.getByRole('img').focus();
  // The first press points at the first cell, the next ones move.
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown']) await page.keyboard.press(key);
  const told = strip.locator('p');
  await expect(told).toHaveText(/^cut = Ideal → unit 2: −?\d/);
  const row = playground.part('weights').locator('tbody tr', { hasText: 'cut = Ideal → unit 2' });
  const inTable = await row.first().locator('td').nth(2).innerText();
  await expect(told).toHaveText(`cut = Ideal → unit 2: ${inTable}`);
  await page.keyboard.press('Enter');
  await expect(playground.word('weight')).toHaveText('W1 cut = Ideal → unit 2');
});

test('the mouse names a cell and a click looks into it', async ({ playground }) => {
  const strip = playground.part('strips').locator('[data-tensor="b1"]');
  await strip.locator('canvas').hover({ position: { x: 3, y: 3 } });
  await expect(strip.locator('p')).toHaveText(/^bias of unit 1: /);
  await strip.locator('canvas').click({ position: { x: 3, y: 3 } });
  await expect(playground.word('weight')).toHaveText('b1 bias of unit 1');
});
