/** What was done to the table on its way to the model, in words: the core's ledger. */

import { dateText } from '../csv/date-text.ts';
import { rowNumberOf } from '../csv/row-numbers.ts';
import { formatCount, formatMeasured } from '../format/number.ts';
import type { LedgerEntry, TableSummary } from '../protocol/calls.ts';
import { words } from '../words/language.ts';

/** What the ledger is about: where its rows stand in the file, and what its columns hold. */
export type LedgerTable = Pick<TableSummary, 'rowNumbers' | 'columns'>;

/** The number that fills a column's cells, a date where it is one. */
function filledWith({ column, numbers }: LedgerEntry, { columns }: LedgerTable): string {
  const value = numbers[0] ?? Number.NaN;
  const isDate = columns.some(({ name, kind }) => name === column && kind === 'date');
  return isDate ? dateText(Math.round(value)) : formatMeasured(value);
}

/** Where the first rows stand in the file. */
function rowsOf({ rows, count }: LedgerEntry, { rowNumbers }: LedgerTable): string {
  const shown = rows.slice(0, 3).map((row) => formatCount(rowNumberOf(rowNumbers, row)));
  if (shown.length === 0) return '';
  return ` ${words().ledger.inRows(shown, count > shown.length)}`;
}

export interface LedgerLine {
  readonly count: string;
  /** What is counted. */
  readonly text: string;
  /** Of the table, from 0; the first few. */
  readonly rows?: readonly number[];
}

/** One line for all columns that are scaled in the same way. */
function scaledLine(entries: readonly LedgerEntry[]): LedgerLine {
  const names = entries.map(({ column }) => column);
  const shown = names.slice(0, 3).join(', ') + (names.length > 3 ? ', …' : '');
  return {
    count: formatCount(entries.length),
    text: words().ledger.scaled(entries.length, entries[0]!.text, shown),
  };
}

/** The lines of the ledger, those about scales joined. */
export function pipelineLines(ledger: readonly LedgerEntry[], table: LedgerTable): LedgerLine[] {
  const isScale = ({ action }: LedgerEntry) => action === 'scaled' || action === 'target_scaled';
  const hows = [...new Set(ledger.filter(isScale).map(({ text }) => text))];
  return [
    ...ledger.filter((entry) => !isScale(entry)).map((entry) => lineOf(entry, table)),
    ...hows.map((how) =>
      scaledLine(ledger.filter((entry) => isScale(entry) && entry.text === how)),
    ),
  ];
}

function lineOf(entry: LedgerEntry, table: LedgerTable): LedgerLine {
  const { numbers, rows } = entry;
  const count = formatCount(entry.action === 'split' ? (numbers[0] ?? 0) : entry.count);
  return { count, text: textOf(entry, table), rows };
}

/** What the count of an entry counts. */
function textOf(entry: LedgerEntry, table: LedgerTable): string {
  const { action, column, count, text, numbers } = entry;
  const { ledger } = words();
  const places = rowsOf(entry, table);
  switch (action) {
    case 'row_without_target':
      return ledger.rowsWithoutTarget(count, column, text) + places;
    case 'row_with_missing_cell':
      return ledger.rowsWithMissingCell(count, column, text) + places;
    case 'cells_filled':
      return ledger.filled(count, column, text || filledWith(entry, table)) + places;
    case 'levels_joined':
      return ledger.levelsJoined(count, column, text);
    case 'levels_unseen':
      return ledger.levelsUnseen(count, column, text) + places;
    case 'one_hot':
      return ledger.oneHot(count, column, text);
    case 'date_parts':
      return ledger.dateParts(count, column, text);
    case 'target_classes':
      return ledger.classes(count, column, text);
    case 'split':
      return ledger.split(numbers[0] ?? 0, numbers[1] ?? 0, text, column);
    case 'column_ignored':
      return ledger.ignored(count, column, text);
    default:
      return `${action} ${column}`;
  }
}
