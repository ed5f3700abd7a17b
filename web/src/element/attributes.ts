/** The element's attributes as a recipe: the keys are the recipe's own. */

import type { ViewState } from '../app/state.ts';
import { PlaygroundError, type WireError } from '../base/playground-error.ts';
import type { Recipe } from '../recipe/recipe.ts';
import {
  CHOICE_SETTINGS,
  NUMBER_SETTINGS,
  parseChoice,
  parseHidden,
  parseNumber,
} from '../recipe/settings.ts';

export interface Preset {
  readonly recipe: Partial<Recipe>;
  readonly view: Partial<ViewState>;
  /** Address of the table; null for the sample. */
  readonly source: string | null;
  /** The first attribute that could not be used. */
  readonly refused: WireError | null;
}

type Reader = readonly [attribute: string, read: (text: string) => Partial<Recipe>];

const names = (text: string) => text.split(',').map((name) => name.trim());

const READERS: readonly Reader[] = [
  ['target', (text) => ({ target: text.trim() })],
  ['features', (text) => ({ features: names(text) })],
  ['hidden_units', (text) => ({ hidden_units: parseHidden(text) })],
  ...NUMBER_SETTINGS.map(
    (setting): Reader => [setting.key, (text) => ({ [setting.key]: parseNumber(setting, text) })],
  ),
  ...CHOICE_SETTINGS.map(
    (setting): Reader => [setting.key, (text) => ({ [setting.key]: parseChoice(setting, text) })],
  ),
];

function readSpeed(text: string): number {
  const speed = text === 'full' ? Number.POSITIVE_INFINITY : Number(text);
  if (speed > 0) return speed;
  throw new PlaygroundError(
    'setting_not_a_number',
    'speed',
    `“${text.slice(0, 40)}” is no speed. Give steps per second, or full.`,
  );
}

/** Reads what can be read; an attribute that cannot be used is left out and reported. */
export function readAttributes(element: Pick<Element, 'getAttribute'>): Preset {
  let recipe: Partial<Recipe> = {};
  let view: Partial<ViewState> = {};
  let refused: WireError | null = null;
  const attempt = (attribute: string, use: (text: string) => void) => {
    const text = element.getAttribute(attribute);
    if (text === null) return;
    try {
      use(text);
    } catch (thrown) {
      const { code, message } = PlaygroundError.from(thrown);
      refused ??= { code, where: attribute, message };
    }
  };
  for (const [attribute, read] of READERS) {
    attempt(attribute, (text) => {
      recipe = { ...recipe, ...read(text) };
    });
  }
  attempt('speed', (text) => {
    view = { ...view, stepsPerSecond: readSpeed(text) };
  });
  return { recipe, view, source: element.getAttribute('src'), refused };
}

/** A column that was asked for and is not what the playground now uses. */
export function missingColumn(wanted: Partial<Recipe>, used: Recipe): WireError | null {
  const gone = (wanted.features ?? []).filter((name) => !used.features.includes(name));
  const where = wanted.target && wanted.target !== used.target ? 'target' : 'features';
  const name = where === 'target' ? wanted.target : gone[0];
  if (name === undefined) return null;
  const message = `The table has no column ${name} that varies and holds numbers only.`;
  return { code: 'column_not_found', where, message };
}

/** A preset less one key. */
export function without(recipe: Partial<Recipe>, key: string): Partial<Recipe> {
  return Object.fromEntries(Object.entries(recipe).filter(([name]) => name !== key));
}

/** The same problem, said of the attribute it came from. */
export function aboutAttribute({ code, where, message }: WireError): WireError {
  const known = READERS.some(([attribute]) => attribute === where) || where === 'speed';
  return {
    code,
    where,
    message: known ? `The attribute ${where} is not used: ${message}` : message,
  };
}
