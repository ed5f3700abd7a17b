/** One weight: its update in numbers, its past, and one step in slow motion. */

import type { PlaygroundPage } from './support/playground-page.ts';
import { expect, test } from './support/test.ts';

test.beforeEach(async ({ playground }) => {
  await playground.open('./');
  await playground.button('One step').click();
  await expect(playground.step).toHaveText('1');
});

/** What the last statement comes to. */
async function promised(playground: PlaygroundPage): Promise<string> {
  const numbers = playground.part('update').locator('.part').last().locator('.in-numbers');
  return (await numbers.textContent())!.split('=').at(-1)!.trim();
}

/** Of the weight, rounded as the strips round it. */
function now(playground: PlaygroundPage) {
  return playground.part('now-weight');
}

test('the numbers under the rule come to the weight that the next step makes', async ({
  playground,
}) => {
  await playground.tab('microscope').click();
  await expect(playground.part('microscope-caption')).toContainText(
    'The weight W1 carat → unit 1 under RMSprop, and what step 2 does to it.',
    { useInnerText: true },
  );
  await expect(playground.part('update').locator('.part')).toHaveCount(2);
  const next = Number((await promised(playground)).replace('−', '-'));
  await playground.button('One step').click();
  await expect(playground.part('microscope-caption')).toContainText('step 3');
  await expect
    .poll(async () => Number((await now(playground).innerText()).replace('−', '-')))
    .toBeCloseTo(next, 3);
});

test('a weight is found by its name, in the table of weights, or by its step', async ({
  playground,
}) => {
  await playground.tab('microscope').click();
  const popover = await playground.openWord('weight');
  await popover.getByRole('textbox').fill('ideal unit 7');
  await popover.getByRole('button', { name: /cut = Ideal → unit 7/ }).click();
  await playground.closeWord('weight');
  await expect(playground.word('weight')).toHaveText('W1 cut = Ideal → unit 7');

  await playground.tab('weights').click();
  await playground.part('weights').getByRole('button', { name: 'bias of unit 2' }).click();
  await expect(playground.word('weight')).toHaveText('b1 bias of unit 2');

  await playground.openWord('weight');
  await playground.button('The largest effective step now').click();
  await playground.closeWord('weight');
  await expect(playground.word('weight')).not.toHaveText('b1 bias of unit 2');
});

test('slow motion shows statement after statement, then takes the step', async ({
  page,
  playground,
}) => {
  await playground.tab('microscope').click();
  await expect(playground.part('update')).toBeVisible();
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await playground.button('Slow motion').click();
  const phases = playground.part('update').locator('.part');
  await expect(phases.nth(0)).toHaveClass('part now');
  await expect(phases.nth(1)).toHaveClass('part later');
  await expect(playground.step).toHaveText('1');
  await expect(phases.nth(1)).toHaveClass('part now');
  await expect(playground.step).toHaveText('2');
});

test('with reduced motion each statement waits for a press', async ({ page, playground }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await playground.tab('microscope').click();
  await playground.button('Slow motion').click();
  const phases = playground.part('update').locator('.part');
  await expect(phases.nth(0)).toHaveClass('part now');
  await playground.button('Next statement').click();
  await expect(phases.nth(1)).toHaveClass('part now');
  await expect(playground.step).toHaveText('1');
  await playground.button('Next statement').click();
  await expect(playground.step).toHaveText('2');
});

test('the weight of every runner is looked into, while they train too', async ({ playground }) => {
  await playground.tab('microscope').click();
  await playground.lookAt('Adam');
  await expect(playground.part('microscope-caption')).toContainText('under Adam');
  await expect(playground.plot('strip-gradient')).toBeVisible();
  await playground.train();
  await playground.passes(60);
  await playground.pause();
  const step = await playground.stepCount();
  await expect(playground.part('microscope-caption')).toContainText(`step ${step + 1} does`);
  await expect(playground.plot('strip-weight')).toContainText(`to ${step},`);
});
