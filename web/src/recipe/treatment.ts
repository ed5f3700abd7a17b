/** How single columns are treated on their way to the model, where that differs from the rest. */

import type { MissingCells, Scaling } from './recipe.ts';

/** What a model may be shown of a date; `days` since 1970-01-01. */
export const DATE_PARTS = ['days', 'year', 'month', 'weekday', 'hour'] as const;
export type DatePart = (typeof DATE_PARTS)[number];

export const FILLS: readonly MissingCells[] = ['drop_row', 'mean', 'median', 'most_frequent'];
export const SCALINGS: readonly Scaling[] = ['standard', 'min_max', 'robust', 'none'];

/** Levels of a category that are kept apart; the rarest past them are joined in one. */
export const MOST_LEVELS = 20;

export interface Treatment {
  readonly column: string;
  readonly missing_cells?: MissingCells;
  /** What `constant` fills with: a number, or a level of a category. */
  readonly constant?: string;
  readonly scaling?: Scaling;
  readonly most_levels?: number;
  /** Each becomes an input of its own. */
  readonly date_parts?: readonly DatePart[];
}

/** Undefined takes a setting back to that of the rest. */
export type TreatmentChange = {
  readonly [K in Exclude<keyof Treatment, 'column'>]?: Treatment[K] | undefined;
};

const NONE: Omit<Treatment, 'column'> = {};

export function treatmentOf(
  treatments: readonly Treatment[],
  column: string,
): Omit<Treatment, 'column'> {
  return treatments.find((treatment) => treatment.column === column) ?? NONE;
}

export function withTreatment(
  treatments: readonly Treatment[],
  column: string,
  change: TreatmentChange,
): Treatment[] {
  const all = { ...treatmentOf(treatments, column), ...change };
  const said = Object.entries(all).filter(
    ([key, value]) => key !== 'column' && value !== undefined,
  );
  const others = treatments.filter((treatment) => treatment.column !== column);
  return said.length === 0 ? others : [...others, { column, ...Object.fromEntries(said) }];
}
