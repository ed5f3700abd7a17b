/** The element's attributes: a recipe by its own keys, and how to show it. */

import type { ViewState } from '../app/state.ts';
import { PlaygroundError, type WireError } from '../base/playground-error.ts';
import type { Recipe } from '../recipe/recipe.ts';
import { RECIPE_KEYS, readRecipe, type TextOf } from '../recipe/recipe-text.ts';
import { words } from '../words/language.ts';

export interface Start {
  readonly recipe: Partial<Recipe>;
  readonly view: Partial<ViewState>;
  /** Address of the table; null for the sample. */
  readonly source: string | null;
  /** The first attribute that could not be used. */
  readonly refused: WireError | null;
}

function readSpeed(text: string): number {
  const speed = text === 'full' ? Number.POSITIVE_INFINITY : Number(text);
  if (speed > 0) return speed;
  throw new PlaygroundError(
    'setting_not_a_number',
    'speed',
    words().page.noSpeed(text.slice(0, 40)),
  );
}

/** Reads what can be read; an attribute that cannot be used is left out and reported. */
export function readAttributes(textOf: TextOf): Start {
  const { recipe, refused } = readRecipe(textOf);
  const start = { recipe, view: {}, source: textOf('src'), refused };
  const speed = textOf('speed');
  if (speed === null) return start;
  try {
    return { ...start, view: { stepsPerSecond: readSpeed(speed) } };
  } catch (thrown) {
    return { ...start, refused: refused ?? PlaygroundError.from(thrown).toWire() };
  }
}

/** A column that was asked for and is not what the playground now uses. */
export function missingColumn(wanted: Partial<Recipe>, used: Recipe): WireError | null {
  const gone = (wanted.features ?? []).filter((name) => !used.features.includes(name));
  const where = wanted.target && wanted.target !== used.target ? 'target' : 'features';
  const name = where === 'target' ? wanted.target : gone[0];
  if (name === undefined) return null;
  return { code: 'column_not_found', where, message: words().page.noSuchColumn(name) };
}

/** The same problem, said of the attribute (or the key of the link) it came from. */
export function aboutKey(
  { code, where, message }: WireError,
  from: 'attribute' | 'link',
): WireError {
  const key = where.split('.').at(-1) ?? where;
  const known = RECIPE_KEYS.includes(key) || key === 'speed';
  if (!known) return { code, where: key, message };
  const { attributeNotUsed, linkKeyNotUsed } = words().page;
  const say = from === 'link' ? linkKeyNotUsed : attributeNotUsed;
  return { code, where: key, message: say(key, message) };
}
