import { PlaygroundPage } from './support/playground-page.ts';
import { expect, test } from './support/test.ts';

test.describe.configure({ mode: 'parallel' });
test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

/** A table of one's own, with semicolons and decimal commas. */
const OWN = {
  name: 'own & mine.csv',
  content: `width;height;weight\n${Array.from(
    { length: 60 },
    (_, i) => `${i % 9};${(i * 7) % 13},5;${3 * (i % 9) + ((i * 7) % 13)},25`,
  ).join('\n')}\n`,
};

async function copied(playground: PlaygroundPage, what: 'recipe' | 'table'): Promise<string> {
  await playground.root.locator('[data-word^="word-link"]:visible').click();
  await playground.root.locator(`[data-share="${what}"]:visible`).click();
  await expect(playground.root.locator('[data-word^="word-link"]:visible')).toHaveText(
    'Link copied',
  );
  return playground.page.evaluate(() => navigator.clipboard.readText());
}

test.beforeEach(async ({ playground }) => {
  await playground.open();
  await playground.upload(OWN);
  await expect(playground.tableName).toHaveText(/own & mine\.csv/);
});

test('a link with the table inside opens the same run for somebody who has no file', async ({
  playground,
  browser,
}) => {
  await playground.type('batch_size', '8');
  await expect(playground.setting('batch_size')).toHaveValue('8');
  await playground.button('One epoch').click();
  await expect(playground.step).toHaveText('6');
  const link = await copied(playground, 'table');
  const profile = await browser.newContext();
  const other = new PlaygroundPage(await profile.newPage());
  await other.open(link);
  await expect(other.notice).toBeHidden();
  await expect(other.tableName).toHaveText(/own & mine\.csv/);
  await expect(other.task).toHaveText(/weight from width, height/, { useInnerText: true });
  await other.button('One epoch').click();
  await expect(other.step).toHaveText('6');
  expect(await other.fingerprintNow()).toBe(await playground.fingerprintNow());
  // The table stays in the address, for a reload.
  await other.page.reload();
  await other.ready();
  await expect(other.tableName).toHaveText(/own & mine\.csv/);
  await profile.close();
});

test('a link without it asks for the file, sets it up and tells another one', async ({
  playground,
  context,
}) => {
  await playground.type('batch_size', '8');
  const link = await copied(playground, 'recipe');
  expect(link).not.toContain('data=');
  const other = new PlaygroundPage(await context.newPage());
  await other.open(link);
  await expect(other.notice).toHaveText(/This link is for own & mine\.csv/);
  await expect(other.tableName).toHaveText(/diamonds\.csv/);
  await other.upload(OWN);
  await expect(other.tableName).toHaveText(/own & mine\.csv/);
  await expect(other.setting('batch_size')).toHaveValue('8');
  await expect(other.notice).toBeHidden();

  const third = new PlaygroundPage(await context.newPage());
  await third.open(link);
  await third.upload({ ...OWN, content: `${OWN.content}1;2;3\n` });
  await expect(third.notice).toHaveText(/made with another own & mine\.csv: its content differs/);
  await expect(third.setting('batch_size')).toHaveValue('8');
});

test('a link whose table was cut says so and shows the sample', async ({ playground, context }) => {
  const link = await copied(playground, 'table');
  const other = new PlaygroundPage(await context.newPage());
  await other.open(link.slice(0, -40));
  await expect(other.notice).toHaveText(/The table in this link is damaged/);
  await expect(other.tableName).toHaveText(/diamonds\.csv/);
});

test('what was said of the file goes with the link', async ({ playground, context }) => {
  await playground.word('read-as').click();
  await playground.setting('missing_texts').fill('3');
  await playground.setting('missing_texts').press('Enter');
  await expect(playground.ledger).toHaveText(/rows left out|empty/);
  await playground.page.keyboard.press('Escape');
  const rows = await playground.task.innerText();
  const link = await copied(playground, 'table');
  expect(link).toContain('missing=');
  const other = new PlaygroundPage(await context.newPage());
  await other.open(link);
  await expect(other.notice).toBeHidden();
  await expect(other.task).toHaveText(rows, { useInnerText: true });
});

test('a table that is too long for a link is told, with what to do', async ({ playground }) => {
  let seed = 1;
  const noise = () => {
    seed = (seed * 48271) % 2147483647;
    return seed;
  };
  const rows = Array.from({ length: 4000 }, () => `${noise()},${noise()}`);
  await playground.upload({ name: 'noise.csv', content: `a,b\n${rows.join('\n')}\n` });
  await expect(playground.tableName).toHaveText(/noise\.csv/);
  await playground.root.locator('[data-word^="word-link"]:visible').click();
  await playground.root.locator('[data-share="table"]:visible').click();
  await expect(playground.notice).toHaveText(/noise\.csv does not fit into a link/);
});
