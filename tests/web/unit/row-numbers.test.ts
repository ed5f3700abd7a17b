import { describe, expect, test } from 'vitest';
import { readCsv } from '../../../web/src/csv/read-csv.ts';
import { rowNumberOf } from '../../../web/src/csv/row-numbers.ts';

/** Where each row stands in the file; the first cell of each says where it should. */
async function numbers(lines: readonly string[], options = {}) {
  const text = `${lines.join('\n')}\n`;
  const table = await readCsv(new Blob([text]), 't.csv', options);
  const places = [...table.columns[0]!.values];
  expect(places.map((_, row) => rowNumberOf(table.rowNumbers, row))).toEqual(places);
  return table;
}

describe('where a row of the table stands in its file', () => {
  test('the header is row 1', async () => {
    const { rowNumbers } = await numbers(['at,b', '2,x', '3,y', '4,x']);
    expect(rowNumbers.rows).toHaveLength(1);
  });

  test('blank lines, comments, rows left out and rows not sampled count', async () => {
    await numbers(['# about', 'at,b', '3,x', '', '5,y', '# more', '7,x', '1,2,3', '9,y', '', '']);
    const sampled = ['at,b', ...Array.from({ length: 30 }, (_, i) => `${i + 2},x${i % 3}`)];
    await numbers(sampled, { everyKthRow: 4 });
  });

  test('a cell with line ends is one row', async () => {
    await numbers(['at,b', '2,"x', 'y"', '3,z', '4,z']);
  });

  test('it holds across the chunks of a reading', async () => {
    const lines = ['at,b'];
    for (let i = 0; lines.length < 3000; i++) {
      lines.push(i % 97 === 0 ? '' : `${lines.length + 1},${i % 7}`);
    }
    await numbers(lines, { limits: { chunkBytes: 257 } });
  });
});
