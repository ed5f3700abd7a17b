/** The treatments of single columns as a text of a link or an attribute has them. */

import { PlaygroundError } from '../base/playground-error.ts';
import { words } from '../words/language.ts';
import { escapeName, unescapeName } from './names.ts';
import type { MissingCells } from './recipe.ts';
import { DATE_PARTS, FILLS, SCALINGS, type Treatment, type TreatmentChange } from './treatment.ts';

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
