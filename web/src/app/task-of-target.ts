/** What predicting a column means, a number or a class, when nobody has said. */

import { formatPlain } from '../format/number.ts';
import type { ColumnSummary } from '../protocol/calls.ts';
import type { Task } from '../recipe/recipe.ts';
import { words } from '../words/language.ts';

export interface SuggestedTask {
  readonly task: Task;
  /** Why, as a sentence. */
  readonly reason: string;
  /** Whether the other task would work too. */
  readonly isOpen: boolean;
}

/** More values than that are more likely a measure that happens to be whole. */
const MOST_CLASS_NUMBERS = 10;
/** Numbers of classes come again and again. */
const LEAST_ROWS_A_CLASS = 4;
/** As many as the core can learn. */
const MOST_CLASSES = 1000;

/** `rowCount`: of the table. */
export function suggestTask(column: ColumnSummary, rowCount: number): SuggestedTask {
  const { kind, distinct, min, max, isWhole } = column;
  const { reasons } = words().data.task;
  if (kind === 'category' || kind === 'yes_no') {
    return { task: 'classification', reason: reasons.categories, isOpen: false };
  }
  if (kind === 'date') return { task: 'regression', reason: reasons.dates, isOpen: false };
  if (distinct === 2) {
    const reason = reasons.twoNumbers(formatPlain(min), formatPlain(max));
    return { task: 'classification', reason, isOpen: true };
  }
  const isNumbered = isWhole && (min === 0 || min === 1) && max - min + 1 === distinct;
  const repeats = distinct * LEAST_ROWS_A_CLASS <= rowCount;
  if (isNumbered && repeats && distinct <= MOST_CLASS_NUMBERS) {
    const reason = reasons.numberedClasses(formatPlain(min), formatPlain(max));
    return { task: 'classification', reason, isOpen: true };
  }
  const reason = reasons.numbers(distinct, MOST_CLASSES);
  return { task: 'regression', reason, isOpen: distinct <= MOST_CLASSES };
}
