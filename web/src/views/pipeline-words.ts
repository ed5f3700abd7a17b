/** What was done to the table on its way to the model, in words: the core's ledger. */

import { dateText } from '../csv/date-text.ts';
import { rowNumberOf } from '../csv/row-numbers.ts';
import { counted, formatCount, formatMeasured } from '../format/number.ts';
import type { LedgerEntry, TableSummary } from '../protocol/calls.ts';

const SCALINGS: ReadonlyMap<string, string> = new Map([
  ['standard', 'mean 0 and deviation 1'],
  ['min_max', '0 to 1'],
  ['robust', 'median 0 and quartile distance 1'],
]);

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
  return ` (row ${shown.join(', ')}${count > shown.length ? ', …' : ''})`;
}

export interface LedgerLine {
  readonly count: string;
  /** What is counted. */
  readonly text: string;
  /** Of the table, from 0; the first few. */
  readonly rows?: readonly number[];
}

function splitInWords({ text, column }: LedgerEntry): string {
  const words: Readonly<Record<string, string>> = {
    stratified: 'every class in proportion',
    latest: `the latest by ${column}`,
    by_value: `those that ${column} names`,
    given: 'as given',
  };
  return words[text] ?? 'drawn at random';
}

/** One line for all columns that are scaled in the same way. */
function scaledLine(entries: readonly LedgerEntry[]): LedgerLine {
  const names = entries.map(({ column }) => column);
  const shown = names.slice(0, 3).join(', ') + (names.length > 3 ? ', …' : '');
  const how = SCALINGS.get(entries[0]!.text) ?? entries[0]!.text;
  return {
    count: formatCount(entries.length),
    text: `${entries.length === 1 ? 'column' : 'columns'} scaled to ${how}, by the training rows: ${shown}`,
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
  const places = rowsOf(entry, table);
  switch (action) {
    case 'row_without_target':
      return `rows left out: ${column}, the target, is empty${places}`;
    case 'row_with_missing_cell':
      return `rows left out: ${column} is empty${places}`;
    case 'cells_filled':
      return `empty cells of ${column} filled with ${text || filledWith(entry, table)}${places}`;
    case 'levels_joined':
      return `rare levels of ${column} joined as (other): ${text}`;
    case 'levels_unseen':
      return `cells of ${column} with a level no training row has${places}`;
    case 'one_hot':
      return `${count === 1 ? 'input' : 'inputs'} made of ${column}: ${text}`;
    case 'date_parts':
      return `${count === 1 ? 'number' : 'numbers'} made of the dates in ${column}: ${text}`;
    case 'target_classes':
      return `classes of ${column}: ${text}`;
    case 'split':
      return `rows train, ${counted(numbers[1] ?? 0, 'row')} validate, ${splitInWords(entry)}`;
    case 'column_ignored':
      return `column not used, because the model was trained without it: ${column}`;
    default:
      return `${action} ${column}`;
  }
}
