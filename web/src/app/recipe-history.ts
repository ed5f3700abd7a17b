/** Recipes that were in force before, and those that were taken back: undo and redo. */

import type { Recipe } from '../recipe/recipe.ts';

const MOST_KEPT = 200;
/** Changes of one setting in so quick a row are one: a slider is dragged through many values. */
const ONE_CHANGE_MS = 1000;

export class RecipeHistory {
  #past: Recipe[] = [];
  #future: Recipe[] = [];
  #last = { key: '', at: Number.NEGATIVE_INFINITY };

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** `before` was in force until the setting `key` changed, at `now` in milliseconds. */
  record(before: Recipe, key: string, now: number): void {
    const isSame = key === this.#last.key && now - this.#last.at < ONE_CHANGE_MS;
    this.#last = { key, at: now };
    this.#future = [];
    if (isSame) return;
    this.#past = [...this.#past, before].slice(-MOST_KEPT);
  }

  /** The recipe before `now`, which `redo` gives back. */
  undo(now: Recipe): Recipe | undefined {
    const recipe = this.#past.pop();
    if (recipe) this.#future.push(now);
    this.#last = { key: '', at: Number.NEGATIVE_INFINITY };
    return recipe;
  }

  redo(now: Recipe): Recipe | undefined {
    const recipe = this.#future.pop();
    if (recipe) this.#past.push(now);
    return recipe;
  }

  clear(): void {
    this.#past = [];
    this.#future = [];
  }
}
