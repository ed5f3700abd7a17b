// The measurements as text. Times are medians over the rounds.

import { operations, peak, redrawOf, seekOf, tasks, updateOf } from './plan.mjs';

const ours = 'RMSprop Playground';
const scalar = 'RMSprop Playground without SIMD';

/** @typedef {any} Outcome what run.mjs collects, and saves with --json */

/**
 * @param {Outcome} outcome
 * @returns {string}
 */
export function report(outcome) {
  const { times, versions, machine } = outcome;
  const { parameters, atMost } = outcome.plan.outOfCache;
  const lines = [
    `Microseconds per training step (median of ${times.rounds} rounds of ${times.seconds} s each)`,
    '',
    ...table(stepRows(outcome)),
    '',
    'tfjs is the better of its two; scalar is ours without SIMD; ratios are times over that of ours in',
    `WASM; the peak is that of 128-bit multiplications and additions in registers, ${significant(peakOf(outcome) / 1e9)} GFLOP/s in the page`,
    '',
    seekLine(outcome),
    '',
    ...redrawLines(outcome.plan.redraw, outcome.redraw),
    '',
    'The RMSprop update alone, nanoseconds per parameter',
    '',
    ...table(updateRows(outcome)),
    '',
    `Updates out of cache, ${parameters.toLocaleString('en')} parameters. "/ copy": the time over that of`,
    `the update's bytes at the rate of a plain copy in the same round, meant to be at most ${atMost};`,
    '"/ streams": over that of moving the very same vectors, each read and written in place',
    '',
    ...table(outOfCacheRows(outcome)),
    '',
    ...problems(outcome).map((problem) => `NOT VALID: ${problem}`),
    ...unable(outcome),
    `Ours, WASM: ${outcome.page.version}, Emscripten ${versions.emscripten}; ` +
      `native: ${outcome.native.version}.`,
    `Chromium ${versions.chromium}, tfjs ${versions.tfjs} (WASM with SIMD, one thread), ` +
      `ConvNetJS ${versions.convnetjs}, Node ${versions.node}.`,
    `${outcome.torch.version}, one thread.`,
    `${outcome.command}, ${outcome.date}, ${machine.cpu}, ${machine.cores} cores, ` +
      `load average before ${machine.load.toFixed(2)}.`,
  ];
  return lines.join('\n');
}

/**
 * What makes the comparison worthless: a contender that did not do its work, or started elsewhere.
 * @param {Outcome} outcome
 * @returns {string[]}
 */
export function problems(outcome) {
  return [...idle(outcome), ...elsewhere(outcome)];
}

/**
 * A peer may be unable to work; what does work must have its loss fall, to 0 for a pass over
 * vectors.
 * @param {Outcome} outcome
 */
function idle(outcome) {
  const isTask = (/** @type {string} */ work) => tasks(outcome.plan).includes(work);
  return everything(outcome)
    .filter(({ contender, work, before, after, error }) => {
      if (error !== undefined) return contender === ours || contender === scalar;
      return !(Number.isFinite(after) && after < before && (isTask(work) || after === 0));
    })
    .map(
      ({ contender, work, before, after, error }) =>
        `${contender}, ${work}: ${error ?? `loss ${before} became ${after}`}`,
    );
}

/** @param {Outcome} outcome */
function elsewhere(outcome) {
  return tasks(outcome.plan).flatMap((task) => {
    const start = find(outcome, ours, task)?.before;
    return outcome.page.results
      .filter(({ work, error }) => work === task && error === undefined)
      .filter(({ before }) => !(Math.abs(before - start) <= 1e-4 * start))
      .map(
        ({ contender, before }) =>
          `${contender}, ${task}: starts at loss ${before}, ours at ${start}`,
      );
  });
}

/** @param {Outcome} outcome */
function unable(outcome) {
  return everything(outcome)
    .filter(({ error }) => error !== undefined)
    .map(({ contender, work, error }) => `${contender} cannot train ${work}: ${error}`);
}

