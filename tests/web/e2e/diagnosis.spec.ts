/** What stands in the way of a run, said in a sentence with a button that does something about it. */

import { expect, test } from './support/test.ts';

const SAMPLES = [
  'diamonds.csv',
  'penguins.csv',
  'weather.csv',
  'seattle-weather.csv',
  'co2-concentration.csv',
  'gapminder-health-income.csv',
  'industries.csv',
];

for (const sample of SAMPLES) {
  test(`nothing is found amiss with ${sample} as it comes`, async ({ playground }) => {
    await playground.open(`./#sample=${sample}`);
    await playground.chooseSpeed(Number.POSITIVE_INFINITY);
    await playground.train();
    // In words, once it has ended by itself.
    await expect(playground.part('stopped')).toContainText('Stopped', { timeout: 25_000 });
    await expect(playground.part('diagnosis')).toHaveCount(0);
  });
}

test('a target that is not scaled is named, and the button scales it', async ({ playground }) => {
  await playground.open();
  await playground.setting('target_scaling').selectOption('none');
  await expect(playground.part('diagnosis'), 'before the first step').toHaveCount(0);
  await playground.button('One step').click();
  await expect(playground.part('diagnosis')).toContainText(
    'The target price is not scaled and reaches',
  );
  await playground.button('Standardise price').click();
  await expect(playground.setting('target_scaling')).toHaveValue('standard');
  await expect(playground.step).toHaveText('0');
  await expect(playground.part('diagnosis')).toHaveCount(0);
});

test('one thing is said at a time, the rest counted; what is dismissed stays away', async ({
  playground,
}) => {
  await playground.open();
  await playground.chooseOptimizer('rprop');
  await playground.setting('target_scaling').selectOption('none');
  await playground.button('One step').click();
  const diagnosis = playground.part('diagnosis');
  await expect(diagnosis).toHaveAttribute('data-rule', 'unscaledTarget');
  await expect(diagnosis).toContainText('1 more');
  await diagnosis.getByRole('button', { name: 'Dismiss' }).click();
  await expect(diagnosis).toHaveAttribute('data-rule', 'rpropOnBatches');
  await diagnosis.getByRole('button', { name: 'Dismiss' }).click();
  await expect(diagnosis).toHaveCount(0);
  await playground.button('One step').click();
  await expect(playground.step).toHaveText('2');
  await expect(diagnosis).toHaveCount(0);
});
