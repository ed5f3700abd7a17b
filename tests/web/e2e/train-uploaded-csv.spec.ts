import { DIAMONDS, readColumn, runHeadless } from './support/headless-run.ts';
import { fitLine, rmseOf } from './support/least-squares.ts';
import { lineIn } from './support/numbers.ts';
import { expect, test } from './support/test.ts';

const STEPS = 4250;

const RECIPE = {
  target: 'price',
  features: ['carat'],
  model: 'linear',
  initialisation: 'ones',
  loss: 'half_mse',
  learning_rate: 0.01,
  rho: 0.9,
  epsilon: 1e-8,
  batch_size: 512,
  epochs: 50,
} as const;

function splitOf(rows: number, validation: ReadonlySet<number>) {
  const all = Array.from({ length: rows }, (_, row) => row);
  return {
    training: all.filter((row) => !validation.has(row)),
    validation: all.filter((row) => validation.has(row)),
  };
}

test('a person trains a line on an uploaded CSV and gets the line of least squares', async ({
  playground,
}) => {
  await playground.open();
  // Away from every default, so that what follows is chosen and not found.
  await playground.chooseSample('penguins.csv');
  await playground.upload(DIAMONDS);
  await expect(playground.tableName).toContainText('diamonds.csv');
  await playground.chooseTarget('depth');
  await playground.chooseFeatures(
    ['x', 'table'],
    ['carat', 'cut', 'color', 'clarity', 'price', 'y', 'z'],
  );
  await expect(playground.task).toContainText('Predict depth from table, x', {
    useInnerText: true,
  });

  await playground.chooseTarget('price');
  await playground.chooseFeatures(['carat'], ['x', 'table']);
  await expect(playground.task).toContainText('Predict price from carat', { useInnerText: true });
  await playground.button('Linear').click();
  await playground.setting('initialisation').selectOption('slopes 1, intercept 0');
  await playground.setting('loss').selectOption('half mean squared error');
  await playground.type('learning_rate', '0.01');
  await playground.type('rho', '0.9');
  await playground.type('epsilon', '1e-8');
  await playground.type('batch_size', '512');
  await playground.typeInWord('epochs', 'epochs', '50');
  await playground.chooseSpeed(Number.POSITIVE_INFINITY);
  await playground.train();
  await expect(playground.step).toHaveText('4,250', { timeout: 20_000 });
  await expect(playground.trainButton).toHaveText('Again');

  const columns = { carat: readColumn(DIAMONDS, 'carat'), price: readColumn(DIAMONDS, 'price') };
  const headless = await runHeadless(columns, RECIPE, STEPS);
  expect(headless.frame.step).toBe(STEPS);
  expect(await playground.fingerprintNow(), 'the same bits as without a page').toBe(
    headless.frame.fingerprint,
  );

  const { carat, price } = columns;
  const rows = splitOf(price.length, headless.validationRows);
  expect(rows.validation.length).toBe(headless.info.validationRows);
  const best = fitLine(carat, price, rows.training);
  const bestRmse = rmseOf(best, carat, price, rows.validation);
  const rmse = await playground.number('rmse');
  expect(rmse).toBeGreaterThan(1480);
  expect(rmse).toBeLessThan(1640);
  expect(Math.abs(rmse / bestRmse - 1), `${rmse} against ${bestRmse}`).toBeLessThan(0.02);
  const r2 = await playground.number('r2');
  expect(r2).toBeGreaterThan(0.82);
  expect(r2).toBeLessThan(0.88);

  const { slope, intercept } = lineIn(await playground.caption.innerText());
  // The page writes four digits; the run ends near the best line, not on it.
  expect(slope).toBeCloseTo(headless.frame.coefficients[0]!, -1);
  expect(intercept).toBeCloseTo(headless.frame.coefficients[1]!, -1);
  expect(Math.abs(slope / best.slope - 1)).toBeLessThan(0.1);
  expect(Math.abs(intercept / best.intercept - 1)).toBeLessThan(0.15);
});
