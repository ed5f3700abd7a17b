// node tests/bench/run.mjs [--quick] [--json FILE] [--growth]   `npm run bench` gets everything ready
//
// Times training steps of our core and its peers, and the updates of its optimizers: in one page in
// headless Chromium, then natively, then PyTorch; and how long the page takes to draw its charts anew.
// Ends with 1 if some contender did not really work.
// With --growth it measures how cost grows instead, and writes growth.md and growth.svg anew.

import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { emscriptenSettings } from '../../tools/emscripten.mjs';
import { root } from '../../tools/places.mjs';
import { command } from '../../tools/run.mjs';
import { buildNativeBench, buildPage, buildWasmBench } from './build.mjs';
import { inChromium } from './chromium.mjs';
import { base, measureGrowth } from './growth.mjs';
import { growthPage, growthPicture } from './growth-report.mjs';
import { passes, readPlan, tasks } from './plan.mjs';
import { native, torch } from './programs.mjs';
import { measureRedraw } from './redraw.mjs';
import { problems, report, results } from './report.mjs';

const full = { rounds: 5, seconds: 0.5, frames: 300 };
const quick = { rounds: 3, seconds: 0.1, frames: 100 };

await command(async () => {
  const options = readOptions();
  if (options === null) return 2;
  const times = options.quick ? quick : full;
  const plan = readPlan();

  await buildWasmBench();
  if (options.growth) return writeGrowth(times);
  const nativeProgram = await buildNativeBench();
  const site = await buildPage();

  const load = loadavg()[0];
  console.log('Measuring in Chromium ...');
  const work = { rows: plan.rows, tasks: tasks(plan), passes: passes(plan) };
  const page = await inChromium(site, work, times);
  const outcome = {
    command: commandLine(process.argv.slice(2)),
    date: new Date().toISOString(),
    machine: { cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, load },
    plan,
    times,
    page,
    redraw: await measureRedraw(plan.redraw, times),
    native: await native(nativeProgram, plan, times),
    torch: await torch(plan, times),
    versions: {
      chromium: page.chromium,
      node: process.version,
      emscripten: emscriptenSettings().version,
      tfjs: packageVersion('@tensorflow/tfjs-core'),
      convnetjs: packageVersion('convnetjs'),
    },
  };
  const text = report(outcome);
  console.log(`\n${text}`);
  writeFileSync(join(root, 'build', 'bench', 'results.json'), toJson(results(outcome)));
  writeFileSync(join(root, 'build', 'bench', 'results.md'), `${text}\n`);
  if (options.json !== undefined) {
    writeFileSync(options.json, toJson(outcome));
  }
  return problems(outcome).length === 0 ? 0 : 1;
});

/** @param {{ rounds: number, seconds: number }} times */
async function writeGrowth(times) {
  const growths = await measureGrowth(times);
  const about = {
    base,
    command: commandLine(process.argv.slice(2)),
    date: new Date().toISOString().slice(0, 10),
    cpu: cpus()[0]?.model ?? 'unknown processor',
    cores: cpus().length,
    node: process.version,
    version: `Emscripten ${emscriptenSettings().version}`,
    rounds: times.rounds,
  };
  writeFileSync(new URL('growth.md', import.meta.url), growthPage(growths, about));
  writeFileSync(new URL('growth.svg', import.meta.url), growthPicture(growths));
  console.log('Wrote tests/bench/growth.md and tests/bench/growth.svg.');
  return 0;
}

/** @param {unknown} value */
function toJson(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function readOptions() {
  try {
    const options = /** @type {const} */ ({
      json: { type: 'string' },
      quick: { type: 'boolean' },
      growth: { type: 'boolean' },
    });
    return parseArgs({ options }).values;
  } catch (error) {
    console.log(error instanceof Error ? error.message : error);
    console.log('Usage: npm run bench -- [--quick] [--json FILE] [--growth]');
    return null;
  }
}

/** @param {string[]} args */
function commandLine(args) {
  return args.length === 0 ? 'npm run bench' : `npm run bench -- ${args.join(' ')}`;
}

/** @param {string} name */
function packageVersion(name) {
  return readJson(`node_modules/${name}/package.json`).version;
}

/** @param {string} path */
function readJson(path) {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
}
