/** What the reader found, as a value that JSON can hold: for programs and for tests. */

import { PlaygroundError } from '../base/playground-error.ts';
import { dateText } from './date-text.ts';
import type { LedgerEntry } from './ledger.ts';
import type { Column, Table } from './table.ts';

const FIRST_VALUES = 5;

type Value = number | string | null;

function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** The cell as the reader understood it: a number, a level, a date as text; null is missing. */
export function valueAt(column: Column, row: number): Value {
  const { kind, values, codes, levels, firstTexts } = column;
  if (kind === 'number') return finiteOrNull(values[row]!);
  if (kind === 'date') return Number.isNaN(values[row]!) ? null : dateText(values[row]!);
  if (codes.length > 0) return levels[codes[row]!] ?? null;
  return firstTexts[row] ?? null;
}

function describeColumn(column: Column, rowCount: number) {
  const { kind, decimal, dateOrder, histogram, topLevels, firstText } = column;
  const hasRange = kind === 'number' || kind === 'date';
  const count = Math.min(rowCount, FIRST_VALUES);
  return {
    name: column.name,
    original_name: column.originalName,
    type: kind === 'yes_no' ? 'yes/no' : kind,
    reason: column.kindReason,
    role: column.role,
    ...(column.roleReason === '' ? {} : { role_reason: column.roleReason }),
    missing: column.missing,
    distinct: column.distinct,
    ...(hasRange ? { min: column.min, max: column.max, mean: column.mean } : {}),
    ...(decimal === undefined ? {} : { decimal }),
    ...(dateOrder === undefined ? {} : { date_order: dateOrder }),
    first_values: Array.from({ length: count }, (_, row) => valueAt(column, row)),
    first_texts: column.firstTexts,
    ...(hasRange
      ? { histogram: [...histogram] }
      : { top_levels: topLevels.map((level, i) => ({ level, count: histogram[i]! })) }),
    ...(firstText === undefined ? {} : { first_text: firstText }),
  };
}

function describeEntry({ of, ...entry }: LedgerEntry) {
  return { ...entry, counts: of };
}

export function describeTable(table: Table) {
  const { format } = table;
  return {
    name: table.name,
    bytes: table.bytes,
    encoding: format.encoding,
    delimiter: format.delimiter,
    header: format.hasHeader,
    decimal: format.decimal,
    comment: format.comment,
    missing_texts: format.missingTexts,
    records: table.recordCount,
    rows: table.rowCount,
    columns: table.columns.map((column) => describeColumn(column, table.rowCount)),
    ledger: table.ledger.map(describeEntry),
    errors: [],
  };
}

/** A refusal, with the place it happened at and what may be tried instead. */
export function describeError(thrown: unknown) {
  const { code, where, message, place = {} } = PlaygroundError.from(thrown);
  const { retry, ...at } = place;
  return { error: { code, where, message, ...at, ...(retry === undefined ? {} : { retry }) } };
}
