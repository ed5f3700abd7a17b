/**
 * Owner of the core's one handle: plain calls in, copies out. Runs in the worker and in Node; knows
 * neither messages nor the DOM. No view over the core's memory leaves this file.
 */

import type { CoreModule, Playground } from 'rmsprop-core';
import { PlaygroundError } from '../base/playground-error.ts';
import { dateText } from '../csv/date-text.ts';
import type { ColumnOptions } from '../csv/read-options.ts';
import type { Column, Table } from '../csv/table.ts';
import type {
  ClassCurves,
  FitFrame,
  FitView,
  Frame,
  LandscapeFrame,
  LandscapeLook,
  LedgerEntry,
  Look,
  Metrics,
  Microscope,
  MicroscopeLook,
  Regions,
  Rule,
  RunnerFrame,
  SessionInfo,
  TableRows,
} from '../protocol/calls.ts';
import type { Recipe } from '../recipe/recipe.ts';
import type { Runner } from '../recipe/runners.ts';
import { workerWords } from '../words/worker.ts';
import { coreError } from './core-error.ts';
import { designArgs, type UsableColumn } from './design-args.ts';
import { inSlices, Slices } from './in-slices.ts';
import { StepClock } from './step-clock.ts';

const CURVE_POINTS = 129;
/** Along each side of a picture of regions. */
const REGION_POINTS = 80;
/** More effective steps than this lie on top of each other in any picture. */
const MOST_EFFECTIVE_STEPS = 8192;

/** How the race advances. */
export type Motion = Pick<Frame, 'running' | 'settling' | 'stepsPerSecond'>;

const NOTHING = new Float64Array(0);

/** A copy of every k-th value. */
function thinned(values: Float32Array): Float32Array {
  const every = Math.ceil(values.length / MOST_EFFECTIVE_STEPS);
  if (every <= 1) return values.slice();
  return Float32Array.from(
    { length: Math.ceil(values.length / every) },
    (_, index) => values[index * every]!,
  );
}

/** Columns a model can use, in the order the core has them. */
function usableColumns(table: Table): Column[] {
  return table.columns.filter((column) => column.kind !== 'text');
}

function withoutCells({ name, kind, levels }: Column): UsableColumn {
  return { name, kind, levels };
}

/** Predictions for another table. */
export interface Scores {
  readonly target: string;
  readonly classes: readonly string[];
  /** The rows that have what the model needs, ascending. */
  readonly rows: Uint32Array;
  /** [classes, or 1][rows]: in the target's units, or each class's probability. */
  readonly predictions: Float64Array;
  readonly ledger: readonly LedgerEntry[];
}

/** What takes a pass over the validation rows, with the step it was counted at and of what. */
interface Counted<Value> {
  readonly step: number;
  readonly of: number;
  readonly value: Value;
}

/** A landscape under way in the core. */
interface LandscapeUnderWay {
  readonly look: LandscapeLook;
  /** Of its runners, in the core's order when it was begun, and where they stood. */
  readonly slots: readonly number[];
  readonly steps: readonly number[];
  readonly slices: Slices;
  isDone: boolean;
}

export class Engine {
  readonly #module: CoreModule;
  readonly #core: Playground;
  #columns: readonly UsableColumn[] = [];
  #offered: Table | null = null;
  /** Of the model: the recipe's target and the columns it predicts from. */
  #target = '';
  #features: readonly UsableColumn[] = [];
  /** In the core's order. */
  #runners: readonly Runner[] = [];
  /** By slot. */
  readonly #confusions = new Map<number, Counted<Float64Array>>();
  readonly #classCurves = new Map<number, Counted<ClassCurves>>();
  readonly #clock = new StepClock();
  /** Number of the newest look through the microscope: what an earlier one is still at is given up. */
  #microscopes = 0;
  #landscape: LandscapeUnderWay | null = null;

  constructor(module: CoreModule) {
    this.#module = module;
    this.#core = new module.Playground();
  }

  /** Keeps `table` beside the current one until `configure` accepts it. */
  offer(table: Table): void {
    this.#offered = table;
  }

