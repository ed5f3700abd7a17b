/** Columns of more different texts than are kept: what they are is settled by their last cell too. */

import { describe, expect, test } from 'vitest';
import { type ReadOptions, readCsv } from '../../../web/src/csv/read-csv.ts';
import { accountedFor } from './support/accounted-for.ts';

const COUNT = 3000;
const some = (cell: (i: number) => string) => Array.from({ length: COUNT }, (_, i) => cell(i));

async function readColumn(cells: readonly string[], options: ReadOptions = {}) {
  const text = `x;n\n${cells.map((cell) => `${cell};1\n`).join('')}`;
  const limits = { chunkBytes: 1000 };
  const table = await readCsv(new Blob([text]), 'many.csv', { limits, ...options });
  expect(accountedFor(table)).toBe(table.recordCount);
  const entries = table.ledger.filter(({ column }) => column === 'x');
  const ledger = new Map(entries.map((entry) => [entry.action, entry]));
  return { column: table.columns[0]!, ledger, table };
}

describe('numbers', () => {
  test('a text in the last row makes them text, and is named with its row', async () => {
    const { column, ledger } = await readColumn([...some((i) => `${i}.5`), 'none so far']);
    expect(column).toMatchObject({ kind: 'text', role: 'ignored', distinct: 1001 });
    expect(column.firstText).toEqual({ row: COUNT + 2, text: 'none so far' });
    expect(ledger.has('levels_not_kept')).toBe(true);
  });

  test('as asked, they stay numbers and the text is missing, with its row and byte', async () => {
    const cells = [...some(String), 'x'];
    const columns = new Map([['x', { kind: 'number' as const }]]);
    const { column, ledger } = await readColumn(cells, { columns });
    expect(column).toMatchObject({ kind: 'number', missing: 1, max: COUNT - 1 });
    const byte = `x;n\n${some((i) => `${i};1\n`).join('')}`.length;
    expect(ledger.get('cells_unreadable')).toMatchObject({
      count: 1,
      places: [{ row: COUNT + 2, byte }],
    });
  });

  test('a decimal comma after thousands of whole numbers is still a decimal comma', async () => {
    const { column, ledger, table } = await readColumn([...some(String), '0,5']);
    expect(column).toMatchObject({ kind: 'number', decimal: ',', missing: 0 });
    expect(column.values.at(-1)).toBe(0.5);
    expect(ledger.get('decimal_commas_read')?.count).toBe(1);
    expect(table.format.decimal).toBe(',');
  });

  test('what could be thousands becomes decimals when a later cell tells', async () => {
    const cells = some((i) => `${1 + (i % 9)}.${String(100 + (i % 900))}`);
    const { column } = await readColumn([...cells, '1234.5']);
    expect(column.values.slice(0, 3)).toEqual(Float64Array.of(1.1, 2.101, 3.102));
  });

  test('every form is counted, past the first thousand texts as before', async () => {
    const { column, ledger } = await readColumn(some((i) => `${i % 100}.${i}%`));
    expect(column.kind).toBe('number');
    expect(ledger.get('percent_signs_read')?.count).toBe(COUNT);
  });

  test('digits of one length with zeros in front stay text, wherever the zeros are', async () => {
    const codes = some((i) => String(10_000 + i));
    expect((await readColumn([...codes, '00042'])).column.kind).toBe('text');
    const { column, ledger } = await readColumn([...codes, '042']);
    expect(column.kind).toBe('number');
    expect(ledger.get('leading_zeros_read')?.count).toBe(1);
  });
});

describe('dates', () => {
  const day = (i: number) => new Date(i * 86_400_000).toISOString().slice(0, 10);

  test('are days since 1970-01-01 to the last row', async () => {
    const { column, ledger } = await readColumn([...some(day), '', day(COUNT)]);
    expect(column).toMatchObject({ kind: 'date', dateOrder: 'ymd', missing: 1, max: COUNT });
    expect([...column.values.slice(0, 3)]).toEqual([0, 1, 2]);
    expect(ledger.get('dates_read')?.count).toBe(COUNT + 1);
  });

  test('whose day and month are told apart by the last row alone', async () => {
    // Days and months up to 12 only: 144 a year.
    const cells = some(
      (i) => `${1 + (i % 12)}/${1 + (Math.floor(i / 12) % 12)}/${1900 + Math.floor(i / 144)}`,
    );
    const open = await readColumn(cells);
    expect(open.column.kindReason).toContain('assumed');
    const first = await readColumn([...cells, '31/12/2024']);
    expect(first.column).toMatchObject({ kind: 'date', dateOrder: 'dmy' });
    expect(first.ledger.has('date_order_assumed')).toBe(false);
    const second = await readColumn([...cells, '12/31/2024']);
    expect(second.column).toMatchObject({ kind: 'date', dateOrder: 'mdy' });
    expect(second.column.values[1]).toBe(Date.UTC(1900, 1, 1) / 86_400_000);
    expect(first.column.values[1]).toBe(Date.UTC(1900, 0, 2) / 86_400_000);
  });

  test('a text in the last row makes them text', async () => {
    expect((await readColumn([...some(day), 'later'])).column.kind).toBe('text');
  });
});

test('of texts the first thousand are counted, and that there are more is said', async () => {
  const { column, ledger } = await readColumn([...some((i) => `t${i}`), 't5', 't5', '?']);
  expect(column).toMatchObject({ kind: 'text', distinct: 1001, missing: 1 });
  expect([column.topLevels[0], column.histogram[0]]).toEqual(['t5', 3]);
  expect([column.codes.length, column.levels.length]).toEqual([0, 0]);
  expect(ledger.get('levels_not_kept')?.sentence).toContain('more than 1,000');
});