/** @param {Outcome} outcome */
function stepRows(outcome) {
  const header = [
    'model, batch',
    'ours WASM',
    'tfjs WASM',
    'tfjs CPU',
    'ConvNetJS',
    'ours native',
    'PyTorch',
    'tfjs / ours',
    'ConvNetJS / ours',
    'PyTorch / ours',
    'native / WASM',
    'scalar / WASM',
    'of the peak',
  ];
  const { ofNative, ofPeak } = outcome.plan;
  const rows = outcome.plan.tasks.map((/** @type {import('./plan.mjs').Task} */ one) => {
    const { task } = one;
    const time = (/** @type {string} */ name) => median(find(outcome, name, task)?.rounds);
    const wasm = time(ours) ?? Number.NaN;
    const over = (/** @type {number | undefined} */ other) => (other ?? Number.NaN) / wasm;
    const tfjs = Math.min(time('tfjs WASM') ?? Infinity, time('tfjs CPU') ?? Infinity);
    const units = (task.split('/')[0] ?? '').split('-').map(Number);
    return [
      `${task.replace('/', ', ')}${one.like ? ` (${one.like})` : ''}`,
      microseconds(wasm),
      microseconds(time('tfjs WASM')),
      microseconds(time('tfjs CPU')),
      microseconds(time('ConvNetJS')),
      microseconds(time('native')),
      microseconds(time('PyTorch')),
      wanted(over(tfjs), one.tfjs),
      wanted(over(time('ConvNetJS')), one.convnetjs),
      wanted(over(time('PyTorch'))),
      wanted(over(time('native')), ofNative),
      wanted(over(time(scalar))),
      wanted(operations(task) / wasm / peakOf(outcome), isWide(units) ? ofPeak : undefined),
    ];
  });
  return [header, ...rows];
}

/** @param {number[]} units of each layer, inputs first */
function isWide(units) {
  return units.slice(1, -1).every((count) => count >= 64);
}

/**
 * Operations a second of multiplications and additions in registers alone.
 * @param {Outcome} outcome
 */
function peakOf(outcome) {
  const measured = find(outcome, ours, peak);
  return measured.operations / (median(measured.rounds) ?? Number.NaN);
}

/**
 * A ratio, with what is wanted where it is not reached.
 * @param {number} value
 * @param {number} [least]
 */
function wanted(value, least = 0) {
  if (!Number.isFinite(value)) return '-';
  return `${significant(value)}${value < least ? ` (wanted ${least})` : ''}`;
}

/**
 * Every measured training step, and the redraw, for other programs to read.
 * @param {Outcome} outcome
 */
export function results(outcome) {
  return [...stepResults(outcome), redrawResult(outcome)];
}

/** @param {Outcome} outcome */
function stepResults(outcome) {
  const engine = (/** @type {string} */ name) =>
    name === 'native' ? 'native' : name === 'PyTorch' ? 'Python' : 'Chromium';
  return outcome.plan.tasks.flatMap((/** @type {import('./plan.mjs').Task} */ { task }) => {
    const wasm = median(find(outcome, ours, task)?.rounds) ?? Number.NaN;
    return everything(outcome)
      .filter(({ work, error }) => work === task && error === undefined)
      .map(({ contender, rounds }) => ({
        case: task,
        implementation: contender === 'native' ? ours : contender,
        engine: engine(contender),
        microseconds_per_step: (median(rounds) ?? Number.NaN) * 1e6,
        ratio_to_ours: (median(rounds) ?? Number.NaN) / wasm,
      }));
  });
}

/** @param {Outcome} outcome */
function redrawResult({ plan, redraw }) {
  return {
    case: redrawOf(plan.redraw),
    implementation: ours,
    engine: 'Chromium',
    milliseconds_per_redraw: median(redraw.redraws.drawn) ?? Number.NaN,
    milliseconds_per_redraw_95th_percentile: percentile95(redraw.redraws.drawn),
    milliseconds_wanted: plan.redraw.milliseconds,
  };
}

/**
 * @param {import('./plan.mjs').Redraw} plan
 * @param {import('./page/redraw/main.mjs').Redrawn} redrawn
 */
export function redrawLines({ steps, milliseconds }, { redraws, runners, rows, charts }) {
  const { specs, script, drawn, interval } = redraws;
  const row = (/** @type {string} */ name, /** @type {number[]} */ times, most = Infinity) => [
    name,
    ...[median(times) ?? Number.NaN, percentile95(times)].map(
      (value) => `${value.toFixed(1)}${value > most ? ` (wanted ${most})` : ''}`,
    ),
  ];
  return [
    `Drawing the charts of ${runners} runners anew after ${steps.toLocaleString('en')} steps, milliseconds`,
    '',
    ...table([
      [`${drawn.length} frames`, 'median', '95th percentile'],
      row('until drawn', drawn, milliseconds),
      row('script of that', script),
      row('specs, before', specs),
      row('animation frames apart', interval),
    ]),
    '',
    `All of ${charts.join(', ')}, with histories of ${rows} rows, new in every frame; "until drawn": from`,
    `the new specs until the main thread is through with the frame, at most ${milliseconds} ms wanted, a frame`,
  ];
}

/** @param {Outcome} outcome */
function seekLine(outcome) {
  const { steps, task, milliseconds } = outcome.plan.seek;
  const work = seekOf(outcome.plan.seek);
  const time = (/** @type {string} */ name) =>
    significant((median(find(outcome, name, work)?.rounds) ?? Number.NaN) * 1000);
  return (
    `Going to the farthest step from a checkpoint in a run of ${steps.toLocaleString('en')} steps, ` +
    `${task.replace('/', ', ')}: ${time(ours)} ms in WASM, ${time('native')} ms natively; ` +
    `at most ${milliseconds} ms wanted, a frame`
  );
}

