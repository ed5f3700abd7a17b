/** The page's address carries the recipe behind its #, so that a link opens the same run. */

import type { Recipe } from '../recipe/recipe.ts';
import { RECIPE_KEYS, type TextOf, writeRecipe } from '../recipe/recipe-text.ts';
import { initialRecipe } from '../recipe/settings.ts';

/** The key under which a link names its table. */
export const SAMPLE_KEY = 'sample';

/** Browsers refuse an address that changes too often. */
const PAUSE_MS = 300;

export function textOfHash(hash: string): TextOf {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''));
  return (key) => parameters.get(key);
}

/** Whether it is a link of ours, and not to a heading of the page around. */
export function holdsRecipe(hash: string): boolean {
  const keys = [...new URLSearchParams(hash.replace(/^#/, '')).keys()];
  return keys.some((key) => key === SAMPLE_KEY || RECIPE_KEYS.includes(key));
}

/** `initial` is where the page starts with that sample; the link says what is different. */
export function hashOf(recipe: Recipe, initial: Recipe = initialRecipe(), sample = ''): string {
  const named: [string, string][] = sample ? [[SAMPLE_KEY, sample]] : [];
  return `#${new URLSearchParams([...named, ...writeRecipe(recipe, initial)])}`;
}

/** Keeps the address at the recipe it was last given. */
export class AddressBar {
  #recipe: Recipe | null = null;
  #timer = 0;

  show(recipe: Recipe, hash: () => string): void {
    if (recipe === this.#recipe) return;
    this.#recipe = recipe;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => history.replaceState(null, '', hash()), PAUSE_MS);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }
}
