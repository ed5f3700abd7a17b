/** What was done to the table on its way to the model, in words: the core's ledger. */

import { counted, formatCount, formatMeasured } from '../format/number.ts';
import type { LedgerEntry } from '../protocol/calls.ts';

const SCALINGS: ReadonlyMap<string, string> = new Map([
  ['standard', 'mean 0 and deviation 1'],
  ['min_max', '0 to 1'],
  ['robust', 'median 0 and quartile distance 1'],
]);

/** Rows as a spreadsheet counts them, with the header as row 1: near enough to find them. */
function rowsOf({ rows, count }: LedgerEntry): string {
  const shown = rows.slice(0, 3).map((row) => formatCount(row + 2));
  if (shown.length === 0) return '';
  return ` (row ${shown.join(', ')}${count > shown.length ? ', …' : ''})`;
}

export type LedgerLine = readonly [count: string, text: string];

function splitInWords(text: string): string {
  const words: Readonly<Record<string, string>> = {
    stratified: 'every class in proportion',
    latest: 'the latest',
    given: 'as given',
  };
  return words[text] ?? 'drawn at random';
}

/** One line for all columns that are scaled in the same way. */
function scaledLine(entries: readonly LedgerEntry[]): LedgerLine {
  const names = entries.map(({ column }) => column);
  const shown = names.slice(0, 3).join(', ') + (names.length > 3 ? ', …' : '');
  const how = SCALINGS.get(entries[0]!.text) ?? entries[0]!.text;
  return [
    formatCount(entries.length),
    `${entries.length === 1 ? 'column' : 'columns'} scaled to ${how}, by the training rows: ${shown}`,
  ];
}

/** The lines of the ledger, those about scales joined. */
export function pipelineLines(ledger: readonly LedgerEntry[]): LedgerLine[] {
  const isScale = ({ action }: LedgerEntry) => action === 'scaled' || action === 'target_scaled';
  const hows = [...new Set(ledger.filter(isScale).map(({ text }) => text))];
  return [
    ...ledger.filter((entry) => !isScale(entry)).map(lineOf),
    ...hows.map((how) =>
      scaledLine(ledger.filter((entry) => isScale(entry) && entry.text === how)),
    ),
  ];
}

/** A count and what it counts. */
function lineOf(entry: LedgerEntry): LedgerLine {
  const { action, column, count, text, numbers } = entry;
  switch (action) {
    case 'row_without_target':
      return [formatCount(count), `rows left out: ${column}, the target, is empty${rowsOf(entry)}`];
    case 'row_with_missing_cell':
      return [formatCount(count), `rows left out: ${column} is empty${rowsOf(entry)}`];
    case 'cells_filled': {
      const value = text || formatMeasured(numbers[0] ?? Number.NaN);
      return [formatCount(count), `empty cells of ${column} filled with ${value}${rowsOf(entry)}`];
    }
    case 'levels_joined':
      return [formatCount(count), `rare levels of ${column} joined as (other): ${text}`];
    case 'levels_unseen':
      return [
        formatCount(count),
        `cells of ${column} with a level no training row has${rowsOf(entry)}`,
      ];
    case 'one_hot':
      return [formatCount(count), `${count === 1 ? 'input' : 'inputs'} made of ${column}: ${text}`];
    case 'target_classes':
      return [formatCount(count), `classes of ${column}: ${text}`];
    case 'split': {
      const [training = 0, validation = 0] = numbers;
      return [
        formatCount(training),
        `rows train, ${counted(validation, 'row')} validate, ${splitInWords(text)}`,
      ];
    }
    default:
      return [formatCount(count), `${action} ${column}`];
  }
}
