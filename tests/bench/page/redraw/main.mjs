// Redraws the charts of a race that has run for long, with a new frame of it on every animation
// frame: the page's own worker, plots and styles, without the rest of the page.

import penguinsUrl from '@observablehq/sample-datasets/penguins.csv?url';
import { suggestRecipe } from '../../../../web/src/app/default-recipe.ts';
import { fitViewOf } from '../../../../web/src/app/fit-view.ts';
import { initialState, reduce } from '../../../../web/src/app/state.ts';
import { RpPlot } from '../../../../web/src/charts/plot.ts';
import { spawnTrainingClient } from '../../../../web/src/client/spawn.ts';
import { optimizerAs } from '../../../../web/src/recipe/optimizers.ts';
import { runnersOf } from '../../../../web/src/recipe/runners.ts';
import { initialRecipe } from '../../../../web/src/recipe/settings.ts';
import { layout } from '../../../../web/src/styles/layout.ts';
import { panels } from '../../../../web/src/styles/panels.ts';
import { tokens } from '../../../../web/src/styles/tokens.ts';
import { predictedPlot } from '../../../../web/src/views/fit-plot.ts';
import {
  effectiveStepPlot,
  gradientPlot,
  lossPlot,
  scorePlot,
} from '../../../../web/src/views/run-plots.ts';

/**
 * @typedef {import('../../../../web/src/app/state.ts').PlaygroundState} PlaygroundState
 * @typedef {import('../../../../web/src/client/training-client.ts').TrainingClient} TrainingClient
 * @typedef {import('../../../../web/src/charts/plot-spec.ts').PlotSpec} PlotSpec
 * @typedef {import('../../../../web/src/protocol/calls.ts').Frame} Frame
 *
 * @typedef {object} Redraws milliseconds of each frame
 * @property {number[]} specs to make the specs of all charts from the frame
 * @property {number[]} script from giving the specs until the charts' script is done
 * @property {number[]} drawn from giving the specs until the main thread is through with the frame
 * @property {number[]} interval from the animation frame before to this one
 *
 * @typedef {object} Redrawn
 * @property {Redraws} redraws
 * @property {number} steps of each runner at the end
 * @property {number} rows of the longest history at the end
 * @property {number} runners
 * @property {string[]} charts
 */

/** Not timed. */
const warmUpFrames = 30;
/** So few that the histories do not become full, and half as long, while it is measured. */
const stepsPerFrame = 128;

/** Where each chart stands in the page. */
const page = `
  <div class="app">
    <div class="rail"></div>
    <div class="stage"><rp-plot data-plot="fit"></rp-plot></div>
    <div class="run">
      <div class="transport"></div>
      <div class="ribbon"><rp-plot data-plot="ribbon"></rp-plot></div>
    </div>
    <div class="charts">
      <div><rp-plot data-plot="loss"></rp-plot></div>
      <div><rp-plot data-plot="error"></rp-plot></div>
      <div><rp-plot data-plot="gradient"></rp-plot></div>
    </div>
  </div>`;

/**
 * @param {import('../../plan.mjs').Redraw} plan
 * @param {{ frames: number }} times
 * @returns {Promise<Redrawn>}
 */
async function benchmark({ steps, optimizers }, { frames }) {
  const client = await spawnTrainingClient();
  const start = await startRace(client, optimizers);
  await client.call('step', { steps });
  const plots = showPlots();
  /** @type {Redraws} */
  const redraws = { specs: [], script: [], drawn: [], interval: [] };
  let state = await nextState(client, start);
  let before = 0;
  for (let frame = -warmUpFrames; frame < frames; frame += 1) {
    const now = await animationFrame();
    const next = nextState(client, state);
    const { specs, script, drawn } = await redraw(plots, state);
    if (frame >= 0) {
      redraws.specs.push(specs);
      redraws.script.push(script);
      redraws.drawn.push(drawn);
      redraws.interval.push(now - before);
    }
    before = now;
    state = await next;
  }
  client.dispose();
  const runners = state.frame?.runners ?? [];
  return {
    redraws,
    steps: state.frame?.step ?? 0,
    rows: Math.max(...runners.map(({ losses }) => losses.length / 4)),
    runners: runners.length,
    charts: [...plots.keys()],
  };
}

/**
 * The penguins, as the page would start with them.
 * @param {TrainingClient} client
 * @param {string[]} optimizers
 * @returns {Promise<PlaygroundState>}
 */
async function startRace(client, optimizers) {
  const source = await (await fetch(penguinsUrl)).blob();
  const table = await client.call('read', { source, name: 'penguins.csv' });
  const { recipe } = suggestRecipe(table, initialRecipe(), {
    target: 'body_mass_g',
    features: ['culmen_length_mm', 'culmen_depth_mm', 'flipper_length_mm'],
    batch_size: 32,
    runners: runnersOf(optimizers.map((name) => optimizerAs(name))),
    epochs: 1_000_000,
  });
  const session = await client.call('configure', { recipe, offered: true });
  return reduce(initialState(), { type: 'sessionStarted', recipe, ...session });
}

/**
 * @param {TrainingClient} client
 * @param {PlaygroundState} state
 */
async function nextState(client, state) {
  if (state.frame) await client.call('step', { steps: stepsPerFrame });
  const fit = fitViewOf(state);
  const frame = await client.call('look', { slot: state.slot, weights: 0, fit });
  if (frame.step === state.frame?.step || frame.runners.some(({ divergence }) => divergence))
    throw new Error(`The race ended at step ${frame.step}.`);
  return reduce(state, { type: 'frame', frame });
}

/** @returns {Map<string, RpPlot>} by name */
function showPlots() {
  customElements.define('rp-plot', RpPlot);
  const host = document.createElement('div');
  document.body.append(host);
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [tokens, layout, panels].map(({ styleSheet }) => {
    if (styleSheet) return styleSheet;
    throw new Error('This browser does not adopt style sheets.');
  });
  root.innerHTML = page;
  const plots = /** @type {NodeListOf<RpPlot>} */ (root.querySelectorAll('rp-plot'));
  return new Map([...plots].map((plot) => [plot.dataset.plot ?? '', plot]));
}

/**
 * @param {PlaygroundState} state
 * @returns {Record<string, PlotSpec>}
 */
function specsOf(state) {
  const { frame, info } = state;
  if (!frame || !info) throw new Error('There is no run.');
  return {
    fit: predictedPlot(state, frame, info),
    ribbon: effectiveStepPlot(state, frame),
    loss: lossPlot(state, frame),
    error: scorePlot(state, frame),
    gradient: gradientPlot(state, frame),
  };
}

/**
 * In an animation frame, whose work a task that it asks for comes after.
 * @param {Map<string, RpPlot>} plots
 * @param {PlaygroundState} state
 */
async function redraw(plots, state) {
  const free = nextTask();
  const begin = performance.now();
  const specs = specsOf(state);
  const given = performance.now();
  for (const [name, plot] of plots) plot.spec = /** @type {PlotSpec} */ (specs[name]);
  await chartsDone();
  const script = performance.now() - given;
  await free;
  return { specs: given - begin, script, drawn: performance.now() - given };
}

/** uPlot draws in a microtask, and tells its hooks in another one. */
async function chartsDone() {
  await null;
  await null;
}

/** @returns {Promise<void>} */
function nextTask() {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => resolve();
    port2.postMessage(null);
  });
}

/** @returns {Promise<number>} */
function animationFrame() {
  return new Promise((resolve) => {
    requestAnimationFrame(resolve);
  });
}

Object.assign(globalThis, { benchmark });
