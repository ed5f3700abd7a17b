/**
 * The effective step of every weight on one log axis: a tick a weight, darker where ticks pile up, a
 * taller one for the median. Any number of weights: they are counted per pixel first.
 */

import { html, svg, type TemplateResult } from 'lit';
import { formatMeasured, formatPlain } from '../format/number.ts';
import { words } from '../words/language.ts';

const WIDTH = 288;
const HEIGHT = 24;
const MIDDLE = HEIGHT / 2;
const LEAST_DECADES = 3;

export interface Decades {
  readonly first: number;
  readonly last: number;
}

/** One axis for all of them. */
export function decadesOf(all: readonly Float32Array[]): Decades {
  let min = Number.POSITIVE_INFINITY;
  let max = 0;
  for (const steps of all) {
    for (const step of steps) {
      if (!(step > 0) || !Number.isFinite(step)) continue;
      min = Math.min(min, step);
      max = Math.max(max, step);
    }
  }
  if (max === 0) return { first: -3, last: 0 };
  const first = Math.floor(Math.log10(min));
  const last = Math.ceil(Math.log10(max));
  const short = Math.max(0, LEAST_DECADES - (last - first));
  return { first: first - Math.ceil(short / 2), last: last + Math.floor(short / 2) };
}

/** Ticks of one darkness as a path: columns of pixels with `low` to `high` weights. */
function ticks(counts: Uint32Array, low: number, high: number): string {
  let path = '';
  counts.forEach((count, x) => {
    if (count >= low && count <= high) path += `M${x + 0.5} 5V${HEIGHT - 5}`;
  });
  return path;
}

function countPerPixel(steps: Float32Array, { first, last }: Decades): Uint32Array {
  const counts = new Uint32Array(WIDTH);
  for (const step of steps) {
    if (!(step > 0) || !Number.isFinite(step)) continue;
    const x = Math.floor(((Math.log10(step) - first) / (last - first)) * (WIDTH - 1));
    counts[x] = (counts[x] ?? 0) + 1;
  }
  return counts;
}

/** Of effective steps: the middle 80 % and the median. */
export interface Spread {
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

/** The same values are asked for by several pictures of a frame. */
const spreads = new WeakMap<Float32Array, Spread>();

export function spreadOf(values: Float32Array): Spread {
  const known = spreads.get(values);
  if (known) return known;
  const sorted = values.toSorted();
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN;
  const spread = { low: at(0.1), median: at(0.5), high: at(0.9) };
  spreads.set(values, spread);
  return spread;
}

export function barcodeAxis({ first, last }: Decades): TemplateResult {
  const every = Math.ceil((last - first) / 6);
  const labels: TemplateResult[] = [];
  for (let decade = first; decade <= last; decade += every) {
    labels.push(html`<span>${formatPlain(Number(`1e${decade}`))}</span>`);
  }
  return html`<div class="barcode-ticks" aria-hidden="true">${labels}</div>`;
}

export function barcode(
  steps: Float32Array,
  median: number,
  weights: number,
  decades: Decades,
): TemplateResult {
  const counts = countPerPixel(steps, decades);
  const share = (Math.log10(median) - decades.first) / (decades.last - decades.first);
  const x = (Math.max(0, Math.min(1, share)) * WIDTH).toFixed(1);
  return html`<svg
    class="barcode"
    viewBox="0 0 ${WIDTH} ${HEIGHT}"
    preserveAspectRatio="none"
    role="img"
    aria-label=${words().race.barcode(weights, formatMeasured(median))}
  >
    ${svg`<path class="axis" d="M0 ${MIDDLE}H${WIDTH}"></path>
      <path class="tick few" d=${ticks(counts, 1, 1)}></path>
      <path class="tick some" d=${ticks(counts, 2, 3)}></path>
      <path class="tick" d=${ticks(counts, 4, Number.POSITIVE_INFINITY)}></path>
      <path class="median" d="M${x} 2V${HEIGHT - 2}"></path>`}
  </svg>`;
}
