/**
 * Owner of the core's one handle: plain calls in, copies out. Runs in the worker and in Node; knows
 * neither messages nor the DOM. No view over the core's memory leaves this file.
 */

import type { CoreModule, Playground } from 'rmsprop-core';
import { type ErrorCode, PlaygroundError } from '../base/playground-error.ts';
import { dateText } from '../csv/date-text.ts';
import type { ColumnOptions } from '../csv/read-options.ts';
import type { Column, Table } from '../csv/table.ts';
import type {
  Frame,
  LedgerEntry,
  Metrics,
  Rule,
  RunnerFrame,
  SessionInfo,
  TableRows,
} from '../protocol/calls.ts';
import type { Recipe } from '../recipe/recipe.ts';
import type { Runner } from '../recipe/runners.ts';
import { designArgs, type UsableColumn } from './design-args.ts';

const CURVE_POINTS = 129;
/** More effective steps than this lie on top of each other in any picture. */
const MOST_EFFECTIVE_STEPS = 8192;

export interface Look {
  readonly running: boolean;
  readonly settling: boolean;
  readonly stepsPerSecond: number;
  /** Of the runner to look at closely. */
  readonly slot: number;
  /** How many of its weights to show one by one. */
  readonly weights: number;
}

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

/** Errors of the core carry `code` and `where`; anything else is a fault of ours. */
function translate(thrown: unknown): PlaygroundError {
  if (thrown instanceof Error && 'code' in thrown && 'where' in thrown) {
    return new PlaygroundError(thrown.code as ErrorCode, String(thrown.where), thrown.message);
  }
  return PlaygroundError.from(thrown);
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

/** Of the runner and the step it was counted at. */
interface Confusion {
  readonly slot: number;
  readonly step: number;
  readonly counts: Float64Array;
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
  #confusion: Confusion | null = null;

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
      this.#confusion = null;
      return {
        info: {
          parameterCount: info.parameter_count,
          trainingRows: info.training_rows,
          validationRows: info.validation_rows,
          rowsLeftOut: info.rows_left_out,
          stepsPerEpoch: info.steps_per_epoch,
          layout: this.#core.layout(),
          sampleFeature: this.#core.sample_feature().slice(),
          sampleTarget: this.#core.sample_target().slice(),
          classes: this.#core.classes(),
          inputs: this.#core.input_names(),
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
      const message = `Column ${name} holds no values that the model can use. ${column.kindReason}`;
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
    return this.#call(() => this.#core.run(steps));
  }

  restart(): void {
    this.#call(() => this.#core.restart());
    this.#confusion = null;
  }

  /** At most `most` steps of each runner on the way to `step`; true once all are there. */
  seek(step: number, most: number): boolean {
    return this.#call(() => this.#core.seek(step, most));
  }

  /** At most `most` steps of each runner that joined late; true once none is behind. */
  catchUp(most: number): boolean {
    return this.#call(() => this.#core.catch_up(most));
  }

  /**
   * Makes the race one of these runners, by their slots: the same ones go on, others leave, new ones
   * join and are behind, with the past of the one in slot `copyOf` if there is one. Nothing changes
   * where a setting is refused.
   */
  setRunners(wanted: readonly Runner[], copyOf: number | null): Rule[] {
    return this.#call(() => {
      for (const { optimizer } of wanted) this.#module.statements(optimizer);
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

  get steps(): number {
    return this.#call(() => this.#core.steps());
  }

  get validationRows(): Uint32Array {
    return this.#call(() => this.#core.validation_rows().slice());
  }

  /** Metrics and fingerprints are exact for a paused race; a running one shows the newest recorded. */
  look({ running, settling, stepsPerSecond, slot, weights }: Look): Frame {
    const core = this.#core;
    return this.#call(() => {
      const isMoving = running || settling;
      const index = this.#indexOf(slot);
      return {
        step: core.steps(),
        reached: core.reached(),
        running,
        settling,
        stepsPerSecond,
        runners: this.#runners.map((runner, place) => this.#runnerFrame(runner, place, isMoving)),
        confusion: this.#confusionAt(
          slot,
          isMoving ? core.last_recorded(index).step : core.steps_of(index),
        ),
        predictions: core.sample_predictions(index).slice(),
        weights: {
          values: core.parameters(index).slice(0, weights),
          states: core
            .state_columns(index)
            .map((_, column) => core.state(column, index).slice(0, weights)),
          effectiveSteps: core.effective_steps(index).slice(0, weights),
        },
      };
    });
  }

  dispose(): void {
    this.#core.delete();
  }

  /**
   * Counting takes a pass over all validation rows: a running session counts no more often than it
   * is evaluated. A copy, because what the page gets is transferred.
   */
  #confusionAt(slot: number, step: number): Float64Array {
    if (this.#confusion?.step !== step || this.#confusion.slot !== slot) {
      const counts = this.#core.confusion(this.#indexOf(slot)).slice();
      this.#confusion = { slot, step, counts };
    }
    return this.#confusion.counts.slice();
  }

  #runnerFrame({ slot }: Runner, index: number, isMoving: boolean): RunnerFrame {
    const core = this.#core;
    return {
      slot,
      step: core.steps_of(index),
      divergence: core.divergence(index),
      metrics: metricsOf(isMoving ? core.last_recorded(index) : core.evaluate(index)),
      losses: core.loss_history(index).slice(),
      gradientNorms: core.gradient_norm_history(index).slice(),
      evaluations: core.evaluation_history(index).slice(),
      curve: core.fit_curve(CURVE_POINTS, index).slice(),
      coefficients: core.raw_coefficients(index).slice(),
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
      throw translate(thrown);
    }
  }
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
