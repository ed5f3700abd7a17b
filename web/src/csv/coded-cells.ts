/**
 * The cells of a column of few different texts: each text once, and a code a cell. Every column
 * begins like this, so that its type can be judged by every text it has, exactly as they stand.
 */

import { cutText, ownCopy } from './cell-text.ts';
import { GrowingCodes } from './growing-array.ts';
import type { MissingTally } from './missing-tally.ts';
import type { MissingTexts } from './missing-texts.ts';
import type { RecordBatch } from './record-batch.ts';
import { DISTINCT_LIMIT } from './table.ts';

const NO_ROOM = Number.MIN_SAFE_INTEGER;
const MISSING = -1;

/** A text as it stands in the file, and the row it first stands in. */
export interface Variant {
  readonly text: string;
  readonly row: number;
}

/** Longer cells are told apart by a hash of what is cut off: FNV-1a. */
function keyOf(cell: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < cell.length; i++) hash = Math.imul(hash ^ cell.charCodeAt(i), 0x01000193);
  return `${cutText(cell)}\u0000${cell.length} ${hash}`;
}

export class CodedCells {
  readonly variants: Variant[] = [];
  /** A cell was too long to be kept whole. */
  hasLongTexts = false;
  private readonly cells = new GrowingCodes();
  private readonly codeOf = new Map<string, number>();
  private readonly index: number;
  private readonly missingTexts: MissingTexts;
  private readonly missing: MissingTally;

  constructor(index: number, missingTexts: MissingTexts, missing: MissingTally) {
    this.index = index;
    this.missingTexts = missingTexts;
    this.missing = missing;
  }

  get length(): number {
    return this.cells.length;
  }

  /** One a cell, -1 for missing. */
  get codes(): Int32Array {
    return this.cells.values.subarray(0, this.cells.length);
  }

  /** Returns the batch's row for which there was no room, or its row count. */
  add({ rows, rowNumber, placeOf }: RecordBatch, from: number): number {
    const { index, codeOf, cells } = this;
    const codes = cells.reserve(rows.length - from);
    let length = cells.length;
    for (let i = from; i < rows.length; i++) {
      const cell = rows[i]![index]!;
      let code = codeOf.get(cell);
      if (code === undefined) code = this.enter(cell, rowNumber(i));
      if (code < 0) {
        if (code === NO_ROOM) {
          cells.length = length;
          return i;
        }
        this.missing.add(cell, () => placeOf(i));
      }
      codes[length++] = code;
    }
    cells.length = length;
    return rows.length;
  }

  /** Counts a further cell; false where its text is not among the variants. */
  find(cell: string): number | undefined {
    return (
      this.codeOf.get(cell) ?? (cell === cutText(cell) ? undefined : this.codeOf.get(keyOf(cell)))
    );
  }

  /** One value a cell, by what its variant stands for; NaN for missing. */
  valuesBy(variants: Float64Array): Float64Array {
    const { codes } = this;
    const values = new Float64Array(codes.length);
    for (let i = 0; i < codes.length; i++) {
      const code = codes[i]!;
      values[i] = code < 0 ? Number.NaN : variants[code]!;
    }
    return values;
  }

  /** How often each variant occurs. */
  counts(): Uint32Array {
    const counts = new Uint32Array(this.variants.length);
    for (const code of this.codes) if (code >= 0) counts[code]!++;
    return counts;
  }

  private enter(cell: string, row: number): number {
    if (this.missingTexts.has(cell)) {
      // Spaces and capitals make many spellings: only some are remembered.
      if (this.codeOf.size < 2 * DISTINCT_LIMIT) this.codeOf.set(ownCopy(cell), MISSING);
      return MISSING;
    }
    const isLong = cell !== cutText(cell);
    const key = isLong ? keyOf(cell) : ownCopy(cell);
    const known = isLong ? this.codeOf.get(key) : undefined;
    if (known !== undefined) return known;
    if (this.variants.length >= DISTINCT_LIMIT) return NO_ROOM;
    if (isLong) this.hasLongTexts = true;
    const code = this.variants.length;
    this.codeOf.set(key, code);
    this.variants.push({ text: isLong ? ownCopy(cutText(cell)) : key, row });
    return code;
  }
}
