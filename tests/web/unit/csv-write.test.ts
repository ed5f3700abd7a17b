/** What is written as CSV is safe to open in a spreadsheet and comes back as it was. */

import { describe, expect, test } from 'vitest';
import { valueAt } from '../../../web/src/csv/describe-table.ts';
import { readCsv } from '../../../web/src/csv/read-csv.ts';
import { type CellValue, isFormula, writeCsv } from '../../../web/src/csv/write-csv.ts';

const written = (cell: CellValue) => writeCsv(['a', 'b'], [[cell, 'x']]).text.slice(5, -4);

async function readBack(names: readonly string[], rows: readonly (readonly CellValue[])[]) {
  const { text } = writeCsv(names, rows);
  const { columns, rowCount } = await readCsv(new Blob([text]), 'back.csv', { header: true });
  const cells = Array.from({ length: rowCount }, (_, row) => columns.map((c) => valueAt(c, row)));
  return { names: columns.map(({ name }) => name), rows: cells, columns };
}

describe('texts a spreadsheet would run', () => {
  test.each([
    '=1+1',
    '=HYPERLINK("http://x")',
    '+cmd|calc',
    '-2+3',
    '-A1',
    '-EUR5',
    '@SUM(A1)',
    ' =1+1',
    '\t1',
    '\r1',
    '\uff1d1+1',
    '-',
    '--5',
  ])('%j gets an apostrophe in front', (text) => {
    expect(isFormula(text)).toBe(true);
    expect(written(text).replace(/^"/, '').startsWith("'")).toBe(true);
    expect(writeCsv(['a', 'b'], [[text, 'x']]).guardedCells).toBe(1);
  });

  test.each(['-5', '+5', '-.5e-3', '-1.25', '+50%', '-1,234.5', 'a=b', 'x-1', 'a@b.c', ''])(
    '%j is left as it is',
    (text) => {
      expect(isFormula(text)).toBe(false);
      expect(written(text).replaceAll('"', '')).toBe(text);
    },
  );

  test('names are guarded as cells are', () => {
    const { text, guardedCells } = writeCsv(['=cmd', 'b'], []);
    expect(text).toBe("'=cmd,b\r\n");
    expect(guardedCells).toBe(1);
  });
});

describe('numbers', () => {
  test.each([
    [-5, '-5'],
    [-0, '-0'],
    [0.1, '0.1'],
    [1e21, '1e+21'],
    [5e-324, '5e-324'],
    [Number.NaN, ''],
    [null, ''],
  ])('%d is written as %j', (value, text) => {
    expect(written(value)).toBe(text);
  });

  test('random doubles come back as the same bits', async () => {
    let state = 3;
    const next = () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return (state / 2 ** 32 - 0.5) * 10 ** ((state % 40) - 20);
    };
    const rows = Array.from({ length: 2000 }, () => [next(), next()]);
    expect((await readBack(['a', 'b'], rows)).rows).toEqual(rows);
  });
});

describe('cells come back as they were', () => {
  test('with delimiters, quotes, line breaks and empty cells in them', async () => {
    const rows = [
      [1, 'x,y;z'],
      [2, 'she said "no"'],
      [3, 'two\nlines'],
      [null, '"'],
      [5, null],
    ];
    expect((await readBack(['size', 'no,te'], rows)).rows).toEqual(rows);
  });

  test('with other delimiters', async () => {
    for (const delimiter of [';', '\t', '|']) {
      const { text } = writeCsv(['a', 'b'], [[1.5, `x${delimiter}y`]], delimiter);
      const { columns } = await readCsv(new Blob([text]), 'back.csv', { delimiter });
      expect(columns.map((column) => valueAt(column, 0))).toEqual([1.5, `x${delimiter}y`]);
    }
  });

  test('a row of one empty cell is a row and no blank line', () => {
    expect(writeCsv(['a'], [[null], [2]]).text).toBe('a\r\n""\r\n2\r\n');
  });
});

describe('hostile names', () => {
  const HOSTILE = [
    '__proto__',
    'constructor',
    '<img src=x onerror=alert(1)>',
    '\u202egnp.exe\u202c',
    '\u200fname',
  ];

  test('are read, told apart and written back as texts', async () => {
    const names = [...HOSTILE, 'hasOwnProperty'];
    const rows = [names.map((_, i) => i + 0.5), names.map((_, i) => i * 2)];
    const back = await readBack(names, rows);
    expect(back).toMatchObject({ names, rows });
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(Object.getPrototypeOf(back.columns[0])).toBe(Object.prototype);
  });

  test('of 10,000 characters are cut to 200, told apart, and accounted for', async () => {
    const long = 'n'.repeat(10_000);
    const text = writeCsv(
      [long, `${long}x`, 'b'],
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    ).text;
    const { columns, ledger } = await readCsv(new Blob([text]), 'long.csv');
    expect(columns.map(({ name }) => name.length)).toEqual([200, 204, 1]);
    expect(new Set(columns.map(({ name }) => name)).size).toBe(3);
    const actions = new Map(ledger.map(({ action, count }) => [action, count]));
    expect(actions.get('names_cleaned')).toBe(2);
    expect(actions.get('names_made_unique')).toBe(1);
    for (const { sentence } of ledger) expect(sentence.length).toBeLessThan(300);
  });
});
