/** Settles what a column is, now that all of it was read. */

import { workerWords } from '../words/worker.ts';
import { shortText } from './cell-text.ts';
import { CodedCells } from './coded-cells.ts';
import { type ColumnBuilder, isNumberColumn } from './column-builder.ts';
import type { ColumnFacts, Finished, KindResult } from './column-facts.ts';
import { suggestRole } from './column-role.ts';
import { DateCells } from './date-cells.ts';
import { finishCodedDates, finishDates } from './finish-dates.ts';
import { finishLevels, finishTexts } from './finish-levels.ts';
import { finishCodedNumbers, finishNumbers } from './finish-numbers.ts';
import { entry, type LedgerEntry } from './ledger.ts';
import { TextCells } from './text-cells.ts';

/** Digits of one length with zeros in front are codes, such as post codes: numbers lose the zeros. */
function isCode(texts: readonly string[]): boolean {
  const length = texts[0]?.length ?? 0;
  return (
    length >= 3 &&
    texts.every((text) => text.length === length && /^\d+$/.test(text)) &&
    texts.some((text) => text.startsWith('0')) &&
    texts.length > 1
  );
}

function finishCodes(builder: ColumnBuilder, cells: CodedCells, facts: ColumnFacts): KindResult {
  const { kind, decimal } = builder.settings.options;
  const verdict = builder.verdict(cells);
  const mayBeNumbers =
    kind === undefined &&
    isNumberColumn(verdict, decimal) &&
    !isCode(cells.variants.map(({ text }) => text.trim()));
  if (kind === 'number' || mayBeNumbers) {
    const result = finishCodedNumbers(builder, cells, facts, verdict);
    if (result !== null) return result;
  }
  if (kind === 'date' || kind === undefined) {
    const result = finishCodedDates(builder, cells, facts);
    if (result !== null) return result;
  }
  const result = finishLevels(builder, cells, facts);
  const hidesNumbers =
    kind === undefined && isNumberColumn(verdict, decimal) && cells.variants.length > 0;
  return hidesNumbers
    ? { ...result, column: { ...result.column, kindReason: workerWords().csv.kind.codes } }
    : result;
}

function finishKind(builder: ColumnBuilder, facts: ColumnFacts): KindResult {
  const { cells } = builder;
  if (cells instanceof CodedCells) return finishCodes(builder, cells, facts);
  if (cells instanceof TextCells) return finishTexts(builder, cells.known(), facts);
  const texts = (reason?: string) => finishTexts(builder, [], facts, reason);
  if (cells instanceof DateCells) return finishDates(builder, cells, facts) ?? texts();
  const isAsked = builder.settings.options.kind === 'number';
  if (!isAsked && cells.areCodes) return texts(workerWords().csv.kind.codes);
  return finishNumbers(builder, cells, facts) ?? texts();
}

function missingEntry({ missing }: ColumnBuilder, column: string): LedgerEntry[] {
  const { count, places } = missing;
  if (count === 0) return [];
  const sentence = workerWords().csv.missing({ count, column: shortText(column) }, [
    ...missing.texts,
  ]);
  return [entry('cells_missing', count, sentence, { column, places })];
}

export function finishColumn(builder: ColumnBuilder, facts: ColumnFacts): Finished {
  const { name, originalName, isUnnamed, rowCount, firstTexts } = facts;
  const { column, ledger, allDifferent } = finishKind(builder, facts);
  const unreadable = ledger.find(({ action }) => action === 'cells_unreadable')?.count ?? 0;
  const missing = builder.missing.count + unreadable;
  const { kind, distinct, values } = column;
  const role = suggestRole({
    name,
    isUnnamed,
    kind,
    rowCount,
    missing,
    distinct,
    values,
    allDifferent,
  });
  return {
    column: { name, originalName, ...role, missing, firstTexts, ...column },
    ledger: [...missingEntry(builder, name), ...ledger],
  };
}
