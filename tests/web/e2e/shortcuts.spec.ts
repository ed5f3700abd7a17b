import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './support/test.ts';

test.beforeEach(async ({ playground }) => {
  await playground.open();
});

test('a question mark shows all keys, Escape closes them and gives the focus back', async ({
  page,
  playground,
}) => {
  await playground.trainButton.focus();
  await page.keyboard.press('?');
  const sheet = playground.root.getByRole('dialog', { name: 'Keys' });
  await expect(sheet).toBeVisible();
  await expect(sheet).toContainText(/Shift ← →\s*moves the part that is looked at/);
  await page.keyboard.press('ArrowRight');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(playground.trainButton).toBeFocused();
  await expect(playground.step).toHaveText('0');
});

test('keys that the sheet names do what it says', async ({ page, playground }) => {
  await page.keyboard.press('ArrowRight');
  await expect(playground.step).toHaveText('1');
  await page.keyboard.press('ArrowLeft');
  await expect(playground.step).toHaveText('0');
  await playground.scrubber.focus();
  await page.keyboard.press('ArrowRight');
  await expect(playground.step).toHaveText('1');
  await page.keyboard.press('Home');
  await expect(playground.step).toHaveText('0');
  await page.keyboard.press('r');
  await expect(playground.step).toHaveText('0');
});

test('the sheet opens by its button too, and closes by its own', async ({ playground }) => {
  await playground.part('keys').click();
  const sheet = playground.root.getByRole('dialog', { name: 'Keys' });
  await sheet.getByRole('button', { name: 'Close' }).click();
  await expect(sheet).toBeHidden();
});
