/**
 * The surface `bindings.cpp` declares. Written by hand, because Emscripten 3.1.6 writes none; a test
 * compares it with the built module. Arrays that come back are views over the core's memory, valid
 * until the next call: copy them before anything else.
 */

import type { HyperValue, OptimizerInfo } from './optimizers.d.ts';

/** See core/rp/data/feature.hpp. */
export interface FeatureArgs {
  /** Of the table, by number. */
  column: number;
  fill: string;
  constant: number;
  constant_level: string;
  scaling: string;
  most_levels: number;
  date_parts: readonly string[];
}

/** See core/rp/data/design.hpp. */
export interface DesignArgs {
  features: FeatureArgs[];
  target: number;
  classify: boolean;
  target_scaling: string;
  split: string;
  split_column: number;
  validation_value: number;
  validation_fraction: number;
  seed: number;
  validation_rows: number[] | undefined;
}

export interface TrainingArgs {
  hidden_units: number[];
  activation: string;
  initialisation: string;
  loss: string;
  huber_delta: number;
  l1_penalty: number;
  l2_penalty: number;
  batch_size: number;
  seed: number;
}

/** What is not named is at its default. */
export interface OptimizerArgs {
  name: string;
  values: Readonly<Record<string, HyperValue>>;
}

export interface SessionInfo {
  parameter_count: number;
  training_rows: number;
  validation_rows: number;
  rows_left_out: number;
  steps_per_epoch: number;
  sample_rows: number;
  curve_rows: number;
}

export interface Metrics {
  step: number;
  validation_loss: number;
  validation_rmse: number;
  validation_r2: number;
  /** What does not apply to the target, a number or classes, is NaN. */
  validation_accuracy: number;
  /** Of the weights at that step; no part of the losses. */
  penalty: number;
}

/** See core/rp/data/ledger.hpp. */
export interface LedgerEntry {
  action:
    | 'row_without_target'
    | 'row_with_missing_cell'
    | 'cells_filled'
    | 'levels_joined'
    | 'levels_unseen'
    | 'one_hot'
    | 'date_parts'
    | 'scaled'
    | 'target_scaled'
    | 'target_classes'
    | 'split'
    | 'column_ignored';
  column: string;
  count: number;
  text: string;
  numbers: number[];
  /** Of the table, from 0; the first few. */
  rows: number[];
}

/** Predictions for another table. */
export interface Scores {
  ledger: LedgerEntry[];
  /** The rows that have what the model needs, ascending. */
  rows: Uint32Array;
  /** [classes, or 1][rows]: in the target's units, or each class's probability. */
  predictions: Float64Array;
}

export interface Divergence {
  step: number;
  cause: 'loss_not_finite' | 'gradient_not_finite' | 'loss_exploded';
  loss: number;
}

export interface Stop {
  cause: 'plateau' | 'target';
  runner: number;
}

/** Of one class against all others. */
export interface ClassCurves {
  /** NaN where a class has no rows, or all. */
  auc: number;
  /** Pairs: false and true positive rate, from 0, 0 to 1, 1. */
  roc: number[];
  /** Triples for each tenth of [0, 1]: mean probability, share of rows that have the class, rows. */
  calibration: number[];
}

/** A vector of the optimizer's state, one number for each parameter. */
export interface StateColumn {
  symbol: string;
  name: string;
}

/**
 * A symbol is its text, a number itself; anything else is an operation and its operands. `by_sign`
 * has four: by the sign of the first, the second above 0, the third at 0, else the fourth.
 */
export type Expression = string | number | readonly [operation: Operation, ...Expression[]];

export type Operation =
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'divide'
  | 'square_root'
  | 'power'
  | 'maximum'
  | 'clamp'
  | 'sign'
  | 'by_sign'
  | 'gradient_at';

/** `target = value` names a value of the step; otherwise `target <- value` changes a variable. */
export interface Statement {
  target: string;
  isDefinition: boolean;
  value: Expression;
}

/**
 * What an expression is worth, in its shape: of a symbol or a number its value, of an operation that
 * and its operands'. Null where it is worth nothing.
 */
export type Values = number | null | readonly [value: number | null, ...Values[]];

/** One update of one parameter, see core/rp/probes/update_apart.hpp. */
export interface UpdateApart {
  statements: (Statement & { values: Values })[];
  before: number;
  /** As the statements say, unless it is kept within bounds or the method goes back to an iterate. */
  after: number;
}

/**
 * One parameter over some steps, see core/rp/probes/weight_history.hpp; a number for each step that
 * is known so far.
 */
export interface WeightHistory {
  /** The number of the first step, from 1. */
  from: number;
  /** All that the optimizer had at any of the steps. */
  state_columns: StateColumn[];
  /** By column; NaN at steps without it. */
  states: Float32Array[];
  gradients: Float32Array;
  effective_steps: Float32Array;
  values: Float32Array;
}

/** See core/rp/probes/landscape_look.hpp. */
export type PlaneArgs =
  | { readonly kind: 'parameters'; readonly i: number; readonly j: number }
  | { readonly kind: 'random'; readonly seed: number }
  | { readonly kind: 'principal' };

/** `points` values evenly spaced from `low` to `high`, both included. */
export interface GridAxis {
  low: number;
  high: number;
  points: number;
}

