// What is measured: plan.json, and the names of its pieces of work (see make_work in work.hpp).

import { readFileSync } from 'node:fs';

/**
 * @typedef {object} Plan
 * @property {number} rows of data
 * @property {{ task: string, atLeast: number }[]} tasks with the least ratio wanted to tfjs
 * @property {number[]} updates parameters that RMSprop updates
 * @property {OutOfCache} outOfCache
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

/** @param {number} numbers */
export function copyOf(numbers) {
  return `copy/${numbers}`;
}

/**
 * The passes over vectors, those that take turns together.
 * @param {Plan} plan
 * @returns {string[][]}
 */
export function passes({ updates, outOfCache: { parameters, optimizers } }) {
  return [
    ...updates.map((count) => [updateOf(count)]),
    ...optimizers.map((name) => [
      updateOf(parameters, name),
      streamsOf(parameters, name),
      copyOf(parameters),
    ]),
  ];
}
