/**
 * Work that someone waits for while a run goes on: in slices of a few milliseconds, so that the run
 * has its own slices and the worker hears what it is told.
 */

import type { Errand } from './pump.ts';

const SLICE_MS = 4;

/** Does an errand, a slice each time it is told to. */
export class Slices {
  readonly #errand: Errand;
  #most = 1;

  constructor(errand: Errand) {
    this.#errand = errand;
  }

  /** One slice, longer only where the least that can be done is; true once all is done. */
  next(): boolean {
    const start = performance.now();
    for (let spent = 0; spent < SLICE_MS; ) {
      if (this.#errand(this.#most)) return true;
      const elapsed = performance.now() - start;
      // Doubled while little is done in a call, so that a slice is a few calls.
      const isLittle = elapsed - spent < SLICE_MS / 4;
      this.#most = isLittle ? 2 * this.#most : Math.max(1, Math.floor(this.#most / 2));
      spent = elapsed;
    }
    return false;
  }
}

/** All of it, with a timer between the slices. */
export async function inSlices(errand: Errand): Promise<void> {
  const slices = new Slices(errand);
  while (!slices.next()) await new Promise((resolve) => setTimeout(resolve));
}
