/** A finished column of numbers, and the account of the forms its cells were written in. */

import { counted, quoted } from './cell-text.ts';
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

const FORMS: readonly (readonly [mark: number, action: LedgerAction, what: string])[] = [
  [forms.THOUSANDS, 'thousands_separators_read', 'with thousands separators'],
  [forms.PERCENT, 'percent_signs_read', 'with a percent sign (45% as 45)'],
  [forms.CURRENCY, 'currency_signs_read', 'with a currency sign'],
  [forms.NEGATIVE_FORM, 'negative_forms_read', 'as negative by a minus sign or parentheses'],
  [forms.LEADING_ZERO, 'leading_zeros_read', 'without their leading zeros'],
  [forms.DECIMAL_COMMA, 'decimal_commas_read', 'with a decimal comma'],
];

function ledgerOf({ marks, unreadable, assumed, decimal }: Read, column: string): LedgerEntry[] {
  const ledger: LedgerEntry[] = [];
  for (const [mark, action, what] of FORMS) {
    const { count, places } = marks.of(mark);
    if (count === 0) continue;
    const sentence = `${counted(count, 'cell')} of ${quoted(column)} read as numbers ${what}.`;
    ledger.push(entry(action, count, sentence, { column, places }));
  }
  if (unreadable.count > 0) ledger.push(unreadableEntry(unreadable, column, 'a number'));
  if (assumed !== undefined) {
    const meaning = assumed === decimal ? 'decimals' : 'thousands';
    const sentence = `“${assumed}” in ${quoted(column)} is taken for the sign of ${meaning}; nothing in the file tells.`;
    ledger.push(entry('decimal_sign_assumed', 1, sentence, { column }));
  }
  return ledger;
}

export function unreadableEntry(tally: Tally, column: string, what: string): LedgerEntry {
  const is = tally.count === 1 ? 'is' : 'are';
  const sentence = `${counted(tally.count, 'cell')} of ${quoted(column)} cannot be read as ${what} and ${is} missing.`;
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

const ALL_NUMBERS = 'Every cell that is not missing is a number.';
const AS_ASKED = 'Read as numbers because that was asked for.';

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
  const reason = builder.settings.options.kind === 'number' ? AS_ASKED : ALL_NUMBERS;
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
  const reason = builder.settings.options.kind === 'number' ? AS_ASKED : ALL_NUMBERS;
  const values = cells.take();
  return resultOf({ values, marks, unreadable, decimal, assumed, reason }, facts);
}
