// The project's core, compiled to WASM with and without SIMD.

import createModule from '../../../build/wasm/rp-bench.mjs';
import createScalarModule from '../../../build/wasm-scalar/rp-bench.mjs';

const loading = createModule();
const loadingScalar = createScalarModule();

/** @type {import('./main.mjs').Contender} */
export const ours = {
  name: 'RMSprop Playground',
  prepare: ({ task, rows }) => prepareWork(task, rows),
};

/** @type {import('./main.mjs').Contender} */
export const oursScalar = {
  name: 'RMSprop Playground without SIMD',
  prepare: ({ task, rows }) => prepareWork(task, rows, loadingScalar),
};

/**
 * Any work; see make_work in work.hpp.
 * @param {string} name
 * @param {number} rows
 * @returns {Promise<import('./main.mjs').Training>}
 */
export async function prepareWork(name, rows, module = loading) {
  const work = (await module).makeWork(name, rows);
  return {
    resume: async () => {},
    run: (steps) => work.run(steps),
    loss: () => work.loss(),
    bytesPerParameter: work.bytesPerParameter(),
    operations: work.operations(),
    dispose: () => work.delete(),
  };
}

/** @returns {Promise<string>} */
export async function builtWith() {
  return (await loading).builtWith();
}

/** The module itself, from which dataset.mjs takes what all contenders share. */
export const core = () => loading;
