/** What to predict from what, and how, when a table arrives and nobody has said. */

import { PlaygroundError } from '../base/playground-error.ts';
import { formatPlain } from '../format/number.ts';
import type { ColumnSummary, TableSummary } from '../protocol/calls.ts';
import { type Recipe, type Task, usualSplit } from '../recipe/recipe.ts';
import { words } from '../words/language.ts';
import { suggestTask } from './task-of-target.ts';

/** More would make a slow first run of a model that nobody chose. */
const MOST_FEATURES = 100;
/** Of its cells; a column with more of them empty says little. */
const MOST_EMPTY = 0.5;
/** Of the rows; leaving more of them out for their empty cells loses too much. */
const MOST_LEFT_OUT = 0.05;
/** Of a category that is likely to be what a table is about. */
const MOST_LIKELY_CLASSES = 20;
/** What tables made for learning call the column to predict. */
const USUAL_TARGETS = ['target', 'y', 'label', 'class', 'outcome'];

export interface Suggestion {
  readonly recipe: Recipe;
  /** What was set without being asked for, in words. */
  readonly adjustments: readonly string[];
}

/** The columns a model can use: those of which not all cells are the same. */
export function usableColumns({ columns }: TableSummary): ColumnSummary[] {
  return columns.filter((column) => column.kind !== 'text' && column.distinct > 1);
}

function isLikelyTarget({ kind, distinct, role }: ColumnSummary): boolean {
  if (role !== 'feature') return false;
  const isCategory = kind === 'category' || kind === 'yes_no';
  return kind === 'number' || (isCategory && distinct <= MOST_LIKELY_CLASSES);
}

function likelyTarget(usable: readonly ColumnSummary[], wanted: string): string {
  const has = (name: string) => usable.some((column) => column.name === name);
  // Between x and z, y is a place.
  const usual = has('z') ? USUAL_TARGETS.filter((name) => name !== 'y') : USUAL_TARGETS;
  const named = [wanted, ...usual].find(has);
  return named ?? (usable.findLast(isLikelyTarget) ?? usable.at(-1)!).name;
}

const NOTHING_SAID: readonly string[] = [];

/** All columns that the reader suggests and that have cells, but the target. */
function featuresFor(
  table: TableSummary,
  target: string,
): Pick<Suggestion, 'adjustments'> & {
  readonly features: readonly string[];
} {
  const others = usableColumns(table).filter(({ name }) => name !== target);
  const suggested = others.filter(({ role }) => role === 'feature');
  const emptiest = suggested.filter(({ missing }) => missing > MOST_EMPTY * table.rowCount);
  const full = suggested.filter((column) => !emptiest.includes(column));
  const chosen = [full, suggested, others].find((columns) => columns.length > 0)!;
  const adjustments: string[] = [];
  const { mostlyEmpty, moreColumns } = words().data.suggestion;
  if (chosen === full && emptiest.length > 0) {
    adjustments.push(mostlyEmpty(emptiest.map(({ name }) => name).join(', ')));
  }
  if (chosen.length > MOST_FEATURES) {
    adjustments.push(moreColumns(chosen.length - MOST_FEATURES, MOST_FEATURES));
  }
  return { features: chosen.slice(0, MOST_FEATURES).map(({ name }) => name), adjustments };
}

/** Whether the table has all columns that a person or an earlier table chose. */
function hasColumns(table: TableSummary, { target, features }: Recipe): boolean {
  const names = new Set(usableColumns(table).map(({ name }) => name));
  return features.length > 0 && [target, ...features].every((name) => names.has(name));
}

/** Fills empty cells where leaving their rows out would lose too many of them. */
function fillWhereRowsAreDear(table: TableSummary, recipe: Recipe): Suggestion {
  const empty = table.columns.filter(({ name }) => recipe.features.includes(name));
  const lost = empty.reduce((sum, { missing }) => sum + missing, 0);
  if (recipe.missing_cells !== 'drop_row' || lost <= MOST_LEFT_OUT * table.rowCount)
    return { recipe, adjustments: NOTHING_SAID };
  return {
    recipe: { ...recipe, missing_cells: 'median' },
    adjustments: [words().data.suggestion.filled(Math.min(lost, table.rowCount))],
  };
}