/** A runner's path as it lies on a plane. */
export interface RunnerPath {
  /** Of the run, from 0 to where the runner stands; x and y at them. */
  steps: Float64Array;
  x: Float64Array;
  y: Float64Array;
  /** Where the runner stands, which may be off the plane: as the grid's values. */
  loss: number;
  /** How much of the squared movement lies in the plane, 0 to 1; NaN where there was none. */
  share: number;
}

/** The loss around one runner, as far as it is known. */
export interface Landscape {
  /** Where the runner stood. */
  step: number;
  is_done: boolean;
  /** Of the work, 0 to 1. */
  progress: number;
  /** Null until the paths are known, which come first. */
  grid: {
    x: GridAxis;
    y: GridAxis;
    /** All points whose two indices are multiples of it are known; 0 before any are. */
    spacing: number;
    /** By runner, as they were. */
    paths: RunnerPath[];
    /** [y][x]: loss over all training rows with the penalty; NaN where not known, or none. */
    values: Float64Array;
  } | null;
}

export interface ParameterRange {
  name: string;
  offset: number;
  rows: number;
  columns: number;
}

/** Every method but the constructor may throw an Error with the fields `code` and `where`. */
export interface Playground {
  begin_table(): void;
  add_column(name: string, rows: number): Float64Array;
  add_level(text: string): void;
  commit_table(): void;
  /** With the runner's model as it stands; drops the new table. */
  score_table(runner: number): Scores;
  /** Of the current table, a number for each column. */
  row(row: number): Float64Array;
  /** A runner for each optimizer, of which there is at least one. */
  configure(
    design: DesignArgs,
    training: TrainingArgs,
    optimizers: readonly OptimizerArgs[],
  ): SessionInfo;
  /** Both 0 for none: epochs without a better loss, and a score in the target's units or a share. */
  set_stop_rule(patience: number, target_score: number): void;
  /** Why the race stops where it is; `runner`: that reached the target. */
  stop(): Stop | null;
  /** `ran` is told after each turn of a runner whose it was. */
  run(steps: number, ran: (runner: number) => void): number;
  restart(): void;
  /** All go to `step`, at most `most` steps of each gap; true once they are there. */
  seek(step: number, most: number): boolean;
  /** At most `most` steps of each runner that joined late; true once none is behind. */
  catch_up(most: number): boolean;
  add_runner(optimizer: OptimizerArgs): void;
  duplicate_runner(runner: number): void;
  remove_runner(runner: number): void;
  move_runner(from: number, to: number): void;
  set_optimizer(runner: number, optimizer: OptimizerArgs): void;
  steps(): number;
  /** The farthest step that was reached since the race was last changed. */
  reached(): number;
  steps_of(runner: number): number;
  divergence(runner: number): Divergence | null;
  evaluate(runner: number): Metrics;
  last_recorded(runner: number): Metrics;
  fingerprint(runner: number): string;
  layout(): ParameterRange[];
  loss_history(runner: number): Float64Array;
  gradient_norm_history(runner: number): Float64Array;
  evaluation_history(runner: number): Float64Array;
  parameters(runner: number): Float32Array;
  state_columns(runner: number): StateColumn[];
  state(column: number, runner: number): Float32Array;
  effective_steps(runner: number): Float32Array;
  /** Of the newest step, clipped; empty before the first. */
  gradients(runner: number): Float32Array;
  /** Of a parameter, by number from 0; null where the runner takes no next step. */
  next_update(parameter: number, runner: number): UpdateApart | null;
  /** Of at most 512 steps that are past, `from` and `to` included; drops the one begun before. */
  begin_weight_history(parameter: number, from: number, to: number, runner: number): void;
  /** At most `most` steps; true once it is complete. */
  continue_weight_history(most: number): boolean;
  weight_history(): WeightHistory;
  /** Around a runner, of `points` along each side; drops the one begun before. */
  begin_landscape(plane: PlaneArgs, points: number, runner: number): void;
  /** About `most` training rows, at least a step or a point; true once it is complete. */
  continue_landscape(most: number): boolean;
  landscape(): Landscape;
  drop_landscape(): void;
  raw_coefficients(runner: number): Float64Array;
  ledger(): LedgerEntry[];
  input_names(): string[];
  classes(): string[];
  confusion(runner: number): Float64Array;
  validation_rows(): Uint32Array;
  sample_input(input: number): Float64Array;
  is_number(input: number): boolean;
  typical_row(): Float64Array;
  sample_target(): Float64Array;
  sample_predictions(runner: number): Float64Array;
  fit_curve(points: number, input: number, runner: number): Float64Array;
  fit_regions(points: number, x: number, y: number, runner: number): Float64Array;
  class_curves(of_class: number, runner: number): ClassCurves;
  delete(): void;
}

export interface CoreModule {
  Playground: new () => Playground;
  error_codes(): string[];
  optimizers(): OptimizerInfo[];
  /** One update of this optimizer, in order. */
  statements(optimizer: OptimizerArgs): Statement[];
}

export interface CoreOptions {
  wasmBinary?: Uint8Array;
  instantiateWasm?: (
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance) => void,
  ) => object;
}

export default function createCore(options?: CoreOptions): Promise<CoreModule>;