  configure(recipe: Recipe, offered: boolean): { info: SessionInfo; rules: Rule[] } {
    const table = offered ? this.#offered : null;
    this.#offered = null;
    const columns = table ? usableColumns(table).map(withoutCells) : this.#columns;
    const design = designArgs(columns, recipe);
    return this.#call(() => {
      if (table) this.#upload(table, () => this.#core.commit_table());
      const info = this.#core.configure(
        design,
        {
          hidden_units: recipe.model === 'mlp' ? [...recipe.hidden_units] : [],
          activation: recipe.activation,
          initialisation: recipe.initialisation,
          loss: recipe.loss,
          huber_delta: recipe.huber_delta,
          l1_penalty: recipe.l1_penalty,
          l2_penalty: recipe.l2_penalty,
          batch_size: recipe.batch_size,
          seed: recipe.seed,
        },
        recipe.runners.map(({ optimizer }) => optimizer),
      );
      this.#runners = recipe.runners;
      this.#columns = columns;
      this.#target = recipe.target;
      this.#features = design.features.map(({ column }) => columns[column]!);
      this.#forgetCounts();
      this.#microscopes += 1;
      this.#clock.reset();
      this.#setStopRule(recipe);
      const inputs = this.#core.input_names();
      return {
        info: {
          parameterCount: info.parameter_count,
          trainingRows: info.training_rows,
          validationRows: info.validation_rows,
          rowsLeftOut: info.rows_left_out,
          stepsPerEpoch: info.steps_per_epoch,
          layout: this.#core.layout(),
          curveRows: info.curve_rows,
          sampleTarget: this.#core.sample_target().slice(),
          classes: this.#core.classes(),
          inputs,
          numberInputs: inputs
            .map((_, input) => input)
            .filter((input) => this.#core.is_number(input)),
          typical: this.#core.typical_row().slice(),
          ledger: this.#core.ledger(),
        },
        rules: this.#rules(),
      };
    });
  }

  /** How the model's columns are to be read from another table, by name. */
  get reading(): ReadonlyMap<string, ColumnOptions> {
    return new Map(this.#features.map(({ name, kind }) => [name, { kind }]));
  }

  /** Predicts for `table` by a runner's model as it stands. */
  score(table: Table, slot = this.#runners[0]!.slot): Scores {
    for (const { name } of this.#features) {
      const column = table.columns.find((other) => other.name === name);
      if (column?.kind !== 'text') continue;
      const message = workerWords().errors.worker.noValues(name, column.kindReason);
      throw new PlaygroundError('table_invalid', `column ${name}`, message);
    }
    return this.#call(() => {
      const { rows, predictions, ledger } = this.#upload(table, () =>
        this.#core.score_table(this.#indexOf(slot)),
      );
      return {
        target: this.#target,
        classes: this.#core.classes(),
        rows: rows.slice(),
        predictions: predictions.slice(),
        ledger,
      };
    });
  }

  /** Rows of the current table as the model gets them, before they are scaled. */
  rows(rows: readonly number[]): TableRows {
    const cell = ({ kind, levels }: UsableColumn, value: number) => {
      if (Number.isNaN(value)) return null;
      if (levels.length > 0) return levels[value]!;
      return kind === 'date' ? dateText(value) : value;
    };
    return this.#call(() => ({
      columns: this.#columns.map(({ name }) => name),
      rows: rows.map((row) => {
        const values = this.#core.row(row).slice();
        return this.#columns.map((column, index) => cell(column, values[index]!));
      }),
    }));
  }

  /** Takes up to `steps` updates with each runner and returns how many; fewer only if all diverge. */
  run(steps: number): number {
    return this.#call(() => {
      const slots = this.#runners.map(({ slot }) => slot);
      const stepsOf = (index: number) => this.#core.steps_of(index);
      const turn = this.#clock.begin(slots.map((slot, index) => [slot, stepsOf(index)]));
      return this.#core.run(steps, (index) => turn(slots[index]!, stepsOf(index)));
    });
  }

  restart(): void {
    this.#call(() => this.#core.restart());
    this.#forgetCounts();
    this.#microscopes += 1;
    this.#clock.reset();
  }

  /** At most `most` steps of each runner on the way to `step`; true once all are there. */
  seek(step: number, most: number): boolean {
    return this.#call(() => this.#core.seek(step, most));
  }

  /** At most `most` steps of each runner that joined late; true once none is behind. */
  catchUp(most: number): boolean {
    return this.#call(() => this.#core.catch_up(most));
  }

  /** Takes over what may change while the run goes on; see setRunners. */
  adjust(recipe: Recipe, copyOf: number | null): Rule[] {
    const rules = this.setRunners(recipe.runners, copyOf);
    this.#call(() => this.#setStopRule(recipe));
    return rules;
  }

  /**
   * Makes the race one of these runners, by their slots: the same ones go on, others leave, new ones
   * join and are behind, with the past of the one in slot `copyOf` if there is one. Nothing changes
   * where a setting is refused.
   */
  setRunners(wanted: readonly Runner[], copyOf: number | null): Rule[] {
    return this.#call(() => {
      for (const { optimizer } of wanted) this.#module.statements(optimizer);
      this.#forgetCounts();
      for (const { slot, optimizer } of this.#runners) {
        const stays = wanted.find((runner) => runner.slot === slot);
        if (stays?.optimizer.name !== optimizer.name) this.#clock.forget(slot);
      }
      const added = wanted.filter(({ slot }) => this.#runners.every((r) => r.slot !== slot));
      for (const runner of added) this.#add(runner, copyOf);
      for (let index = this.#runners.length - 1; index >= 0; index--) {
        const { slot } = this.#runners[index]!;
        if (wanted.some((runner) => runner.slot === slot)) continue;
        this.#core.remove_runner(index);
        this.#runners = this.#runners.toSpliced(index, 1);
      }
      wanted.forEach(({ slot }, to) => {
        const from = this.#indexOf(slot);
        this.#core.move_runner(from, to);
        const runner = this.#runners[from]!;
        this.#runners = this.#runners.toSpliced(from, 1).toSpliced(to, 0, runner);
      });
      wanted.forEach((runner, index) => {
        if (runner.optimizer === this.#runners[index]!.optimizer) return;
        this.#core.set_optimizer(index, runner.optimizer);
        this.#runners = this.#runners.with(index, runner);
      });
      return this.#rules();
    });
  }

  /** Whether the race's own rule ends it where it is. */
  get isOver(): boolean {
    return this.#call(() => this.#core.stop() !== null);
  }

  get steps(): number {
    return this.#call(() => this.#core.steps());
  }

  get validationRows(): Uint32Array {
    return this.#call(() => this.#core.validation_rows().slice());
  }

  /** Metrics and fingerprints are exact for a paused race; a running one shows the newest recorded. */
  look({ slot, weights, fit }: Look, motion: Motion): Frame {
    const core = this.#core;
    return this.#call(() => {
      const isMoving = motion.running || motion.settling;
      const index = this.#indexOf(slot);
      return {
        step: core.steps(),
        reached: core.reached(),
        ...motion,
        stop: this.#stop(),
        runners: this.#runners.map((runner, place) =>
          this.#runnerFrame(runner, place, isMoving, fit),
        ),
        fit: this.#fitFrame(fit, index),
        confusion: fit.kind === 'confusion' ? this.#confusionOf(index, isMoving) : NOTHING.slice(),
        predictions: core.sample_predictions(index).slice(),
        weights: {
          values: core.parameters(index).slice(0, weights),
          gradients: core.gradients(index).slice(0, weights),
          states: core
            .state_columns(index)
            .map((_, column) => core.state(column, index).slice(0, weights)),
          effectiveSteps: core.effective_steps(index).slice(0, weights),
        },
      };
    });
  }

  /** See `Calls`. The core has a copy of the run for it, so that the race may go on between slices. */
  async microscope({ slot, parameter, from, to }: MicroscopeLook): Promise<Microscope | null> {
    const core = this.#core;
    this.#microscopes += 1;
    const number = this.#microscopes;
    const isGivenUp = () => number !== this.#microscopes;
    const { now, first, last } = this.#call(() => {
      const index = this.#indexOf(slot);
      const step = core.steps_of(index);
      const first = Math.max(from, 1);
      const last = Math.min(to, step);
      const now = {
        step,
        update: core.next_update(parameter, index),
        stateColumns: core.state_columns(index),
        gradientsOfAll: thinned(core.gradients(index)),
      };
      if (first <= last) core.begin_weight_history(parameter, first, last, index);
      return { now, first, last };
    });
    if (first > last) return { ...now, ...noSteps(now.stateColumns) };
    await inSlices((most) => isGivenUp() || this.#call(() => core.continue_weight_history(most)));
    return isGivenUp() ? null : { ...now, ...this.#call(() => weightHistory(core)) };
  }

  /**
   * See `Calls`. The core has copies of all runs for it; `isMoving`: the race goes on between the
   * calls, so that where it is now is no reason to give up where it was.
   */
  landscape(look: LandscapeLook | null, isMoving: boolean): LandscapeFrame | null {
    return this.#call(() => {
      if (look === null) {
        this.#dropLandscape();
        return null;
      }
      const steps = this.#runners.map((_, index) => this.#core.steps_of(index));
      let landscape = this.#landscape;
      if (landscape === null || this.#isPast(landscape, look, steps, isMoving)) {
        // Which copies all runs: that is enough for one call.
        landscape = this.#beginLandscape(look, steps);
      } else if (!landscape.isDone) {
        landscape.isDone = landscape.slices.next();
      }
      return this.#landscapeFrame(landscape);
    });
  }

  dispose(): void {
    this.#microscopes += 1;
    this.#core.delete();
  }

  #stop(): Frame['stop'] {
    const stop = this.#core.stop();
    return stop && { cause: stop.cause, slot: this.#runners[stop.runner]!.slot };
  }

  #setStopRule({ patience, target_score }: Recipe): void {
    this.#core.set_stop_rule(patience, target_score);
  }

  /** Another run may come to a step that was counted at, or a landscape is of. */
  #forgetCounts(): void {
    this.#confusions.clear();
    this.#classCurves.clear();
    this.#dropLandscape();
  }

  #dropLandscape(): void {
    this.#landscape = null;
    this.#core.drop_landscape();
  }

  #beginLandscape(look: LandscapeLook, steps: readonly number[]): LandscapeUnderWay {
    const core = this.#core;
    this.#landscape = null;
    core.begin_landscape(look.plane, look.points, this.#indexOf(look.slot));
    const slots = this.#runners.map(({ slot }) => slot);
    const slices = new Slices((most) => core.continue_landscape(most));
    this.#landscape = { look, slots, steps, slices, isDone: false };
    return this.#landscape;
  }

  #isPast(
    landscape: LandscapeUnderWay,
    look: LandscapeLook,
    steps: readonly number[],
    isMoving: boolean,
  ): boolean {
    const { slot, plane, points } = landscape.look;
    const isOther =
      slot !== look.slot ||
      points !== look.points ||
      JSON.stringify(plane) !== JSON.stringify(look.plane);
    const isElsewhere = steps.some((step, index) => step !== landscape.steps[index]);
    return isOther || (isElsewhere && (landscape.isDone || !isMoving));
  }

  #landscapeFrame({ look, slots }: LandscapeUnderWay): LandscapeFrame {
    const { step, is_done, progress, grid } = this.#core.landscape();
    return {
      look,
      step,
      isDone: is_done,
      progress,
      grid: grid && {
        ...grid,
        values: grid.values.slice(),
        paths: grid.paths.map((path, index) => ({
          ...path,
          slot: slots[index]!,
          steps: path.steps.slice(),
          x: path.x.slice(),
          y: path.y.slice(),
        })),
      },
    };
  }

  /**
   * Counting takes a pass over all validation rows: a running session counts no more often than it
   * is evaluated.
   */
  #counted<Value>(
    known: Map<number, Counted<Value>>,
    index: number,
    isMoving: boolean,
    of: number,
    count: () => Value,
  ): Value {
    const core = this.#core;
    const { slot } = this.#runners[index]!;
    const step = isMoving ? core.last_recorded(index).step : core.steps_of(index);
    const before = known.get(slot);
    if (before?.step === step && before.of === of) return before.value;
    const value = count();
    known.set(slot, { step, of, value });
    return value;
  }

  /** A copy, because what the page gets is transferred; as is what the next one gives. */
  #confusionOf(index: number, isMoving: boolean): Float64Array {
    const count = () => this.#core.confusion(index).slice();
    return this.#counted(this.#confusions, index, isMoving, 0, count).slice();
  }

  #classCurvesOf(index: number, isMoving: boolean, ofClass: number): ClassCurves {
    const curves = this.#counted(this.#classCurves, index, isMoving, ofClass, () => {
      const { auc, roc, calibration } = this.#core.class_curves(ofClass, index);
      return { auc, roc: Float64Array.from(roc), calibration: Float64Array.from(calibration) };
    });
    return { ...curves, roc: curves.roc.slice(), calibration: curves.calibration.slice() };
  }

  #fitFrame(view: FitView, index: number): FitFrame {
    const along = (input: number) => this.#core.sample_input(input).slice();
    const isOver = view.kind === 'regions';
    return {
      view,
      x: isOver ? along(view.x) : view.kind === 'curve' ? along(view.input) : NOTHING.slice(),
      y: isOver ? along(view.y) : NOTHING.slice(),
      regions: isOver ? this.#regions(view, index) : null,
    };
  }

  #regions({ x, y }: { x: number; y: number }, index: number): Regions {
    const values = this.#core.fit_regions(REGION_POINTS, x, y, index);
    const cells = values.length / 2;
    return {
      side: REGION_POINTS,
      classes: values.slice(0, cells),
      probabilities: values.slice(cells),
    };
  }

  #runnerFrame({ slot }: Runner, index: number, isMoving: boolean, fit: FitView): RunnerFrame {
    const core = this.#core;
    return {
      slot,
      step: core.steps_of(index),
      divergence: core.divergence(index),
      metrics: metricsOf(isMoving ? core.last_recorded(index) : core.evaluate(index)),
      losses: core.loss_history(index).slice(),
      gradientNorms: core.gradient_norm_history(index).slice(),
      evaluations: core.evaluation_history(index).slice(),
      curve:
        fit.kind === 'curve'
          ? core.fit_curve(CURVE_POINTS, fit.input, index).slice()
          : NOTHING.slice(),
      classCurves: 'ofClass' in fit ? this.#classCurvesOf(index, isMoving, fit.ofClass) : null,
      coefficients: core.raw_coefficients(index).slice(),
      millisecondsPerStep: this.#clock.perStep(slot),
      effectiveSteps: thinned(core.effective_steps(index)),
      fingerprint: isMoving ? null : core.fingerprint(index),
    };
  }

  /** The first runner's, for a slot that has left meanwhile. */
  #indexOf(slot: number): number {
    return Math.max(
      0,
      this.#runners.findIndex((runner) => runner.slot === slot),
    );
  }

  #add(runner: Runner, copyOf: number | null): void {
    const source = this.#runners.findIndex(({ slot }) => slot === copyOf);
    if (source < 0) {
      this.#core.add_runner(runner.optimizer);
      this.#runners = [...this.#runners, runner];
      return;
    }
    this.#core.duplicate_runner(source);
    const copy = { slot: runner.slot, optimizer: this.#runners[source]!.optimizer };
    this.#runners = this.#runners.toSpliced(source + 1, 0, copy);
  }

  #rules(): Rule[] {
    return this.#runners.map(({ optimizer }, index) => ({
      statements: this.#module.statements(optimizer),
      states: this.#core.state_columns(index),
    }));
  }

  /** Hands the table's columns to the core, then to what becomes of them there. */
  #upload<R>(table: Table, use: () => R): R {
    this.#core.begin_table();
    for (const column of usableColumns(table)) {
      const values = this.#core.add_column(column.name, table.rowCount);
      if (column.levels.length === 0) {
        values.set(column.values);
        continue;
      }
      column.codes.forEach((code, row) => {
        values[row] = code < 0 ? Number.NaN : code;
      });
      for (const level of column.levels) this.#core.add_level(level);
    }
    return use();
  }

  #call<R>(body: () => R): R {
    try {
      return body();
    } catch (thrown) {
      throw coreError(this.#module, thrown);
    }
  }
}

type WeightHistory = Omit<Microscope, 'step' | 'update' | 'gradientsOfAll'>;

function weightHistory(core: Playground): WeightHistory {
  const { from, gradients, values, state_columns, states, effective_steps } = core.weight_history();
  return {
    steps: Float64Array.from(values, (_, index) => from + index),
    gradients: gradients.slice(),
    values: values.slice(),
    stateColumns: state_columns,
    states: states.map((state) => state.slice()),
    effectiveSteps: effective_steps.slice(),
  };
}

function noSteps(stateColumns: Microscope['stateColumns']): WeightHistory {
  const nothing = () => new Float32Array(0);
  return {
    steps: NOTHING.slice(),
    gradients: nothing(),
    values: nothing(),
    stateColumns,
    states: stateColumns.map(nothing),
    effectiveSteps: nothing(),
  };
}

function metricsOf(core: ReturnType<Playground['evaluate']>): Metrics {
  return {
    step: core.step,
    validationLoss: core.validation_loss,
    validationRmse: core.validation_rmse,
    validationR2: core.validation_r2,
    validationAccuracy: core.validation_accuracy,
    penalty: core.penalty,
  };
}