/** @param {Outcome} outcome */
function updateRows(outcome) {
  const rows = outcome.plan.updates.map((/** @type {number} */ count) => {
    const time = (/** @type {string} */ name) =>
      nanoseconds(median(find(outcome, name, updateOf(count))?.rounds), count);
    return [count.toLocaleString('en'), time(ours), time('native')];
  });
  return [['parameters', 'WASM', 'native'], ...rows];
}

/** @param {Outcome} outcome */
function outOfCacheRows(outcome) {
  const columns = ['ns', 'GB/s', 'copy GB/s', '/ copy', '/ streams'];
  const header = [
    'optimizer',
    'bytes / parameter',
    ...columns.map((column) => `WASM ${column}`),
    ...columns.map((column) => `native ${column}`),
  ];
  const rows = outcome.plan.outOfCache.optimizers.map((/** @type {string} */ optimizer) => [
    optimizer,
    String(outOfCache(outcome, ours, optimizer).bytes),
    ...outOfCache(outcome, ours, optimizer).cells,
    ...outOfCache(outcome, 'native', optimizer).cells,
  ]);
  return [header, ...rows];
}

/**
 * @param {Outcome} outcome
 * @param {string} name of the contender
 * @param {string} optimizer
 */
function outOfCache(outcome, name, optimizer) {
  const { parameters, atMost } = outcome.plan.outOfCache;
  const all = everything(outcome);
  const work = updateOf(parameters, optimizer);
  // What took turns with it follows: see `passes` in plan.mjs.
  const at = all.findIndex((one) => one.contender === name && one.work === work);
  const [update, streams, copy] = all.slice(at, at + 3);
  const bytes = update.bytesPerParameter;
  const slowdown = (/** @type {any} */ other) =>
    median(
      update.rounds.map(
        (/** @type {number} */ seconds, /** @type {number} */ round) =>
          seconds / bytes / (other.rounds[round] / other.bytesPerParameter),
      ),
    ) ?? Number.NaN;
  return {
    bytes,
    cells: [
      nanoseconds(median(update.rounds), parameters),
      gigabytes(median(update.rounds), bytes * parameters),
      gigabytes(median(copy.rounds), copy.bytesPerParameter * parameters),
      `${slowdown(copy) > atMost ? '(!) ' : ''}${slowdown(copy).toFixed(2)}`,
      slowdown(streams).toFixed(2),
    ],
  };
}

/**
 * @param {Outcome} outcome
 * @returns {any[]}
 */
function everything(outcome) {
  const named = (/** @type {string} */ contender, /** @type {any} */ measured) =>
    (measured?.results ?? []).map((/** @type {any} */ result) => ({ contender, ...result }));
  return [
    ...outcome.page.results,
    ...named('native', outcome.native),
    ...named('PyTorch', outcome.torch),
  ];
}

/**
 * @param {Outcome} outcome
 * @param {string} name
 * @param {string} task
 */
function find(outcome, name, task) {
  return everything(outcome).find(({ contender, work }) => contender === name && work === task);
}

/**
 * @param {number[]} [values]
 * @returns {number | undefined}
 */
export function median(values = []) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length % 2 === 1) return sorted[middle];
  return sorted.length === 0 ? undefined : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** @param {number[]} values */
function percentile95(values) {
  return values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1] ?? Number.NaN;
}

/** @param {number | undefined} seconds */
function microseconds(seconds) {
  return seconds === undefined ? '-' : significant(seconds * 1e6);
}

/**
 * @param {number | undefined} seconds
 * @param {number} count what they are divided among
 */
function nanoseconds(seconds, count) {
  return seconds === undefined ? '-' : ((seconds / count) * 1e9).toFixed(2);
}

/**
 * @param {number | undefined} seconds
 * @param {number} bytes
 */
function gigabytes(seconds, bytes) {
  return seconds === undefined ? '-' : (bytes / seconds / 1e9).toFixed(1);
}

/** @param {number} value */
function significant(value) {
  return value >= 100 ? String(Math.round(value)) : value.toPrecision(3);
}

/**
 * A Markdown table with aligned columns.
 * @param {string[][]} rows
 */
function table([header = [], ...rows]) {
  const widths = header.map((title, c) =>
    Math.max(title.length, ...rows.map((row) => row[c]?.length ?? 0)),
  );
  const line = (/** @type {string[]} */ cells) =>
    `| ${cells.map((cell, c) => (c === 0 ? cell.padEnd(widths[c]) : cell.padStart(widths[c]))).join(' | ')} |`;
  const rule = widths.map((width, c) =>
    c === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  return [line(header), line(rule), ...rows.map(line)];
}
