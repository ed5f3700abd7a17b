/** How single columns are treated on their way to the model, where that differs from the rest. */

import { PlaygroundError } from '../base/playground-error.ts';
import { escapeName, unescapeName } from './names.ts';
import type { MissingCells, Scaling } from './recipe.ts';

/** What a model may be shown of a date; `days` since 1970-01-01. */
export const DATE_PARTS = ['days', 'year', 'month', 'weekday', 'hour'] as const;
export type DatePart = (typeof DATE_PARTS)[number];

export const FILLS: readonly { readonly value: MissingCells; readonly label: string }[] = [
  { value: 'drop_row', label: 'leave the row out' },
  { value: 'mean', label: 'fill with the mean' },
  { value: 'median', label: 'fill with the median' },
  { value: 'most_frequent', label: 'fill with the most frequent' },
];

export const SCALINGS: readonly { readonly value: Scaling; readonly label: string }[] = [
  { value: 'standard', label: 'mean 0, deviation 1' },
  { value: 'min_max', label: 'from 0 to 1' },
  { value: 'robust', label: 'median and quartiles' },
  { value: 'none', label: 'none' },
];

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

function refuse(text: string, known: string): never {
  throw new PlaygroundError(
    'setting_not_a_choice',
    'treatments',
    `“${text.slice(0, 40)}” is no treatment of a column. ${known}`,
  );
}

function oneOf<T extends string>(known: readonly T[], text: string): T {
  const found = known.find((value) => value === text);
  return found ?? refuse(text, `Choose one of: ${known.join(', ')}.`);
}

const MISSING_CELLS: readonly MissingCells[] = [...FILLS.map(choiceValue), 'constant'];

type Reader = (text: string) => TreatmentChange;

const READERS = new Map<string, Reader>([
  ['missing_cells', (text) => ({ missing_cells: oneOf(MISSING_CELLS, text) })],
  ['constant', (text) => ({ constant: unescapeName(text) })],
  ['scaling', (text) => ({ scaling: oneOf(SCALINGS.map(choiceValue), text) })],
  ['most_levels', (text) => ({ most_levels: parseMostLevels(text) })],
  [
    'date_parts',
    (text) => ({ date_parts: text.split('+').map((part) => oneOf(DATE_PARTS, part)) }),
  ],
]);

function choiceValue<T>({ value }: { readonly value: T }): T {
  return value;
}

/** Throws `setting_not_a_number`. */
export function parseMostLevels(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isInteger(value) && value >= 2) return value;
  throw new PlaygroundError(
    'setting_not_a_number',
    'most_levels',
    `“${text.slice(0, 40)}” is no number of levels. Type a whole number from 2.`,
  );
}

/** `age:missing_cells=constant:constant=30,sold:date_parts=month+weekday` */
export function parseTreatments(text: string): Treatment[] {
  if (text.trim() === '') return [];
  return text.split(',').map((part) => {
    const [name = '', ...settings] = part.split(':');
    const changes = settings.map((setting) => {
      const [key = '', value = ''] = setting.split('=').map((side) => side.trim());
      const read = READERS.get(key);
      return read ? read(value) : refuse(key, `Give: ${[...READERS.keys()].join(', ')}.`);
    });
    return Object.assign({ column: unescapeName(name) }, ...changes) as Treatment;
  });
}

export function writeTreatments(treatments: readonly Treatment[]): string {
  return treatments
    .map(({ column, ...settings }) => {
      const said = Object.entries(settings).map(([key, value]) => {
        const text = Array.isArray(value) ? value.join('+') : escapeName(String(value));
        return `${key}=${text}`;
      });
      return [escapeName(column), ...said].join(':');
    })
    .join(',');
}
