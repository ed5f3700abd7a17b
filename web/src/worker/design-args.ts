/** A recipe's columns, treatments and split in the core's terms: columns by number, texts by position. */

import type { DesignArgs, FeatureArgs } from 'rmsprop-core';
import { PlaygroundError } from '../base/playground-error.ts';
import type { Column } from '../csv/table.ts';
import { parseNumber } from '../recipe/parse-number.ts';
import type { MissingCells, Recipe } from '../recipe/recipe.ts';
import { MOST_LEVELS, treatmentOf } from '../recipe/treatment.ts';
import { workerWords } from '../words/worker.ts';

/** A column of the core's table. */
export type UsableColumn = Pick<Column, 'name' | 'kind' | 'levels'>;

function columnNumber(columns: readonly UsableColumn[], name: string, where: string): number {
  const found = columns.findIndex((column) => column.name === name);
  if (found >= 0) return found;
  const names = columns.map((column) => column.name).slice(0, 20);
  throw new PlaygroundError(
    'column_not_found',
    where,
    workerWords().errors.worker.noColumn(name, names),
  );
}

function isCategory({ levels }: UsableColumn): boolean {
  return levels.length > 0;
}

/** Categories have no mean or median. */
function fillOf(column: UsableColumn, wanted: MissingCells): MissingCells {
  const isOfNumbers = wanted === 'mean' || wanted === 'median';
  return isCategory(column) && isOfNumbers ? 'most_frequent' : wanted;
}

function featureArgs(columns: readonly UsableColumn[], name: string, recipe: Recipe): FeatureArgs {
  const number = columnNumber(columns, name, 'features');
  const column = columns[number]!;
  const treatment = treatmentOf(recipe.treatments, name);
  const { constant = '0' } = treatment;
  const isNumber = !isCategory(column);
  const fill = fillOf(column, treatment.missing_cells ?? recipe.missing_cells);
  const setting = { key: `column ${name}`, initial: 0, whole: false };
  return {
    column: number,
    fill,
    constant: isNumber && fill === 'constant' ? parseNumber(setting, constant) : 0,
    constant_level: constant,
    scaling: treatment.scaling ?? recipe.scaling,
    most_levels: treatment.most_levels ?? MOST_LEVELS,
    date_parts: column.kind === 'date' ? (treatment.date_parts ?? []) : [],
  };
}

/** The split's column, and the number in it of the rows that validate. */
function splitArgs(
  columns: readonly UsableColumn[],
  { split, split_column, validation_value }: Recipe,
): Pick<DesignArgs, 'split_column' | 'validation_value'> {
  if (split !== 'latest' && split !== 'by_value') return { split_column: 0, validation_value: 0 };
  const number = columnNumber(columns, split_column, 'split_column');
  if (split === 'latest') return { split_column: number, validation_value: 0 };
  const { levels, name } = columns[number]!;
  const value =
    levels.length > 0 ? levels.indexOf(validation_value) : Number(validation_value || Number.NaN);
  if (value === -1 || Number.isNaN(value)) {
    throw new PlaygroundError(
      'setting_not_a_choice',
      'validation_value',
      workerWords().errors.worker.noValue(name, validation_value.slice(0, 40)),
    );
  }
  return { split_column: number, validation_value: value };
}

/** Throws `column_not_found`, `setting_not_a_number` or `setting_not_a_choice`, naming the setting. */
export function designArgs(columns: readonly UsableColumn[], recipe: Recipe): DesignArgs {
  return {
    features: recipe.features.map((name) => featureArgs(columns, name, recipe)),
    target: columnNumber(columns, recipe.target, 'target'),
    classify: recipe.task === 'classification',
    target_scaling: recipe.target_scaling,
    split: recipe.split,
    ...splitArgs(columns, recipe),
    validation_fraction: recipe.validation_fraction,
    seed: recipe.seed,
    validation_rows: undefined,
  };
}
