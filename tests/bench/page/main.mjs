// Runs in the page: times every contender on every task and hands back plain numbers.

import { convnetjs } from './convnetjs.mjs';
import { dataset } from './dataset.mjs';
import { turn } from './measure.mjs';
import { builtWith, ours, update } from './ours.mjs';
import { tfjsCpu, tfjsWasm } from './tfjs.mjs';

/**
 * A library that trains the model of a task. `prepare` may reject: then it cannot.
 * @typedef {object} Contender
 * @property {string} name
 * @property {(data: import('./dataset.mjs').Dataset) => Promise<Training>} prepare
 *
 * @typedef {object} Training
 * @property {() => Promise<unknown>} resume called before its turn; not timed
 * @property {(steps: number) => void} run training steps, all done when it returns
 * @property {() => number} loss mean squared error over the whole data set
 * @property {() => void} dispose
 *
 * @typedef {object} Result
 * @property {string} contender
 * @property {string} work
 * @property {number[]} rounds seconds per step
 * @property {number} [before] loss at the start
 * @property {number} [after] loss at the end
 * @property {string} [error] why it cannot
 *
 * @typedef {object} Times
 * @property {number} rounds
 * @property {number} seconds of a contender's turn in a round
 */

/** @type {Contender[]} */
const contenders = [ours, tfjsWasm, tfjsCpu, convnetjs];

/**
 * @param {{ rows: number, tasks: { task: string }[], updates: number[] }} plan
 * @param {Times} times
 * @returns {Promise<{ version: string, results: Result[] }>}
 */
async function benchmark(plan, times) {
  const results = [];
  for (const { task } of plan.tasks) {
    console.log(`  ${task}: ${contenders.map(({ name }) => name).join(', ')}`);
    const data = await dataset(task, plan.rows);
    const entries = contenders.map((contender) => () => contender.prepare(data));
    const names = contenders.map(({ name }) => name);
    results.push(...(await compare(task, names, entries, times)));
  }
  for (const parameters of plan.updates) {
    console.log(`  the update alone, ${parameters} parameters`);
    const work = `update/${parameters}`;
    results.push(...(await compare(work, [ours.name], [() => update(parameters)], times)));
  }
  return { version: await builtWith(), results };
}

/**
 * @param {string} work
 * @param {string[]} names
 * @param {(() => Promise<Training>)[]} entries
 * @param {Times} times
 * @returns {Promise<Result[]>}
 */
async function compare(work, names, entries, { rounds, seconds }) {
  /** @type {{ result: Result, training: Training }[]} */
  const running = [];
  /** @type {Result[]} */
  const results = [];
  for (const [i, prepare] of entries.entries()) {
    /** @type {Result} */
    const result = { contender: names[i] ?? '', work, rounds: [] };
    results.push(result);
    try {
      const training = await prepare();
      await training.resume();
      result.before = training.loss();
      await turn(training, Math.max(seconds, 0.5));
      running.push({ result, training });
    } catch (error) {
      result.error = String(error);
    }
  }
  for (let round = 0; round < rounds; ++round) {
    for (const { result, training } of running) result.rounds.push(await turn(training, seconds));
  }
  for (const { result, training } of running) {
    await training.resume();
    result.after = training.loss();
    training.dispose();
  }
  return results;
}

Object.assign(globalThis, { benchmark });
