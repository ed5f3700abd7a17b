/**
 * Turns records into a table: keeps the rows, accounts for every record that is none, and hands
 * the cells to one builder a column.
 */

import { type ErrorCode, type FilePlace, PlaygroundError } from '../base/playground-error.ts';
import { workerWords } from '../words/worker.ts';
import { cutText, ownCopy, shortText } from './cell-text.ts';
import { ColumnBuilder } from './column-builder.ts';
import { isBlankLine } from './delimiter.ts';
import { finishColumn } from './finish-column.ts';
import { type Header, headerByPlace, headerFromCells } from './header.ts';
import {
  entry,
  type LedgerAction,
  type LedgerEntry,
  PLACES_KEPT,
  type RowPlace,
  Tally,
} from './ledger.ts';
import type { MissingTexts } from './missing-texts.ts';
import type { ColumnOptions, ReadLimits, ReadOptions } from './read-options.ts';
import type { RecordReader } from './record-reader.ts';
import { type RowNumbers, RowNumbersBuilder } from './row-numbers.ts';
import { type Column, type DecimalSign, FIRST_TEXTS } from './table.ts';
import type { TableShape } from './table-shape.ts';

type Cells = readonly string[];

const PREVIEW_ROWS = 50;
/** So few that their cells are still in the cache when the next column reads its own. */
const BATCH_ROWS = 512;
const NOTHING = '';

/** Records that become no row, in the order of the ledger. */
const LEFT_OUT = [
  ['separator_line_obeyed', 'separatorLine'],
  ['lines_before_header_skipped', 'linesAbove'],
  ['comment_lines_skipped', 'comments'],
  ['header_read', 'headerLine'],
  ['blank_lines_skipped', 'blankLines'],
  ['long_rows_left_out', 'longRows'],
  ['rows_not_sampled', 'notSampled'],
] as const satisfies readonly (readonly [LedgerAction, word: string])[];

export interface TablePlan {
  readonly shape: TableShape;
  readonly options: ReadOptions;
  readonly limits: ReadLimits;
  readonly missingTexts: MissingTexts;
  /** Signs found out when the file was read before. */
  readonly signs: ReadonlyMap<number, DecimalSign>;
}

export interface FinishedTable {
  readonly recordCount: number;
  readonly rowCount: number;
  readonly rowNumbers: RowNumbers;
  readonly columns: readonly Column[];
  readonly preview: readonly (readonly string[])[];
  readonly ledger: readonly LedgerEntry[];
  readonly decimal: DecimalSign;
}

function isAllEmpty(cells: Cells): boolean {
  return cells.every((cell) => cell.trim() === '');
}

function fail(code: ErrorCode, where: string, message: string, place?: FilePlace): never {
  throw new PlaygroundError(code, where, message, place);
}

/** The text of the line a tally was first made at, for a refusal. */
interface FirstLine extends RowPlace {
  readonly line: string;
  readonly cells: number;
}

export class TableBuilder {
  rowCount = 0;
  private recordCount = 0;
  private dataRows = 0;
  private header: Header | undefined;
  private columns: ColumnBuilder[] = [];
  private linesBefore: number;
  private readonly tallies = new Map<LedgerAction, Tally>();
  /** Rows by the cells they lack, because a column without a name may turn out to be none. */
  private readonly shortRows = new Map<number, Tally>();
  private firstLong: FirstLine | undefined;
  private firstRow: FirstLine | undefined;
  private readonly preview: string[][] = [];
  private readonly rowNumbers = new RowNumbersBuilder();
  private readonly plan: TablePlan;
  private readonly records: RecordReader;

  constructor(plan: TablePlan, records: RecordReader) {
    this.plan = plan;
    this.records = records;
    this.linesBefore = plan.shape.linesBefore;
    this.refuseTooWide(plan.shape.width);
  }

  /** The records of the last push. `bytesShare` is how much of the file was read by now. */
  add(records: readonly Cells[], bytesShare: number): void {
    this.recordCount += records.length;
    const kept: Cells[] = [];
    const places: number[] = [];
    const width = this.columns.length;
    const isPlain = this.header !== undefined && this.plan.options.everyKthRow === undefined;
    for (let i = 0; i < records.length; i++) {
      let cells: Cells | undefined = records[i]!;
      if (!(isPlain && cells.length === width && width > 1)) cells = this.sift(cells, i);
      if (cells === undefined) continue;
      kept.push(cells);
      places.push(i);
    }
    this.feed(kept, places);
    this.refuseTooMuch(bytesShare);
  }

