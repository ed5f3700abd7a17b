/**
 * The cells of a column of more different texts than are kept: only the first of them are counted,
 * exactly, and that there are more is known.
 */

import type { CodedCells } from './coded-cells.ts';
import type { MissingTally } from './missing-tally.ts';
import type { MissingTexts } from './missing-texts.ts';
import { readNumber } from './number-forms.ts';
import { parseNumber } from './number-text.ts';
import type { RecordBatch } from './record-batch.ts';

export class TextCells {
  /** Cells since the column is text, by what they are. */
  numbers = 0;
  texts = 0;
  private readonly levels: CodedCells | undefined;
  private readonly levelCounts: Uint32Array;
  private readonly index: number;
  private readonly missingTexts: MissingTexts;
  private readonly missing: MissingTally;

  /** `levels` only where every cell so far is among them. */
  constructor(
    levels: CodedCells | undefined,
    index: number,
    missingTexts: MissingTexts,
    missing: MissingTally,
  ) {
    this.levels = levels;
    this.levelCounts = levels?.counts() ?? new Uint32Array(0);
    this.index = index;
    this.missingTexts = missingTexts;
    this.missing = missing;
  }

  add(batch: RecordBatch, from: number): number {
    const { rows } = batch;
    for (let i = from; i < rows.length; i++) {
      const cell = rows[i]![this.index]!;
      if (this.missingTexts.has(cell)) this.missing.add(cell, () => batch.placeOf(i));
      else this.count(cell);
    }
    return rows.length;
  }

  /** Texts with their counts; those that are not known from their first cell on are left out. */
  known(): { text: string; count: number }[] {
    const variants = this.levels?.variants ?? [];
    return variants.map(({ text }, code) => ({
      text: text.trim(),
      count: this.levelCounts[code]!,
    }));
  }

  private count(cell: string): void {
    const code = this.levels?.find(cell);
    if (code !== undefined && code >= 0) this.levelCounts[code]!++;
    if (isNumber(cell)) this.numbers++;
    else this.texts++;
  }
}

export function isNumber(cell: string): boolean {
  if (!Number.isNaN(parseNumber(cell))) return true;
  const { point, comma } = readNumber(cell);
  return point !== null || comma !== null;
}
