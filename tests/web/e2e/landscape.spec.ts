/** The training loss over a plane of weights, with every runner's path. */

import type { PlaygroundPage } from './support/playground-page.ts';
import { expect, test } from './support/test.ts';

test.beforeEach(async ({ playground }) => {
  await playground.open();
});

async function oneEpoch(playground: PlaygroundPage): Promise<void> {
  await playground.button('One epoch').click();
  await expect(playground.step).toHaveText('85');
}

async function finished(playground: PlaygroundPage): Promise<void> {
  await expect(playground.part('landscape-progress')).toHaveText('', { timeout: 20_000 });
  await expect(playground.plot('landscape')).toBeVisible();
}

test('the plane of a run of two weights holds all of its movement, and every path', async ({
  playground,
}) => {
  await oneEpoch(playground);
  await playground.tab('landscape').click();
  await finished(playground);
  await expect(playground.part('landscape-caption')).toContainText(
    'The loss over all 43,152 training rows around RMSprop at step 85;',
    { useInnerText: true },
  );
  await expect(playground.part('landscape-caption')).toContainText(
    'RMSprop 100 %, Adam 100 %, SGD 100 %',
    { useInnerText: true },
  );
  await expect(playground.plot('landscape').getByRole('img')).toHaveAccessibleName(
    /with the path of every runner up to step 85\. Loss now: .*RMSprop 0\.\d+/,
  );
});

test('before the first step it is said why there is no plane', async ({ playground }) => {
  await playground.tab('landscape').click();
  await expect(playground.part('landscape-caption')).toContainText('The run did not move');
  await playground.root.locator('[data-test="plane"]').selectOption('parameters');
  await finished(playground);
});

test('over two weights the axes are those weights', async ({ playground }) => {
  await oneEpoch(playground);
  await playground.tab('landscape').click();
  await playground.root.locator('[data-test="plane"]').selectOption('parameters');
  await finished(playground);
  // A table behind every chart: its columns are named by the axis.
  await expect(playground.plot('landscape').getByRole('table')).toContainText('W1 carat → output');
});

test('other random directions are another picture', async ({ playground }) => {
  await playground.open('./#sample=penguins.csv&model=mlp');
  await playground.button('One epoch').click();
  await playground.passes(0);
  await playground.tab('landscape').click();
  await playground.root.locator('[data-test="plane"]').selectOption('random');
  await finished(playground);
  const canvas = playground.plot('landscape').locator('canvas');
  const first = await canvas.screenshot();
  await playground.button('Other directions').click();
  await expect.poll(async () => (await canvas.screenshot()).equals(first)).toBe(false);
});

test('the run goes on while its landscape is worked out', async ({ playground }) => {
  await oneEpoch(playground);
  await playground.tab('landscape').click();
  await playground.train();
  await playground.passes(120);
  await expect(playground.plot('landscape')).toBeVisible();
  await playground.passes(160);
  await playground.pause();
  const step = await playground.stepCount();
  await expect(playground.part('landscape-caption')).toContainText(`at step ${step};`, {
    timeout: 20_000,
  });
});

test('a landscape is saved as a picture with its levels', async ({ page, playground }) => {
  await oneEpoch(playground);
  await playground.tab('landscape').click();
  await finished(playground);
  await playground.root.locator('[data-word="word-save-landscape"]').click();
  const download = page.waitForEvent('download');
  await playground.button('Picture, SVG').last().click();
  const file = await (await download).createReadStream();
  let svg = '';
  for await (const part of file) svg += part;
  expect(svg).toContain('evenodd');
  expect(svg).toContain('RMSprop');
});
