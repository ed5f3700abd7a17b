// What growth.mjs measured, as a table and as a picture.

/**
 * @typedef {object} Point
 * @property {number} value of the quantity
 * @property {string} task layers and batch size
 * @property {number} rows
 * @property {number} seconds per step
 * @property {number} bytes that the session holds, its data included
 *
 * @typedef {object} Growth
 * @property {string} quantity "width" and so on
 * @property {Point[]} points
 */

/**
 * @param {Growth[]} growths
 * @param {{ base: Record<string, number>, command: string, date: string, cpu: string, cores: number, node: string, version: string, rounds: number }} about
 */
export function growthPage(growths, about) {
  const { inputs, width, depth, batch, rows } = about.base;
  const sections = growths.flatMap(({ quantity, points }) => [
    `## ${capital(quantity)}`,
    '',
    `| ${quantity} | layers, batch | rows | microseconds per step | memory |`,
    '|--:|---|--:|--:|--:|',
    ...points.map(
      ({ value, task, rows, seconds, bytes }) =>
        `| ${counted(value)} | ${task.replace('/', ', ')} | ${counted(rows)} | ` +
        `${significant(seconds * 1e6)} | ${inBytes(bytes)} |`,
    ),
    '',
  ]);
  return `${[
    '# How cost grows',
    '',
    `One step of a session (mini-batch, forward, backward, RMSprop update, its share of recording and`,
    `validating) and the memory that the session holds with its data, for a tanh network of ${inputs} inputs and`,
    `one output. One quantity varies; the others stay at a width of ${width}, a depth of ${depth} hidden layers, a batch of`,
    `${batch} and ${counted(rows ?? 0)} training rows.`,
    '',
    '![Six charts: time per step against width, depth, batch and rows; memory against width and rows](growth.svg)',
    '',
    ...sections,
    `Medians of ${about.rounds} rounds in which all points of a table take turns. ${about.version}, Node ${about.node},`,
    `${about.cpu}, ${about.cores} cores, ${about.date}: \`${about.command}\` measures it and writes this page.`,
  ].join('\n')}\n`;
}

/** @param {Growth[]} growths */
export function growthPicture(growths) {
  const time = (/** @type {Point} */ point) => point.seconds * 1e6;
  const memory = (/** @type {Point} */ point) => point.bytes / 1e6;
  const of = (/** @type {string} */ quantity) =>
    growths.find((growth) => growth.quantity === quantity)?.points ?? [];
  const step = 'microseconds per step';
  const panels = [
    { x: 'units of each hidden layer', y: step, points: of('width'), value: time },
    { x: 'hidden layers', y: step, points: of('depth'), value: time, isLinear: true },
    { x: 'rows of a batch', y: step, points: of('batch'), value: time },
    { x: 'training rows', y: step, points: of('rows'), value: time },
    { x: 'units of each hidden layer', y: 'memory, MB', points: of('width'), value: memory },
    { x: 'training rows', y: 'memory, MB', points: of('rows'), value: memory },
  ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${3 * WIDTH} ${2 * HEIGHT}" role="img" aria-label="How cost grows">`,
    `<style>${STYLE}</style>`,
    `<rect class="paper" width="${3 * WIDTH}" height="${2 * HEIGHT}"/>`,
    ...panels.map((panel, i) => panelOf(panel, (i % 3) * WIDTH, Math.floor(i / 3) * HEIGHT)),
    '</svg>\n',
  ].join('\n');
}

const WIDTH = 320;
const HEIGHT = 250;
const LEFT = 52;
const RIGHT = 18;
const TOP = 34;
const BOTTOM = 48;
const STYLE = [
  'text{font:12px system-ui,sans-serif;fill:#222}',
  '.paper{fill:#fff}',
  '.grid{stroke:#ddd}',
  '.line{fill:none;stroke:#0b5cad;stroke-width:2}',
  '.dot{fill:#0b5cad}',
  '@media(prefers-color-scheme:dark){text{fill:#ddd}.paper{fill:#161616}.grid{stroke:#3a3a3a}.line{stroke:#6fb1ff}.dot{fill:#6fb1ff}}',
].join('');

