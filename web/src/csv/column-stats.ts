/**
 * What the data screen shows of a finished number column: range, mean, bins and the number of
 * different values. Runs once over the values at the end, so reading a cell stays cheap.
 */

import { DISTINCT_LIMIT, HISTOGRAM_BINS } from './table.ts';

/** A power of two, about four times the most values ever held, so that probes stay short. */
const SLOTS = 4096;
const SLOT_SHIFT = 20;

export interface NumberStats {
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  readonly isWhole: boolean;
  readonly distinct: number;
  readonly histogram: Uint32Array;
}

function rangeOf(values: Float64Array): { min: number; max: number } {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return { min, max };
}

/** `divisor` is 1 for a plain sum; the count when the sum itself would overflow. */
function sumOf(values: Float64Array, divisor: number): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!Number.isNaN(value)) sum += value / divisor;
  }
  return sum;
}

function meanOf(values: Float64Array, count: number): number {
  const mean = sumOf(values, 1) / count;
  return Number.isFinite(mean) ? mean : sumOf(values, count);
}

/** Counts different values up to one past the limit; NaN marks a free slot, and is never counted. */
function countDistinct(values: Float64Array): number {
  const slots = new Float64Array(SLOTS).fill(Number.NaN);
  const double = new Float64Array(1);
  const halves = new Uint32Array(double.buffer);
  let distinct = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]! + 0; // -0 and 0 are one value
    if (Number.isNaN(value)) continue;
    double[0] = value;
    const mixed = halves[0]! ^ Math.imul(halves[1]!, 0x9e3779b1);
    let slot = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b) >>> SLOT_SHIFT;
    let held = slots[slot]!;
    while (!Number.isNaN(held) && held !== value) {
      slot = (slot + 1) & (SLOTS - 1);
      held = slots[slot]!;
    }
    if (held === value) continue;
    slots[slot] = value;
    distinct++;
    if (distinct > DISTINCT_LIMIT) break;
  }
  return distinct;
}

function binsOf(values: Float64Array, min: number, max: number): Uint32Array {
  const bins = new Uint32Array(HISTOGRAM_BINS);
  const half = max / 2 - min / 2; // halves, because max - min can overflow
  const scale = half > 0 ? HISTOGRAM_BINS / half : 0;
  // A range of a few denormals makes the scale overflow; dividing is slower, but always finite.
  const exact = !Number.isFinite(scale);
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (Number.isNaN(value)) continue;
    const above = value / 2 - min / 2;
    const bin = Math.floor(exact ? (above / half) * HISTOGRAM_BINS : above * scale);
    bins[bin < HISTOGRAM_BINS ? bin : HISTOGRAM_BINS - 1]!++;
  }
  return bins;
}

/** A plain loop: a callback for each of a million cells takes longer than reading them. */
export function countMissing(values: Float64Array): number {
  let missing = 0;
  for (let i = 0; i < values.length; i++) if (Number.isNaN(values[i]!)) missing++;
  return missing;
}

function areWhole(values: Float64Array): boolean {
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!Number.isInteger(value) && !Number.isNaN(value)) return false;
  }
  return true;
}

/** Summary of a column that holds at least one number. */
export function numberStats(values: Float64Array, missing: number): NumberStats {
  const { min, max } = rangeOf(values);
  const mean = meanOf(values, values.length - missing);
  const isWhole = areWhole(values);
  return {
    min,
    max,
    mean,
    isWhole,
    distinct: countDistinct(values),
    histogram: binsOf(values, min, max),
  };
}
