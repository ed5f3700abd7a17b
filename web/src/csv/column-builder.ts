/**
 * Collects one column while a file streams by. A column is taken for numbers until a cell proves
 * otherwise; from then on only its levels are counted and the numbers are let go.
 */

import { shortText } from './cell-text.ts';
import { numberStats } from './column-stats.ts';
import { LevelCounter } from './level-counter.ts';
import { isMissing, parseNumber } from './number-text.ts';
import type { Column, TextCell } from './table.ts';

const NO_VALUES = new Float64Array(0);

/** Records of one batch and, beside them, the row number of each. */
export interface RecordBatch {
  readonly rows: readonly (readonly string[])[];
  readonly rowNumbers: readonly number[];
}

export class ColumnBuilder {
  private values = NO_VALUES;
  /** Rows in `values`; stops growing once the column is text. */
  private length = 0;
  private missing = 0;
  private numbers = 0;
  private texts = 0;
  private levels: LevelCounter | undefined;
  private firstText: TextCell | undefined;
  private readonly index: number;

  constructor(index: number) {
    this.index = index;
  }

  /** True while no cell has said otherwise. */
  get mayBeNumeric(): boolean {
    return this.levels === undefined;
  }

  add(batch: RecordBatch): void {
    const from = this.levels === undefined ? this.addNumbers(batch) : 0;
    if (this.levels !== undefined) this.addTexts(batch, from, this.levels);
  }

  finish(name: string): Column {
    if (this.levels === undefined && this.length > this.missing) return this.finishNumbers(name);
    return this.finishTexts(name, this.levels ?? new LevelCounter());
  }

  /** Returns the batch's row at which the column turned out to be text, or its row count. */
  private addNumbers(batch: RecordBatch): number {
    const { rows } = batch;
    const { index } = this;
    this.reserve(this.length + rows.length);
    const values = this.values;
    const start = this.length;
    for (let i = 0; i < rows.length; i++) {
      const cell = rows[i]![index]!;
      const value = parseNumber(cell);
      values[start + i] = value;
      if (!Number.isNaN(value)) continue;
      if (!isMissing(cell)) {
        this.length = start + i;
        this.becomeText(cell, batch.rowNumbers[i]!);
        return i;
      }
      this.missing++;
    }
    this.length = start + rows.length;
    return rows.length;
  }

  /** Number cells of a text column count by value: `1.50` and `1.5` are one level. */
  private addTexts(batch: RecordBatch, from: number, levels: LevelCounter): void {
    const { rows } = batch;
    const { index } = this;
    for (let i = from; i < rows.length; i++) {
      const cell = rows[i]![index]!;
      const value = parseNumber(cell);
      if (!Number.isNaN(value)) {
        this.numbers++;
        levels.add(String(value));
      } else if (isMissing(cell)) {
        this.missing++;
      } else {
        this.texts++;
        levels.add(cell);
      }
    }
  }

  private becomeText(cell: string, row: number): void {
    const levels = new LevelCounter();
    for (let i = 0; i < this.length; i++) {
      const value = this.values[i]!;
      if (!Number.isNaN(value)) levels.add(String(value));
    }
    this.numbers = this.length - this.missing;
    this.levels = levels;
    this.firstText = { row, text: shortText(cell) };
    this.values = NO_VALUES;
  }

  private reserve(rows: number): void {
    if (rows <= this.values.length) return;
    const larger = new Float64Array(Math.max(rows, this.values.length * 2));
    larger.set(this.values.subarray(0, this.length));
    this.values = larger;
  }

  private finishNumbers(name: string): Column {
    const values = this.values.slice(0, this.length);
    this.values = NO_VALUES; // let go before the next column takes its copy
    const { missing } = this;
    return { name, kind: 'number', values, missing, levels: [], ...numberStats(values, missing) };
  }

  private finishTexts(name: string, levels: LevelCounter): Column {
    const { levels: top, counts } = levels.top();
    const mostAreNumbers = this.numbers > this.texts - 1;
    return {
      name,
      kind: 'text',
      values: NO_VALUES,
      missing: this.missing,
      distinct: levels.distinct,
      min: Number.NaN,
      max: Number.NaN,
      mean: Number.NaN,
      histogram: counts,
      levels: top,
      ...(this.firstText !== undefined && mostAreNumbers ? { firstText: this.firstText } : {}),
    };
  }
}
