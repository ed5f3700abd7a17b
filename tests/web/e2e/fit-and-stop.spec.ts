import { readFileSync } from 'node:fs';
import { expect, test } from './support/test.ts';

test.describe.configure({ mode: 'parallel' });

const FULL_SPEED = Number.POSITIVE_INFINITY;

/** Two numbers and a colour that decide a kind, some rows wrong. */
const KINDS = {
  name: 'kinds.csv',
  content: `a,b,colour,kind\n${Array.from({ length: 400 }, (_, i) => {
    const [a, b] = [((i * 37) % 101) / 50 - 1, ((i * 53) % 97) / 48 - 1];
    const kind = a + b > 0 === (i % 17 !== 0) ? 'up' : 'down';
    return `${a},${b},${i % 3 === 0 ? 'red' : 'blue'},${kind}`;
  }).join('\n')}\n`,
};

test.describe('the fit of a number', () => {
  test.beforeEach(async ({ playground }) => {
    await playground.open('./#features=carat,depth,cut&epochs=2');
    await playground.chooseSpeed(FULL_SPEED);
    await playground.train();
    await expect(playground.part('stopped')).toHaveText('Stopped after 2 epochs.');
  });

  test('is shown over a chosen input, with all others named where they stand', async ({
    playground,
  }) => {
    const show = playground.root.locator('[data-fit="kind"]');
    await expect(show).toHaveValue('curve');
    await expect(playground.caption).toHaveText(
      /The fit of price over carat\. .*All else as usual: depth 61\.\d, cut = Ideal\./,
    );
    await playground.root.locator('[data-fit="input"]').selectOption('depth');
    await expect(playground.caption).toHaveText(
      /over depth\. .*as usual: carat 0\.\d+, cut = Ideal/,
    );
  });

  test('leaves residuals, whose values are saved as they are drawn', async ({
    playground,
    page,
  }) => {
    await playground.root.locator('[data-fit="kind"]').selectOption('residuals');
    await expect(playground.caption).toHaveText(/actual less predicted price/);
    await playground.root.locator('[data-word="word-save-fit"]').click();
    const saved = page.waitForEvent('download');
    await playground.root.locator('#word-save-fit [data-save="csv"]').click();
    const rows = readFileSync(await (await saved).path(), 'utf8')
      .trim()
      .split('\r\n');
    const left = rows.filter((row) => row.startsWith('rows,')).map((row) => row.split(','));
    expect(left).toHaveLength(640);
    const mean = left.reduce((sum, row) => sum + Number(row[2]), 0) / left.length;
    // A line through the mean leaves nothing over on average: far less than the prices' own 3,933.
    expect(Math.abs(mean)).toBeLessThan(1500);
  });
});

test('the fit of classes has a matrix, regions, ROC and calibration', async ({ playground }) => {
  await playground.open();
  await playground.adopt(KINDS);
  await playground.setting('learning_rate').fill('0.05');
  await playground.setting('learning_rate').press('Enter');
  await playground.chooseSpeed(FULL_SPEED);
  await playground.train();
  await expect(playground.part('stopped')).toHaveText(/Stopped after/);
  await expect(playground.part('confusion')).toBeVisible();
  const show = playground.root.locator('[data-fit="kind"]');
  await show.selectOption('regions');
  await expect(playground.caption).toHaveText(
    /The most probable kind.*Rows by their class: ● up, ▲ down\. 80 of 80.*as usual: (not )?colour/,
  );
  await show.selectOption('roc');
  await expect(playground.caption).toHaveText(/Counted over 80 of 80.validation rows/);
  const plot = playground.root.locator('rp-plot[data-plot="fit"]');
  await expect(plot.locator('[role="img"]')).toHaveAttribute('aria-label', /AUC 0\.[89]\d+|AUC 1/);
  await playground.root.locator('[data-fit="class"]').selectOption('up');
  await expect(plot.locator('[role="img"]')).toHaveAttribute('aria-label', /ROC of up/);
  await show.selectOption('calibration');
  await expect(playground.caption).toHaveText(/Of the rows given a probability of up/);
});

test.describe('a run stops by itself', () => {
  test.beforeEach(async ({ playground }) => {
    await playground.open('./#learning_rate=0.05');
    await playground.chooseSpeed(FULL_SPEED);
  });

  test('at a target score, at the same step each time', async ({ playground }) => {
    await playground.typeInWord('epochs', 'target_score', '1700');
    await expect(playground.word('epochs')).toHaveText('50 epochs or at a score of 1,700');
    await playground.train();
    await expect(playground.part('stopped')).toHaveText(
      /Stopped: RMSprop misses by 1,[4-7]\d\d, 1,700 was wanted\./,
    );
    const step = await playground.stepCount();
    await expect(playground.trainButton).toHaveText('Again');
    await playground.chooseSpeed(100);
    await playground.trainButton.click();
    await expect(playground.trainButton).toHaveText('Pause');
    await expect(playground.part('stopped')).toHaveText(/Stopped: RMSprop/, { timeout: 15_000 });
    expect(await playground.stepCount()).toBe(step);
  });

  test('where nothing gets better, and goes on when it may', async ({ playground }) => {
    await playground.typeInWord('epochs', 'patience', '2');
    await playground.train();
    await expect(playground.part('stopped')).toHaveText('Stopped: no better loss for 2 epochs.');
    await playground.typeInWord('epochs', 'patience', '0');
    await expect(playground.part('stopped')).toHaveText('');
    await expect(playground.trainButton).toHaveText('Train');
  });

  test('after so many steps', async ({ playground }) => {
    await playground.typeInWord('epochs', 'max_steps', '123');
    await playground.train();
    await expect(playground.part('stopped')).toHaveText('Stopped after 123 steps.');
    await expect(playground.step).toHaveText('123');
  });

  test('but not for a rule that cannot be', async ({ playground }) => {
    await playground.typeInWord('epochs', 'patience', '-1');
    await expect(playground.root.locator('[data-refusal="patience"]')).toHaveText(
      /a number of epochs above 0, or 0 for never/,
    );
  });
});

test('charts are drawn along epochs, gradient evaluations or milliseconds', async ({
  playground,
}) => {
  await playground.open('./#optimizer=rmsprop&rivals=svrg&epochs=1');
  await playground.train();
  await playground.passes(20);
  const unit = playground.root.locator('[data-word="word-unit"]');
  const axis = () =>
    playground.root
      .locator('rp-plot[data-plot="loss"]')
      .evaluate((plot) => (plot as unknown as { spec: { x: { label: string } } }).spec.x.label);
  for (const [value, label] of [
    ['epochs', 'epochs'],
    ['evaluations', 'gradient evaluations'],
    ['milliseconds', 'ms'],
    ['steps', 'steps'],
  ] as const) {
    await unit.click();
    await playground.root.locator(`[name="unit"][value="${value}"]`).check();
    await playground.page.keyboard.press('Escape');
    await expect.poll(axis).toBe(label);
  }
});
