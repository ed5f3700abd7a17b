import type { Locator } from '@playwright/test';
import { expect, test } from './support/test.ts';

test.describe.configure({ mode: 'parallel' });

interface Shown {
  readonly spec: { readonly group?: string };
  readonly shownX: readonly [number, number];
}

const shown = (plot: Locator) =>
  plot.evaluate((element) => (element as unknown as Shown).shownX.map(Math.round));

test.beforeEach(async ({ playground }) => {
  await playground.open('./#epochs=3');
  await playground.chooseSpeed(Number.POSITIVE_INFINITY);
  await playground.train();
  await expect(playground.part('stopped')).toHaveText('Stopped after 3 epochs.');
});

test('a part of a chart is looked at by keys, in all charts of the run, and all again', async ({
  playground,
}) => {
  const plot = (name: string) => playground.root.locator(`rp-plot[data-plot="${name}"]`);
  const [loss, error] = [plot('loss'), plot('error')];
  expect(await shown(loss)).toEqual([0, 255]);
  await loss.locator('.u-over').focus();
  await playground.page.keyboard.press('+');
  await expect.poll(() => shown(loss)).toEqual([43, 213]);
  expect(await shown(error)).toEqual([43, 213]);
  await playground.page.keyboard.press('Shift+ArrowLeft');
  await expect.poll(() => shown(loss)).toEqual([17, 187]);
  await playground.page.keyboard.press('0');
  await expect.poll(() => shown(loss)).toEqual([0, 255]);
});

test('a part is chosen by a drag and stays while the run goes on; a double click shows all', async ({
  page,
  playground,
}) => {
  const loss = playground.root.locator('rp-plot[data-plot="loss"]');
  const area = loss.locator('.u-over');
  await area.scrollIntoViewIfNeeded();
  const box = (await area.boundingBox())!;
  const at = (share: number) => [box.x + share * box.width, box.y + box.height / 2] as const;
  await page.mouse.move(...at(0.2));
  await page.mouse.down();
  await page.mouse.move(...at(0.4), { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => (await shown(loss))[0]).toBeGreaterThan(40);
  const part = await shown(loss);
  expect(part[1]).toBeLessThan(110);
  await playground.button('One step back').click();
  await expect(playground.step).toHaveText('254');
  expect(await shown(loss)).toEqual(part);
  await page.mouse.dblclick(...at(0.5));
  await expect.poll(() => shown(loss)).toEqual([0, 255]);
});

test.describe('by touch', () => {
  test.use({ hasTouch: true });

  test('two fingers zoom', async ({ page, playground }) => {
    const loss = playground.root.locator('rp-plot[data-plot="loss"]');
    const area = loss.locator('.u-over');
    await area.scrollIntoViewIfNeeded();
    const box = (await area.boundingBox())!;
    const client = await page.context().newCDPSession(page);
    const touch = (type: string, shares: number[]) =>
      client.send('Input.dispatchTouchEvent', {
        type: type as 'touchStart',
        touchPoints: shares.map((share, id) => ({
          x: box.x + share * box.width,
          y: box.y + box.height / 2,
          id,
        })),
      });
    await touch('touchStart', [0.4]);
    await touch('touchStart', [0.4, 0.6]);
    await touch('touchMove', [0.3, 0.7]);
    await touch('touchMove', [0.2, 0.8]);
    await touch('touchEnd', []);
    const [low, high] = await shown(loss);
    expect(high! - low!).toBeGreaterThan(60);
    expect(high! - low!).toBeLessThan(110); // a third of 255
  });
});
