import { describe, expect, test } from 'vitest';
import { type LedgerTable, pipelineLines } from '../../../web/src/views/pipeline-words.ts';

const entry = (action: string, more = {}) => ({
  action,
  column: 'age',
  count: 1,
  text: '',
  numbers: [],
  rows: [],
  ...more,
});

/** Row 4 of the file is a comment. */
const TABLE = {
  rowNumbers: { rows: [0, 2], numbers: [2, 5] },
  columns: [{ name: 'sold', kind: 'date' }],
} as unknown as LedgerTable;

const lines = (ledger: Parameters<typeof pipelineLines>[0]) =>
  pipelineLines(ledger, TABLE).map(({ count, text }) => [count, text]);

describe('the ledger in words', () => {
  test('names the rows by where they stand in the file, the first of them', () => {
    const rows = [0, 4, 9, 11];
    expect(lines([entry('row_with_missing_cell', { count: 4, rows })])).toEqual([
      ['4', 'rows left out: age is empty (row 2, 7, 12, …)'],
    ]);
  });

  test('says what cells were filled with, a number or a level', () => {
    const filled = [
      entry('cells_filled', { count: 2, numbers: [3.5] }),
      entry('cells_filled', { column: 'sex', text: 'female' }),
    ];
    expect(lines(filled)).toEqual([
      ['2', 'empty cells of age filled with 3.50'],
      ['1', 'empty cells of sex filled with female'],
    ]);
  });

  test('says a date that cells were filled with as a date', () => {
    const filled = [entry('cells_filled', { column: 'sold', numbers: [11016] })];
    expect(lines(filled)).toEqual([['1', 'empty cells of sold filled with 2000-02-29']]);
  });

  test('has one line for all columns with the same scaling', () => {
    const scaled = ['a', 'b', 'c', 'd'].map((column) =>
      entry('scaled', { column, text: 'standard', numbers: [1, 2] }),
    );
    expect(lines([...scaled, entry('target_scaled', { text: 'min_max' })])).toEqual([
      ['4', 'columns scaled to mean 0 and deviation 1, by the training rows: a, b, c, …'],
      ['1', 'column scaled to 0 to 1, by the training rows: age'],
    ]);
  });

  test('says how the rows were split', () => {
    const split = entry('split', { column: '', text: 'stratified', numbers: [80, 20] });
    expect(lines([split])).toEqual([
      ['80', 'rows train, 20\u00a0rows validate, every class in proportion'],
    ]);
    const byColumn = entry('split', { column: 'set', text: 'by_value', numbers: [80, 20] });
    expect(lines([byColumn])).toEqual([
      ['80', 'rows train, 20\u00a0rows validate, those that set names'],
    ]);
  });
});
