/** Areas of a chart by class: a tint for each, stronger where the class is more probable. */

import type { RegionMap } from './plot-spec.ts';

/** Tints there are; they repeat after the last one. */
const TINTS = 6;
/** Of a cell whose class is hardly more probable than the others. */
const LEAST_STRENGTH = 0.3;
/** Smaller areas, as shares of the picture, are not named. */
const LEAST_NAMED = 0.02;

export function tintOf(place: number): string {
  return `class-${(place % TINTS) + 1}`;
}

/** From LEAST_STRENGTH to 1. */
export function strengthOf({ names, strengths }: RegionMap, cell: number): number {
  const chance = 1 / Math.max(2, names.length);
  const share = (strengths[cell]! - chance) / (1 - chance);
  return LEAST_STRENGTH + (1 - LEAST_STRENGTH) * Math.max(0, Math.min(1, share));
}

/** The value at a share of the way from one end of an axis to the other. */
export function alongAxis([from, to]: readonly [number, number], share: number): number {
  return from + share * (to - from);
}

export interface RegionName {
  readonly text: string;
  /** On the axes. */
  readonly x: number;
  readonly y: number;
}

/** Where to write the name of each class: in the middle of its cells, on the one next to that. */
export function regionNames({ names, cells, side, x, y }: RegionMap): RegionName[] {
  const column = (cell: number) => cell % side;
  const row = (cell: number) => Math.floor(cell / side);
  const own = names.map((): number[] => []);
  for (let cell = 0; cell < cells.length; cell += 1) own[cells[cell]!]!.push(cell);
  return names.flatMap((text, place) => {
    const all = own[place]!;
    if (all.length < LEAST_NAMED * cells.length) return [];
    const mean = (of: (cell: number) => number) =>
      all.reduce((sum, cell) => sum + of(cell), 0) / all.length;
    const [middleColumn, middleRow] = [mean(column), mean(row)];
    const off = (cell: number) => (column(cell) - middleColumn) ** 2 + (row(cell) - middleRow) ** 2;
    const at = all.reduce((best, cell) => (off(cell) < off(best) ? cell : best));
    return [
      { text, x: alongAxis(x, (column(at) + 0.5) / side), y: alongAxis(y, (row(at) + 0.5) / side) },
    ];
  });
}
