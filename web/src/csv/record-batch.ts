/** Rows of the table on their way into the columns. */

import type { RowPlace } from './ledger.ts';

export interface RecordBatch {
  readonly rows: readonly (readonly string[])[];
  /** The row number of `rows[i]`, as a spreadsheet counts. */
  rowNumber(i: number): number;
  /** The same with the byte it begins at, which takes time to find. */
  placeOf(i: number): RowPlace;
}
