// The project's core, compiled to WASM.

import createModule from '../../../build/wasm/rp-bench.mjs';

const loading = createModule();

/** @type {import('./main.mjs').Contender} */
export const ours = {
  name: 'RMSprop Playground',
  async prepare({ task, rows }) {
    const workload = new (await loading).Workload(task, rows);
    return {
      resume: async () => {},
      run: (steps) => workload.run(steps),
      loss: () => workload.loss(),
      dispose: () => workload.delete(),
    };
  },
};

/**
 * The RMSprop update alone, which has no loss; 0 as long as its parameters are finite.
 * @param {number} parameters
 * @returns {Promise<import('./main.mjs').Training>}
 */
export async function update(parameters) {
  const workload = new (await loading).UpdateWorkload(parameters);
  return {
    resume: async () => {},
    run: (steps) => workload.run(steps),
    loss: () => (workload.finite() ? 0 : Number.NaN),
    dispose: () => workload.delete(),
  };
}

/** @returns {Promise<string>} */
export async function builtWith() {
  return (await loading).builtWith();
}

/** The module itself, from which dataset.mjs takes what all contenders share. */
export const core = () => loading;
