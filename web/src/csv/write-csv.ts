/**
 * Writes tables as CSV (RFC 4180). A spreadsheet takes a cell that begins with = + - @, a tab or a
 * carriage return for a formula, and cells come from files nobody has checked: such texts get an
 * apostrophe in front, by which spreadsheets show them as text. Numbers stay numbers.
 */

import { parseNumber } from './number-text.ts';

/** Missing is null or NaN; it is written as an empty cell. */
export type CellValue = string | number | null;

export interface WrittenCsv {
  readonly text: string;
  /** Cells with an apostrophe in front, for whoever tells what was done. */
  readonly guardedCells: number;
}

/** The full-width signs mean the same to a spreadsheet in an East Asian language. */
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

/** Digits, points and commas alone name no other cell: -1,234.5 or +50%. */
const GROUPED_NUMBER = /^[+-]\d[\d.,]*%?$/;

/** Cells that would not be read back as they are without quotes. */
const NEEDS_QUOTES = /["\r\n\ufeff]|^\s|\s$/;

export function isFormula(text: string): boolean {
  if (!FORMULA.test(text)) return false;
  const isNumber = /^[+-]/.test(text) && !Number.isNaN(parseNumber(text));
  return !isNumber && !GROUPED_NUMBER.test(text);
}

function numberText(value: number): string {
  if (Number.isNaN(value)) return '';
  return Object.is(value, -0) ? '-0' : String(value);
}

function quotedWhereNeeded(text: string, delimiter: string): string {
  const isPlain = !text.includes(delimiter) && !NEEDS_QUOTES.test(text);
  return isPlain ? text : `"${text.replaceAll('"', '""')}"`;
}

/** Lines end as spreadsheets end them. */
export class CsvWriter {
  /** Cells with an apostrophe in front so far, for whoever tells what was done. */
  guardedCells = 0;
  private readonly delimiter: string;

  constructor(delimiter = ',') {
    this.delimiter = delimiter;
  }

  /** Names are texts of a file as well, so they are guarded as cells are. */
  line(cells: readonly CellValue[]): string {
    const text = cells.map((value) => this.cell(value)).join(this.delimiter);
    // An empty line is no row to those who read it.
    return `${text === '' ? '""' : text}\r\n`;
  }

  private cell(value: CellValue): string {
    if (value === null) return '';
    if (typeof value === 'number') return quotedWhereNeeded(numberText(value), this.delimiter);
    if (!isFormula(value)) return quotedWhereNeeded(value, this.delimiter);
    this.guardedCells++;
    return quotedWhereNeeded(`'${value}`, this.delimiter);
  }
}

export function writeCsv(
  names: readonly string[],
  rows: Iterable<readonly CellValue[]>,
  delimiter = ',',
): WrittenCsv {
  const writer = new CsvWriter(delimiter);
  const lines = [writer.line(names)];
  for (const cells of rows) lines.push(writer.line(cells));
  return { text: lines.join(''), guardedCells: writer.guardedCells };
}
