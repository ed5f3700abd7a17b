// One contender's turn on the clock.

const fewestSteps = 3;

/** @type {WeakMap<object, number>} */
const slices = new WeakMap();

/**
 * Trains for about `seconds`, in slices of about 8 ms as the app's worker runs them: V8 swaps in
 * optimised WASM code only at a function's next call.
 * @param {import('./main.mjs').Training} training
 * @param {number} seconds
 * @returns {Promise<number>} seconds per step
 */
export async function turn(training, seconds) {
  await training.resume();
  let slice = slices.get(training) ?? 1;
  let steps = 0;
  let now = performance.now();
  const start = now;
  while (now - start < seconds * 1000 || steps < fewestSteps) {
    const sliceStart = now;
    training.run(slice);
    steps += slice;
    now = performance.now();
    if (now - sliceStart < 5) slice *= 2;
    else if (now - sliceStart > 12) slice = Math.ceil(slice / 2);
  }
  slices.set(training, slice);
  return (now - start) / 1000 / steps;
}
