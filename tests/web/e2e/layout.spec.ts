import type { Page } from '@playwright/test';
import { layoutFaults } from './support/layout-faults.ts';
import type { PlaygroundPage } from './support/playground-page.ts';
import { awkwardTable, tinyTable } from './support/tables.ts';
import { expect, test } from './support/test.ts';

test.describe.configure({ mode: 'parallel' });

/** Phones, tablets, laptops, large screens, and both sides of each change of layout. */
const WIDTHS = [360, 390, 640, 641, 900, 1239, 1240, 1440, 1920, 2560];
const HEIGHT = 900;
/** One of each layout is enough for what does not know of the others. */
const SOME_WIDTHS = [360, 641, 1240, 1440];

/** Charts take their new size in a ResizeObserver: one frame to lay out, one to draw. */
function settle(page: Page): Promise<void> {
  return page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  );
}

async function faultsAtEveryWidth(
  page: Page,
  widths: readonly number[] = WIDTHS,
): Promise<Record<number, string[]>> {
  const faults: Record<number, string[]> = {};
  for (const width of widths) {
    await page.setViewportSize({ width, height: HEIGHT });
    await settle(page);
    const here = await layoutFaults(page);
    if (here.length > 0) faults[width] = here;
  }
  return faults;
}

async function useAwkwardTable(playground: PlaygroundPage, columns = 40): Promise<void> {
  await playground.adopt(awkwardTable(columns));
  await playground.button('MLP').click();
  await playground.type('hidden_units', '16, 16, 8, 8');
  await expect(playground.part('parameter-count')).toHaveText(/\d\sparameters/);
}

test.beforeEach(async ({ playground }) => {
  await playground.open();
});

test('nothing is cut or overlaps at the start, at any width', async ({ page }) => {
  expect(await faultsAtEveryWidth(page)).toEqual({});
});

test('nothing is cut or overlaps after some training, at any width', async ({
  page,
  playground,
}) => {
  await playground.chooseSpeed(Number.POSITIVE_INFINITY);
  await playground.train();
  await expect(playground.step).toHaveText('4,250', { timeout: 20_000 });
  expect(await faultsAtEveryWidth(page)).toEqual({});
});

test('nothing is cut or overlaps with 40 columns of long names, at any width', async ({
  page,
  playground,
}) => {
  await useAwkwardTable(playground);
  await playground.button('One epoch').click();
  await playground.passes(0);
  expect(await faultsAtEveryWidth(page)).toEqual({});
});

test('nothing is cut or overlaps with 200 columns of long names', async ({ page, playground }) => {
  await useAwkwardTable(playground, 200);
  await playground.button('One step').click();
  await playground.passes(0);
  expect(await faultsAtEveryWidth(page, SOME_WIDTHS)).toEqual({});
});

test('nothing is cut or overlaps with three columns of one letter', async ({
  page,
  playground,
}) => {
  await playground.adopt(tinyTable());
  await playground.button('One epoch').click();
  await playground.passes(0);
  expect(await faultsAtEveryWidth(page, SOME_WIDTHS)).toEqual({});
});

test('nothing is cut or overlaps at 200 % zoom of a laptop and a large screen', async ({
  page,
  playground,
}) => {
  await playground.button('One epoch').click();
  await playground.passes(0);
  for (const [width, height] of [
    [640, 400],
    [720, 450],
    [960, 540],
    [1280, 720],
  ] as const) {
    await page.setViewportSize({ width, height });
    await settle(page);
    expect.soft(await layoutFaults(page), `${width} x ${height}`).toEqual([]);
  }
});

test('the page as it opens is not cut and nothing overlaps, at any width', async ({
  page,
  playground,
}) => {
  await playground.open('./');
  await playground.button('One step').click();
  await playground.passes(0);
  expect(await faultsAtEveryWidth(page)).toEqual({});
});

for (const tab of ['table', 'weights', 'landscape', 'microscope'] as const) {
  test(`nothing is cut or overlaps in the ${tab} tab with 40 columns of long names`, async ({
    page,
    playground,
  }) => {
    await useAwkwardTable(playground);
    await playground.tab(tab).click();
    expect(await faultsAtEveryWidth(page)).toEqual({});
  });
}

test('nothing is cut or overlaps under a notice and a refused setting', async ({
  page,
  playground,
}) => {
  await playground.upload({ name: `${'long'.repeat(30)}.csv`, content: '' });
  await expect(playground.notice).toBeVisible();
  await playground.type('learning_rate', 'a rather long text that is no number at all');
  await playground.type('batch_size', '100000000');
  await expect(playground.refusal('batch_size')).toBeVisible();
  expect(await faultsAtEveryWidth(page)).toEqual({});
});

test('nothing is cut or overlaps after a run that diverged', async ({ page, playground }) => {
  await playground.type('learning_rate', '1e6');
  await playground.train();
  await expect(playground.notice).toContainText('diverged');
  expect(await faultsAtEveryWidth(page)).toEqual({});
});

