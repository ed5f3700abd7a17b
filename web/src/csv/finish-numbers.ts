/** A finished column of numbers, and the account of the forms its cells were written in. */

import { workerWords } from '../words/worker.ts';
import { shortText } from './cell-text.ts';
import type { CodedCells } from './coded-cells.ts';
import type { ColumnBuilder } from './column-builder.ts';
import { type ColumnFacts, type KindResult, NO_CODES } from './column-facts.ts';
import { countMissing, numberStats } from './column-stats.ts';
import { entry, type LedgerAction, type LedgerEntry, Tally } from './ledger.ts';
import { MarkTallies, type NumberCells, numbersOf } from './number-cells.ts';
import * as forms from './number-forms.ts';
import { decisiveSign, likelySign, type NumberVerdict } from './number-verdict.ts';
import type { DecimalSign } from './table.ts';

interface Read {
  readonly values: Float64Array;
  readonly marks: MarkTallies;
  readonly unreadable: Tally;
  readonly decimal: DecimalSign;
  /** A sign that stands for either, where nothing in the file said what it is. */
  readonly assumed: DecimalSign | undefined;
  readonly reason: string;
}

type FormWord =
  | 'thousands'
  | 'percents'
  | 'currencies'
  | 'negatives'
  | 'leadingZeros'
  | 'decimalCommas';

const FORMS: readonly (readonly [mark: number, action: LedgerAction, word: FormWord])[] = [
  [forms.THOUSANDS, 'thousands_separators_read', 'thousands'],
  [forms.PERCENT, 'percent_signs_read', 'percents'],
  [forms.CURRENCY, 'currency_signs_read', 'currencies'],
  [forms.NEGATIVE_FORM, 'negative_forms_read', 'negatives'],
  [forms.LEADING_ZERO, 'leading_zeros_read', 'leadingZeros'],
  [forms.DECIMAL_COMMA, 'decimal_commas_read', 'decimalCommas'],
];

function ledgerOf({ marks, unreadable, assumed, decimal }: Read, column: string): LedgerEntry[] {
  const ledger: LedgerEntry[] = [];
  const { csv } = workerWords();
  const name = shortText(column);
  for (const [mark, action, word] of FORMS) {
    const { count, places } = marks.of(mark);
    if (count === 0) continue;
    const sentence = csv[word]({ count, column: name });
    ledger.push(entry(action, count, sentence, { column, places }));
  }
  if (unreadable.count > 0) ledger.push(unreadableEntry(unreadable, column, 'number'));
  if (assumed !== undefined) {
    const sentence = csv.signAssumed(name, assumed, assumed === decimal);
    ledger.push(entry('decimal_sign_assumed', 1, sentence, { column }));
  }
  return ledger;
}

export function unreadableEntry(
  tally: Tally,
  column: string,
  kind: 'number' | 'date' | 'yes_no',
): LedgerEntry {
  const sentence = workerWords().csv.unreadable(
    { count: tally.count, column: shortText(column) },
    kind,
  );
  return entry('cells_unreadable', tally.count, sentence, { column, places: tally.places });
}

function resultOf(read: Read, { name }: ColumnFacts): KindResult | null {
  const missing = countMissing(read.values);
  if (missing === read.values.length) return null;
  const column = {
    kind: 'number' as const,
    kindReason: read.reason,
    values: read.values,
    codes: NO_CODES,
    levels: [],
    topLevels: [],
    decimal: read.decimal,
    ...numberStats(read.values, missing),
  };
  return { column, ledger: ledgerOf(read, name), allDifferent: false };
}

function reasonOf({ settings }: ColumnBuilder): string {
  const { kind } = workerWords().csv;
  return settings.options.kind === 'number' ? kind.numbersAsked : kind.allNumbers;
}

/** The sign to read few different texts by. */
function signFor(
  builder: ColumnBuilder,
  { fileSign }: ColumnFacts,
  verdict: NumberVerdict,
): { decimal: DecimalSign; assumed: DecimalSign | undefined } {
  const { options, delimiter } = builder.settings;
  const known = options.decimal ?? decisiveSign(verdict) ?? fileSign;
  const { doubtful } = verdict;
  return {
    decimal: known ?? likelySign(doubtful, delimiter),
    assumed: known === undefined ? doubtful : undefined,
  };
}

export function finishCodedNumbers(
  builder: ColumnBuilder,
  cells: CodedCells,
  facts: ColumnFacts,
  verdict: NumberVerdict,
): KindResult | null {
  const { decimal, assumed } = signFor(builder, facts, verdict);
  const [marks, unreadable] = [new MarkTallies(), new Tally()];
  const numbers = numbersOf(cells, decimal, marks, unreadable);
  const values = cells.valuesBy(numbers);
  const reason = reasonOf(builder);
  return resultOf({ values, marks, unreadable, decimal, assumed, reason }, facts);
}

export function finishNumbers(
  builder: ColumnBuilder,
  cells: NumberCells,
  facts: ColumnFacts,
): KindResult | null {
  const { marks, unreadable, decimal } = cells;
  const { doubtful } = builder.decimalEvidence();
  const assumed = facts.fileSign === undefined ? doubtful : undefined;
  const reason = reasonOf(builder);
  const values = cells.take();
  return resultOf({ values, marks, unreadable, decimal, assumed, reason }, facts);
}
