/** What to predict from what, when a table arrives and nobody has said. */

import { PlaygroundError } from '../base/playground-error.ts';
import { formatCount, formatPlain } from '../format/number.ts';
import type { TableSummary } from '../protocol/calls.ts';
import type { Recipe } from '../recipe/recipe.ts';

const MOST_FEATURES = 30;
/** What tables made for learning call the column to predict. */
const USUAL_TARGETS = ['target', 'y', 'label'];

export interface Suggestion {
  readonly recipe: Recipe;
  /** What was set without being asked for, in words. */
  readonly adjustments: readonly string[];
}

/** The columns a model can use: those of which not all cells are the same. */
function usableColumns({ columns }: TableSummary) {
  return columns.filter((column) => column.kind !== 'text' && column.distinct > 1);
}

function columnsFor(table: TableSummary, recipe: Recipe): Pick<Recipe, 'target' | 'features'> {
  const usable = usableColumns(table);
  const names = usable.map((column) => column.name);
  const kept = [recipe.target, ...recipe.features];
  if (recipe.features.length > 0 && kept.every((name) => names.includes(name))) return recipe;
  const numbers = usable.filter(({ kind }) => kind === 'number').map((column) => column.name);
  const likely = [recipe.target, ...USUAL_TARGETS].find((name) => names.includes(name));
  const target = likely ?? numbers.at(-1) ?? names.at(-1) ?? '';
  const others = [numbers, names].map((all) => all.filter((name) => name !== target));
  const features = (others.find((all) => all.length > 0) ?? []).slice(0, MOST_FEATURES);
  return { target, features };
}

/** A table in which at most one column varies has nothing to learn from. */
function requireTwoColumns(table: TableSummary): void {
  if (usableColumns(table).length >= 2) return;
  const constant = table.columns.find((column) => column.kind === 'number' && column.distinct <= 1);
  const because = constant
    ? `Column ${constant.name} holds ${formatPlain(constant.min)} in every row`
    : 'The other columns hold text';
  throw new PlaygroundError(
    'table_one_varying_column',
    constant ? `column ${constant.name}` : '',
    `${because}: there are no two columns of numbers or categories that vary, one to predict and one to predict it from. Add such a column and open the file again.`,
  );
}

/** A power of two that gives at least eight steps an epoch. */
function batchSizeFor(trainingRows: number): number {
  return 2 ** Math.max(0, Math.floor(Math.log2(Math.max(trainingRows / 8, 1))));
}

/**
 * Keeps the columns of `recipe` where the table has them; otherwise a column with a usual name, or the
 * last number column, is the target and the other numbers are features. Shrinks a batch that would not fit. Throws
 * `table_one_varying_column`.
 */
export function suggestRecipe(table: TableSummary, recipe: Recipe): Suggestion {
  requireTwoColumns(table);
  const columns = columnsFor(table, recipe);
  const complete = table.rowCount; // an upper bound: rows with empty cells may drop out
  const trainingRows = Math.floor(complete * (1 - recipe.validation_fraction));
  if (recipe.batch_size <= trainingRows / 2)
    return { recipe: { ...recipe, ...columns }, adjustments: [] };
  const batch_size = batchSizeFor(trainingRows);
  return {
    recipe: { ...recipe, ...columns, batch_size },
    adjustments: [
      `Batch set to ${formatCount(batch_size)} from ${formatCount(recipe.batch_size)}, to give several steps an epoch.`,
    ],
  };
}
