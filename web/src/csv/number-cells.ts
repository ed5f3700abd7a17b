/** The cells of a column of many different numbers, under one decimal sign. */

import { shortText } from './cell-text.ts';
import type { CodedCells } from './coded-cells.ts';
import { GrowingNumbers } from './growing-array.ts';
import { Tally } from './ledger.ts';
import type { MissingTally } from './missing-tally.ts';
import type { MissingTexts } from './missing-texts.ts';
import * as forms from './number-forms.ts';
import { parseNumber } from './number-text.ts';
import type { RecordBatch } from './record-batch.ts';
import type { DecimalSign, TextCell } from './table.ts';

const DIGIT_0 = 48;
const DIGIT_9 = 57;

const MARKS = [
  forms.THOUSANDS,
  forms.PERCENT,
  forms.CURRENCY,
  forms.NEGATIVE_FORM,
  forms.LEADING_ZERO,
  forms.DECIMAL_COMMA,
];

/** Counts the forms that numbers are written in. */
export class MarkTallies {
  private readonly tallies = new Map<number, Tally>(MARKS.map((mark) => [mark, new Tally()]));

  of(mark: number): Tally {
    return this.tallies.get(mark)!;
  }

  add(marks: number, place: () => { row: number; byte?: number }, times = 1): void {
    if (marks === 0) return;
    for (const [mark, tally] of this.tallies) {
      if ((marks & mark) === 0) continue;
      tally.add(place);
      tally.count += times - 1;
    }
  }
}

/** The number of each variant, with what is not one as NaN and counted. */
export function numbersOf(
  cells: CodedCells,
  decimal: DecimalSign,
  marks: MarkTallies,
  unreadable: Tally,
): Float64Array {
  const counts = cells.counts();
  return Float64Array.from(cells.variants, ({ text, row }, code) => {
    const plain = decimal === '.' ? parseNumber(text) : Number.NaN;
    const form = forms.readNumberWith(text, decimal);
    const place = () => ({ row });
    if (form !== null) marks.add(form.marks, place, counts[code]!);
    else if (Number.isNaN(plain)) {
      unreadable.add(place);
      unreadable.count += counts[code]! - 1;
    }
    return Number.isNaN(plain) && form !== null ? form.value : plain;
  });
}

export interface NumberSettings {
  readonly decimal: DecimalSign;
  /** Nothing seen so far tells the decimal sign. */
  readonly isUndecided: boolean;
  /** A cell that is no number is missing instead of ending the column of numbers. */
  readonly isForced: boolean;
}

export class NumberCells {
  readonly marks = new MarkTallies();
  readonly unreadable = new Tally();
  readonly decimal: DecimalSign;
  isUndecided: boolean;
  /** The cell that is no number, and whether it would be one by the other sign. */
  stop: { readonly cell: TextCell; readonly byOtherSign: boolean } | undefined;
  /** All cells are as long as the first: codes with leading zeros are. */
  isOneLength = true;
  private readonly cells = new GrowingNumbers();
  private readonly index: number;
  private readonly missingTexts: MissingTexts;
  private readonly missing: MissingTally;
  private readonly isForced: boolean;
  private readonly width: number;

  constructor(
    coded: CodedCells,
    index: number,
    missingTexts: MissingTexts,
    missing: MissingTally,
    settings: NumberSettings,
  ) {
    this.index = index;
    this.missingTexts = missingTexts;
    this.missing = missing;
    this.decimal = settings.decimal;
    this.isUndecided = settings.isUndecided;
    this.isForced = settings.isForced;
    const numbers = numbersOf(coded, this.decimal, this.marks, this.unreadable);
    const values = this.cells.reserve(coded.length);
    const { codes } = coded;
    for (let i = 0; i < codes.length; i++) values[i] = numbers[codes[i]!] ?? Number.NaN;
    this.cells.length = codes.length;
    this.width = coded.variants[0]?.text.length ?? 0;
    this.isOneLength = coded.variants.every(({ text }) => text.length === this.width);
  }

  get length(): number {
    return this.cells.length;
  }

  /** Digits of one length, some with zeros in front, such as post codes. */
  get areCodes(): boolean {
    const zeros = this.marks.of(forms.LEADING_ZERO).count;
    if (!this.isOneLength || this.width < 3 || zeros === 0) return false;
    const values = this.cells.values.subarray(0, this.cells.length);
    return values.every((value) => Number.isNaN(value) || (value >= 0 && Number.isInteger(value)));
  }

  take(): Float64Array {
    return this.cells.take();
  }

  /** Returns the batch's row that is no number, or its row count. */
  add(batch: RecordBatch, from: number): number {
    const { rows } = batch;
    const { index, cells } = this;
    const values = cells.reserve(rows.length - from);
    const byPoint = this.decimal === '.';
    let length = cells.length;
    for (let i = from; i < rows.length; i++) {
      const cell = rows[i]![index]!;
      let value = byPoint ? parseNumber(cell) : this.parseByComma(cell, batch, i);
      if (Number.isNaN(value)) {
        value = this.readSlowly(cell, batch, i);
        if (this.stop !== undefined) {
          cells.length = length;
          return i;
        }
      } else {
        if (cell.charCodeAt(0) === DIGIT_0) this.watchZero(cell, batch, i);
        if (cell.length !== this.width) this.isOneLength = false;
      }
      if (this.isUndecided && value % 1 !== 0) this.decide(cell);
      values[length++] = value;
    }
    cells.length = length;
    return rows.length;
  }

  private parseByComma(cell: string, batch: RecordBatch, i: number): number {
    const at = cell.indexOf(',');
    if (cell.includes('.')) return Number.NaN;
    if (at < 0) return parseNumber(cell);
    const value = parseNumber(cell.replace(',', '.'));
    if (!Number.isNaN(value)) this.marks.of(forms.DECIMAL_COMMA).add(() => batch.placeOf(i));
    return value;
  }

  private readSlowly(cell: string, batch: RecordBatch, i: number): number {
    const place = () => batch.placeOf(i);
    if (this.missingTexts.has(cell)) {
      this.missing.add(cell, place);
      return Number.NaN;
    }
    const { point, comma } = forms.readNumber(cell);
    const [form, other] = this.decimal === '.' ? [point, comma] : [comma, point];
    if (form !== null) {
      this.isOneLength = false;
      this.marks.add(form.marks, place);
      return form.value;
    }
    if (this.isForced) this.unreadable.add(place);
    else {
      const found = { row: batch.rowNumber(i), text: shortText(cell) };
      this.stop = { cell: found, byOtherSign: other !== null };
    }
    return Number.NaN;
  }

  private watchZero(cell: string, batch: RecordBatch, i: number): void {
    const second = cell.charCodeAt(1);
    if (!(second >= DIGIT_0 && second <= DIGIT_9) || !/^\d+$/.test(cell)) return;
    this.marks.of(forms.LEADING_ZERO).add(() => batch.placeOf(i));
  }

  private decide(cell: string): void {
    const { point, comma } = forms.readNumber(cell);
    this.isUndecided = (point === null) === (comma === null);
  }
}