for (const { key, help } of [
  { key: 'nadam', help: 'schedule' },
  { key: 'rprop', help: 'step_initial' },
  { key: 'adam', help: 'form' },
]) {
  test(`nothing is cut or overlaps on the card of ${key}`, async ({ page, playground }) => {
    await playground.chooseOptimizer(key);
    await playground.openMore();
    await playground.button('One epoch').click();
    await expect(playground.step).toHaveText('85');
    expect(await faultsAtEveryWidth(page, SOME_WIDTHS)).toEqual({});
    await playground.setting(help).focus();
    // The help of what the mouse is on would lie over it, on purpose.
    await page.mouse.move(0, 0);
    expect(await faultsAtEveryWidth(page, SOME_WIDTHS), 'with a help').toEqual({});
  });
}

test('the choices of the card stay inside the window', async ({ page, playground }) => {
  await playground.choosePreset('graves');
  await playground.type('learning_rate', '0.01');
  await expect(playground.word('preset')).toHaveText('Graves 2013, changed');
  for (const width of SOME_WIDTHS) {
    await page.setViewportSize({ width, height: 740 });
    for (const name of ['optimizer', 'preset'] as const) {
      const popover = await playground.openWord(name);
      const box = (await popover.boundingBox())!;
      const word = (await playground.word(name).boundingBox())!;
      const where = `${name} at ${width}`;
      expect.soft(box.x, where).toBeGreaterThanOrEqual(0);
      expect.soft(box.x + box.width, where).toBeLessThanOrEqual(width);
      expect.soft(box.y, where).toBeGreaterThanOrEqual(0);
      expect.soft(box.y + box.height, where).toBeLessThanOrEqual(740);
      const beside = box.y >= word.y + word.height || box.y + box.height <= word.y;
      expect.soft(beside, `${where} leaves its word to be seen`).toBe(true);
      expect.soft(await layoutFaults(page), where).toEqual([]);
      await playground.closeWord(name);
    }
  }
});

test('a change of a setting moves nothing on the card', async ({ page, playground }) => {
  const before = await playground.slider('learning_rate').boundingBox();
  await playground.slider('learning_rate').focus();
  await page.keyboard.press('End');
  await expect(playground.word('preset')).toHaveText(/changed/);
  expect(await playground.slider('learning_rate').boundingBox()).toEqual(before);
});

test('popovers and the drawer stay inside the window of a phone', async ({ page, playground }) => {
  await useAwkwardTable(playground);
  for (const width of [360, 641, 1440]) {
    await page.setViewportSize({ width, height: 640 });
    for (const name of ['target', 'features', 'split', 'seed', 'speed', 'epochs'] as const) {
      const popover = await playground.openWord(name);
      const box = (await popover.boundingBox())!;
      expect.soft(box.x, `${name} at ${width}`).toBeGreaterThanOrEqual(0);
      expect.soft(box.x + box.width, `${name} at ${width}`).toBeLessThanOrEqual(width);
      expect.soft(box.y, `${name} at ${width}`).toBeGreaterThanOrEqual(0);
      expect.soft(box.y + box.height, `${name} at ${width}`).toBeLessThanOrEqual(640);
      expect.soft(await layoutFaults(page), `${name} at ${width}`).toEqual([]);
      await playground.closeWord(name);
    }
    if (width < 1240) {
      await playground.root.getByRole('button', { name: /^Data:/ }).click();
      expect.soft(await layoutFaults(page), `drawer at ${width}`).toEqual([]);
      await playground.button('Close').click();
    }
  }
});

test('names and cells of a table are text, whatever they contain', async ({ page, playground }) => {
  let dialogs = 0;
  page.on('dialog', (dialog) => {
    dialogs += 1;
    void dialog.dismiss();
  });
  await playground.adopt(awkwardTable());
  await expect(playground.word('target')).toHaveText('target');
  await playground.tab('table').click();
  const heads = playground.root.locator('.grid thead th');
  await expect(heads).toHaveCount(40);
  await expect(heads.nth(0)).toHaveText('__proto__');
  await expect(heads.nth(2)).toHaveText('<img src=x onerror=alert(1)>');
  await expect(playground.root.locator('.grid tbody tr').nth(0).locator('td').nth(2)).toHaveText(
    '<img src=x onerror=alert(2)><b>bold</b>',
  );
  // A column of a treacherous name predicts, and is predicted, like any other.
  await playground.chooseTarget('__proto__');
  await expect(playground.word('target')).toHaveText('__proto__');
  await playground.tab('fit').click();
  await playground.button('One epoch').click();
  await playground.passes(0);
  await expect(playground.root.locator('img, b:text("bold")')).toHaveCount(0);
  expect(await page.evaluate(() => Object.keys(Object.prototype))).toEqual([]);
  expect(dialogs).toBe(0);
});
