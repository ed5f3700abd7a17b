/** Tables made up for a test. */

import type { FileContent } from './playground-page.ts';

export function csv(name: string, lines: readonly string[]): FileContent {
  return { name, content: `${lines.join('\n')}\n` };
}

/** Pseudo-random numbers from 0 to 1; the same ones in every run. */
function* noise(): Generator<number, never> {
  let state = 12345;
  while (true) {
    state = (state * 1103515245 + 12345) % 2147483648;
    yield state / 2147483648;
  }
}

const MARKUP_NAME = '"<img src=x onerror=alert(1)>"';
const MARKUP_CELL = '"<img src=x onerror=alert(2)><b>bold</b>"';

/** The name of the column at `place`; 80 characters for some, without a space for others. */
function longName(place: number): string {
  const start = `column_${place}_`;
  if (place % 4 === 0) return start.padEnd(80, 'measured_with_the_long_instrument_');
  if (place % 4 === 1) return start.padEnd(80, 'x');
  return place % 4 === 2 ? `the value in column ${place} as it was measured` : start;
}

/** Columns with names that break a layout or a careless program; the target comes last. */
export function awkwardTable(columns = 40): FileContent {
  const numbers = Array.from({ length: columns - 4 }, (_, index) => longName(index));
  const names = ['__proto__', 'constructor', MARKUP_NAME, ...numbers, 'target'];
  const random = noise();
  const next = () => (random.next().value * 10).toFixed(3);
  const rows = Array.from({ length: 200 }, () => {
    const cells = [next(), next(), MARKUP_CELL, ...numbers.map(next)];
    return [...cells, (Number(cells[0]) * 3 + Number(cells[1])).toFixed(3)].join(',');
  });
  return csv('a table with a name that is rather long for the place it has in the page.csv', [
    names.join(','),
    ...rows,
  ]);
}

/** The least there can be: a feature and a target of one letter each, and a column left out. */
export function tinyTable(): FileContent {
  return csv('t.csv', ['a,b,c', ...Array.from({ length: 60 }, (_, row) => `${row},${row % 7},x`)]);
}

/** One row a number, the target twice the feature. */
export function smallTable(name: string, rows: number): FileContent {
  const lines = Array.from({ length: rows }, (_, row) => `${row},${2 * row + 1}`);
  return csv(name, ['a,b', ...lines]);
}
