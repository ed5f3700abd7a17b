import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { PlaygroundPage } from './support/playground-page.ts';
import { expect, test } from './support/test.ts';

test.describe.configure({ mode: 'parallel' });

const CARD = '.optimizers';
const RAIL = '.rail';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const;

/** `rule: element: what would mend it`, one line an element; of a part of the playground, or of all. */
async function violations(page: Page, part?: string): Promise<string[]> {
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
  if (part) axe.include({ fromShadowDom: ['rmsprop-playground', part] });
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => {
      const advice = failureSummary?.replace(/\s+/g, ' ') ?? '';
      return `${id}: ${target.flat().join(' >> ')}: ${advice}`;
    }),
  );
}

async function epoch(playground: PlaygroundPage): Promise<void> {
  await playground.button('One epoch').click();
  await expect(playground.step).toHaveText('85');
}

for (const size of SIZES) {
  for (const theme of ['light', 'dark'] as const) {
    test.describe(`${theme}, ${size.width} px`, () => {
      test.use({ viewport: size, colorScheme: theme });

      test.beforeEach(async ({ playground }) => {
        await playground.open();
      });

      test(`axe finds nothing at rest, trained, in a popover: ${theme}, ${size.width} px`, async ({
        page,
        playground,
      }) => {
        expect.soft(await violations(page), 'at rest').toEqual([]);
        await epoch(playground);
        expect.soft(await violations(page), 'after training').toEqual([]);
        await playground.openWord('features');
        expect.soft(await violations(page), 'with a popover').toEqual([]);
      });

      test(`axe finds nothing on the card of NAdam, Graves and Rprop: ${theme}, ${size.width} px`, async ({
        page,
        playground,
      }) => {
        await playground.choosePreset('graves');
        await playground.openWord('preset');
        expect.soft(await violations(page, CARD), 'choosing beside Graves').toEqual([]);
        await playground.closeWord('preset');
        await playground.chooseOptimizer('nadam');
        await playground.openMore();
        await playground.setting('momentum_decay').focus();
        expect.soft(await violations(page, CARD), 'NAdam with all its settings').toEqual([]);
        await playground.chooseOptimizer('rprop');
        await epoch(playground);
        expect.soft(await violations(page, CARD), 'Rprop').toEqual([]);
      });

      test(`axe finds nothing in what is known of a column and a file: ${theme}, ${size.width} px`, async ({
        page,
        playground,
      }) => {
        if (size.width < 1240)
          await playground.root.getByRole('button', { name: /^Data:/ }).click();
        await playground.openColumn('cut');
        expect.soft(await violations(page, RAIL), 'a column of categories').toEqual([]);
        await playground.openColumn('price');
        expect.soft(await violations(page, RAIL), 'a column of numbers').toEqual([]);
        await playground.openWord('read-as');
        expect.soft(await violations(page, RAIL), 'how the file is read').toEqual([]);
        await playground.closeWord('read-as');
        await playground.openWord('paste');
        expect.soft(await violations(page, RAIL), 'pasting').toEqual([]);
      });

      // The tabs hold the same at every width; one width is enough for their colours.
      if (size.width >= 1240) {
        test(`axe finds nothing in the other tabs: ${theme}, ${size.width} px`, async ({
          page,
          playground,
        }) => {
          await epoch(playground);
          await playground.tab('weights').click();
          await expect(playground.part('weights')).toBeVisible();
          expect.soft(await violations(page), 'weights').toEqual([]);
          await playground.tab('table').click();
          await expect(playground.root.locator('.grid')).toBeVisible();
          expect.soft(await violations(page), 'table').toEqual([]);
        });

        test(`axe finds nothing in the landscape: ${theme}, ${size.width} px`, async ({
          page,
          playground,
        }) => {
          await epoch(playground);
          await playground.tab('landscape').click();
          await expect(playground.plot('landscape')).toBeVisible();
          await playground.root.locator('[data-test="plane"]').selectOption('parameters');
          await expect(playground.plot('landscape')).toBeVisible();
          expect.soft(await violations(page)).toEqual([]);
        });

        test(`axe finds nothing under the microscope: ${theme}, ${size.width} px`, async ({
          page,
          playground,
        }) => {
          await epoch(playground);
          await playground.tab('microscope').click();
          await expect(playground.part('update')).toBeVisible();
          expect.soft(await violations(page), 'at rest').toEqual([]);
          await playground.openWord('weight');
          expect.soft(await violations(page), 'choice of a weight').toEqual([]);
        });
      }

      test(`axe finds nothing with a notice and a refusal: ${theme}, ${size.width} px`, async ({
        page,
        playground,
      }) => {
        await playground.upload({ name: 'empty.csv', content: '' });
        await expect(playground.notice).toBeVisible();
        await playground.type('learning_rate', 'quick');
        await expect(playground.refusal('learning_rate')).toBeVisible();
        expect.soft(await violations(page), 'with a notice').toEqual([]);
        await playground.type('learning_rate', '1e6');
        await playground.button('Dismiss').click();
        await playground.train();
        await expect(playground.notice).toContainText('diverged');
        expect.soft(await violations(page), 'diverged').toEqual([]);
      });

      // The drawer exists where the window is too narrow for the rail.
      if (size.width < 1240) {
        test(`axe finds nothing with the drawer open: ${theme}, ${size.width} px`, async ({
          page,
          playground,
        }) => {
          await playground.root.getByRole('button', { name: /^Model:/ }).click();
          await expect(playground.button('Close')).toBeFocused();
          await playground.button('MLP').click();
          await expect(playground.setting('hidden_units')).toBeVisible();
          expect.soft(await violations(page), 'with the drawer').toEqual([]);
          await page.keyboard.press('Escape');
          await expect(playground.button('Close')).toBeHidden();
        });
      }
    });
  }
}

test.describe('in a drawer on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('Tab stays in the open drawer', async ({ page, playground }) => {
    await playground.open();
    await playground.root.getByRole('button', { name: /^Data:/ }).click();
    await expect(playground.button('Close')).toBeFocused();
    const covered = playground.root.locator('.run, .stage, .optimizers');
    for (let press = 0; press < 30; press += 1) {
      await page.keyboard.press('Tab');
      await expect(covered.locator(':focus')).toHaveCount(0);
    }
  });
});

test('axe finds nothing on a page with two elements', async ({ page }) => {
  await page.goto('./embed.html');
  for (const id of ['line', 'network']) {
    await new PlaygroundPage(page, page.locator(`rmsprop-playground#${id}`)).ready();
  }
  expect(await violations(page)).toEqual([]);
});

test('the page has a title, a language, one heading and named groups', async ({
  page,
  playground,
}) => {
  await playground.open();
  await expect(page).toHaveTitle('RMSprop Playground');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  for (const name of ['Stage', 'Optimizer', 'Run', 'Charts']) {
    await expect(page.getByRole('group', { name, exact: true })).toBeVisible();
  }
});
