/**
 * Work that someone waits for while a run goes on: in slices of a few milliseconds, with a timer
 * between them, so that the run has its own slices and the worker hears what it is told.
 */

import type { Errand } from './pump.ts';

const SLICE_MS = 4;

export async function inSlices(errand: Errand): Promise<void> {
  let most = 1;
  for (;;) {
    const start = performance.now();
    for (let spent = 0; spent < SLICE_MS; ) {
      if (errand(most)) return;
      const elapsed = performance.now() - start;
      // Doubled while little is done in a call, so that a slice is a few calls.
      most = elapsed - spent < SLICE_MS / 4 ? 2 * most : Math.max(1, Math.floor(most / 2));
      spent = elapsed;
    }
    await new Promise((resolve) => setTimeout(resolve));
  }
}
