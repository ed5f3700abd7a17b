/**
 * What was done to a race since its start, so that it can be run again to the same bits: by whoever
 * has lost the worker it ran in.
 */

import type { Recipe } from '../recipe/recipe.ts';

/** The race went on from `step` with this recipe. */
export interface Adjustment {
  readonly step: number;
  readonly recipe: Recipe;
  readonly copyOf: number | null;
}

export class RunRecord {
  #start: Recipe | null = null;
  #adjustments: Adjustment[] = [];

  /** A new race, or the same from its start again. */
  begin(recipe: Recipe): void {
    this.#start = recipe;
    this.#adjustments = [];
  }

  /** Whatever had been run beyond its step is gone. */
  adjusted(adjustment: Adjustment): void {
    this.#adjustments.push(adjustment);
  }

  /** Null before the first race. */
  get start(): Recipe | null {
    return this.#start;
  }

  get adjustments(): readonly Adjustment[] {
    return this.#adjustments;
  }
}
