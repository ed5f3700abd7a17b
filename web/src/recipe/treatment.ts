/** How single columns are treated on their way to the model, where that differs from the rest. */

import { PlaygroundError } from '../base/playground-error.ts';
import { words } from '../words/language.ts';
import { escapeName, unescapeName } from './names.ts';
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

function refuse(message: string): never {
  throw new PlaygroundError('setting_not_a_choice', 'treatments', message);
}

function oneOf<T extends string>(known: readonly T[], text: string): T {
  const found = known.find((value) => value === text);
  return found ?? refuse(words().settings.refused.noTreatment(text.slice(0, 40), known));
}

const MISSING_CELLS: readonly MissingCells[] = [...FILLS, 'constant'];

type Reader = (text: string) => TreatmentChange;

const READERS = new Map<string, Reader>([
  ['missing_cells', (text) => ({ missing_cells: oneOf(MISSING_CELLS, text) })],
  ['constant', (text) => ({ constant: unescapeName(text) })],
  ['scaling', (text) => ({ scaling: oneOf(SCALINGS, text) })],
  ['most_levels', (text) => ({ most_levels: parseMostLevels(text) })],
  [
    'date_parts',
    (text) => ({ date_parts: text.split('+').map((part) => oneOf(DATE_PARTS, part)) }),
  ],
]);

/** Throws `setting_not_a_number`. */
export function parseMostLevels(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isInteger(value) && value >= 2) return value;
  throw new PlaygroundError(
    'setting_not_a_number',
    'most_levels',
    words().settings.refused.noLevels(text.slice(0, 40)),
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
      if (read) return read(value);
      const { noTreatmentKey } = words().settings.refused;
      return refuse(noTreatmentKey(key.slice(0, 40), [...READERS.keys()]));
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