  /** Comment lines that the records do not hold. */
  addComments(lines: number): void {
    this.recordCount += lines;
    this.tally('comment_lines_skipped').count += lines;
  }

  /** The columns that must be read again by another decimal sign, now that all is known. */
  signsToReadAgain(): ReadonlyMap<number, DecimalSign> {
    const sign = this.fileSign();
    const again = this.columns.map((column, i) => [i, column.signToReadAgain(sign)] as const);
    return new Map(again.filter((pair): pair is [number, DecimalSign] => pair[1] !== undefined));
  }

  finish(): FinishedTable {
    const header = this.header ?? this.failWithoutRows();
    const isUnasked = !header.isRow && this.plan.options.header === undefined;
    if (this.rowCount < (isUnasked ? 2 : 1)) this.failWithoutRows();
    this.refuseMostlyLong();
    const width = this.columns.length - this.emptyColumnsAtEnd(header);
    const fileSign = this.fileSign();
    const finished = this.columns.slice(0, width).map((builder, index) =>
      finishColumn(builder, {
        name: header.names[index]!,
        originalName: header.originals[index]!,
        isUnnamed: header.isRow && header.originals[index]!.trim() === '',
        rowCount: this.rowCount,
        firstTexts: this.preview.slice(0, FIRST_TEXTS).map((cells) => cells[index]!),
        fileSign,
      }),
    );
    const columns = finished.map(({ column }) => column);
    return {
      recordCount: this.recordCount,
      rowCount: this.rowCount,
      rowNumbers: { rows: this.rowNumbers.rows, numbers: this.rowNumbers.numbers },
      columns,
      preview: this.preview.map((cells) => cells.slice(0, width)),
      ledger: [
        ...this.recordEntries(width),
        ...this.nameEntries(header, width),
        ...finished.flatMap(({ ledger }) => ledger),
      ],
      decimal: this.plan.options.decimal ?? fileSign ?? likelyFileSign(columns),
    };
  }

  private tally(action: LedgerAction): Tally {
    let tally = this.tallies.get(action);
    if (tally === undefined) {
      tally = new Tally();
      this.tallies.set(action, tally);
    }
    return tally;
  }

  private leaveOut(action: LedgerAction, record: number): undefined {
    this.tally(action).add(() => this.records.placeOf(record));
    return undefined;
  }

  /** The row that a record is, padded or cut to the columns; undefined for one that is none. */
  private sift(cells: Cells, record: number): Cells | undefined {
    if (this.header === undefined) return this.siftFirst(cells, record);
    if (isBlankLine(cells)) return this.leaveOut('blank_lines_skipped', record);
    const width = this.columns.length;
    if (cells.length !== width && this.isComment(cells))
      return this.leaveOut('comment_lines_skipped', record);
    const every = this.plan.options.everyKthRow ?? 1;
    if (this.dataRows++ % every !== 0) return this.leaveOut('rows_not_sampled', record);
    if (cells.length === width) return cells;
    return cells.length < width ? this.pad(cells, record) : this.cut(cells, record);
  }

