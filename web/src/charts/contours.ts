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

type Point = readonly [x: number, y: number];

/** Cuts a ring where it runs along the edge of the map. */
function linesOf(ring: readonly Point[], isAtEdge: (a: Point, b: Point) => boolean): Point[][] {
  const lines: Point[][] = [[]];
  ring.forEach((point, at) => {
    if (at > 0 && isAtEdge(ring[at - 1]!, point)) lines.push([]);
    lines.at(-1)!.push(point);
  });
  return lines.filter(({ length }) => length > 1);
}

/** Between the points of the grid the surface is taken for straight. */
export function contoursOf({ x, y, columns, rows, values }: Field): ContourLevel[] {
  const along = ([from, to]: readonly [number, number], place: number, count: number) =>
    from + Math.max(0, Math.min(1, (place - 0.5) / (count - 1))) * (to - from);
  const isAtEdge = (a: Point, b: Point) =>
    (a[0] === b[0] && x.includes(a[0])) || (a[1] === b[1] && y.includes(a[1]));
  return contours()
    .size([columns, rows])
    .thresholds(levelsOf(values))(Array.from(values))
    .map(({ value, coordinates }) => {
      const rings = coordinates
        .flat()
        .map((ring) =>
          ring.map((at): Point => [along(x, at[0]!, columns), along(y, at[1]!, rows)]),
        );
      const packed = (points: readonly Point[]) => Float64Array.from(points.flat());
      return {
        text: formatMeasured(value, 2),
        rings: rings.map(packed),
        lines: rings.flatMap((ring) => linesOf(ring, isAtEdge)).map(packed),
      };
    });
}
