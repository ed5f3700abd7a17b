/**
 * What the page and its worker say to each other. `Calls` is the single source: requests, replies
 * and handlers derive from it, so a missing or mistyped handler does not compile.
 */

import type { WireError } from '../base/playground-error.ts';
import type { ReadOptions, ReadProgress } from '../csv/read-options.ts';
import type { RowNumbers } from '../csv/row-numbers.ts';
import type { Column, Table } from '../csv/table.ts';
import type { Recipe } from '../recipe/recipe.ts';
import type { Language } from '../words/language.ts';

/** The table without its cells: those stay in the worker. */
export interface TableSummary extends Omit<Table, 'columns'> {
  readonly columns: readonly ColumnSummary[];
}

/** Without its cells; the levels, at most 1000, are among what a person can choose from. */
export type ColumnSummary = Omit<Column, 'values' | 'codes'>;

export interface ParameterRange {
  readonly name: string;
  readonly offset: number;
  readonly rows: number;
  readonly columns: number;
}

/** See wasm/rmsprop-core.d.ts. */
export type Expression = string | number | readonly [operation: string, ...Expression[]];

export interface Statement {
  readonly target: string;
  readonly isDefinition: boolean;
  readonly value: Expression;
}

/** See wasm/rmsprop-core.d.ts: in the shape of an expression, what it and its parts are worth. */
export type Values = number | null | readonly [value: number | null, ...Values[]];

export interface StatementWithValues extends Statement {
  readonly values: Values;
}

/** One update of one weight: every statement of the rule with its values. */
export interface UpdateApart {
  readonly statements: readonly StatementWithValues[];
  /** The weight. */
  readonly before: number;
  /** As the statements say, unless the method goes back to an earlier iterate. */
  readonly after: number;
}

/** What the optimizer does at each step, and what it remembers; both depend on its settings. */
export interface Rule {
  readonly statements: readonly Statement[];
  readonly states: readonly { readonly symbol: string; readonly name: string }[];
}

/** See wasm/rmsprop-core.d.ts: an action, with its count and the first rows it was done to. */
export interface LedgerEntry {
  readonly action: string;
  readonly column: string;
  readonly count: number;
  readonly text: string;
  readonly numbers: readonly number[];
  readonly rows: readonly number[];
}

/** Fixed for a session. */
export interface SessionInfo {
  readonly parameterCount: number;
  readonly trainingRows: number;
  readonly validationRows: number;
  readonly rowsLeftOut: number;
  readonly stepsPerEpoch: number;
  readonly layout: readonly ParameterRange[];
  /** Target of the validation rows drawn in the fit: in the table's units, or positions of classes. */
  readonly sampleTarget: Float64Array;
  /** Validation rows that curves of classes are counted over. */
  readonly curveRows: number;
  /** Labels of the target's classes; a number has none. */
  readonly classes: readonly string[];
  /** What each row of the design matrix is called: a column, with a level or a part of a date. */
  readonly inputs: readonly string[];
  /** Those that are numbers, by place: the others are levels of categories. */
  readonly numberInputs: readonly number[];
  /** Where each input stands while another one varies: a median, or 1 for the most frequent level. */
  readonly typical: Float64Array;
  /** What was done to the table on its way to the model. */
  readonly ledger: readonly LedgerEntry[];
}

export interface Metrics {
  readonly step: number;
  readonly validationLoss: number;
  readonly validationRmse: number;
  readonly validationR2: number;
  /** What does not apply to the target, a number or classes, is NaN. */
  readonly validationAccuracy: number;
  /** Of the weights, no part of the losses; 0 without penalties. */
  readonly penalty: number;
}

export interface Divergence {
  readonly step: number;
  readonly cause: 'loss_not_finite' | 'gradient_not_finite' | 'loss_exploded';
  readonly loss: number;
}

