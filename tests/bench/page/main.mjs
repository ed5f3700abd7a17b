// Runs in the page: times every contender on every task and hands back plain numbers.

import { convnetjs } from './convnetjs.mjs';
import { dataset } from './dataset.mjs';
import { turn } from './measure.mjs';
import { builtWith, ours, oursScalar, prepareWork } from './ours.mjs';
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
 * @property {() => number} loss mean squared error over the whole data set, or what work.hpp says
 * @property {number} [bytesPerParameter] moved in a step of an update or a copy
 * @property {number} [operations] multiplications and additions in a step of `peak`
 * @property {() => void} dispose
 *
 * @typedef {object} Result
 * @property {string} contender
 * @property {string} work
 * @property {number[]} rounds seconds per step
 * @property {number} [before] loss at the start
 * @property {number} [after] loss at the end
 * @property {number} [bytesPerParameter]
 * @property {number} [operations]
 * @property {string} [error] why it cannot
 *
 * @typedef {object} Times
 * @property {number} rounds
 * @property {number} seconds of a contender's turn in a round
 *
 * @typedef {object} Entry
 * @property {string} contender
 * @property {string} work
 * @property {() => Promise<Training>} prepare
 */

/** @type {Contender[]} */
const contenders = [ours, oursScalar, tfjsWasm, tfjsCpu, convnetjs];

/**
 * @param {{ rows: number, tasks: string[], passes: string[][] }} plan
 * @param {Times} times
 * @returns {Promise<{ version: string, results: Result[] }>}
 */
async function benchmark({ rows, tasks, passes }, times) {
  const results = [];
  for (const task of tasks) {
    console.log(`  ${task}: ${contenders.map(({ name }) => name).join(', ')}`);
    const data = await dataset(task, rows);
    const entries = contenders.map(({ name, prepare }) => ({
      contender: name,
      work: task,
      prepare: () => prepare(data),
    }));
    results.push(...(await compare(entries, times)));
  }
  for (const group of passes) {
    console.log(`  ${group.join(' against ')}`);
    const entries = group.map((work) => ({
      contender: ours.name,
      work,
      prepare: () => prepareWork(work, rows),
    }));
    results.push(...(await compare(entries, times)));
  }
  return { version: await builtWith(), results };
}

/**
 * All take their turn in each round.
 * @param {Entry[]} entries
 * @param {Times} times
 * @returns {Promise<Result[]>}
 */
async function compare(entries, { rounds, seconds }) {
  /** @type {{ result: Result, training: Training }[]} */
  const running = [];
  /** @type {Result[]} */
  const results = [];
  for (const { contender, work, prepare } of entries) {
    /** @type {Result} */
    const result = { contender, work, rounds: [] };
    results.push(result);
    try {
      const training = await prepare();
      await training.resume();
      result.before = training.loss();
      result.bytesPerParameter = training.bytesPerParameter;
      result.operations = training.operations;
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
