import { describe, expect, test } from 'vitest';
import { pipelineLines } from '../../../web/src/views/pipeline-words.ts';

const entry = (action: string, more = {}) => ({
  action,
  column: 'age',
  count: 1,
  text: '',
  numbers: [],
  rows: [],
  ...more,
});

describe('the ledger in words', () => {
  test('names the rows as a spreadsheet does, the first of them', () => {
    const rows = [0, 4, 9, 11];
    expect(pipelineLines([entry('row_with_missing_cell', { count: 4, rows })])).toEqual([
      ['4', 'rows left out: age is empty (row 2, 6, 11, …)'],
    ]);
  });

  test('says what cells were filled with, a number or a level', () => {
    const filled = [
      entry('cells_filled', { count: 2, numbers: [3.5] }),
      entry('cells_filled', { column: 'sex', text: 'female' }),
    ];
    expect(pipelineLines(filled)).toEqual([
      ['2', 'empty cells of age filled with 3.50'],
      ['1', 'empty cells of sex filled with female'],
    ]);
  });

  test('has one line for all columns with the same scaling', () => {
    const scaled = ['a', 'b', 'c', 'd'].map((column) =>
      entry('scaled', { column, text: 'standard', numbers: [1, 2] }),
    );
    expect(pipelineLines([...scaled, entry('target_scaled', { text: 'min_max' })])).toEqual([
      ['4', 'columns scaled to mean 0 and deviation 1, by the training rows: a, b, c, …'],
      ['1', 'column scaled to 0 to 1, by the training rows: age'],
    ]);
  });

  test('says how the rows were split', () => {
    const split = entry('split', { column: '', text: 'stratified', numbers: [80, 20] });
    expect(pipelineLines([split])).toEqual([
      ['80', 'rows train, 20\u00a0rows validate, every class in proportion'],
    ]);
  });
});
