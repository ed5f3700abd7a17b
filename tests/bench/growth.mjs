// How the cost of a session grows: time of a step and memory, one quantity varied at a time. In Node,
// whose engine is Chromium's, with the core that the page ships.

import { readFileSync } from 'node:fs';
import { turn } from './page/measure.mjs';
import { median } from './report.mjs';

/** @typedef {import('./growth-report.mjs').Growth} Growth */
/** @typedef {import('./growth-report.mjs').Point} Point */

/** What the others are held at while one varies. */
export const base = { inputs: 16, width: 64, depth: 2, batch: 32, rows: 2000 };

const varied = {
  width: [4, 8, 16, 32, 64, 128, 256],
  depth: [0, 1, 2, 3, 4],
  batch: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024],
  rows: [100, 1000, 10_000, 100_000, 1_000_000],
};

/**
 * @param {{ rounds: number, seconds: number }} times
 * @returns {Promise<Growth[]>}
 */
export async function measureGrowth(times) {
  const folder = new URL('../../build/wasm/', import.meta.url);
  const { default: createModule } = await import(new URL('rp-bench.mjs', folder).href);
  const module = await createModule({ wasmBinary: readFileSync(new URL('rp-bench.wasm', folder)) });
  const all = [];
  for (const [quantity, values] of Object.entries(varied)) {
    console.log(`Measuring how cost grows with ${quantity} ...`);
    all.push({ quantity, points: await pointsOf(module, quantity, values, times) });
  }
  return all;
}

/**
 * @param {any} module
 * @param {string} quantity
 * @param {number[]} values
 * @param {{ rounds: number, seconds: number }} times
 * @returns {Promise<Point[]>}
 */
async function pointsOf(module, quantity, values, { rounds, seconds }) {
  const running = values.map((value) => {
    const { inputs, width, depth, batch, rows } = { ...base, [quantity]: value };
    const task = `${[inputs, ...Array(depth).fill(width), 1].join('-')}/${Math.min(batch, rows)}`;
    const before = module.allocatedBytes();
    const work = module.makeWork(`run/${task}`, rows);
    const bytes = module.allocatedBytes() - before;
    return { value, task, rows, work, bytes, training: trainingOf(work), times: [0] };
  });
  for (let round = 0; round <= rounds; ++round) {
    for (const one of running) {
      const time = await turn(one.training, seconds);
      if (round === 0) one.times = [];
      else one.times.push(time);
    }
  }
  return running.map(({ value, task, rows, work, bytes, times }) => {
    work.delete();
    return { value, task, rows, seconds: median(times) ?? Number.NaN, bytes };
  });
}

/**
 * @param {any} work
 * @returns {import('./page/main.mjs').Training}
 */
function trainingOf(work) {
  return {
    resume: async () => {},
    run: (steps) => work.run(steps),
    loss: () => work.loss(),
    dispose: () => work.delete(),
  };
}
