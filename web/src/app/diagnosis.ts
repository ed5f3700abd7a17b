/**
 * What stands in the way of a run, found in what is known of it: a table of rules, the gravest first.
 * Each is silent unless it is sure; each finding says what, where and since when, and offers at most
 * one action.
 */

import type { ColumnSummary, RunnerFrame } from '../protocol/calls.ts';
import { column, EVALUATION_COLUMNS, LOSS_COLUMNS } from '../protocol/history-columns.ts';
import type { Runner } from '../recipe/runners.ts';
import { treatmentOf } from '../recipe/treatment.ts';
import type { Playground } from './playground.ts';
import { isClassification, type PlaygroundState } from './state.ts';

export type Rule =
  | 'constantColumn'
  | 'unscaledColumn'
  | 'unscaledTarget'
  | 'rpropOnBatches'
  | 'rateTooHigh'
  | 'firstSteps'
  | 'rateTooLow'
  | 'overfitting'
  | 'adagradFades'
  | 'classImbalance'
  | 'tooFewRows';

export interface Finding {
  readonly rule: Rule;
  /** Of the runner that is meant; null where all are. */
  readonly slot: number | null;
  /** What the sentence names: a column, a class. */
  readonly name: string;
  /** What the sentence counts, in the order its words have it. */
  readonly numbers: readonly number[];
  readonly act: ((playground: Playground) => Promise<void>) | null;
}

type Found = Omit<Finding, 'rule'>;

/** Times the size of the others at which a column sets the pace of all weights. */
const MUCH_LARGER = 30;
/** Of a standardised column, for comparison. */
const STANDARD_SIZE = 3;
const LARGE_TARGET = 100;
/** Times its first value: a loss that has risen so far does not come down by itself. */
const RISEN = 2;
/** Of its first value: hardly anything learnt, where another runner has learnt half. */
const UNLEARNT = 0.9;
const LEARNT = 0.5;
/** Evaluations and share of it that a validation loss must have been above its best. */
const LEAST_EVALUATIONS = 5;
const WORSE = 1.2;
const FADED = 0.1;
const IMBALANCED = 0.8;

const sizeOf = ({ min, max }: ColumnSummary) => Math.max(Math.abs(min), Math.abs(max));

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** The number columns that the model gets as they are, by their place in the table. */
function unscaled({ table, recipe }: PlaygroundState): number[] {
  const places = table?.columns.map((_, place) => place) ?? [];
  return places.filter((place) => {
    const { name, kind } = table!.columns[place]!;
    const { scaling = recipe.scaling } = treatmentOf(recipe.treatments, name);
    return kind === 'number' && scaling === 'none' && recipe.features.includes(name);
  });
}

function unscaledColumn(state: PlaygroundState): Found | null {
  const { table, recipe } = state;
  const raw = unscaled(state);
  const largest = raw.toSorted(
    (a, b) => sizeOf(table!.columns[b]!) - sizeOf(table!.columns[a]!),
  )[0];
  if (largest === undefined) return null;
  const others = table!.columns.flatMap((other, place) => {
    if (place === largest || other.kind !== 'number' || !recipe.features.includes(other.name))
      return [];
    return [raw.includes(place) ? sizeOf(other) : STANDARD_SIZE];
  });
  const times = sizeOf(table!.columns[largest]!) / (others.length > 0 ? median(others) : 1);
  if (!(times >= MUCH_LARGER)) return null;
  return {
    slot: null,
    name: table!.columns[largest]!.name,
    numbers: [times],
    act: (playground) =>
      playground.setTreatment(largest, 'standard', () => ({ scaling: 'standard' })),
  };
}

function constantColumn({ table, recipe }: PlaygroundState): Found | null {
  const constant = table?.columns.find(
    ({ name, distinct }) => distinct <= 1 && recipe.features.includes(name),
  );
  if (!constant || recipe.features.length < 2) return null;
  const { name } = constant;
  return {
    slot: null,
    name,
    numbers: [],
    act: (playground) =>
      playground.setFeatures(recipe.features.filter((feature) => feature !== name)),
  };
}

