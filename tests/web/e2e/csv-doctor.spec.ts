/** What was found in a file, overruled by a person; what is done about it, seen and saved. */

import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import { csv } from './support/tables.ts';
import { expect, test } from './support/test.ts';

async function saved(
  page: Page,
  act: () => Promise<void>,
): Promise<{ name: string; text: string }> {
  const waiting: Promise<Download> = page.waitForEvent('download');
  await act();
  const download = await waiting;
  return {
    name: download.suggestedFilename(),
    text: await readFile(await download.path(), 'utf8'),
  };
}

/** Days of 2023, sales that follow the month and the shop, some cells empty, a set column. */
function sales() {
  const rows = Array.from({ length: 240 }, (_, i) => {
    const date = new Date(Date.UTC(2023, 0, 1 + i)).toISOString().slice(0, 10);
    const shop = ['north', 'south', 'east'][i % 3];
    const visitors = i % 40 === 5 ? '' : 100 + ((i * 37) % 50);
    const set = i % 4 === 0 ? 'test' : 'train';
    return `${1000 + i},${date},${shop},${visitors},${set},${3 + (i % 5)},${200 + i + (i % 3) * 30}`;
  });
  return csv('sales.csv', ['id,day,shop,visitors,set,stars,revenue', ...rows]);
}

test.describe('the file', () => {
  test('without a header is read with one when a person says so', async ({ playground }) => {
    await playground.open();
    const rows = Array.from({ length: 40 }, (_, i) => `${2000 + i},${i * i},${i % 7}`);
    await playground.adopt(csv('years.csv', rows));
    await expect(playground.word('read-as')).toHaveText(/no header/);
    await expect(playground.ledger).toHaveText(/\s40\s+rows read/);
    await playground.openWord('read-as');
    await playground.setting('header').selectOption('true');
    await expect(playground.ledger).toHaveText(/\s39\s+rows read/);
  });

  test('is read again by another delimiter and decimal sign', async ({ playground }) => {
    await playground.open();
    const rows = Array.from({ length: 40 }, (_, i) => `${i},5;${i * 2};${i % 7}`);
    await playground.adopt(csv('euro.csv', ['a;b;c', ...rows]));
    await expect(playground.word('read-as')).toHaveText(/semicolon, header, decimal comma/);
    await playground.openWord('read-as');
    await playground.setting('decimal').selectOption('.');
    await expect(playground.word('read-as')).toHaveText(/decimal point/);
    await playground.part('read-as-found').click();
    await expect(playground.word('read-as')).toHaveText(/semicolon, header, decimal comma/);
    await playground.setting('delimiter').selectOption('|');
    // One column cannot be learnt from: said, and the table read before stays.
    await expect(playground.notice).toContainText('one column');
    await expect(playground.word('read-as')).toHaveText(/semicolon/);
  });

  test('has its texts for missing cells changed', async ({ playground }) => {
    await playground.open();
    const rows = Array.from({ length: 40 }, (_, i) => `${i},${i % 8 ? i * 2 : 'nil'},${i % 9}`);
    await playground.adopt(csv('nil.csv', ['a,b,c', ...rows]));
    await expect(playground.ledger).toContainText(
      'b is not read as numbers, though most of its cells are: row 2 holds “nil”',
    );
    await playground.typeInWord('read-as', 'missing_texts', 'nil');
    await expect(playground.ledger).toHaveText(/\s5\s+empty cells in the table/);
  });

  test('is pasted from a spreadsheet, anywhere on the page or into its field', async ({
    page,
    playground,
  }) => {
    await playground.open();
    const text = ['x\ty', ...Array.from({ length: 30 }, (_, i) => `${i}\t${2 * i}`)].join('\n');
    await page.evaluate((pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      window.dispatchEvent(new ClipboardEvent('paste', { clipboardData, cancelable: true }));
    }, text);
    await expect(playground.tableName).toContainText('pasted table');
    await expect(playground.task).toContainText('Predict y from x', { useInnerText: true });

    const popover = await playground.openWord('paste');
    await popover.getByRole('textbox').fill(text.replaceAll('y', 'other'));
    await popover.getByRole('button', { name: 'Read it' }).click();
    await expect(playground.task).toContainText('Predict other from x', { useInnerText: true });
  });
});

