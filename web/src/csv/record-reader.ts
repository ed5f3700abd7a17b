/**
 * Cuts text that arrives in pieces into records of cells. Papa parses each piece; what follows
 * the last complete record is carried over to the next.
 */

import * as Papa from 'papaparse';
import { PlaygroundError } from '../base/playground-error.ts';
import { counted, grouped, quoted } from './cell-text.ts';

type Rows = readonly (readonly string[])[];

interface PapaError {
  readonly code: string;
  readonly row: number;
}

interface PapaResult {
  readonly data: string[][];
  readonly errors: readonly PapaError[];
  readonly meta: { readonly cursor: number };
}

const NO_ROWS: Rows = [];

function unclosedQuote(rowNumber: number, cell: string): PlaygroundError {
  const message =
    `Row ${grouped(rowNumber)} opens a quote before ${quoted(cell)} and does not close it. ` +
    'Close the quote, or double it inside a quoted cell, and drop the file again.';
  return new PlaygroundError('file_unclosed_quote', `row ${rowNumber}`, message);
}

export class RecordReader {
  private readonly parser: Papa.Parser;
  private readonly maxCarry: number;
  private carry = '';
  /** Below this many characters another parse of the carry cannot be worth its time. */
  private wanted = 0;
  private recordsRead = 0;
  /** Rows before the header that a spreadsheet does not show. */
  private readonly hiddenRows: number;

  constructor(delimiter: string, maxCarry: number, hiddenRows: number) {
    this.parser = new Papa.Parser({ delimiter, newline: '\n', header: false });
    this.maxCarry = maxCarry;
    this.hiddenRows = hiddenRows;
  }

  /** The row number of the first record the next `push` returns. */
  get nextRowNumber(): number {
    return this.recordsRead - this.hiddenRows + 1;
  }

  /** Complete records, of one cell where a line is blank. */
  push(text: string, isLast: boolean): Rows {
    this.carry += text;
    // A file whose last line ends without a newline is as complete as one with it.
    if (isLast && this.carry !== '' && !this.carry.endsWith('\n')) this.carry += '\n';
    if (this.carry === '' || (!isLast && this.carry.length < this.wanted)) return NO_ROWS;
    const result: PapaResult = this.parser.parse(this.carry, 0, true);
    this.refuseSwallowedRows(result);
    this.carry = this.carry.slice(result.meta.cursor);
    this.recordsRead += result.data.length;
    this.refuseOpenRecord(isLast);
    // Waiting for twice the text keeps a long quoted cell linear instead of quadratic.
    this.wanted = result.data.length > 0 ? 0 : Math.min(2 * this.carry.length, this.maxCarry + 1);
    return result.data;
  }

  /** Every record ends with a newline by now, so text that is left over sits in an open quote. */
  private refuseOpenRecord(isLast: boolean): void {
    if (this.carry === '' || (!isLast && this.carry.length <= this.maxCarry)) return;
    const row = this.nextRowNumber;
    if (this.carry.includes('\n')) {
      const cells = (this.parser.parse(this.carry, 0, false) as PapaResult).data.at(-1);
      throw unclosedQuote(row, cells?.at(-1) ?? '');
    }
    const message =
      `Row ${grouped(row)} is longer than ${counted(this.maxCarry, 'character')}, the limit. ` +
      'Put each row on its own line and drop the file again.';
    throw new PlaygroundError('file_too_large', `row ${row}`, message);
  }

  /**
   * A quote left open is closed by the next quoted cell some rows later, and everything between
   * becomes one cell. Papa notes such a quote; with a line break in the cell it is this case.
   */
  private refuseSwallowedRows({ data, errors }: PapaResult): void {
    for (const error of errors) {
      if (error.code !== 'InvalidQuotes' || error.row >= data.length) continue;
      const cell = data[error.row]!.find((text) => text.includes('\n') && text.includes('"'));
      if (cell !== undefined) throw unclosedQuote(this.nextRowNumber + error.row, cell);
    }
  }
}
