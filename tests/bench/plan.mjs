// What is measured: plan.json, and the names of its pieces of work (see make_work in work.hpp).

import { readFileSync } from 'node:fs';

/**
 * @typedef {object} Plan
 * @property {number} rows of data
 * @property {Task[]} tasks
 * @property {number} ofNative the least speed wanted of WASM, as a part of the native one
 * @property {number} ofPeak the least share wanted of the peak, for layers of 64 units and more
 * @property {number[]} updates parameters that RMSprop updates
 * @property {Seek} seek
 * @property {Redraw} redraw
 * @property {OutOfCache} outOfCache
 *
 * @typedef {object} Task
 * @property {string} task layers and batch size
 * @property {string} [like] the data set whose sizes they are
 * @property {number} [tfjs] the least ratio wanted of tfjs's time to ours
 * @property {number} [convnetjs] the same of ConvNetJS's
 *
 * @typedef {object} Seek
 * @property {number} steps of the run
 * @property {string} task
 * @property {number} milliseconds the longest that going to any of the steps may take
 *
 * @typedef {object} Redraw
 * @property {number} steps of each runner before
 * @property {string[]} optimizers of the runners
 * @property {number} milliseconds the longest that drawing all charts anew may take
 *
 * @typedef {object} OutOfCache
 * @property {number} parameters so many that no cache holds their vectors
 * @property {number} atMost the greatest ratio wanted of an update to a plain copy of its bytes
 * @property {string[]} optimizers with settings other than the defaults
 */

/** @returns {Plan} */
export function readPlan() {
  return JSON.parse(readFileSync(new URL('plan.json', import.meta.url), 'utf8'));
}

/** Multiplications and additions in registers alone. */
export const peak = 'peak';

/**
 * Multiplications and additions of a training step: forward, and backward to every weight and to
 * the inputs of all layers but the first.
 * @param {string} task
 */
export function operations(task) {
  const [shape = '', batch] = task.split('/');
  const units = shape.split('-').map(Number);
  const weights = units.slice(1).map((outputs, l) => outputs * (units[l] ?? 0));
  const all = weights.reduce((sum, count) => sum + count, 0);
  return 2 * Number(batch) * (3 * all - (weights[0] ?? 0));
}

/** @param {Plan} plan */
export function tasks(plan) {
  return plan.tasks.map(({ task }) => task);
}

/** @param {number} parameters */
export function updateOf(parameters, optimizer = 'rmsprop') {
  return `update/${parameters}/${optimizer}`;
}

/**
 * What moves the bytes of an update and does no more.
 * @param {number} parameters
 * @param {string} optimizer
 */
export function streamsOf(parameters, optimizer) {
  return `streams/${parameters}/${optimizer}`;
}

/** @param {Seek} seek */
export function seekOf({ steps, task }) {
  return `seek/${steps}/${task}`;
}

/** @param {Redraw} redraw */
export function redrawOf({ steps, optimizers }) {
  return `redraw/${steps}/${optimizers.length}`;
}

/** @param {number} numbers */
export function copyOf(numbers) {
  return `copy/${numbers}`;
}

/**
 * What is not a training step, in groups of those that take turns together.
 * @param {Plan} plan
 * @returns {string[][]}
 */
export function passes({ updates, seek, outOfCache: { parameters, optimizers } }) {
  return [
    [peak],
    [seekOf(seek)],
    ...updates.map((count) => [updateOf(count)]),
    ...optimizers.map((name) => [
      updateOf(parameters, name),
      streamsOf(parameters, name),
      copyOf(parameters),
    ]),
  ];
}
