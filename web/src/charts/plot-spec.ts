/** What a chart shows, in plain data: columns in, no knowledge of the run behind them. */

/** Names of the design system's colour roles; the chart resolves them, so themes just work. */
export type RunnerColour = `runner-${1 | 2 | 3 | 4 | 5 | 6}`;
export type ColourRole = 'ink' | 'ink-2' | 'edge' | 'dot' | RunnerColour;

export interface Line {
  readonly name: string;
  /** Ascending. */
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly colour: ColourRole;
  readonly width: number;
  readonly dash?: readonly number[];
  /** The ends of its dashes are round: dashes without length are dots. */
  readonly isDotted?: boolean;
  /** Written at the line's end after its name; no label without it. */
  readonly end?: string;
  /** The run broke off here: a cross instead of a dot at the line's end. */
  readonly broken?: boolean;
  /** How a value under the cursor is written. */
  readonly format: (value: number) => string;
}

/** A way over the plane: like a line, but x goes back and forth. */
export interface Way extends Line {
  /** Places along it that are marked with a dot. */
  readonly knots: readonly number[];
}

/** Where a surface is at a level or above. */
export interface ContourLevel {
  readonly text: string;
  /** Around the area: closed, of pairs x, y. */
  readonly rings: readonly Float64Array[];
  /** What of them is the level itself, and not the edge of the map. */
  readonly lines: readonly Float64Array[];
}

/** The area between two lines over the same x. */
export interface Band {
  readonly x: ArrayLike<number>;
  readonly low: ArrayLike<number>;
  readonly high: ArrayLike<number>;
  readonly colour: `${RunnerColour}-band` | `${RunnerColour}-raw`;
}

export interface Dots {
  /** What they are, for saved values. */
  readonly name: string;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly colour: ColourRole;
  /** See symbols.ts; circles without one. */
  readonly shape?: number;
}

/** A ground of areas by class, `side` cells along each axis, row by row from below. */
export interface RegionMap {
  readonly names: readonly string[];
  readonly side: number;
  /** Of each cell: a class by position, and how probable it is. */
  readonly cells: Float64Array;
  readonly strengths: Float64Array;
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

export interface Axis {
  /** Written at the last tick of x, above the axis of y; none in small charts. */
  readonly label: string;
  readonly scale: 'linear' | 'log';
  /** Of x: without line and ticks, which a chart below has. */
  readonly isBare?: boolean;
  /** Of y: CSS pixels for its labels, where charts below each other are to line up. */
  readonly room?: number;
  /** Least range shown; grows with the data. */
  readonly range?: readonly [number, number];
}

export interface PlotSpec {
  /** One sentence for whoever does not see the picture. */
  readonly summary: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly lines: readonly Line[];
  readonly bands?: readonly Band[];
  readonly dots?: readonly Dots[];
  readonly regions?: RegionMap;
  /** A ground of levels, the lowest first: each lies within the one before. */
  readonly contours?: readonly ContourLevel[];
  readonly ways?: readonly Way[];
  /** A unit of x is as long as one of y: both have a range, and y has room. */
  readonly isMap?: boolean;
  /** Short ticks at the foot of the chart, each with a word on what changed there. */
  readonly marks?: readonly { readonly x: number; readonly text: string }[];
  /**
   * Where the run stands, as a handle on the x axis that can be dragged or moved by the keyboard up to
   * `last`: the chart tells `scrub`, see Scrub.
   */
  readonly playhead?: { readonly x: number; readonly last: number };
  /** Charts with the same group share their cursor. */
  readonly group?: string;
}
