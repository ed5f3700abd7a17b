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
  Divergence,
  Frame,
  LedgerEntry,
  Metrics,
  Rule,
  SessionInfo,
  TableRows,
} from '../protocol/calls.ts';
import type { Optimizer } from '../recipe/optimizers.ts';
import type { Recipe } from '../recipe/recipe.ts';
import { designArgs, type UsableColumn } from './design-args.ts';

const CURVE_POINTS = 129;
/** More effective steps than this lie on top of each other in any picture. */
const MOST_EFFECTIVE_STEPS = 8192;

export interface Look {
  readonly running: boolean;
  readonly stepsPerSecond: number;
  /** How many weights to show one by one. */
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

export class Engine {
  readonly #module: CoreModule;
  readonly #core: Playground;
  #columns: readonly UsableColumn[] = [];
  #offered: Table | null = null;
  /** Of the model: the recipe's target and the columns it predicts from. */
  #target = '';
  #features: readonly UsableColumn[] = [];
  /** Of the step it was counted at. */
  #confusion: { readonly step: number; readonly counts: Float64Array } | null = null;

  constructor(module: CoreModule) {
    this.#module = module;
    this.#core = new module.Playground();
  }

  /** Keeps `table` beside the current one until `configure` accepts it. */
  offer(table: Table): void {
    this.#offered = table;
  }

  configure(recipe: Recipe, offered: boolean): { info: SessionInfo; rule: Rule } {
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
        recipe.optimizer,
      );
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
        rule: this.#rule(recipe.optimizer),
      };
    });
  }

  /** How the model's columns are to be read from another table, by name. */
  get reading(): ReadonlyMap<string, ColumnOptions> {
    return new Map(this.#features.map(({ name, kind }) => [name, { kind }]));
  }

  /** Predicts for `table` by the model as it stands. */
  score(table: Table): Scores {
    for (const { name } of this.#features) {
      const column = table.columns.find((other) => other.name === name);
      if (column?.kind !== 'text') continue;
      const message = `Column ${name} holds no values that the model can use. ${column.kindReason}`;
      throw new PlaygroundError('table_invalid', `column ${name}`, message);
    }
    return this.#call(() => {
      const { rows, predictions, ledger } = this.#upload(table, () => this.#core.score_table());
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

  /** Takes up to `steps` updates and returns how many; fewer than asked only on divergence. */
  run(steps: number): number {
    return this.#call(() => this.#core.run(steps));
  }

  restart(): void {
    this.#call(() => this.#core.restart());
    this.#confusion = null;
  }

  setOptimizer(optimizer: Optimizer): Rule {
    return this.#call(() => {
      this.#core.set_optimizer(optimizer);
      return this.#rule(optimizer);
    });
  }

  get steps(): number {
    return this.#call(() => this.#core.steps());
  }

  get divergence(): Divergence | null {
    return this.#call(() => this.#core.divergence());
  }

  get validationRows(): Uint32Array {
    return this.#call(() => this.#core.validation_rows().slice());
  }

  /** Metrics and fingerprint are exact for a paused run; a running one shows the newest recorded. */
  look({ running, stepsPerSecond, weights }: Look): Frame {
    const core = this.#core;
    return this.#call(() => ({
      ...stepsOf(core, weights),
      step: core.steps(),
      running,
      stepsPerSecond,
      divergence: core.divergence(),
      metrics: metricsOf(running ? core.last_recorded() : core.evaluate()),
      losses: core.loss_history().slice(),
      evaluations: core.evaluation_history().slice(),
      confusion: this.#confusionAt(running ? core.last_recorded().step : core.steps()),
      predictions: core.sample_predictions().slice(),
      curve: core.fit_curve(CURVE_POINTS).slice(),
      coefficients: core.raw_coefficients().slice(),
      fingerprint: running ? null : core.fingerprint(),
    }));
  }

  dispose(): void {
    this.#core.delete();
  }

  /**
   * Counting takes a pass over all validation rows: a running session counts no more often than it
   * is evaluated. A copy, because what the page gets is transferred.
   */
  #confusionAt(step: number): Float64Array {
    if (this.#confusion?.step !== step) {
      this.#confusion = { step, counts: this.#core.confusion().slice() };
    }
    return this.#confusion.counts.slice();
  }

  #rule(optimizer: Optimizer): Rule {
    return {
      statements: this.#module.statements(optimizer),
      states: this.#core.state_columns(),
    };
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

/** The effective steps are worked out once and copied at once, for the picture and for the list. */
function stepsOf(core: Playground, weights: number): Pick<Frame, 'effectiveSteps' | 'weights'> {
  const view = core.effective_steps();
  const effectiveSteps = thinned(view);
  const listed = view.slice(0, weights);
  return {
    effectiveSteps,
    weights: {
      values: core.parameters().slice(0, weights),
      states: core.state_columns().map((_, column) => core.state(column).slice(0, weights)),
      effectiveSteps: listed,
    },
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