/** Parallel columns over weights: w, g, the columns of the optimizer's state and the effective step. */
export interface Weights {
  readonly values: Float32Array;
  /** Of the newest step, clipped; empty before the first. */
  readonly gradients: Float32Array;
  readonly states: readonly Float32Array[];
  readonly effectiveSteps: Float32Array;
}

/** What the fit shows; inputs and classes by place. */
export type FitView =
  | { readonly kind: 'curve'; readonly input: number }
  | { readonly kind: 'predicted' | 'residuals' | 'confusion' }
  | { readonly kind: 'regions'; readonly x: number; readonly y: number }
  | { readonly kind: 'roc' | 'calibration'; readonly ofClass: number };

/** Of one class against all others. */
export interface ClassCurves {
  readonly auc: number;
  /** Pairs: false and true positive rate. Empty where the class has no row, or all. */
  readonly roc: Float64Array;
  /** Triples for each tenth of [0, 1]: mean probability, share of rows that have the class, rows. */
  readonly calibration: Float64Array;
}

/** The most probable class over two inputs. */
export interface Regions {
  /** Places along each side, over the range of the drawn rows. */
  readonly side: number;
  /** Row by row from below: classes by position, and how probable each is. */
  readonly classes: Float64Array;
  readonly probabilities: Float64Array;
}

/** What a view of the fit needs beside the runners' own. */
export interface FitFrame {
  readonly view: FitView;
  /** The drawn rows along the axes that are inputs; empty where none is. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Of the runner looked at. */
  readonly regions: Regions | null;
}

/** One runner at one moment. */
export interface RunnerFrame {
  readonly slot: number;
  /** Behind the race's if it joined late and has not caught up, or diverged. */
  readonly step: number;
  readonly divergence: Divergence | null;
  /** Exact at `step` while paused; the newest recorded ones while running. */
  readonly metrics: Metrics;
  /** Rows of four: step, mean, least and greatest batch loss. */
  readonly losses: Float64Array;
  /** The same of the gradient's length, before clipping. */
  readonly gradientNorms: Float64Array;
  /**
   * Rows of nine: step, validation loss, RMSE, R2; 10 %, median, 90 % of the effective step;
   * accuracy; gradient evaluations.
   */
  readonly evaluations: Float64Array;
  /** Values of the view's input, then predictions; empty in other views. */
  readonly curve: Float64Array;
  readonly classCurves: ClassCurves | null;
  /** Mean time of its steps so far, validating included; NaN before the first. */
  readonly millisecondsPerStep: number;
  /** Linear model: slopes, then intercept, in the table's units; empty otherwise. */
  readonly coefficients: Float64Array;
  /** Of every weight, or of every k-th where there are more than a picture can show. */
  readonly effectiveSteps: Float32Array;
  /** FNV-1a of the parameters; null while running. */
  readonly fingerprint: string | null;
}

/** The race at one moment, everything the page draws. */
export interface Frame {
  readonly step: number;
  /** The farthest step so far: beyond `step` after going back. */
  readonly reached: number;
  readonly running: boolean;
  /** On the way to a step that was asked for, or a runner that joined late to the others'. */
  readonly settling: boolean;
  readonly stepsPerSecond: number;
  /** Why the race ended by itself here; `slot`: of the runner that reached the target. */
  readonly stop: { readonly cause: 'plateau' | 'target'; readonly slot: number } | null;
  /** In the order of the recipe's. */
  readonly runners: readonly RunnerFrame[];
  readonly fit: FitFrame;
  /** Of the runner looked at. Classes: validation rows of each by predicted class. */
  readonly confusion: Float64Array;
  /** Of the runner looked at: the target of the drawn rows as predicted. */
  readonly predictions: Float64Array;
  /** Of the runner looked at: the first weights, as many as were asked for. */
  readonly weights: Weights;
}

/** How the run advances: up to `untilStep`, at most `stepsPerSecond` (Infinity: as fast as can be). */
export interface Pace {
  readonly untilStep: number;
  readonly stepsPerSecond: number;
}

