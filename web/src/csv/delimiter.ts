/** Finds the character that separates the cells, by reading the file's start with each candidate. */

import * as Papa from 'papaparse';
import { readNumber } from './number-forms.ts';

type Rows = readonly (readonly string[])[];

const DELIMITERS = [',', ';', '\t', '|'];
const PREVIEW_RECORDS = 200;

/** The first records of a text, blank lines among them. */
export function previewRecords(text: string, delimiter: string, comment: string): Rows {
  const config = { delimiter, newline: '\n' as const, header: false, preview: PREVIEW_RECORDS };
  const comments = comment === '' ? false : comment;
  const parser = new Papa.Parser({ ...config, comments });
  return (parser.parse(text, 0, false) as { data: string[][] }).data;
}

export function isBlankLine(cells: readonly string[]): boolean {
  return cells.length === 1 && cells[0]!.trim() === '';
}

/** The most frequent number of cells a row has; the larger of equals. */
export function usualWidth(rows: Rows): number {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  let [width, most] = [0, 0];
  for (const [length, count] of counts) {
    if (count > most || (count === most && length > width)) [width, most] = [length, count];
  }
  return width;
}

interface Score {
  readonly delimiter: string;
  /** Share of the rows that have the usual number of cells; 0 where that is one. */
  readonly regular: number;
  readonly numbers: number;
  /** Text is followed by spaces where a comma is punctuation. */
  readonly spaced: number;
}

function scoreOf(delimiter: string, text: string): Score {
  const rows = previewRecords(text, delimiter, '').filter(
    (cells) => !isBlankLine(cells) && !cells[0]!.startsWith('#'),
  );
  const width = usualWidth(rows);
  const usual = rows.filter((cells) => cells.length === width);
  const regular = width > 1 ? usual.length / rows.length : 0;
  const cells = usual.flat().filter((cell) => cell.trim() !== '');
  const share = (is: (cell: string) => boolean) =>
    cells.filter(is).length / Math.max(cells.length, 1);
  const isNumber = (cell: string) => {
    const { point, comma } = readNumber(cell);
    return point !== null || comma !== null;
  };
  return {
    delimiter,
    regular,
    numbers: share(isNumber),
    spaced: share((cell) => cell.startsWith(' ')),
  };
}

/** Rows of one length count most, then cells that are numbers, then cells without leading spaces. */
function isBetter(a: Score, b: Score): boolean {
  if (Math.abs(a.regular - b.regular) > 1e-9) return a.regular > b.regular;
  if (Math.abs(a.numbers - b.numbers) > 1e-9) return a.numbers > b.numbers;
  return a.spaced < b.spaced;
}

/** A comma where no candidate separates anything. `text` ends with a whole line. */
export function guessDelimiter(text: string): string {
  const scores = DELIMITERS.map((delimiter) => scoreOf(delimiter, text));
  return scores.reduce((best, score) => (isBetter(score, best) ? score : best)).delimiter;
}
