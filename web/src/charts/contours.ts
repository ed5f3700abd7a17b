/** Contours of a surface: which levels, and where they run. */

import { contours } from 'd3-contour';
import { formatMeasured } from '../format/number.ts';
import type { ContourLevel } from './plot-spec.ts';

const LEVELS = 11;

/** A grid of values, row by row from the least y. */
export interface Field {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  readonly columns: number;
  readonly rows: number;
  /** Not a number where it is not known, or where there is none. */
  readonly values: Float64Array;
}

/**
 * Levels that lie closer where the surface is low, as a loss falls by shares and not by amounts: by
 * equal ratios above the least value, from a hundredth of the whole height on.
 */
export function levelsOf(values: Float64Array): number[] {
  const known = values.filter(Number.isFinite).sort();
  const [least, most] = [known[0], known.at(-1)];
  if (least === undefined || most === undefined || !(most > least)) return [];
  const height = most - least;
  return Array.from(
    { length: LEVELS },
    (_, at) => least + height * 100 ** ((at - LEVELS + 0.5) / LEVELS),
  );
}

/** Cells in between are as high as the known ones next to them make likely. */
export function contoursOf({ x, y, columns, rows, values }: Field): ContourLevel[] {
  const levels = levelsOf(values);
  const along = ([from, to]: readonly [number, number], place: number, count: number) =>
    from + ((place - 0.5) / (count - 1)) * (to - from);
  return contours()
    .size([columns, rows])
    .thresholds(levels)(Array.from(values))
    .map(({ value, coordinates }) => ({
      text: formatMeasured(value, 2),
      rings: coordinates
        .flat()
        .map((ring) =>
          Float64Array.from(
            ring.flatMap((point) => [along(x, point[0]!, columns), along(y, point[1]!, rows)]),
          ),
        ),
    }));
}