/** A table in which at most one column varies has nothing to learn from. */
function requireTwoColumns(table: TableSummary): void {
  if (usableColumns(table).length >= 2) return;
  const constant = table.columns.find((column) => column.kind === 'number' && column.distinct <= 1);
  const spoilt = table.columns.find(({ firstText }) => firstText !== undefined);
  const say = words().data.suggestion.oneVaryingColumn;
  const message = constant
    ? say.constant(constant.name, formatPlain(constant.min))
    : spoilt
      ? say.spoilt(spoilt.name, spoilt.firstText!.row, spoilt.firstText!.text)
      : say.others;
  const about = constant ?? spoilt;
  throw new PlaygroundError(
    'table_one_varying_column',
    about ? `column ${about.name}` : '',
    message,
  );
}

/**
 * A power of two that gives at least eight steps an epoch, where a batch would be half the table; one
 * that somebody asked for only has to be possible.
 */
function fitBatch(table: TableSummary, recipe: Recipe, isWanted: boolean): Suggestion {
  // An upper bound: rows with empty cells may drop out.
  const trainingRows = Math.floor(table.rowCount * (1 - recipe.validation_fraction));
  const most = isWanted ? trainingRows : trainingRows / 2;
  if (recipe.batch_size <= most) return { recipe, adjustments: NOTHING_SAID };
  const batch_size = 2 ** Math.max(0, Math.floor(Math.log2(Math.max(trainingRows / 8, 1))));
  return {
    recipe: { ...recipe, batch_size },
    adjustments: [words().data.suggestion.batch(batch_size, recipe.batch_size)],
  };
}

/** Classes are split in proportion, unless somebody chose another way. */
export function withTask(recipe: Recipe, task: Task): Recipe {
  const isUsual = recipe.split === usualSplit(recipe.task);
  return { ...recipe, task, split: isUsual ? usualSplit(task) : recipe.split };
}

/** The recipe with `target`, and the task that goes with it. */
export function withTarget(table: TableSummary, recipe: Recipe, target: string): Recipe {
  const column = table.columns.find(({ name }) => name === target)!;
  const { task, isOpen } = suggestTask(column, table.rowCount);
  const isChosen = isOpen && target === recipe.target;
  return withTask({ ...recipe, target }, isChosen ? recipe.task : task);
}

/** What somebody said of task and split, where the target can be learnt so. */
function taskAsWanted(
  table: TableSummary,
  target: string,
  { task, split }: Partial<Recipe>,
): Partial<Recipe> {
  const { isOpen } = suggestTask(
    table.columns.find(({ name }) => name === target)!,
    table.rowCount,
  );
  return {
    ...(task !== undefined && isOpen ? { task } : {}),
    ...(split === undefined ? {} : { split }),
  };
}

/** Settings about columns that the table does not have mean nothing. */
function forTable(table: TableSummary, recipe: Recipe): Recipe {
  const has = (name: string) => table.columns.some((column) => column.name === name);
  const treatments = recipe.treatments.filter(({ column }) => has(column));
  if (recipe.split_column === '' || has(recipe.split_column)) return { ...recipe, treatments };
  const split = usualSplit(recipe.task);
  return { ...recipe, treatments, split, split_column: '', validation_value: '' };
}

/**
 * A recipe for `table` that keeps as much of `recipe` as fits, changed by what was `wanted`. Throws
 * `table_one_varying_column`.
 */
export function suggestRecipe(
  table: TableSummary,
  recipe: Recipe,
  wanted: Partial<Recipe> = {},
): Suggestion {
  requireTwoColumns(table);
  const changed = { ...recipe, ...wanted };
  const isKept = hasColumns(table, changed);
  const target = isKept ? changed.target : likelyTarget(usableColumns(table), changed.target);
  const { features, adjustments } = isKept
    ? { features: changed.features, adjustments: NOTHING_SAID }
    : featuresFor(table, target);
  const suggested = forTable(table, {
    ...withTarget(table, { ...changed, target: recipe.target }, target),
    ...taskAsWanted(table, target, wanted),
    features,
  });
  const filled =
    isKept || wanted.missing_cells !== undefined
      ? { recipe: suggested, adjustments: NOTHING_SAID }
      : fillWhereRowsAreDear(table, suggested);
  const fitted = fitBatch(table, filled.recipe, wanted.batch_size !== undefined);
  return {
    recipe: fitted.recipe,
    adjustments: [...adjustments, ...filled.adjustments, ...fitted.adjustments],
  };
}
