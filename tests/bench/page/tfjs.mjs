// TensorFlow.js: the model written with its operations and trained with its own optimizer, without
// the overhead of tf.LayersModel and without reading anything back while it trains. Both back ends
// compute synchronously, so the work is done when `run` returns.

import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import plainWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simdWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import threadedWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import * as tf from '@tensorflow/tfjs-core';
import { Batches } from './dataset.mjs';

tf.enableProdMode();
// Its own choice among the three: SIMD here; threads only in a cross-origin isolated page.
setWasmPaths({
  'tfjs-backend-wasm.wasm': plainWasm,
  'tfjs-backend-wasm-simd.wasm': simdWasm,
  'tfjs-backend-wasm-threaded-simd.wasm': threadedWasm,
});

/** @type {import('./main.mjs').Contender} */
export const tfjsWasm = { name: 'tfjs WASM', prepare: (data) => prepare('wasm', data) };

/** @type {import('./main.mjs').Contender} */
export const tfjsCpu = { name: 'tfjs CPU', prepare: (data) => prepare('cpu', data) };

/**
 * @param {string} backend
 * @param {import('./dataset.mjs').Dataset} data
 * @returns {Promise<import('./main.mjs').Training>}
 */
async function prepare(backend, data) {
  const resume = () => tf.setBackend(backend);
  if (!(await resume())) throw new Error(`tfjs has no back end '${backend}' here`);

  const x = tf.tensor2d(data.features, [data.rows, data.units.at(0) ?? 0]);
  const y = tf.tensor2d(data.targets, [data.rows, data.units.at(-1) ?? 0]);
  const layers = data.layers.map(variables);
  const optimizer = tf.train.rmsprop(
    data.settings.learningRate,
    data.settings.rho,
    0,
    data.settings.epsilon,
  );
  const batches = new Batches(data);
  const all = layers.flatMap(({ weights, biases }) => [weights, biases]);

  /** @type {(a: tf.Tensor2D) => tf.Tensor2D} */
  const forward = (input) => {
    let a = input;
    for (const [l, { weights, biases }] of layers.entries()) {
      const z = tf.fused.matMul({ a, b: weights, bias: biases });
      a = l < layers.length - 1 ? tf.tanh(z) : z;
    }
    return a;
  };
  /** @type {(a: tf.Tensor2D, b: tf.Tensor2D) => tf.Scalar} */
  const meanSquaredError = (a, b) => tf.mean(tf.squaredDifference(forward(a), b));

  const step = () => {
    const rows = tf.tensor1d(batches.next(), 'int32');
    const batchX = tf.gather(x, rows);
    const batchY = tf.gather(y, rows);
    optimizer.minimize(() => meanSquaredError(batchX, batchY), false, all);
  };
  return {
    resume,
    run(steps) {
      for (let i = 0; i < steps; ++i) tf.tidy(step);
    },
    loss: () => tf.tidy(() => meanSquaredError(x, y).dataSync()[0] ?? Number.NaN),
    dispose() {
      tf.dispose([x, y, ...all]);
      optimizer.dispose();
    },
  };
}

/** @param {import('./dataset.mjs').Layer} layer */
function variables({ inputs, outputs, weights, biases }) {
  return tf.tidy(() => ({
    weights: tf.variable(tf.transpose(tf.tensor2d(weights, [outputs, inputs]))),
    biases: tf.variable(tf.tensor1d(biases)),
  }));
}
