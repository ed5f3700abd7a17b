// The measurements as text. Times are medians over the rounds.

import { tasks, updateOf } from './plan.mjs';

const ours = 'RMSprop Playground';

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
    outcome.torch ? `${outcome.torch.version}, one thread.` : 'PyTorch: not installed.',
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
      if (error !== undefined) return contender === ours;
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
    'at least',
    'ConvNetJS / ours',
    'PyTorch / ours',
  ];
  const rows = outcome.plan.tasks.map((/** @type {any} */ { task, atLeast }) => {
    const time = (/** @type {string} */ name) => median(find(outcome, name, task)?.rounds);
    const wasm = time(ours);
    const tfjs = Math.min(
      ...[time('tfjs WASM'), time('tfjs CPU')].filter((value) => value !== undefined),
    );
    return [
      task.replace('/', ', '),
      microseconds(wasm),
      microseconds(time('tfjs WASM')),
      microseconds(time('tfjs CPU')),
      microseconds(time('ConvNetJS')),
      microseconds(time('native')),
      microseconds(time('PyTorch')),
      ratio(tfjs, wasm),
      String(atLeast),
      ratio(time('ConvNetJS'), wasm),
      ratio(time('PyTorch'), wasm),
    ];
  });
  return [header, ...rows];
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
function median(values = []) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length % 2 === 1) return sorted[middle];
  return sorted.length === 0 ? undefined : (sorted[middle - 1] + sorted[middle]) / 2;
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

/**
 * @param {number | undefined} theirs
 * @param {number | undefined} ours
 */
function ratio(theirs, ours) {
  if (theirs === undefined || ours === undefined || !Number.isFinite(theirs)) return '-';
  return significant(theirs / ours);
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