/** What the page shows. */
export interface Look {
  /** Of the runner looked at. */
  readonly slot: number;
  /** How many of its weights are shown one by one. */
  readonly weights: number;
  readonly fit: FitView;
}

/** Which weight to look into, and at which steps: at most 512, counted from 1; none where from > to. */
export interface MicroscopeLook {
  readonly slot: number;
  /** By number from 0. */
  readonly parameter: number;
  readonly from: number;
  readonly to: number;
}

/**
 * One weight of one runner, as both stood when it was asked for. Parallel columns over those steps
 * of the window that the runner had taken; empty where it had taken none.
 */
export interface Microscope {
  /** Where the runner stood. */
  readonly step: number;
  /** What the step after that one does; null where the runner has diverged, or does so there. */
  readonly update: UpdateApart | null;
  readonly steps: Float64Array;
  /** As the rule was given them: of the mini-batch, clipped. */
  readonly gradients: Float32Array;
  /** What follows is as it was after the step. */
  readonly values: Float32Array;
  /** All that the optimizer kept at any of the steps: a change of settings may begin or end some. */
  readonly stateColumns: Rule['states'];
  /** By column; NaN at steps without it. */
  readonly states: readonly Float32Array[];
  readonly effectiveSteps: Float32Array;
  /**
   * The gradient of the runner's newest step: of every weight, or of every k-th where there are more
   * than a picture can show; empty before the first.
   */
  readonly gradientsOfAll: Float32Array;
}

/**
 * A plane in the space of all parameters: of two of them (by number from 0), of two random directions
 * as long as the weights, or the one that the runner's own path keeps to most closely.
 */
export type Plane =
  | { readonly kind: 'parameters'; readonly i: number; readonly j: number }
  | { readonly kind: 'random'; readonly seed: number }
  | { readonly kind: 'principal' };

/** The loss around one runner. */
export interface LandscapeLook {
  readonly slot: number;
  readonly plane: Plane;
  /** Along each side, 2 to 257; one more than a multiple of 16 has all edges at every spacing. */
  readonly points: number;
}

/** `points` values evenly spaced from `low` to `high`, both included. */
export interface GridAxis {
  readonly low: number;
  readonly high: number;
  readonly points: number;
}

/** A runner's path as it lies on the plane, at up to 128 steps from 0 to where the runner stood. */
export interface RunnerPath {
  readonly slot: number;
  readonly steps: Float64Array;
  /** Where the point of the plane is that is nearest. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Where the runner stood, which may be off the plane: as the grid's values. */
  readonly loss: number;
  /** How much of the squared movement lies in the plane, 0 to 1; NaN of a runner that did not move. */
  readonly share: number;
}

/** A square of the plane, with all paths inside but for those of other runners that diverged. */
export interface LandscapeGrid {
  /**
   * Equal in length. Values of the parameters in a plane of two; otherwise counted from where the
   * runner stood, in lengths of its weights (random) or as distances (principal).
   */
  readonly x: GridAxis;
  readonly y: GridAxis;
  /**
   * [y][x]: what training lowers, the loss over all training rows with the penalty. NaN where it is
   * not known yet, or is none.
   */
  readonly values: Float64Array;
  /** All points whose two indices are multiples of it are known; 0 before any are. */
  readonly spacing: number;
  readonly paths: readonly RunnerPath[];
}

/** A landscape as far as it is known. */
export interface LandscapeFrame {
  readonly look: LandscapeLook;
  /** Where the runner stood that is looked around: behind it while a run goes on. */
  readonly step: number;
  readonly isDone: boolean;
  /** Of the work, 0 to 1. */
  readonly progress: number;
  /** Null until the paths are known, which come first. */
  readonly grid: LandscapeGrid | null;
}