test.describe('a column', () => {
  test('says what it holds and why it is not used', async ({ playground }) => {
    await playground.open();
    await playground.adopt(sales());
    const detail = await playground.openColumn('id');
    await expect(detail).toContainText('looks like an identifier: it counts the rows');
    await expect(playground.setting('column_role')).toHaveValue('ignored');
    await (await playground.openColumn('visitors')).waitFor();
    await expect(detail).toContainText('6 cells of 240 are empty (2.5 %)');
    await expect(detail).toContainText('50 different values, mean 124');
  });

  test('is read as another type, used otherwise and treated in its own way', async ({
    playground,
  }) => {
    await playground.open();
    await playground.adopt(sales());
    await playground.openColumn('visitors');
    await expect(playground.ledger).toHaveText(/\s6\s+rows left out: visitors is empty/);
    await playground.setting('column_missing_cells').selectOption('constant');
    await expect(playground.ledger).toHaveText(/\s6\s+empty cells of visitors filled with 0/);
    await playground.type('column-3', '120,5');
    await expect(playground.refusal('column-3').first()).toContainText('is not a number');
    await expect(playground.setting('column-3')).toHaveValue('120,5');
    await playground.type('column-3', '120');
    await expect(playground.ledger).toHaveText(/visitors filled with 120/);
    await playground.setting('column_scaling').selectOption('min_max');
    await expect(playground.ledger).toHaveText(/column scaled to 0 to 1.*: visitors/);
    await playground.setting('column_role').selectOption('ignored');
    await expect(playground.ledger).not.toHaveText(/visitors/);

    await playground.openColumn('stars');
    await playground.setting('column_kind').selectOption('category');
    await expect(playground.ledger).toHaveText(/\s5\s+inputs made of stars: 3, 4, 5, 6, 7/);
    await playground.type('column-5', '3');
    await expect(playground.ledger).toHaveText(/\s3\s+inputs made of stars: .*\(other\)/);
  });

  test('of dates gives a model the parts of the calendar that are wanted', async ({
    playground,
  }) => {
    await playground.open();
    await playground.adopt(sales());
    const detail = await playground.openColumn('day');
    await detail.getByLabel('month').check();
    await detail.getByLabel('weekday').check();
    await detail.getByLabel('days since 1970').uncheck();
    await expect(playground.ledger).toHaveText(
      /\s2\s+numbers made of the dates in day: month, weekday/,
    );
    await playground.tab('weights').click();
    await expect(playground.part('weights')).toContainText('day: month → output');
  });
});

test.describe('the task', () => {
  test('is one of numbers or of classes as a person says, with the reason for the guess', async ({
    playground,
  }) => {
    await playground.open();
    await playground.adopt(sales());
    await playground.chooseTarget('stars');
    await expect(playground.task).toContainText('a regression on', { useInnerText: true });
    const popover = await playground.openWord('task');
    await expect(popover).toContainText('It holds 5 different numbers.');
    await popover.getByRole('radio', { name: 'one of its values, as classes' }).check();
    await playground.closeWord('task');
    await expect(playground.task).toContainText('a classification into 5 classes', {
      useInnerText: true,
    });
    await expect(playground.ledger).toHaveText(/every class in proportion/);
    await playground.chooseTarget('shop');
    await playground.openWord('task');
    await expect(popover).toContainText('It holds categories.');
    await expect(popover.getByRole('radio', { name: 'a number' })).toBeDisabled();
  });

  test('is validated by the latest rows, or by those that a column names', async ({
    playground,
  }) => {
    await playground.open();
    await playground.adopt(sales());
    await playground.openWord('split');
    await playground.setting('split').selectOption('latest');
    await expect(playground.setting('split_column')).toHaveValue('day');
    await playground.closeWord('split');
    await expect(playground.task).toContainText('the latest 20 % by day to validate', {
      useInnerText: true,
    });
    await expect(playground.ledger).toHaveText(/47\srows validate, the latest by day/);
    await playground.openWord('split');
    await playground.setting('split').selectOption('by_value');
    await expect(playground.setting('split_column')).toHaveValue('set');
    await expect(playground.setting('validation_value')).toHaveValue('test');
    await playground.closeWord('split');
    await expect(playground.task).toContainText('rows with set test to validate', {
      useInnerText: true,
    });
    await expect(playground.task).toContainText('from day, shop, visitors, stars:', {
      useInnerText: true,
    });
    await expect(playground.ledger).toHaveText(/60\srows validate, those that set names/);
    await playground.openWord('split');
    await playground.setting('split').selectOption('random');
    await playground.closeWord('split');
    await expect(playground.task).toContainText('from day, shop, visitors, set, stars:', {
      useInnerText: true,
    });
  });
});

