/**
 * Where each row of a table stands in its file, as a spreadsheet counts: the header is row 1, and
 * blank lines, comments and rows left out count. Most rows follow the one before, so only those are
 * kept that do not.
 */

/** Parallel: the row of the table from 0, ascending, and its number in the file. */
export interface RowNumbers {
  readonly rows: readonly number[];
  readonly numbers: readonly number[];
}

/** The number of the table's row `row`. */
export function rowNumberOf({ rows, numbers }: RowNumbers, row: number): number {
  let low = 0;
  let high = rows.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (rows[middle]! <= row) low = middle;
    else high = middle;
  }
  return row + (numbers[low] ?? 2) - (rows[low] ?? 0);
}

export class RowNumbersBuilder {
  readonly rows: number[] = [];
  readonly numbers: number[] = [];
  private length = 0;
  private next = Number.NaN;

  /** The next `count` rows of the table; `numberOf(i)` is the number of the i-th of them. */
  add(count: number, numberOf: (i: number) => number): void {
    if (count === 0) return;
    const isInOrder = numberOf(count - 1) - this.next === count - 1;
    // Numbers ascend, so if the last is where it should be, so are those before it.
    for (let i = 0; i < count && !isInOrder; i++) {
      const number = numberOf(i);
      if (number !== this.next) {
        this.rows.push(this.length + i);
        this.numbers.push(number);
      }
      this.next = number + 1;
    }
    this.length += count;
    this.next = numberOf(count - 1) + 1;
  }
}
