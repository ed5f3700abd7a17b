/** Columns that can say which rows validate, and what such a column says by itself. */

import { formatPlain } from '../format/number.ts';
import type { ColumnSummary, TableSummary } from '../protocol/calls.ts';

const MOST_VALUES = 20;
/** What tables that come with a split call its validation rows. */
const WORDS = /^(?:valid(?:ation)?|val|dev|test(?:ing)?|hold[ _-]?out|eval(?:uation)?)$/i;
const USUAL_VALUES = /^(?:yes|true|1)$/i;

/** Those that have an order in time, dates first. */
export function timeColumns({ columns }: TableSummary): ColumnSummary[] {
  const varying = columns.filter(({ distinct }) => distinct > 1);
  return ['date', 'number'].flatMap((kind) => varying.filter((column) => column.kind === kind));
}

/** What the rows of a column are told apart by, as texts; none where there are too many. */
export function valuesOf({ kind, levels, distinct, min, max }: ColumnSummary): readonly string[] {
  if (kind === 'number' && distinct === 2) return [String(min), String(max)];
  return levels.length > 1 && levels.length <= MOST_VALUES ? levels : [];
}

/** Those that look as if they were made for it first. */
export function valueColumns({ columns }: TableSummary): ColumnSummary[] {
  const possible = columns.filter((column) => valuesOf(column).length > 0);
  const isUsual = (column: ColumnSummary) => valuesOf(column).some((value) => WORDS.test(value));
  return [...possible.filter(isUsual), ...possible.filter((column) => !isUsual(column))];
}

/** The value of the rows that validate, as far as it can be guessed. */
export function likelyValue(column: ColumnSummary): string {
  const values = valuesOf(column);
  const named = (usual: RegExp) => values.find((value) => usual.test(value));
  return named(WORDS) ?? named(USUAL_VALUES) ?? values.at(-1) ?? '';
}

/**
 * The features once `column` says which rows validate: it is none of them, unless it is the only
 * one, and `before`, which said so until now, is one again.
 */
export function featuresBeside(
  { columns }: TableSummary,
  features: readonly string[],
  column: string,
  before: string,
): readonly string[] {
  const isIn = (name: string, role: string) =>
    features.includes(name) || (name === before && role === 'feature');
  const others = columns
    .filter(({ name, role }) => name !== column && isIn(name, role))
    .map(({ name }) => name);
  return others.length > 0 ? others : features;
}

export function valueLabel({ kind }: ColumnSummary, value: string): string {
  return kind === 'number' ? formatPlain(Number(value)) : value;
}
