/** What predicting a column means, a number or a class, when nobody has said. */

import { formatCount, formatPlain } from '../format/number.ts';
import type { ColumnSummary } from '../protocol/calls.ts';
import type { Task } from '../recipe/recipe.ts';

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
  if (kind === 'category' || kind === 'yes_no') {
    return { task: 'classification', reason: 'It holds categories.', isOpen: false };
  }
  if (kind === 'date') return { task: 'regression', reason: 'It holds dates.', isOpen: false };
  if (distinct === 2) {
    const reason = `It holds two numbers only, ${formatPlain(min)} and ${formatPlain(max)}.`;
    return { task: 'classification', reason, isOpen: true };
  }
  const isNumbered = isWhole && (min === 0 || min === 1) && max - min + 1 === distinct;
  const repeats = distinct * LEAST_ROWS_A_CLASS <= rowCount;
  if (isNumbered && repeats && distinct <= MOST_CLASS_NUMBERS) {
    const reason = `It holds the whole numbers from ${formatPlain(min)} to ${formatPlain(max)}, as classes are numbered.`;
    return { task: 'classification', reason, isOpen: true };
  }
  const many =
    distinct > MOST_CLASSES ? `more than ${formatCount(MOST_CLASSES)}` : formatCount(distinct);
  const reason = `It holds ${many} different numbers.`;
  return { task: 'regression', reason, isOpen: distinct <= MOST_CLASSES };
}
