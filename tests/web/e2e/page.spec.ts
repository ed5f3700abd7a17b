import { readFileSync } from 'node:fs';
import { countTabStops, type Focused, focusedNow } from './support/focus.ts';
import { DIAMONDS } from './support/headless-run.ts';
import { expect, test } from './support/test.ts';

test.describe.configure({ mode: 'parallel' });

const FULL_SPEED = Number.POSITIVE_INFINITY;
/** Training rows of the diamonds by batches of 512. */
const STEPS_AN_EPOCH = 85;

test('the page opens with the diamonds, paused at step 0', async ({ page, playground }) => {
  await page.goto('./');
  await expect(playground.trainButton).toBeEnabled({ timeout: 5000 });
  await expect(playground.trainButton).toHaveText('Train');
  await expect(playground.tableName).toHaveText('diamonds.csv, 2.4 MB');
  await expect(playground.task).toHaveText(
    'Predict price from carat, cut, color, clarity: a regression on 53,940 rows, 80 % to train and 20 % to validate, seed 42, every optimizer at the same learning rate, 0.01.',
    { useInnerText: true },
  );
  await expect(playground.step).toHaveText('0');
  await expect(playground.ledger).toHaveText(/53,940\s+rows read/);
  await expect(playground.ledger).toHaveText(/\s0\s+rows left out/);
  await expect(playground.part('parameter-count')).toHaveText('369 parameters');
  expect(await playground.runners()).toEqual(['RMSprop', 'Adam', 'SGD', 'AdaGrad']);
});