/**
 * @param {{ x: string, y: string, points: Point[], value: (point: Point) => number, isLinear?: boolean }} panel
 * @param {number} left
 * @param {number} top
 */
function panelOf({ x, y, points, value, isLinear = false }, left, top) {
  const across = isLinear
    ? linear(points.map((point) => point.value))
    : logarithmic(points.map((point) => point.value));
  const up = logarithmic(points.map(value), true);
  const atX = (/** @type {number} */ v) => fixed(LEFT + across.at(v) * (WIDTH - LEFT - RIGHT));
  const atY = (/** @type {number} */ v) =>
    fixed(HEIGHT - BOTTOM - up.at(v) * (HEIGHT - TOP - BOTTOM));
  const line = points.map((point) => `${atX(point.value)},${atY(value(point))}`).join(' ');
  return [
    `<g transform="translate(${left} ${top})">`,
    ...up.ticks.map(
      (tick) =>
        `<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${atY(tick)}" y2="${atY(tick)}"/>` +
        `<text x="${LEFT - 6}" y="${atY(tick) + 4}" text-anchor="end">${short(tick)}</text>`,
    ),
    ...across.ticks.map(
      (tick) =>
        `<line class="grid" x1="${atX(tick)}" x2="${atX(tick)}" y1="${TOP}" y2="${HEIGHT - BOTTOM}"/>` +
        `<text x="${atX(tick)}" y="${HEIGHT - BOTTOM + 17}" text-anchor="middle">${short(tick)}</text>`,
    ),
    `<polyline class="line" points="${line}"/>`,
    ...points.map(
      (point) => `<circle class="dot" r="3" cx="${atX(point.value)}" cy="${atY(value(point))}"/>`,
    ),
    `<text x="${LEFT}" y="${TOP - 14}">${y}</text>`,
    `<text x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 10}" text-anchor="middle">${x}</text>`,
    '</g>',
  ].join('\n');
}

/** @typedef {{ at: (value: number) => number, ticks: number[] }} Axis from 0 to 1 */

/**
 * @param {number[]} values
 * @returns {Axis}
 */
function linear(values) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return { at: (value) => (value - low) / (high - low || 1), ticks: values };
}

/**
 * From the least to the greatest value, or to the ticks around them; ticks at whole decades or, if
 * there are few, also at 2 and 5 times those.
 * @param {number[]} values
 * @param {boolean} toTicks
 * @returns {Axis}
 */
function logarithmic(values, toTicks = false) {
  const [least, greatest] = [Math.min(...values), Math.max(...values)];
  const first = Math.floor(Math.log10(least));
  const decades = Math.ceil(Math.log10(greatest)) - first + 1;
  const steps = greatest / least < 30 ? [1, 2, 5] : [1];
  const all = Array.from({ length: decades }, (_, i) => first + i).flatMap((decade) =>
    steps.map((factor) => Number(`${factor}e${decade}`)),
  );
  const from = (toTicks && all.findLast((tick) => tick <= least)) || least;
  const to = (toTicks && all.find((tick) => tick >= greatest)) || greatest;
  return {
    at: (value) => Math.log(value / from) / Math.log(to / from || 1),
    ticks: all.filter((tick) => tick >= from * 0.98 && tick <= to * 1.02),
  };
}

/** @param {number} value */
function fixed(value) {
  return Math.round(value * 10) / 10;
}

/** @param {number} value */
function counted(value) {
  return value.toLocaleString('en', { maximumFractionDigits: 3 });
}

/** @param {number} value */
function short(value) {
  return value.toLocaleString('en', { notation: 'compact', maximumSignificantDigits: 3 });
}

/** @param {number} value */
function significant(value) {
  return value.toLocaleString('en', { minimumSignificantDigits: 3, maximumSignificantDigits: 3 });
}

/** @param {number} bytes */
function inBytes(bytes) {
  return bytes < 1e6 ? `${significant(bytes / 1e3)} kB` : `${significant(bytes / 1e6)} MB`;
}

/** @param {string} word */
function capital(word) {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
