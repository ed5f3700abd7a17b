/** What a table says of its columns: names, kinds, missing cells, levels and statistics. */

import { openAsBlob } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readCsv } from '../../../web/src/csv/read-csv.ts';
import type { Column } from '../../../web/src/csv/table.ts';

const read = (text: string) => readCsv(new Blob([text]), 'data.csv');

async function readColumn(cells: readonly (string | number)[]): Promise<Column> {
  const table = await read(`n,c\n${cells.map((cell) => `1,${cell}\n`).join('')}`);
  return table.columns[1]!;
}

describe('column names', () => {
  const names = async (header: string) => {
    const width = header.split(',').length;
    const table = await read(`${header}\n${Array(width).fill('1').join(',')}\n`);
    return table.columns.map((column) => column.name);
  };

  test('names of object internals are names like any other (trap G)', async () => {
    const wanted = ['__proto__', 'constructor', 'target', 'toString', 'length'];
    expect(await names(wanted.join(','))).toEqual(wanted);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('target');
  });

  test('repeated object internals are numbered', async () => {
    expect(await names('__proto__,__proto__')).toEqual(['__proto__', '__proto__ (2)']);
  });

  test('names are trimmed, put on one line, and named by place when empty', async () => {
    expect(await names('\ufeff  a ,"b\n c",, ')).toEqual(['a', 'b c', 'column 3', 'column 4']);
  });

  test('repetitions are numbered around names the file already has', async () => {
    expect(await names('a,a,a (2),a')).toEqual(['a', 'a (3)', 'a (2)', 'a (4)']);
    expect(await names(',column 1')).toEqual(['column 1', 'column 1 (2)']);
  });

  test('a note says that names were changed', async () => {
    const { ledger } = await read('a,a,\n1,2,3\n');
    expect(ledger.filter(({ of }) => of === 'column').map(({ sentence }) => sentence)).toEqual([
      '1 repeated column name numbered.',
      '1 column without a name numbered by place.',
    ]);
  });

  test('a first row of numbers is data, and a note says so', async () => {
    const table = await read('1,2\n3,4\n');
    expect(table.columns.map((column) => column.name)).toEqual(['column 1', 'column 2']);
    expect([...table.columns[0]!.values]).toEqual([1, 3]);
    expect(table.preview).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(table.ledger[0]!.sentence).toContain('No header');
  });

  test('a first row with one text or empty cell is a header', async () => {
    expect((await read('1,x\n3,4\n')).columns.map((column) => column.name)).toEqual(['1', 'x']);
    expect((await read('1,\n3,4\n')).rowCount).toBe(1);
  });
});

