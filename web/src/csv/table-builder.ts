/**
 * Turns records into a table: finds the header, refuses what cannot be a table and names the row
 * it happened in, and hands the cells to one builder a column.
 */

import { type ErrorCode, PlaygroundError } from '../base/playground-error.ts';
import { counted, cutText, grouped, ownCopy, quoted } from './cell-text.ts';
import { ColumnBuilder } from './column-builder.ts';
import { type Header, headerByPlace, headerFromCells, looksLikeData } from './header.ts';
import { isMissing } from './number-text.ts';
import type { ReadLimits } from './read-options.ts';
import type { Column, Table } from './table.ts';

type Cells = readonly string[];

interface Batch {
  readonly rows: Cells[];
  readonly rowNumbers: number[];
}

const PREVIEW_ROWS = 50;
const BYTES_PER_NUMBER = 8;

/** Common in files that separate cells by semicolons. */
const DECIMAL_COMMA = /^\s*[+-]?\d+(?:\.\d{3})*,\d+\s*$/;

function isBlankLine(cells: Cells): boolean {
  return cells.length === 1 && cells[0]!.trim() === '';
}

function isAllEmpty(cells: Cells): boolean {
  return cells.every((cell) => cell.trim() === '');
}

function fail(code: ErrorCode, where: string, message: string): never {
  throw new PlaygroundError(code, where, message);
}

export class TableBuilder {
  rowCount = 0;
  private header: Header | undefined;
  /** The first row, until a second one shows whether it is a header. */
  private firstRow: { readonly cells: Cells; readonly row: number } | undefined;
  private columns: readonly ColumnBuilder[] = [];
  private blankLines = 0;
  /** Blank lines since the last row: those at the end of a file are not worth a note. */
  private blankLinesPending = 0;
  private readonly preview: string[][] = [];
  private readonly limits: ReadLimits;

  constructor(limits: ReadLimits) {
    this.limits = limits;
  }

  /** `firstRowNumber` is the number of `records[0]`; blank lines count as a spreadsheet does. */
  add(records: readonly Cells[], firstRowNumber: number): void {
    const batch: Batch = { rows: [], rowNumbers: [] };
    for (let i = 0; i < records.length; i++) {
      const cells = records[i]!;
      if (this.isSkipped(cells)) this.blankLinesPending++;
      else this.addRow(cells, firstRowNumber + i, batch);
    }
    for (const column of this.columns) column.add(batch);
    this.rowCount += batch.rows.length;
    this.refuseTooMuch();
  }

  finish(name: string, bytes: number, notes: readonly string[]): Table {
    const header = this.header ?? this.failWithoutRows();
    const columns = this.columns.map((column, index) => column.finish(header.names[index]!));
    if (columns.every((column) => column.kind === 'text')) this.failWithoutNumbers(columns);
    const { rowCount, preview, blankLines } = this;
    const blankNotes = blankLines > 0 ? [`${counted(blankLines, 'blank line')} skipped.`] : [];
    const allNotes = [...notes, ...header.notes, ...blankNotes];
    return { name, bytes, rowCount, columns, preview, notes: allNotes };
  }

  /** Below the header a row of empty cells is a row; above it, spreadsheets only leave space. */
  private isSkipped(cells: Cells): boolean {
    return isBlankLine(cells) || (this.firstRow === undefined && isAllEmpty(cells));
  }

  private addRow(cells: Cells, row: number, batch: Batch): void {
    this.blankLines += this.blankLinesPending;
    this.blankLinesPending = 0;
    if (this.firstRow === undefined) {
      this.refuseTooWide(cells);
      this.firstRow = { cells: cells.map(ownCopy), row };
      return;
    }
    if (this.header === undefined) this.decideHeader(this.firstRow, cells, batch);
    this.refuseRagged(cells, row);
    this.push(cells, row, batch);
  }

  private push(cells: Cells, row: number, batch: Batch): void {
    batch.rows.push(cells);
    batch.rowNumbers.push(row);
    if (this.preview.length < PREVIEW_ROWS) {
      this.preview.push(cells.map((cell) => ownCopy(cutText(cell))));
    }
  }

  private decideHeader(first: { cells: Cells; row: number }, second: Cells, batch: Batch): void {
    if (first.cells.length === 1 && second.length === 1) this.failOneColumn(first.cells[0]!);
    this.columns = first.cells.map((_, index) => new ColumnBuilder(index));
    if (looksLikeData(first.cells)) {
      this.header = headerByPlace(first.cells.length);
      this.push(first.cells, first.row, batch);
    } else {
      this.header = headerFromCells(first.cells);
    }
  }

  private refuseRagged(cells: Cells, row: number): void {
    const expected = this.columns.length;
    if (cells.length === expected) return;
    const first = this.header?.isRow ? 'the header' : 'the first row';
    const advice =
      cells.length > expected
        ? 'Put cells that contain the separator between quotes, or remove the extra cells.'
        : 'Add the missing cells, or delete the row.';
    const message =
      `Row ${grouped(row)} has ${counted(cells.length, 'cell')}, ` +
      `${first} has ${grouped(expected)}. ${advice}`;
    fail('file_ragged_row', `row ${row}`, message);
  }

  private refuseTooWide(cells: Cells): void {
    const limit = this.limits.columns;
    if (cells.length <= limit) return;
    const message =
      `The first row has ${grouped(cells.length)} columns; the limit is ${grouped(limit)}. ` +
      'Keep the columns that matter and drop the file again.';
    fail('file_too_large', '', message);
  }

  private refuseTooMuch(): void {
    const limit = this.limits.numberBytes;
    const numeric = this.columns.filter((column) => column.mayBeNumeric).length;
    if (this.rowCount * numeric * BYTES_PER_NUMBER <= limit) return;
    const message =
      `The first ${counted(this.rowCount, 'row')} of ${counted(numeric, 'number column')} need ` +
      `more than ${limit / 1e9} GB of memory, the limit. Keep fewer rows or columns and drop ` +
      'the file again.';
    fail('file_too_large', '', message);
  }

  private failWithoutRows(): never {
    if (this.firstRow === undefined) {
      fail('file_empty', '', 'This file is empty. Drop a CSV file with a header and rows.');
    }
    const { cells, row } = this.firstRow;
    const start = quoted(cells.join(', '));
    const message = `This file has one row, ${start}, and nothing below it. Add rows of data.`;
    fail('file_header_only', `row ${row}`, message);
  }

  private failOneColumn(name: string): never {
    const message =
      `This file has one column, ${quoted(name)}. A model needs two: one to predict and one to ` +
      'predict it from. Separate the cells by a comma, semicolon, tab or |.';
    fail('table_one_column', '', message);
  }

  private failWithoutNumbers(columns: readonly Column[]): never {
    const closest = columns.find((column) => column.firstText !== undefined);
    const cell = closest?.firstText?.text ?? this.firstCellOf(0);
    const finding =
      closest?.firstText === undefined
        ? `The first, ${quoted(columns[0]!.name)}, begins with ${quoted(cell)}.`
        : `${quoted(closest.name)} comes closest, but row ${grouped(closest.firstText.row)} ` +
          `holds ${quoted(cell)}.`;
    const advice = DECIMAL_COMMA.test(cell)
      ? 'Write decimals with a point, as in 1.5.'
      : 'Add a column that holds numbers only.';
    fail('table_no_number', '', `No column holds numbers only. ${finding} ${advice}`);
  }

  /** The first cell with a value among the preview rows. */
  private firstCellOf(index: number): string {
    const row = this.preview.find((cells) => !isMissing(cells[index]!));
    return row?.[index] ?? '';
  }
}