test.describe('the ledger', () => {
  test('opens the rows that a line counts', async ({ playground }) => {
    await playground.open();
    await playground.adopt(sales());
    const line = playground.ledger.getByRole('button', { name: /visitors is empty/ });
    await line.click();
    await expect(line).toHaveAttribute('aria-expanded', 'true');
    const rows = playground.root.getByRole('region', { name: 'Rows of this line' });
    await expect(rows.locator('tbody tr')).toHaveCount(6);
    await expect(rows.locator('tbody tr').first()).toHaveText(
      /^\s*7\s+1,005\s*2023-01-06\s*east\s*empty/,
    );
  });

  test('is saved with every action on every cell, and no cell runs in a spreadsheet', async ({
    page,
    playground,
  }) => {
    await playground.open();
    const rows = Array.from({ length: 30 }, (_, i) => `${i},${i % 5 ? i : ''},"1,${100 + i}"`);
    await playground.adopt(csv('sums.csv', ['=1+1,gaps,thousands', ...rows]));
    const { name, text } = await saved(page, () => playground.part('save-ledger').click());
    expect(name).toBe('sums-ledger.csv');
    expect(text).toContain('reading,cells_missing,gaps,6,cell');
    expect(text).toContain('thousands_separators_read,thousands,30');
    expect(text).toContain("scaled,'=1+1,1");
    expect(text).not.toMatch(/(^|,)=1/m);
  });
});

test.describe('another table', () => {
  test('gets predictions by the model as it stands, beside its own cells', async ({
    page,
    playground,
  }) => {
    await playground.open();
    await playground.adopt(sales());
    await playground.chooseFeatures([], ['day', 'set', 'stars']);
    await playground.train();
    await playground.pause();
    const lines = ['note,visitors,shop', '"=SUM(A1)",120,north', 'b,,south', 'c,130,west'];
    await playground.root
      .getByLabel('Open a CSV file to predict for')
      .setInputFiles({ name: 'new.csv', mimeType: '', buffer: Buffer.from(lines.join('\n')) });
    await expect(playground.part('predictions')).toContainText(
      'new.csv: revenue predicted for 2 of 3 rows',
      { useInnerText: true },
    );
    const done = playground.root.getByRole('table', { name: 'What was done to the rows' });
    await expect(done).toHaveText(/rows left out: visitors is empty \(row 3\)/);
    await expect(done).toHaveText(/cells of shop with a level no training row has \(row 4\)/);
    const { name, text } = await saved(page, () => playground.part('save-predictions').click());
    expect(name).toBe('new-predictions.csv');
    const [header, first, second, third] = text.trim().split('\r\n');
    expect(header).toBe('note,visitors,shop,predicted revenue');
    expect(first).toMatch(/^'=SUM\(A1\),120,north,\d+\.\d+$/);
    expect(second).toBe('b,,south,');
    expect(third).toMatch(/^c,130,west,\d+\.\d+$/);
    await playground.button('Close').click();
    await expect(playground.caption).toBeVisible();
  });

  test('without the model’s columns is refused by name, and nothing is lost', async ({
    playground,
  }) => {
    await playground.open();
    await playground.adopt(sales());
    const before = await playground.fingerprintNow();
    const buffer = Buffer.from('visitors,other\n1,2\n3,4\n');
    await playground.root
      .getByLabel('Open a CSV file to predict for')
      .setInputFiles({ name: 'short.csv', mimeType: '', buffer });
    await expect(playground.notice).toContainText(
      'lacks columns that the model was trained with: day, shop, set, stars',
    );
    expect(await playground.fingerprintNow()).toBe(before);
  });
});

test('names that are meant to break a page are names', async ({ playground }) => {
  await playground.open();
  const names = ['__proto__', 'constructor', '"<img src=x onerror=alert(1)>"', '\u202eright'];
  const long = 'n'.repeat(10_000);
  const rows = Array.from(
    { length: 30 },
    (_, i) => `${i},${i * i},${i % 7},${i % 3},${i},${2 * i}`,
  );
  await playground.adopt(csv('names.csv', [[...names, long, 'target'].join(','), ...rows]));
  await expect(playground.task).toContainText('__proto__, constructor', { useInnerText: true });
  await playground.openColumn('__proto__');
  await playground.setting('column_scaling').selectOption('none');
  await playground.openColumn('<img');
  await playground.setting('column_kind').selectOption('category');
  await expect(playground.ledger).toHaveText(/7\s+inputs made of <img src=x onerror=alert\(1\)>/);
  await playground.train();
  await playground.passes(3);
});