describe('kinds', () => {
  test('missing tokens do not keep a column from being numbers', async () => {
    const column = await readColumn(['', 'NA', 'n/a', 'NaN', 'NULL', '?', '-', '  ', ' na ', 5]);
    expect(column).toMatchObject({ kind: 'number', missing: 9, min: 5, max: 5, mean: 5 });
    expect([...column.values]).toEqual([...Array(9).fill(Number.NaN), 5]);
    expect(column.distinct).toBe(1);
  });

  test('a column of missing cells only is text without levels', async () => {
    const column = await readColumn(['', 'NA']);
    expect(column).toMatchObject({ kind: 'text', missing: 2, distinct: 0, levels: [] });
    expect(column.firstText).toBeUndefined();
  });

  test('a category has codes, levels in the order of the file, and the top ones by frequency', async () => {
    const column = await readColumn(['b', 'a', 'c', 'a', '', 'c', 'a']);
    expect(column).toMatchObject({ kind: 'category', distinct: 3, missing: 1 });
    expect([...column.codes]).toEqual([0, 1, 2, 1, -1, 2, 1]);
    expect(column.levels).toEqual(['b', 'a', 'c']);
    expect(column.topLevels).toEqual(['a', 'c', 'b']);
    expect([...column.histogram]).toEqual([3, 2, 1]);
    expect(column.values.length).toBe(0);
    expect([column.min, column.max, column.mean]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    expect(column.firstText).toBeUndefined();
  });

  test('one text among numbers is named with its row', async () => {
    const column = await readColumn([1, 2, 'about 3', 4, 'n.a.']);
    expect(column.kind).toBe('category');
    expect(column.firstText).toEqual({ row: 4, text: 'about 3' });
    expect(column.levels).toEqual(['1', '2', 'about 3', '4', 'n.a.']);
  });

  test('number cells of a category keep their spelling', async () => {
    const column = await readColumn(['1.50', '1.5', 'x', '1.50']);
    expect(column.levels).toEqual(['1.50', '1.5', 'x']);
    expect([...column.codes]).toEqual([0, 1, 2, 0]);
  });

  test.each(['0x10', '1e999', 'true', '2024-01-01', '1.234.5', '12 5', '5%%', '--5'])(
    '%j among numbers makes a column a category',
    async (cell) => {
      const column = await readColumn([1, 2, `"${cell}"`]);
      expect(column.kind).toBe('category');
      expect(column.firstText?.text).toBe(cell);
    },
  );

  test('the text of a long cell is cut', async () => {
    const column = await readColumn([1, 2, 'z'.repeat(100_000)]);
    expect(column.firstText?.text).toBe(`${'z'.repeat(40)}…`);
    expect(column.topLevels[2]!.length).toBe(200);
    expect(column).toMatchObject({ kind: 'text', levels: [], distinct: 3 });
  });
});

describe('statistics', () => {
  test('twelve equal bins span the range, the last including its end', async () => {
    const column = await readColumn([...Array(25).keys()]);
    expect([...column.histogram]).toEqual([2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3]);
    expect(column.mean).toBe(12);
  });

  test('a constant column sits in the first bin', async () => {
    expect([...(await readColumn([3, 3, 3])).histogram]).toEqual([3, ...Array(11).fill(0)]);
  });

  test.each([
    ['the largest doubles', -1.7e308, 1.7e308],
    ['the smallest doubles', 5e-324, 2e-322],
  ])('%s neither overflow nor fall out of the bins', async (_, low, high) => {
    const column = await readColumn([low, high, high, high]);
    expect(column).toMatchObject({ min: low, max: high });
    expect(Number.isFinite(column.mean)).toBe(true);
    expect([...column.histogram]).toEqual([1, ...Array(10).fill(0), 3]);
  });

  test('different values are exact up to 1,000 and 1,001 beyond', async () => {
    const upTo = (count: number) => Array.from({ length: 3 * count }, (_, i) => (i % count) / 8);
    expect((await readColumn(upTo(1000))).distinct).toBe(1000);
    expect((await readColumn(upTo(1001))).distinct).toBe(1001);
    expect((await readColumn(upTo(5000))).distinct).toBe(1001);
    expect((await readColumn([0, '-0', '0.0'])).distinct).toBe(1);
    const texts = (count: number) => upTo(count).map((value) => `t${value}`);
    expect((await readColumn(texts(1000))).distinct).toBe(1000);
    expect((await readColumn(texts(5000))).distinct).toBe(1001);
  });

  test('levels are at most twelve', async () => {
    const column = await readColumn(Array.from({ length: 30 }, (_, i) => `t${i}`));
    expect(column.topLevels.length).toBe(12);
    expect(column.histogram.length).toBe(12);
    expect(column.levels.length).toBe(30);
  });
});

test('the preview holds the first 50 rows as text', async () => {
  const table = await read(`a,b\n${'1.0, x \n'.repeat(80)}`);
  expect(table.preview.length).toBe(50);
  expect(table.preview[0]).toEqual(['1.0', ' x ']);
  expect(table.rowCount).toBe(80);
});

test('a table like titanic: empty ages are missing and the names keep their commas', async () => {
  const table = await read(
    'PassengerId,Survived,Name,Sex,Age,Cabin\r\n' +
      '1,0,"Braund, Mr. Owen Harris",male,22,\r\n' +
      '2,1,"Cumings, Mrs. John (Florence ""Flo"" Briggs)",female,38,C85\r\n' +
      '6,0,"Moran, Mr. James",male,,\r\n',
  );
  const kinds = table.columns.map((column) => column.kind);
  expect(kinds).toEqual(['number', 'number', 'category', 'category', 'number', 'category']);
  expect(table.columns[4]).toMatchObject({ missing: 1, min: 22, max: 38, mean: 30, distinct: 2 });
  expect(table.columns[5]).toMatchObject({ missing: 2, levels: ['C85'] });
  expect(table.preview[1]![2]).toBe('Cumings, Mrs. John (Florence "Flo" Briggs)');
});

test('diamonds.csv has 53,940 rows, 10 columns and 7 of numbers', async () => {
  const blob = await openAsBlob('node_modules/@observablehq/sample-datasets/diamonds.csv');
  const table = await readCsv(blob, 'diamonds.csv');
  expect(table).toMatchObject({ name: 'diamonds.csv', rowCount: 53_940, recordCount: 53_941 });
  expect(table.ledger.map(({ action }) => action)).toEqual(['header_read']);
  expect(table.bytes).toBe(blob.size);
  const numeric = table.columns.filter((column) => column.kind === 'number');
  expect(table.columns.length).toBe(10);
  expect(numeric.map((column) => column.name)).toEqual('carat depth table price x y z'.split(' '));
  const [carat, cut] = table.columns;
  expect(carat).toMatchObject({ min: 0.2, max: 5.01, missing: 0, distinct: 273 });
  expect(carat!.mean).toBeCloseTo(0.7979397, 6);
  expect(table.columns[6]).toMatchObject({ min: 326, max: 18_823, distinct: 1001 });
  expect(table.columns[6]!.mean).toBeCloseTo(3932.799722, 5);
  expect(carat!.values.length).toBe(53_940);
  expect(carat!.histogram.reduce((a, b) => a + b)).toBe(53_940);
  expect(cut!.topLevels).toEqual(['Ideal', 'Premium', 'Very Good', 'Good', 'Fair']);
  expect([...cut!.histogram]).toEqual([21_551, 13_791, 12_082, 4906, 1610]);
});
