/** Tables that hold more than numbers: categories to predict from, classes to predict, gaps. */

import { csv } from './support/tables.ts';
import { expect, test } from './support/test.ts';

/** A kind that colour and size tell apart; five sizes and three colours are empty. */
function kinds() {
  const rows = Array.from({ length: 300 }, (_, i) => {
    const size = ((i * 37) % 101) / 50 - 1;
    const colour = i % 3 === 0 ? 'blue' : 'red';
    const kind = colour === 'blue' ? 'c' : size > 0 ? 'b' : 'a';
    return `${i % 60 === 7 ? '' : size},${i % 100 === 5 ? '' : colour},${kind},${i}`;
  });
  return csv('kinds.csv', ['size,colour,kind,count', ...rows]);
}

test('a person classifies an uploaded table by a number and a category', async ({
  page,
  playground,
}) => {
  await playground.open();
  await playground.adopt(kinds());
  await playground.chooseTarget('kind');
  await playground.chooseFeatures(['size', 'colour'], ['count']);
  await expect(playground.task).toContainText(
    'Predict kind from size, colour: a classification into 3 classes on 292 rows',
    { useInnerText: true },
  );
  await expect(playground.ledger).toHaveText(/\s5\s+rows left out: size is empty \(row 9, 69, 129/);
  await expect(playground.ledger).toHaveText(/\s3\s+rows left out: colour is empty/);
  await expect(playground.ledger).toHaveText(/classes of kind: c, a, b/);

  await playground.button('MLP').click();
  await playground.type('batch_size', '16');
  await playground.type('learning_rate', '0.02');
  await playground.chooseSpeed(Number.POSITIVE_INFINITY);
  await playground.train();
  await expect(playground.trainButton).toHaveText('Again', { timeout: 20_000 });
  const accuracy = Number.parseFloat(await playground.part('accuracy').innerText());
  expect(accuracy).toBeGreaterThan(90);

  // The table counts every validation row once, and its diagonal is the accuracy.
  const cells = await page.locator('[data-test=confusion] tbody td').allInnerTexts();
  const counts = cells.filter((text) => !text.includes('%')).map(Number);
  expect(counts).toHaveLength(9);
  const all = counts.reduce((sum, count) => sum + count, 0);
  expect(all).toBe(59);
  const right = counts[0]! + counts[4]! + counts[8]!;
  expect((right / all) * 100).toBeCloseTo(accuracy, 0);
});

test('empty cells are filled instead when a person says so', async ({ playground }) => {
  await playground.open();
  await playground.adopt(kinds());
  await playground.chooseTarget('kind');
  await playground.chooseFeatures(['size', 'colour'], ['count']);
  await playground.setting('missing_cells').selectOption('fill with the median');
  await expect(playground.task).toContainText('on 300 rows', { useInnerText: true });
  await expect(playground.ledger).toHaveText(/\s5\s+empty cells of size filled with/);
  await expect(playground.ledger).toHaveText(/\s3\s+empty cells of colour filled with red/);
  await expect(playground.ledger).toHaveText(/every class in proportion/);
  await playground.openWord('split');
  await playground.setting('split').selectOption('at random');
  await expect(playground.ledger).toHaveText(/drawn at random/);
});