function unscaledTarget(state: PlaygroundState): Found | null {
  const { table, recipe } = state;
  const target = table?.columns.find(({ name }) => name === recipe.target);
  if (!target || isClassification(state) || recipe.target_scaling !== 'none') return null;
  if (!(sizeOf(target) >= LARGE_TARGET)) return null;
  return {
    slot: null,
    name: target.name,
    numbers: [sizeOf(target)],
    act: (playground) => playground.setChoice('target_scaling', 'standard'),
  };
}

function tooFewRows({ info, recipe }: PlaygroundState): Found | null {
  if (!info || info.trainingRows >= info.parameterCount || recipe.model !== 'mlp') return null;
  return {
    slot: null,
    name: '',
    numbers: [info.parameterCount, info.trainingRows],
    act: (playground) => playground.setChoice('model', 'linear'),
  };
}

function classImbalance(state: PlaygroundState): Found | null {
  const { info, frame } = state;
  if (!info || !frame || !isClassification(state)) return null;
  const classes = info.classes.length;
  const rows = info.classes.map((_, actual) =>
    frame.confusion.subarray(actual * classes, (actual + 1) * classes).reduce((a, b) => a + b, 0),
  );
  const all = rows.reduce((a, b) => a + b, 0);
  const right = info.classes.reduce((sum, _, at) => sum + frame.confusion[at * classes + at]!, 0);
  const most = Math.max(...rows);
  // Worth a word only while the model does no better than that class alone.
  if (!(most >= IMBALANCED * all) || right > most) return null;
  const name = info.classes[rows.indexOf(most)]!;
  return { slot: state.slot, name, numbers: [most / all], act: null };
}

/** With few digits, as a person would set it. */
const round = (value: number) => Number(value.toPrecision(2));

/** Goes back to the start with another value of a hyper-parameter. */
function restartWith({ slot }: Runner, key: string, value: number): Finding['act'] {
  return async (playground) => {
    await playground.setView({ slot });
    await playground.setHyper(key, String(value));
    await playground.restart();
  };
}

const RATE = 'learning_rate';

type OfRunner = (
  state: PlaygroundState,
  runner: Runner,
  frame: RunnerFrame,
) => Pick<Found, 'numbers' | 'act'> | null;

const lossesOf = ({ losses }: RunnerFrame) => column(losses, LOSS_COLUMNS, 1);

/** Of the newest tenth of the steps, to be no victim of one batch. */
function newestLoss(frame: RunnerFrame): number {
  const losses = lossesOf(frame);
  return median([...losses.subarray(Math.floor(losses.length * 0.9))]);
}

const rateTooHigh: OfRunner = (_state, runner, frame) => {
  const losses = lossesOf(frame);
  const rate = runner.optimizer.values[RATE];
  if (frame.divergence || losses.length < 20 || typeof rate !== 'number') return null;
  const limit = RISEN * losses[0]!;
  if (!(newestLoss(frame) > limit)) return null;
  const first = losses.findIndex((loss) => loss > limit);
  const step = column(frame.losses, LOSS_COLUMNS, 0)[first]!;
  const lower = round(rate / 10);
  return { numbers: [step, rate, lower], act: restartWith(runner, RATE, lower) };
};

const firstSteps: OfRunner = (_state, runner, frame) => {
  const { name, values } = runner.optimizer;
  const { rho } = values;
  if (name !== 'rmsprop' || typeof rho !== 'number' || rho < 0.99) return null;
  const losses = lossesOf(frame);
  const early = Math.max(...losses.subarray(1, 10));
  if (frame.divergence || losses.length < 20 || !(early > RISEN * losses[0]!)) return null;
  return { numbers: [rho, 1 / Math.sqrt(1 - rho)], act: restartWith(runner, 'rho', 0.9) };
};

