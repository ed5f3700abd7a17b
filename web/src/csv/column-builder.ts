/**
 * Collects one column while a file streams by. A column begins as codes of its texts; when there
 * are too many different ones it goes on as numbers, dates or counted texts, whichever all of them
 * allow, and ends as text when a later cell does not.
 */

import { CodedCells } from './coded-cells.ts';
import { DateCells, dateOrdersOf } from './date-cells.ts';
import { MissingTally } from './missing-tally.ts';
import type { MissingTexts } from './missing-texts.ts';
import { NumberCells } from './number-cells.ts';
import { decisiveSign, judgeNumbers, likelySign, type NumberVerdict } from './number-verdict.ts';
import type { ColumnOptions } from './read-options.ts';
import type { RecordBatch } from './record-batch.ts';
import type { DateOrder, DecimalSign, TextCell } from './table.ts';
import { isNumber, TextCells } from './text-cells.ts';

export interface ColumnSettings {
  readonly index: number;
  readonly missingTexts: MissingTexts;
  readonly delimiter: string;
  /** What was asked for, or found out when the file was read before. */
  readonly options: ColumnOptions;
}

/** What a column says about the decimal sign of the file. */
export interface DecimalEvidence {
  /** Without it the column holds no numbers. */
  readonly sign: DecimalSign | undefined;
  readonly doubtful: DecimalSign | undefined;
}

const NO_EVIDENCE: DecimalEvidence = { sign: undefined, doubtful: undefined };

export class ColumnBuilder {
  readonly settings: ColumnSettings;
  readonly missing = new MissingTally();
  cells: CodedCells | NumberCells | DateCells | TextCells;
  /** The first cell that is no number, where the numbers before it were kept. */
  firstText: TextCell | undefined;
  /** Numbers before that cell. */
  private numbersBefore = 0;
  /** Read again with the other decimal sign, the column would still be numbers. */
  private wantsOtherSign: DecimalSign | undefined;
  private doubtful: DecimalSign | undefined;

  constructor(settings: ColumnSettings) {
    this.settings = settings;
    this.cells = new CodedCells(settings.index, settings.missingTexts, this.missing);
  }

  /** What a row of it needs in the end. */
  get bytesPerRow(): number {
    if (this.cells instanceof TextCells) return 0;
    return this.cells instanceof DateCells ? 8 * this.cells.orders.length : 8;
  }

  add(batch: RecordBatch): void {
    let done = this.cells.add(batch, 0);
    while (done < batch.rows.length) {
      this.cells = this.next();
      done = this.cells.add(batch, done);
    }
  }

  /** To be asked at the end of the file. */
  decimalEvidence(): DecimalEvidence {
    if (this.cells instanceof CodedCells) {
      const verdict = this.verdict(this.cells);
      return { sign: decisiveSign(verdict), doubtful: verdict.doubtful };
    }
    if (!(this.cells instanceof NumberCells)) return NO_EVIDENCE;
    const { isUndecided, decimal } = this.cells;
    return isUndecided
      ? { sign: undefined, doubtful: this.doubtful }
      : { sign: decimal, doubtful: undefined };
  }

  /** The sign by which the column must be read once more, now that the file's is known. */
  signToReadAgain(fileSign: DecimalSign | undefined): DecimalSign | undefined {
    if (this.settings.options.decimal !== undefined) return undefined;
    if (this.wantsOtherSign !== undefined) return this.wantsOtherSign;
    if (!(this.cells instanceof NumberCells) || !this.cells.isUndecided) return undefined;
    return fileSign !== undefined && this.doubtful !== undefined && fileSign !== this.cells.decimal
      ? fileSign
      : undefined;
  }

  /** True where most cells of what became text are numbers. */
  get mostAreNumbers(): boolean {
    if (!(this.cells instanceof TextCells)) return false;
    return this.numbersBefore + this.cells.numbers > this.cells.texts - 1;
  }

  verdict(cells: CodedCells): NumberVerdict {
    return judgeNumbers(cells.variants.map(({ text }) => text));
  }

  private next(): NumberCells | DateCells | TextCells {
    const { cells } = this;
    if (cells instanceof CodedCells) return this.afterCodes(cells);
    if (cells instanceof NumberCells && cells.stop !== undefined) {
      this.firstText = cells.stop.cell;
      this.numbersBefore = cells.length - this.missing.count;
      if (cells.stop.byOtherSign) this.wantsOtherSign = cells.decimal === '.' ? ',' : '.';
    }
    return this.asTexts(undefined);
  }

  private asTexts(levels: CodedCells | undefined): TextCells {
    const { index, missingTexts } = this.settings;
    return new TextCells(levels, index, missingTexts, this.missing);
  }

  private afterCodes(coded: CodedCells): NumberCells | DateCells | TextCells {
    const { index, missingTexts, options, delimiter } = this.settings;
    const { kind } = options;
    if (kind === 'number' || kind === undefined) {
      const verdict = this.verdict(coded);
      const isForced = kind === 'number';
      if (isForced || isNumberColumn(verdict, options.decimal)) {
        this.doubtful = verdict.doubtful;
        const found = decisiveSign(verdict);
        const decimal = options.decimal ?? found ?? likelySign(verdict.doubtful, delimiter);
        const isUndecided = options.decimal === undefined && found === undefined;
        const settings = { decimal, isUndecided, isForced };
        return new NumberCells(coded, index, missingTexts, this.missing, settings);
      }
    }
    if (kind === 'date' || kind === undefined) {
      const orders = ordersFor(coded, options);
      if (orders.length > 0) {
        const settings = { orders, isForced: kind === 'date' };
        return new DateCells(coded, index, missingTexts, this.missing, settings);
      }
    }
    const firstText = coded.variants.find(({ text }) => !isNumber(text));
    if (firstText) this.firstText = { row: firstText.row, text: firstText.text.slice(0, 40) };
    this.countBefore(coded);
    return this.asTexts(coded);
  }

  private countBefore(coded: CodedCells): void {
    const counts = coded.counts();
    let [numbers, texts] = [0, 0];
    for (const [code, { text }] of coded.variants.entries()) {
      if (isNumber(text)) numbers += counts[code]!;
      else texts += counts[code]!;
    }
    this.numbersBefore = numbers - texts;
  }
}

export function isNumberColumn(verdict: NumberVerdict, decimal: DecimalSign | undefined): boolean {
  if (decimal !== undefined) return decimal === '.' ? verdict.byPoint : verdict.byComma;
  return verdict.byPoint || verdict.byComma;
}

/** The orders to read dates in; of a column that is said to be dates, at least one. */
export function ordersFor(coded: CodedCells, options: ColumnOptions): readonly DateOrder[] {
  if (options.kind === 'date' && options.dateOrder !== undefined) return [options.dateOrder];
  const found = dateOrdersOf(coded.variants);
  const wanted = found.filter((order) => (options.dateOrder ?? order) === order);
  if (wanted.length > 0 || options.kind !== 'date') return wanted;
  return [bestOrder(coded)];
}

function bestOrder(coded: CodedCells): DateOrder {
  const orders: readonly DateOrder[] = ['ymd', 'dmy', 'mdy'];
  const readable = orders.map(
    (order) => coded.variants.filter((variant) => dateOrdersOf([variant]).includes(order)).length,
  );
  return orders[readable.indexOf(Math.max(...readable))]!;
}
