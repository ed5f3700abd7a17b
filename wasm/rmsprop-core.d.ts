/**
 * The surface `bindings.cpp` declares. Written by hand, because Emscripten 3.1.6 writes none; a test
 * compares it with the built module. Arrays that come back are views over the core's memory, valid
 * until the next call: copy them before anything else.
 */

export interface DesignArgs {
  /** Columns of the table by number. */
  features: number[];
  target: number;
  validation_fraction: number;
  seed: number;
  validation_rows: number[] | undefined;
}

export interface TrainingArgs {
  hidden_units: number[];
  activation: string;
  initialisation: string;
  loss: string;
  batch_size: number;
  seed: number;
}

export interface RmspropSettings {
  learning_rate: number;
  rho: number;
  epsilon: number;
}

export interface SessionInfo {
  parameter_count: number;
  training_rows: number;
  validation_rows: number;
  rows_left_out: number;
  steps_per_epoch: number;
  sample_rows: number;
}

export interface Metrics {
  step: number;
  validation_loss: number;
  validation_rmse: number;
  validation_r2: number;
}

export interface Divergence {
  step: number;
  cause: 'loss_not_finite' | 'gradient_not_finite' | 'loss_exploded';
  loss: number;
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
  commit_table(): void;
  configure(design: DesignArgs, training: TrainingArgs, optimizer: RmspropSettings): SessionInfo;
  run(steps: number): number;
  restart(): void;
  set_optimizer(settings: RmspropSettings): void;
  steps(): number;
  divergence(): Divergence | null;
  evaluate(): Metrics;
  last_recorded(): Metrics;
  fingerprint(): string;
  layout(): ParameterRange[];
  loss_history(): Float64Array;
  evaluation_history(): Float64Array;
  parameters(): Float32Array;
  mean_square(): Float32Array;
  effective_steps(): Float32Array;
  raw_coefficients(): Float64Array;
  validation_rows(): Uint32Array;
  sample_feature(): Float64Array;
  sample_target(): Float64Array;
  sample_predictions(): Float64Array;
  fit_curve(points: number): Float64Array;
  delete(): void;
}

export interface CoreModule {
  Playground: new () => Playground;
  error_codes(): string[];
}

export interface CoreOptions {
  wasmBinary?: Uint8Array;
  instantiateWasm?: (
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance) => void,
  ) => object;
}

export default function createCore(options?: CoreOptions): Promise<CoreModule>;