test.describe('from the sample', () => {
  test.beforeEach(async ({ playground }) => {
    await playground.open();
  });

  test('a run trains, pauses, goes one step and one epoch', async ({ playground }) => {
    await playground.train();
    await playground.passes(10);
    await playground.pause();
    const paused = await playground.stepCount();
    await playground.fingerprintNow();
    await playground.button('One step').click();
    await expect.poll(() => playground.stepCount()).toBe(paused + 1);
    await playground.button('One epoch').click();
    await expect.poll(() => playground.stepCount()).toBe(paused + 1 + STEPS_AN_EPOCH);
  });

  test('a restarted run takes the same steps to the same bits', async ({ playground }) => {
    const start = await playground.fingerprintNow();
    const twoEpochs = async () => {
      await playground.button('One epoch').click();
      await expect(playground.step).toHaveText(String(STEPS_AN_EPOCH));
      await playground.button('One epoch').click();
      await expect(playground.step).toHaveText(String(2 * STEPS_AN_EPOCH));
      return playground.fingerprintNow();
    };
    const first = await twoEpochs();
    expect(first).not.toBe(start);
    await playground.button('Restart').click();
    await expect(playground.step).toHaveText('0');
    expect(await playground.fingerprintNow()).toBe(start);
    expect(await twoEpochs()).toBe(first);
  });

  test('a new learning rate takes effect in the run that is going on', async ({ playground }) => {
    await playground.train();
    await playground.passes(20);
    const before = await playground.stepCount();
    await playground.type('learning_rate', '0.003');
    await playground.passes(before + 20);
    await expect(playground.trainButton).toHaveText('Pause');
    await expect(playground.setting('learning_rate')).toHaveValue('0.003');
  });

  test('the slider and the field of a setting agree', async ({ page, playground }) => {
    const slider = playground.root.locator('[data-slider="learning_rate"]');
    await slider.focus();
    await page.keyboard.press('End');
    await expect(playground.setting('learning_rate')).toHaveValue('1');
    await playground.type('learning_rate', '0.00001');
    await expect(slider).toHaveValue('0');
    await slider.dblclick();
    await expect(playground.setting('learning_rate')).toHaveValue('0.01');
  });

  test('a new batch size starts anew', async ({ playground }) => {
    await playground.train();
    await playground.passes(10);
    await playground.type('batch_size', '1024');
    await expect(playground.step).toHaveText('0');
    await expect(playground.trainButton).toHaveText('Train');
    await playground.button('One epoch').click();
    await expect(playground.step).toHaveText('43');
  });

  test('a run stops by itself exactly after its epochs', async ({ playground }) => {
    await playground.typeInWord('epochs', 'epochs', '3');
    await playground.chooseSpeed(FULL_SPEED);
    await playground.train();
    await expect(playground.trainButton).toHaveText('Again');
    await expect(playground.step).toHaveText(String(3 * STEPS_AN_EPOCH));
    await expect(playground.button('One step')).toBeDisabled();
  });

  test('the table tab shows the first 50 rows as they stand in the file', async ({
    playground,
  }) => {
    await playground.tab('table').click();
    const rows = playground.root.locator('.grid tbody tr');
    await expect(rows).toHaveCount(50);
    const lines = readFileSync(DIAMONDS, 'utf8').split('\n', 51);
    await expect(playground.root.locator('.grid thead th')).toHaveText(lines[0]!.trim().split(','));
    for (const row of [0, 1, 49]) {
      await expect(rows.nth(row).locator('td')).toHaveText(lines[row + 1]!.trim().split(','));
    }
  });

  test('the weights tab shows value, mean square and effective step of each weight', async ({
    playground,
  }) => {
    await playground.button('One epoch').click();
    await playground.tab('weights').click();
    const weights = playground.part('weights');
    await expect(weights.locator('thead th')).toHaveText([
      'tensor',
      'from → to',
      'value w',
      'mean square v',
      'effective step',
    ]);
    const rows = weights.locator('tbody tr');
    await expect(rows).toHaveCount(2);
    await expect(rows.nth(0)).toContainText('carat → output');
    await expect(rows.nth(1)).toContainText('bias of output');
    const number = /^−?\d[\d.,]*(\s×\s10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?$/;
    for (const row of [0, 1]) {
      for (const cell of [2, 3, 4]) {
        await expect(rows.nth(row).locator('td').nth(cell)).toHaveText(number);
      }
    }
  });

  test('the arrows move between the tabs', async ({ page, playground }) => {
    await playground.tab('fit').focus();
    await page.keyboard.press('ArrowRight');
    await expect(playground.tab('table')).toBeFocused();
    await expect(playground.tab('table')).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await expect(playground.tab('weights')).toBeFocused();
    await expect(playground.step, 'an arrow on a tab takes no step').toHaveText('0');
  });

  test('the loss is drawn on a log or a linear scale', async ({ playground }) => {
    await playground.button('One epoch').click();
    await expect(playground.step).toHaveText('85');
    const scale = playground.part('scale');
    const canvas = playground.plot('loss').locator('canvas');
    await expect(scale).toHaveText('log scale');
    const onLog = await canvas.screenshot();
    await scale.click();
    await expect(scale).toHaveText('linear scale');
    await expect.poll(async () => (await canvas.screenshot()).equals(onLog)).toBe(false);
    await scale.click();
    await expect(scale).toHaveText('log scale');
  });

  test('a chart tells its values under the pointer and under the arrow keys', async ({
    page,
    playground,
  }) => {
    await playground.button('One epoch').click();
    await expect(playground.step).toHaveText(String(STEPS_AN_EPOCH));
    const plot = playground.plot('loss');
    const values = plot.locator('.values');
    await expect(values).toBeEmpty();
    await plot.locator('.u-over').hover();
    await expect(values).toHaveText(
      /\d steps\s+Adam \d[\d.]*\s+SGD \d[\d.]*\s+RMSprop \d[\d.]*\s+validation \d[\d.]*/,
    );
    await page.mouse.move(0, 0);
    await expect(values).toBeEmpty();
    await plot.locator('.u-over').focus();
    await page.keyboard.press('ArrowRight');
    await expect(values).toHaveText(/steps\s+Adam/);
    await expect(playground.step).toHaveText(String(STEPS_AN_EPOCH));
    await page.keyboard.press('Escape');
    await expect(values).toBeEmpty();
  });

  test('an MLP with hidden layers of 8 and 4 has 57 parameters', async ({ playground }) => {
    await playground.button('MLP').click();
    await playground.type('hidden_units', '8, 4');
    // 1 -> 8 -> 4 -> 1: 16 + 36 + 5.
    await expect(playground.part('parameter-count')).toHaveText('57 parameters');
    await playground.button('One epoch').click();
    await playground.tab('weights').click();
    await expect(playground.part('weights').locator('tbody tr')).toHaveCount(57);
  });

  test('a new start takes the next seed', async ({ playground }) => {
    const start = await playground.fingerprintNow();
    await playground.button('MLP').click();
    await expect(playground.fingerprint).not.toHaveText(start);
    const withSeed42 = await playground.fingerprintNow();
    await playground.button('New start').click();
    await expect(playground.word('seed')).toHaveText('43');
    await expect(playground.step).toHaveText('0');
    await expect.poll(() => playground.fingerprintNow()).not.toBe(withSeed42);
    await playground.typeInWord('seed', 'seed', '42');
    await expect.poll(() => playground.fingerprintNow()).toBe(withSeed42);
  });

  test('the share of validation rows is chosen in the sentence', async ({ playground }) => {
    await playground.typeInWord('split', 'validation_fraction', '0.25');
    await expect(playground.task).toContainText('75 % to train and 25 % to validate', {
      useInnerText: true,
    });
    await expect(playground.caption).toContainText('of 13,485 validation rows');
  });

  test('the theme button switches between light and dark', async ({ playground }) => {
    const paper = () => playground.root.evaluate((root) => getComputedStyle(root).backgroundColor);
    const light = await paper();
    await playground.button('Light or dark').click();
    await expect.poll(paper).not.toBe(light);
    await playground.button('Light or dark').click();
    await expect.poll(paper).toBe(light);
  });

  test('rows without the chosen cells are left out and counted', async ({ playground }) => {
    await playground.chooseSample('penguins.csv');
    await expect(playground.task).toContainText('Predict body_mass_g from', {
      useInnerText: true,
    });
    await expect(playground.task).toContainText('on 342 rows', { useInnerText: true });
    await expect(playground.ledger.getByRole('row', { name: 'rows read' })).toContainText('344');
    await expect(playground.ledger.getByRole('row', { name: 'rows left out' })).toHaveText(
      /^\s*2\s+rows left out: body_mass_g, the target, is empty \(row/,
    );
    await playground.button('One epoch').click();
    await playground.passes(1);
  });

  test('a popover closes on Escape and gives the focus back to its word', async ({
    page,
    playground,
  }) => {
    for (const name of [
      'target',
      'features',
      'split',
      'seed',
      'samples',
      'speed',
      'epochs',
    ] as const) {
      await playground.word(name).focus();
      await page.keyboard.press('Enter');
      await expect(playground.popover(name)).toBeVisible();
      await expect(playground.popover(name).locator(':focus')).toHaveCount(1);
      await playground.closeWord(name);
      await expect(playground.word(name)).toBeFocused();
    }
  });

  test('Escape closes a popover also when the focus is back on its word', async ({
    page,
    playground,
  }) => {
    await playground.openWord('seed');
    await playground.word('seed').focus();
    await expect(playground.popover('seed')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(playground.popover('seed')).toBeHidden();
  });

  test('a popover opens with the focus on what is chosen', async ({ playground }) => {
    await playground.openWord('target');
    await expect(playground.popover('target').getByRole('radio', { name: 'price' })).toBeFocused();
  });

  test('Space trains and pauses, the right arrow steps, R restarts', async ({
    page,
    playground,
  }) => {
    // From a control that has no use for the arrows and R.
    await playground.part('scale').focus();
    await page.keyboard.press('ArrowRight');
    await expect(playground.step).toHaveText('1');
    await page.keyboard.press('ArrowRight');
    await expect(playground.step).toHaveText('2');
    await page.keyboard.press('r');
    await expect(playground.step).toHaveText('0');
    await playground.trainButton.focus();
    await page.keyboard.press('Space');
    await playground.passes(3);
    await page.keyboard.press('Space');
    await expect(playground.trainButton).toHaveText('Train');
  });

  test('the keys work on a fresh page, before anything has the focus', async ({
    page,
    playground,
  }) => {
    await page.keyboard.press('ArrowRight');
    await expect(playground.step).toHaveText('1');
    await page.keyboard.press('Space');
    await playground.passes(3);
    await page.keyboard.press('Space');
    await expect(playground.trainButton).toHaveText('Train');
    await page.keyboard.press('r');
    await expect(playground.step).toHaveText('0');
  });

  test('the keys work after a click on plain text', async ({ page, playground }) => {
    await playground.caption.click();
    await page.keyboard.press('ArrowRight');
    await expect(playground.step).toHaveText('1');
  });

  test('keys typed into a field stay in the field', async ({ page, playground }) => {
    await playground.setting('learning_rate').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type('r ');
    await page.keyboard.press('Escape');
    await expect(playground.step).toHaveText('0');
    await expect(playground.trainButton).toHaveText('Train');
  });

  test('Tab reaches every control, region by region, and the focus is seen', async ({ page }) => {
    const expected = await countTabStops(page);
    const stops: Focused[] = [];
    for (let press = 0; press < expected + 5; press += 1) {
      await page.keyboard.press('Tab');
      const focused = await focusedNow(page);
      if (focused === null) break;
      stops.push(focused);
    }
    expect(stops.map((stop) => stop.name)).toHaveLength(expected);
    expect(stops.filter((stop) => !stop.visible)).toEqual([]);
    const regions = stops.map((stop) => stop.region).filter((r, i, all) => r !== all[i - 1]);
    expect(regions).toEqual(['Data and model', '', 'Optimizer', 'Stage', 'Run', 'Charts']);
  });
});