  private siftFirst(cells: Cells, record: number): Cells | undefined {
    const { shape } = this.plan;
    if (shape.hasSepLine && this.recordCount > 0 && !this.tallies.has('separator_line_obeyed'))
      return this.leaveOut('separator_line_obeyed', record);
    if (this.linesBefore > 0 || isAllEmpty(cells)) {
      this.linesBefore--;
      if (isAllEmpty(cells)) return this.leaveOut('blank_lines_skipped', record);
      const action = this.isComment(cells)
        ? 'comment_lines_skipped'
        : 'lines_before_header_skipped';
      return this.leaveOut(action, record);
    }
    this.firstRow = this.lineAt(record, cells);
    if (!shape.hasHeader) {
      this.header = headerByPlace(shape.width);
      this.makeColumns(shape.width);
      return this.sift(cells, record);
    }
    const names = shape.isHeaderShifted ? [NOTHING, ...cells] : [...cells];
    if (shape.hasHashHeader) names[0] = names[0]!.replace(/^\ufeff?#+\s*/, '');
    this.header = headerFromCells(names);
    this.makeColumns(names.length);
    return this.leaveOut('header_read', record);
  }

  private isComment(cells: Cells): boolean {
    return this.plan.shape.looseComments && cells[0]!.replace(/^\ufeff/, '').startsWith('#');
  }

  private pad(cells: Cells, record: number): Cells {
    const lacking = this.columns.length - cells.length;
    let tally = this.shortRows.get(lacking);
    if (tally === undefined) {
      tally = new Tally();
      this.shortRows.set(lacking, tally);
    }
    tally.add(() => this.records.placeOf(record));
    return [...cells, ...Array<string>(lacking).fill(NOTHING)];
  }

  private cut(cells: Cells, record: number): Cells | undefined {
    const width = this.columns.length;
    if (isAllEmpty(cells.slice(width))) {
      this.leaveOut('extra_empty_cells_dropped', record);
      return cells.slice(0, width);
    }
    this.firstLong ??= this.lineAt(record, cells);
    return this.leaveOut('long_rows_left_out', record);
  }

  private lineAt(record: number, cells: Cells): FirstLine {
    const line = this.records.lineOf(record);
    return { ...this.records.placeOf(record), line, cells: cells.length };
  }

  private makeColumns(width: number): void {
    const { options, missingTexts, shape, signs } = this.plan;
    const { delimiter } = shape;
    this.refuseTooWide(width);
    this.columns = Array.from({ length: width }, (_, index) => {
      const asked: ColumnOptions =
        options.columns?.get(this.header!.names[index]!) ?? options.columns?.get(index) ?? {};
      const decimal = asked.decimal ?? options.decimal ?? signs.get(index);
      const columnOptions = decimal === undefined ? asked : { ...asked, decimal };
      return new ColumnBuilder({ index, missingTexts, delimiter, options: columnOptions });
    });
  }

  private feed(rows: readonly Cells[], places: readonly number[]): void {
    for (let from = 0; from < rows.length; from += BATCH_ROWS) {
      const batch = {
        rows: rows.slice(from, from + BATCH_ROWS),
        rowNumber: (i: number) => this.records.rowNumberOf(places[from + i]!),
        placeOf: (i: number) => this.records.placeOf(places[from + i]!),
      };
      for (const column of this.columns) column.add(batch);
    }
    this.rowNumbers.add(rows.length, (i) => this.records.rowNumberOf(places[i]!));
    this.plan.options.onRows?.(rows, this.rowCount);
    this.rowCount += rows.length;
    for (let i = 0; i < rows.length && this.preview.length < PREVIEW_ROWS; i++) {
      this.preview.push(rows[i]!.map((cell) => ownCopy(cutText(cell))));
    }
  }

  /** What the columns say of the file's decimal sign; undefined where none says anything. */
  private fileSign(): DecimalSign | undefined {
    if (this.plan.options.decimal !== undefined) return this.plan.options.decimal;
    const signs = this.columns.map((column) => column.decimalEvidence().sign);
    const commas = signs.filter((sign) => sign === ',').length;
    const points = signs.filter((sign) => sign === '.').length;
    if (commas + points === 0) return undefined;
    return commas > points ? ',' : '.';
  }

  /** Delimiters at the ends of lines make columns without a name and without cells. */
  private emptyColumnsAtEnd(header: Header): number {
    let empty = 0;
    for (let index = this.columns.length - 1; index > 0; index--) {
      const isNamed = header.originals[index]!.trim() !== '';
      if (isNamed || this.columns[index]!.missing.count < this.rowCount) break;
      if (!this.preview.every((cells) => cells[index]!.trim() === '')) break;
      empty++;
    }
    return empty;
  }

  private recordEntries(width: number): LedgerEntry[] {
    const ledger: LedgerEntry[] = [];
    const { csv } = workerWords();
    for (const [action, word] of LEFT_OUT) {
      const { count = 0, places } = this.tallies.get(action) ?? {};
      if (count === 0) continue;
      ledger.push(entry(action, count, csv[word](count), { places: places! }));
    }
    const short = this.shortRowsOf(width);
    if (short.count > 0) {
      const sentence = csv.shortRows(short.count);
      ledger.push(entry('short_rows_padded', short.count, sentence, { places: short.places }));
    }
    const extra = this.tallies.get('extra_empty_cells_dropped');
    if (extra !== undefined) {
      const sentence = csv.emptyCellsPastEnd(extra.count);
      ledger.push(entry('extra_empty_cells_dropped', extra.count, sentence, extra));
    }
    return ledger;
  }

  private shortRowsOf(width: number): Tally {
    const short = new Tally();
    const dropped = this.columns.length - width;
    const places: RowPlace[] = [];
    for (const [lacking, tally] of this.shortRows) {
      if (lacking <= dropped) continue;
      short.count += tally.count;
      places.push(...tally.places);
    }
    places.sort((a, b) => a.row - b.row);
    short.places.push(...places.slice(0, PLACES_KEPT));
    return short;
  }

  private nameEntries(header: Header, width: number): LedgerEntry[] {
    const dropped = this.columns.length - width;
    const ledger = dropped === 0 ? [...header.ledger] : [...this.namesWithout(header, width)];
    if (this.plan.shape.isHeaderShifted) {
      ledger.push(entry('header_shifted', 1, workerWords().csv.shiftedHeader));
    }
    if (dropped > 0) {
      ledger.push(entry('empty_columns_dropped', dropped, workerWords().csv.emptyColumns(dropped)));
    }
    return ledger;
  }

  /** The dropped columns' names were never used, so nothing is to be said of them. */
  private namesWithout(header: Header, width: number): readonly LedgerEntry[] {
    return header.isRow
      ? headerFromCells(header.originals.slice(0, width)).ledger
      : headerByPlace(width).ledger;
  }

  private refuseTooWide(width: number): void {
    const limit = this.plan.limits.columns;
    if (width <= limit) return;
    fail('file_too_large', '', workerWords().errors.file.tooWide(width, limit), { row: 1 });
  }

  private refuseTooMuch(bytesShare: number): void {
    const { rows, numberBytes } = this.plan.limits;
    const bytesPerRow = this.columns.reduce((sum, column) => sum + column.bytesPerRow, 0);
    const bytes = this.rowCount * bytesPerRow;
    if (bytes <= numberBytes && this.rowCount <= rows) return;
    const times = Math.max(bytes / numberBytes, this.rowCount / rows) / Math.max(bytesShare, 1e-9);
    const k = Math.max(2, Math.ceil(times)) * (this.plan.options.everyKthRow ?? 1);
    const { file } = workerWords().errors;
    const message =
      bytes > numberBytes
        ? file.tooMuchMemory(this.rowCount, this.columns.length, numberBytes / 1e9, k)
        : file.tooManyRows(rows, k);
    fail('file_too_large', '', message, { row: this.rowCount, retry: { everyKthRow: k } });
  }

  private refuseMostlyLong(): void {
    const long = this.tallies.get('long_rows_left_out')?.count ?? 0;
    if (this.firstLong === undefined || long <= this.rowCount) return;
    const { row, byte, line, cells } = this.firstLong;
    const hasHeader = this.header?.isRow ?? false;
    const { raggedRow } = workerWords().errors.file;
    const message = raggedRow(row, cells, this.columns.length, hasHeader, shortText(line));
    fail('file_ragged_row', `row ${row}`, message, placeOf(row, byte, line));
  }

  private failWithoutRows(): never {
    if (this.firstRow === undefined) {
      fail('file_empty', '', workerWords().errors.file.empty);
    }
    if (this.firstLong !== undefined) this.refuseMostlyLong();
    const { row, byte, line } = this.firstRow;
    const message = workerWords().errors.file.oneRow(shortText(line));
    fail('file_header_only', `row ${row}`, message, placeOf(row, byte, line));
  }
}

function placeOf(row: number, byte: number | undefined, line: string): FilePlace {
  return { row, ...(byte === undefined ? {} : { byte }), line: shortText(line) };
}

/** Of the columns whose sign is only likely. */
function likelyFileSign(columns: readonly Column[]): DecimalSign {
  return columns.find(({ decimal }) => decimal === ',')?.decimal ?? '.';
}
