/**
 * The account of what the reader did: one entry an action, with its count and its first places.
 * Records of the file = rows of the table + the counts of all entries over records.
 */

/** What an entry counts. A record is a row of the file that is no row of the table. */
export type LedgerUnit = 'file' | 'record' | 'row' | 'column' | 'cell';

const UNITS = {
  byte_order_mark_removed: 'file',
  encoding_fallback: 'file',
  no_header: 'file',
  separator_line_obeyed: 'record',
  header_read: 'record',
  lines_before_header_skipped: 'record',
  comment_lines_skipped: 'record',
  blank_lines_skipped: 'record',
  long_rows_left_out: 'record',
  rows_not_sampled: 'record',
  short_rows_padded: 'row',
  extra_empty_cells_dropped: 'row',
  header_shifted: 'column',
  empty_columns_dropped: 'column',
  names_cleaned: 'column',
  names_made_unique: 'column',
  names_made_up: 'column',
  levels_not_kept: 'column',
  decimal_sign_assumed: 'column',
  date_order_assumed: 'column',
  cells_missing: 'cell',
  cells_unreadable: 'cell',
  decimal_commas_read: 'cell',
  thousands_separators_read: 'cell',
  percent_signs_read: 'cell',
  currency_signs_read: 'cell',
  negative_forms_read: 'cell',
  leading_zeros_read: 'cell',
  dates_read: 'cell',
  times_of_other_zones_read: 'cell',
  short_years_read: 'cell',
  spaces_trimmed: 'cell',
  spellings_joined: 'cell',
} as const satisfies Record<string, LedgerUnit>;

export type LedgerAction = keyof typeof UNITS;

export const LEDGER_ACTIONS = Object.keys(UNITS) as LedgerAction[];

export function unitOf(action: LedgerAction): LedgerUnit {
  return UNITS[action];
}

export interface RowPlace {
  /** As a spreadsheet counts: the header is row 1, blank lines count. */
  readonly row: number;
  /** Where the row begins in the file, where that can be told. */
  readonly byte?: number;
}

export interface LedgerEntry {
  readonly action: LedgerAction;
  readonly of: LedgerUnit;
  readonly count: number;
  /** The column's name, for actions on cells. */
  readonly column?: string;
  /** The first few places. */
  readonly places: readonly RowPlace[];
  readonly sentence: string;
}

export const PLACES_KEPT = 5;

export function entry(
  action: LedgerAction,
  count: number,
  sentence: string,
  more: { readonly column?: string; readonly places?: readonly RowPlace[] } = {},
): LedgerEntry {
  const { places = [], column } = more;
  const shared = { action, of: UNITS[action], count, places, sentence };
  return column === undefined ? shared : { ...shared, column };
}

/** Counts one action and keeps its first places. */
export class Tally {
  count = 0;
  readonly places: RowPlace[] = [];

  /** `place` is asked for only while places are kept: finding one takes time. */
  add(place: () => RowPlace): void {
    this.count++;
    if (this.places.length < PLACES_KEPT) this.places.push(place());
  }
}
