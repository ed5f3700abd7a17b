// The project's core, compiled to WASM.

import createModule from '../../../build/wasm/rp-bench.mjs';

const loading = createModule();

/** @type {import('./main.mjs').Contender} */
export const ours = {
  name: 'RMSprop Playground',
  prepare: ({ task, rows }) => prepareWork(task, rows),
};

/**
 * A task, an update or a copy; see make_work in work.hpp.
 * @param {string} name
 * @param {number} rows
 * @returns {Promise<import('./main.mjs').Training>}
 */
export async function prepareWork(name, rows) {
  const work = (await loading).makeWork(name, rows);
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
