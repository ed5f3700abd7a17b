// What all contenders of a task share: the data, the initial parameters, the settings, and mini-
// batches from a fresh permutation each epoch.

import { core } from './ours.mjs';

/**
 * @typedef {object} Dataset
 * @property {string} task
 * @property {number[]} units inputs, hidden layers, outputs
 * @property {number} batch
 * @property {number} rows
 * @property {Float32Array} features [rows][inputs]
 * @property {Float32Array} targets [rows][outputs]
 * @property {Layer[]} layers at the start
 * @property {{ learningRate: number, rho: number, epsilon: number }} settings
 *
 * @typedef {object} Layer
 * @property {number} inputs
 * @property {number} outputs
 * @property {Float32Array} weights [outputs][inputs]
 * @property {Float32Array} biases
 */

/**
 * @param {string} task such as 16-64-64-1/256
 * @param {number} rows
 * @returns {Promise<Dataset>}
 */
export async function dataset(task, rows) {
  const module = await core();
  const [shape = '', batch] = task.split('/');
  const units = shape.split('-').map(Number);
  const workload = new module.Workload(task, rows);
  const data = {
    task,
    units,
    batch: Number(batch),
    rows,
    features: rowMajor(rows, units.at(0) ?? 0, (column) => workload.feature(column)),
    targets: rowMajor(rows, units.at(-1) ?? 0, (column) => workload.target(column)),
    layers: layersOf(units, workload.parameters().slice()),
    settings: module.settings(),
  };
  workload.delete();
  return data;
}

/** Row numbers of one mini-batch after the other. */
export class Batches {
  /** @param {Dataset} data */
  constructor({ rows, batch }) {
    this.order = Int32Array.from({ length: rows }, (_, row) => row);
    this.batch = batch;
    this.position = rows;
  }

  next() {
    if (this.position === this.order.length) {
      shuffle(this.order);
      this.position = 0;
    }
    const first = this.position;
    this.position = Math.min(first + this.batch, this.order.length);
    return this.order.subarray(first, this.position);
  }
}

/** @param {Int32Array} values */
function shuffle(values) {
  for (let i = values.length - 1; i > 0; --i) {
    const j = Math.floor(Math.random() * (i + 1));
    const value = /** @type {number} */ (values[i]);
    values[i] = /** @type {number} */ (values[j]);
    values[j] = value;
  }
}

/**
 * @param {number} rows
 * @param {number} columns
 * @param {(column: number) => Float32Array} column
 */
function rowMajor(rows, columns, column) {
  const all = new Float32Array(rows * columns);
  for (let c = 0; c < columns; ++c) {
    for (const [row, value] of column(c).entries()) all[row * columns + c] = value;
  }
  return all;
}

/**
 * @param {number[]} units
 * @param {Float32Array} parameters W1, b1, W2, b2, ...
 * @returns {Layer[]}
 */
function layersOf(units, parameters) {
  let at = 0;
  const take = (/** @type {number} */ count) => {
    at += count;
    return parameters.slice(at - count, at);
  };
  return units.slice(1).map((outputs, l) => {
    const inputs = units[l] ?? 0;
    return { inputs, outputs, weights: take(inputs * outputs), biases: take(outputs) };
  });
}
