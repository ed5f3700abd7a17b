/** The element's attributes as a recipe: the keys are the recipe's own. */

import type { ViewState } from '../app/state.ts';
import { PlaygroundError } from '../base/playground-error.ts';
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
  readonly refused: PlaygroundError | null;
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
  let refused: PlaygroundError | null = null;
  const attempt = (attribute: string, use: (text: string) => void) => {
    const text = element.getAttribute(attribute);
    if (text === null) return;
    try {
      use(text);
    } catch (thrown) {
      const error = PlaygroundError.from(thrown);
      refused ??= new PlaygroundError(
        error.code,
        attribute,
        `The attribute ${attribute} is not used: ${error.message}`,
      );
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