/** Rows of the current table as the model gets them, for a person to look at. */
export interface TableRows {
  readonly columns: readonly string[];
  /** A number, a level or a date a column; null is missing. */
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** Another table with what the model predicts for it. */
export interface ScoredTable {
  readonly name: string;
  readonly rows: number;
  /** Rows that the model had everything for. */
  readonly scoredRows: number;
  /** Of its reading, in words, and of what was done to its cells. */
  readonly readingNotes: readonly string[];
  readonly ledger: readonly LedgerEntry[];
  /** Where the first row stands in its file, see RowNumbers. */
  readonly rowNumbers: RowNumbers;
  /** The table's cells as they stand in its file, then the predictions. */
  readonly csv: Blob;
  /** Cells that a spreadsheet would take for formulas: written with an apostrophe in front. */
  readonly guardedCells: number;
  /** The first rows of it: header, then cells. */
  readonly preview: readonly (readonly string[])[];
}

/** What a person says of the file, instead of what the reader would find out. */
export type AskedOptions = Omit<ReadOptions, 'signal' | 'onProgress' | 'onRows' | 'limits'>;

export interface Calls {
  /** The worker holds the lock of this name for as long as it lives. */
  open: { in: { module: WebAssembly.Module; lock: string; language: Language }; out: null };
  /** What it says from now on is said in this language; what it has said stays. */
  speak: { in: { language: Language }; out: null };
  /** Reads a file beside the current table; `configure` with `offered` makes it the current one. */
  read: { in: { source: Blob; name: string; options?: AskedOptions }; out: TableSummary };
  cancelRead: { in: null; out: null };
  /** Rows of the current table, by number from 0. */
  rows: { in: { rows: readonly number[] }; out: TableRows };
  /** Reads a table and predicts for it by a runner's model as it stands; nothing else changes. */
  score: { in: { source: Blob; name: string; header: boolean; slot: number }; out: ScoredTable };
  configure: {
    in: { recipe: Recipe; offered: boolean };
    out: { info: SessionInfo; rules: readonly Rule[] };
  };
  play: { in: Pace; out: null };
  pause: { in: null; out: null };
  step: { in: { steps: number }; out: null };
  restart: { in: null; out: null };
  /** Goes to a step, past or future, in slices; frames tell how far it is. */
  seek: { in: { step: number }; out: null };
  /**
   * Takes over what may change while the run goes on; a new runner has the past of the one in slot
   * `copyOf`, if any.
   */
  adjust: {
    in: { recipe: Recipe; copyOf: number | null };
    /** `step`: from which on it holds. */
    out: { rules: readonly Rule[]; step: number };
  };
  look: { in: Look; out: Frame };
  /**
   * Takes the steps of the window again, in slices, while a run goes on. Null where another look was
   * asked for before it was done, or the race begun anew.
   */
  microscope: { in: MicroscopeLook; out: Microscope | null };
  /**
   * Works on a landscape for a few milliseconds and returns it as far as it is known: to be asked
   * again until it is done. Begins it where the look is another one, runners or their settings were
   * changed, or the race is at another step; while the race moves, the one under way is finished
   * first. Null for null, which drops it.
   */
  landscape: { in: LandscapeLook | null; out: LandscapeFrame | null };
}

export type CallName = keyof Calls;
export type In<K extends CallName> = Calls[K]['in'];
export type Out<K extends CallName> = Calls[K]['out'];

export type Handlers = { [K in CallName]: (arg: In<K>) => Out<K> | Promise<Out<K>> };

export type Request = {
  [K in CallName]: { readonly id: number; readonly name: K; readonly arg: In<K> };
}[CallName];

export type Reply =
  | { readonly type: 'done'; readonly id: number; readonly value: Out<CallName> }
  | { readonly type: 'failed'; readonly id: number; readonly error: WireError }
  | { readonly type: 'progress'; readonly progress: ReadProgress }
  /** The run broke off for a reason that is no divergence. */
  | { readonly type: 'fault'; readonly error: WireError };
