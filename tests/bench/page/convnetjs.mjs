// ConvNetJS: takes one sample at a time, in double precision; its 'windowgrad' is RMSprop with
// epsilon inside the root. Its regression layer gives the gradient of the half squared error, which
// is the same model and the same work; only the scale differs, and RMSprop does not see that.

import convnet from 'convnetjs';
import { Batches } from './dataset.mjs';

/** @type {import('./main.mjs').Contender} */
export const convnetjs = {
  name: 'ConvNetJS',
  async prepare(data) {
    const net = network(data);
    const x = cut(data.features, data.units.at(0) ?? 0).map((row) => {
      const volume = new convnet.Vol(1, 1, row.length, 0);
      volume.w.set(row);
      return volume;
    });
    const y = cut(data.targets, data.units.at(-1) ?? 0).map((row) => Float64Array.from(row));
    const trainer = new convnet.Trainer(net, {
      method: 'windowgrad',
      learning_rate: data.settings.learningRate,
      ro: data.settings.rho,
      eps: data.settings.epsilon,
      batch_size: data.batch,
    });
    const batches = new Batches(data);
    return {
      resume: async () => {},
      run(steps) {
        for (let i = 0; i < steps; ++i) {
          for (const row of batches.next()) trainer.train(x[row], y[row]);
        }
      },
      loss: () => meanSquaredError(net, x, y),
      dispose: () => {},
    };
  },
};

/** @param {import('./dataset.mjs').Dataset} data */
function network({ units, layers }) {
  const hidden = units.slice(1, -1);
  const net = new convnet.Net();
  net.makeLayers([
    { type: 'input', out_sx: 1, out_sy: 1, out_depth: units.at(0) },
    ...hidden.map((count) => ({ type: 'fc', num_neurons: count, activation: 'tanh' })),
    { type: 'regression', num_neurons: units.at(-1) },
  ]);
  const dense = net.layers.filter((/** @type {any} */ layer) => layer.layer_type === 'fc');
  for (const [l, { inputs, weights, biases }] of layers.entries()) {
    for (const [o, row] of cut(weights, inputs).entries()) dense[l].filters[o].w.set(row);
    dense[l].biases.w.set(biases);
  }
  return net;
}

/**
 * @param {any} net
 * @param {any[]} x
 * @param {Float64Array[]} y
 */
function meanSquaredError(net, x, y) {
  let sum = 0;
  let count = 0;
  for (const [row, targets] of y.entries()) {
    const outputs = net.forward(x[row]).w;
    for (const [o, target] of targets.entries()) sum += (outputs[o] - target) ** 2;
    count += targets.length;
  }
  return sum / count;
}

/**
 * @param {Float32Array} values
 * @param {number} length of each row
 */
function cut(values, length) {
  return Array.from({ length: values.length / length }, (_, row) =>
    values.subarray(row * length, (row + 1) * length),
  );
}
