// The measurements as text. Times are medians over the rounds.

/** @typedef {any} Outcome what run.mjs collects, and saves with --json */

/**
 * @param {Outcome} outcome
 * @returns {string}
 */
export function report(outcome) {
  const { times, versions, machine } = outcome;
  const builds = [`WASM: ${outcome.page.version}, Emscripten ${versions.emscripten}`];
  builds.push(outcome.native ? `native: ${outcome.native.version}` : 'native: no C++ compiler');
  const lines = [
    `Microseconds per training step (median of ${times.rounds} rounds of ${times.seconds} s each)`,
    '',
    ...table(stepRows(outcome)),
    '',
    'The RMSprop update alone, nanoseconds per parameter',
    '',
    ...table(updateRows(outcome)),
    '',
    ...problems(outcome).map((problem) => `NOT VALID: ${problem}`),
    ...unable(outcome),
    `Ours, ${builds.join('; ')}.`,
    `Chromium ${versions.chromium}, tfjs ${versions.tfjs} (WASM with SIMD, one thread), ` +
      `ConvNetJS ${versions.convnetjs}, Node ${versions.node}.`,
    outcome.torch ? `${outcome.torch.version}, one thread.` : 'PyTorch: not installed.',
    `${outcome.command}, ${outcome.date}, ${machine.cpu}, ${machine.cores} cores, ` +
      `load average before ${machine.load.toFixed(2)}.`,
  ];
  return lines.join('\n');
}

/**
 * What makes the comparison worthless: a contender that did not learn, or started elsewhere.
 * @param {Outcome} outcome
 * @returns {string[]}
 */
export function problems(outcome) {
  const found = [];
  for (const { contender, work, before, after, error } of everything(outcome)) {
    if (error !== undefined) continue;
    const update = work.startsWith('update/');
    const learns = update ? after === 0 : Number.isFinite(after) && after < before;
    if (!learns) found.push(`${contender}, ${work}: loss ${before} became ${after}`);
  }
  for (const { task } of outcome.plan.tasks) {
    const starts = outcome.page.results.filter(
      (/** @type {any} */ result) => result.work === task && result.error === undefined,
    );
    for (const { contender, before } of starts) {
      const ours = starts[0].before;
      if (Math.abs(before - ours) > 1e-4 * ours) {
        found.push(`${contender}, ${task}: starts at loss ${before}, ours at ${ours}`);
      }
    }
  }
  return found;
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
    const time = (/** @type {string} */ name) => median(find(outcome, name, task));
    const ours = time('RMSprop Playground');
    const tfjs = Math.min(
      ...[time('tfjs WASM'), time('tfjs CPU')].filter((value) => value !== undefined),
    );
    return [
      task.replace('/', ', '),
      microseconds(ours),
      microseconds(time('tfjs WASM')),
      microseconds(time('tfjs CPU')),
      microseconds(time('ConvNetJS')),
      microseconds(time('native')),
      microseconds(time('PyTorch')),
      ratio(tfjs, ours),
      String(atLeast),
      ratio(time('ConvNetJS'), ours),
      ratio(time('PyTorch'), ours),
    ];
  });
  return [header, ...rows];
}

/** @param {Outcome} outcome */
function updateRows(outcome) {
  const rows = outcome.plan.updates.map((/** @type {number} */ count) => {
    const nanoseconds = (/** @type {string} */ name) => {
      const value = median(find(outcome, name, `update/${count}`));
      return value === undefined ? '-' : ((value / count) * 1e9).toFixed(2);
    };
    return [count.toLocaleString('en'), nanoseconds('RMSprop Playground'), nanoseconds('native')];
  });
  return [['parameters', 'WASM', 'native'], ...rows];
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
 * @param {{ rounds: number[] } | undefined} result
 * @returns {number | undefined}
 */
function median(result) {
  const sorted = [...(result?.rounds ?? [])].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length % 2 === 1) return sorted[middle];
  return sorted.length === 0 ? undefined : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** @param {number | undefined} seconds */
function microseconds(seconds) {
  return seconds === undefined ? '-' : significant(seconds * 1e6);
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