const rateTooLow: OfRunner = ({ info, frame: race }, runner, frame) => {
  const losses = lossesOf(frame);
  const rate = runner.optimizer.values[RATE];
  const enough = Math.max(50, info?.stepsPerEpoch ?? 0);
  if (frame.divergence || frame.step < enough || typeof rate !== 'number') return null;
  const first = losses[0]!;
  const others = race?.runners.filter(({ divergence }) => !divergence) ?? [];
  const best = Math.min(...others.map(newestLoss));
  const now = newestLoss(frame);
  // One that rose has another cause.
  if (!(now > UNLEARNT * first && now <= first)) return null;
  if (!(best < LEARNT * first)) return null;
  const learnt = 1 - now / first;
  const higher = round(rate * 10);
  return { numbers: [frame.step, learnt, higher], act: restartWith(runner, RATE, higher) };
};

const overfitting: OfRunner = (_state, _runner, frame) => {
  const { evaluations } = frame;
  const losses = column(evaluations, EVALUATION_COLUMNS, 1);
  const best = losses.indexOf(Math.min(...losses));
  const after = losses.subarray(best + 1);
  if (frame.divergence || after.length < LEAST_EVALUATIONS) return null;
  if (!after.subarray(-LEAST_EVALUATIONS).every((loss) => loss > WORSE * losses[best]!))
    return null;
  const step = column(evaluations, EVALUATION_COLUMNS, 0)[best]!;
  const steps = column(frame.losses, LOSS_COLUMNS, 0);
  const then = lossesOf(frame)[steps.findLastIndex((one) => one <= step)]!;
  if (!(newestLoss(frame) < then)) return null;
  return {
    numbers: [step, losses.at(-1)! / losses[best]! - 1],
    act: (playground) => playground.setNumber('patience', String(LEAST_EVALUATIONS)),
  };
};

const adagradFades: OfRunner = (_state, runner, { evaluations }) => {
  const rate = runner.optimizer.values[RATE];
  if (runner.optimizer.name !== 'adagrad' || typeof rate !== 'number') return null;
  // Before the first update there is none.
  const steps = column(evaluations, EVALUATION_COLUMNS, 5).subarray(1);
  const first = steps[0] ?? Number.NaN;
  const faded = steps.findIndex((step) => step < FADED * first);
  if (faded < 0) return null;
  const since = column(evaluations, EVALUATION_COLUMNS, 0)[faded + 1]!;
  const higher = round(rate * 10);
  return { numbers: [since, higher], act: restartWith(runner, RATE, higher) };
};

const rpropOnBatches: OfRunner = ({ info, recipe }, runner) => {
  const rows = info?.trainingRows ?? 0;
  if (runner.optimizer.name !== 'rprop' || recipe.batch_size >= rows) return null;
  return {
    numbers: [recipe.batch_size, rows],
    act: (playground) => playground.setNumber('batch_size', String(rows)),
  };
};

/** A rule about a runner, for the first one that it holds for. */
function each(rule: OfRunner): (state: PlaygroundState) => Found | null {
  return (state) => {
    for (const runner of state.recipe.runners) {
      const frame = state.frame?.runners.find(({ slot }) => slot === runner.slot);
      const found = frame && rule(state, runner, frame);
      if (found) return { slot: runner.slot, name: '', ...found };
    }
    return null;
  };
}

const RULES: ReadonlyMap<Rule, (state: PlaygroundState) => Found | null> = new Map([
  ['constantColumn', constantColumn],
  ['unscaledColumn', unscaledColumn],
  ['unscaledTarget', unscaledTarget],
  ['rpropOnBatches', each(rpropOnBatches)],
  ['rateTooHigh', each(rateTooHigh)],
  ['firstSteps', each(firstSteps)],
  ['rateTooLow', each(rateTooLow)],
  ['overfitting', each(overfitting)],
  ['adagradFades', each(adagradFades)],
  ['classImbalance', classImbalance],
  ['tooFewRows', tooFewRows],
]);

/** What each rule found in a run that stands still, the gravest first; nothing before its first step. */
export function diagnose(state: PlaygroundState): Finding[] {
  const { frame } = state;
  if (!state.table || !state.info || !frame || frame.step === 0) return [];
  return [...RULES].flatMap(([rule, find]) => {
    const found = state.dismissed.has(rule) ? null : find(state);
    return found ? [{ rule, ...found }] : [];
  });
}
