/**
 * The shape of a table that was read: columns in file order, addressed by index only. Names are
 * untrusted text and never become object keys, so a column called `__proto__` is a column.
 */

import type { LedgerEntry } from './ledger.ts';
import type { RowNumbers } from './row-numbers.ts';

/** `text` holds free text and identifiers. */
export type ColumnKind = 'number' | 'category' | 'yes_no' | 'date' | 'text';

export type ColumnRole = 'feature' | 'ignored';

export type DecimalSign = '.' | ',';

/** `ymd` is 2024-12-31, `dmy` 31/12/2024, `mdy` 12/31/2024. */
export type DateOrder = 'ymd' | 'dmy' | 'mdy';

/**
 * Distinct values are counted exactly up to this many; one more stands for "more than this". A
 * column of more different texts is text, because its levels are not kept.
 */
export const DISTINCT_LIMIT = 1000;

/** Bins of a number or date column, and the most levels in `topLevels`. */
export const HISTOGRAM_BINS = 12;

/** How many of a column's first cells are kept as they stand in the file. */
export const FIRST_TEXTS = 5;

export interface TextCell {
  /** As a spreadsheet counts: the header is row 1. */
  readonly row: number;
  /** The cell's text, cut to about 40 characters. */
  readonly text: string;
}

export interface Column {
  /** No other column has this name. */
  readonly name: string;
  /** The header's cell as it stands in the file, cut to 200 characters; empty without a header. */
  readonly originalName: string;
  readonly kind: ColumnKind;
  /** Why it is of this kind, as a sentence. */
  readonly kindReason: string;
  /** A suggestion: which column is the target is for a person to say. */
  readonly role: ColumnRole;
  /** Why it is ignored; empty for a feature. */
  readonly roleReason: string;
  /** Number: one value a row; date: days since 1970-01-01. NaN is missing. Otherwise empty. */
  readonly values: Float64Array;
  /** Otherwise one index into `levels` a row, -1 for missing; empty past 1000 levels. */
  readonly codes: Int32Array;
  /** The different texts in the order of the file; of a yes/no column no, then yes. */
  readonly levels: readonly string[];
  readonly missing: number;
  /** Exact up to 1000; 1001 means more than 1000. Missing cells are not counted. */
  readonly distinct: number;
  /** Over the cells that are not missing; NaN without `values`, as are `max` and `mean`. */
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  /** Whether it holds whole numbers only; false without `values`. */
  readonly isWhole: boolean;
  /** With `values`: 12 equal bins from `min` to `max`. Otherwise the counts of `topLevels`. */
  readonly histogram: Uint32Array;
  /** Up to 12 levels, the most frequent first; empty with `values`. */
  readonly topLevels: readonly string[];
  /** The first cells as they stand in the file, each cut to 200 characters. */
  readonly firstTexts: readonly string[];
  /** The first cell that is not a number, where most other cells are. */
  readonly firstText?: TextCell;
  /** Of a number column. */
  readonly decimal?: DecimalSign;
  /** Of a date column. */
  readonly dateOrder?: DateOrder;
}

/** What was found out about the file, or said in the options. */
export interface FileFormat {
  /** A label of the Encoding standard: `utf-8`, `utf-16le`, `utf-16be`, `windows-1252`, ... */
  readonly encoding: string;
  readonly delimiter: string;
  readonly hasHeader: boolean;
  readonly decimal: DecimalSign;
  /** Lines that begin with it are comments; empty where no line is one. */
  readonly comment: string;
  /** Texts that stand for "no value", in any case. */
  readonly missingTexts: readonly string[];
}

export interface Table {
  readonly name: string;
  readonly bytes: number;
  readonly format: FileFormat;
  /** Everything that stands in the file: rows kept, and what the ledger says became no row. */
  readonly recordCount: number;
  readonly rowCount: number;
  /** Where the rows stand in the file. */
  readonly rowNumbers: RowNumbers;
  readonly columns: readonly Column[];
  /** The first 50 rows as text, each cell cut to 200 characters. */
  readonly preview: readonly (readonly string[])[];
  /** Everything that was done while reading. */
  readonly ledger: readonly LedgerEntry[];
}
