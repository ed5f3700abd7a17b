/**
 * The shape of a table that was read: columns in file order, addressed by index only. Names are
 * untrusted text and never become object keys, so a column called `__proto__` is a column.
 */

export type ColumnKind = 'number' | 'text';

/** Distinct values are counted exactly up to this many; one more stands for "more than this". */
export const DISTINCT_LIMIT = 1000;

/** Bins of a number column, and the most levels listed for a text column. */
export const HISTOGRAM_BINS = 12;

export interface TextCell {
  /** As a spreadsheet counts: the header is row 1. */
  readonly row: number;
  /** The cell's text, cut to about 40 characters. */
  readonly text: string;
}

export interface Column {
  readonly name: string;
  readonly kind: ColumnKind;
  /** One value a row, NaN where the cell is missing; empty for a text column. */
  readonly values: Float64Array;
  readonly missing: number;
  /** Exact up to 1000; 1001 means more than 1000. Missing cells are not counted. */
  readonly distinct: number;
  /** Over the cells that are not missing; NaN for a text column, as are `max` and `mean`. */
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  /** Numbers: 12 equal bins from `min` to `max`. Text: the counts of `levels`. */
  readonly histogram: Uint32Array;
  /** Text: up to 12 levels, the most frequent first. Numbers: empty. */
  readonly levels: readonly string[];
  /** The first cell that is not a number, where most other cells are. */
  readonly firstText?: TextCell;
}

export interface Table {
  readonly name: string;
  readonly bytes: number;
  readonly rowCount: number;
  readonly columns: readonly Column[];
  /** The first 50 rows as text, each cell cut to 200 characters. */
  readonly preview: readonly (readonly string[])[];
  /** Sentences on what was done while reading. */
  readonly notes: readonly string[];
}
