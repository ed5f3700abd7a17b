/** What the charts of a run show: from state to PlotSpec. */

import { focusOf, isClassification, type PlaygroundState } from '../app/state.ts';
import type { Band, Line, PlotSpec } from '../charts/plot-spec.ts';
import { formatMeasured, formatPercent } from '../format/number.ts';
import type { Frame, Metrics, RunnerFrame } from '../protocol/calls.ts';
import { column, EVALUATION_COLUMNS, LOSS_COLUMNS } from '../protocol/history-columns.ts';
import { type Words, words } from '../words/language.ts';
import { spreadOf } from './barcode.ts';
import { alongOf, runAxis, stepAxis } from './run-axis.ts';
import { colourOf, lookOf, runnersToDraw } from './runner-look.ts';

const GROUP = 'run';
/** The ribbon's cursor goes with the charts' only where they are drawn along the same. */
const RIBBON_GROUP = 'ribbon';
/** Points of the smoothed training line; the values behind it are drawn as they are. */
const SMOOTHED_POINTS = 80;
const NOTHING = new Float64Array(0);

function withLast(values: Float64Array, last: number | null): Float64Array {
  if (last === null) return values;
  const longer = new Float64Array(values.length + 1);
  longer.set(values);
  longer[values.length] = last;
  return longer;
}

/** Steps of a runner as places on the axis, and what was measured there; none where unknown. */
function drawnAlong(
  state: PlaygroundState,
  frame: RunnerFrame,
  steps: Float64Array,
  y: Float64Array,
): { x: Float64Array; y: Float64Array } {
  const along = alongOf(state, frame);
  return along ? { x: steps.map(along), y } : { x: NOTHING, y: NOTHING };
}

/**
 * Recorded evaluations, with the exact one of a paused run at their end; not that of a diverged one:
 * the axis does not follow a run to infinity.
 */
function evaluationLine(state: PlaygroundState, frame: RunnerFrame, index: number, exact: number) {
  const steps = column(frame.evaluations, EVALUATION_COLUMNS, 0);
  const newer = !frame.divergence && frame.metrics.step > (steps.at(-1) ?? -1);
  return {
    broken: frame.divergence !== null,
    ...drawnAlong(
      state,
      frame,
      withLast(steps, newer ? frame.metrics.step : null),
      withLast(column(frame.evaluations, EVALUATION_COLUMNS, index), newer ? exact : null),
    ),
  };
}

const format = (value: number) => formatMeasured(value);

function endOf({ divergence }: RunnerFrame, value: string): string {
  return divergence ? '∞' : value;
}

export interface Smoothed {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Steps each point is the mean of. */
  readonly steps: number;
}

/** Means of neighbouring values, a row of four for each, few enough to read. */
export function smoothed(rows: Float64Array): Smoothed {
  const steps = column(rows, LOSS_COLUMNS, 0);
  const means = column(rows, LOSS_COLUMNS, 1);
  const group = Math.max(1, Math.ceil(steps.length / SMOOTHED_POINTS));
  const count = Math.ceil(steps.length / group);
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  for (let point = 0; point < count; point += 1) {
    const members = means.subarray(point * group, (point + 1) * group);
    x[point] = steps[Math.min(steps.length - 1, point * group + Math.floor(members.length / 2))]!;
    y[point] = members.reduce((sum, value) => sum + value, 0) / members.length;
  }
  const stride = steps.length < 2 ? 1 : Math.max(1, Math.round(steps[1]! - steps[0]!));
  return { x, y, steps: group * stride };
}

/** The spread behind the smoothed line of the runner looked at. */
function rawBand(state: PlaygroundState, frame: RunnerFrame, rows: Float64Array): Band {
  const steps = column(rows, LOSS_COLUMNS, 0);
  return {
    x: drawnAlong(state, frame, steps, steps).x,
    low: column(rows, LOSS_COLUMNS, 2),
    high: column(rows, LOSS_COLUMNS, 3),
    colour: `${colourOf(frame.slot)}-raw`,
  };
}

/** A smoothed line a runner over the rows that `rowsOf` picks; `alone` names that of the only one. */
function smoothedLines(
  state: PlaygroundState,
  rowsOf: (frame: RunnerFrame) => Float64Array,
  alone: string,
): Line[] {
  const views = runnersToDraw(state);
  return views.map(({ runner, frame }) => {
    const { x, y } = smoothed(rowsOf(frame));
    const newest = y.at(-1);
    const look = lookOf(state, runner);
    return {
      ...look,
      name: views.length > 1 ? look.name : alone,
      ...drawnAlong(state, frame, x, y),
      ...(newest === undefined ? {} : { end: endOf(frame, format(newest)) }),
      broken: frame.divergence !== null,
      format,
    };
  });
}

/** "RMSprop 0.123, Adam 0.234" */
function inWords(lines: readonly Line[]): string {
  const { notMeasured } = words().charts;
  return lines.map(({ name, end }) => `${name} ${end ?? notMeasured}`).join(', ');
}

/** Of the runner looked at. */
function validationLine(state: PlaygroundState, frame: RunnerFrame): Line {
  const { validationLoss } = frame.metrics;
  return {
    name: words().charts.lines.validation,
    ...evaluationLine(state, frame, 1, validationLoss),
    colour: 'ink-2',
    width: 1.75,
    dash: [14, 3],
    end: endOf(frame, format(validationLoss)),
    format,
  };
}

/** Where settings of a runner changed. */
function marksOf(state: PlaygroundState, { runners }: Frame): { x: number; text: string }[] {
  return state.changes.flatMap(({ step, slot, text }) => {
    const own = runners.find((runner) => runner.slot === slot);
    const along = own && alongOf(state, own);
    return along ? [{ x: along(step), text }] : [];
  });
}

export function lossPlot(state: PlaygroundState, frame: Frame): PlotSpec {
  const { frame: focus } = focusOf(state);
  const { charts } = words();
  const training = smoothedLines(state, ({ losses }) => losses, charts.lines.training);
  const lines = [...training, ...(focus ? [validationLine(state, focus)] : [])];
  return {
    summary: charts.lossSummary(frame.step, inWords(lines)),
    x: runAxis(state, frame),
    y: { label: '', scale: state.lossScale },
    lines,
    bands: focus ? [rawBand(state, focus, focus.losses)] : [],
    marks: marksOf(state, frame),
    group: GROUP,
  };
}

export function gradientPlot(state: PlaygroundState, frame: Frame): PlotSpec {
  const { frame: focus } = focusOf(state);
  const { charts } = words();
  const lines = smoothedLines(state, ({ gradientNorms }) => gradientNorms, charts.lines.length);
  return {
    summary: charts.gradientSummary(frame.step, inWords(lines)),
    x: runAxis(state, frame),
    y: { label: '', scale: state.lossScale },
    lines,
    bands: focus ? [rawBand(state, focus, focus.gradientNorms)] : [],
    group: GROUP,
  };
}

/** The figure that says how good a model is, on the validation rows. */
interface Score {
  /** Column of the evaluations. */
  readonly column: number;
  readonly alone: keyof Words['charts']['lines'];
  readonly of: (metrics: Metrics) => number;
  readonly format: (value: number) => string;
}

const RMSE: Score = { column: 2, alone: 'rmse', of: (m) => m.validationRmse, format };
const ACCURACY: Score = {
  column: 7,
  alone: 'accuracy',
  of: (m) => m.validationAccuracy,
  format: formatPercent,
};

export function scorePlot(state: PlaygroundState, frame: Frame): PlotSpec {
  const { charts } = words();
  const ofClasses = isClassification(state);
  const score = ofClasses ? ACCURACY : RMSE;
  const views = runnersToDraw(state);
  const lines = views.map(({ runner, frame: own }): Line => {
    const look = lookOf(state, runner);
    const exact = score.of(own.metrics);
    return {
      ...look,
      name: views.length > 1 ? look.name : charts.lines[score.alone],
      ...evaluationLine(state, own, score.column, exact),
      end: endOf(own, score.format(exact)),
      format: score.format,
    };
  });
  return {
    summary: ofClasses
      ? charts.accuracySummary(frame.step, inWords(lines))
      : charts.errorSummary(state.recipe.target, frame.step, inWords(lines)),
    x: runAxis(state, frame),
    y: { label: '', scale: ofClasses ? 'linear' : state.lossScale },
    lines,
    group: GROUP,
  };
}

/**
 * The recorded spreads and that of now. Without step 0: before the first update every mean square is
 * 0 and the quotient says nothing.
 */
function effectiveStepLine({ step, divergence, evaluations, effectiveSteps }: RunnerFrame) {
  const recorded = evaluations.subarray(EVALUATION_COLUMNS);
  const steps = column(recorded, EVALUATION_COLUMNS, 0);
  const isNewer = !divergence && step > (steps.at(-1) ?? 0);
  const now = isNewer ? spreadOf(effectiveSteps) : null;
  const of = (index: number, newest: number | undefined) =>
    withLast(column(recorded, EVALUATION_COLUMNS, index), newest ?? null);
  return {
    x: withLast(steps, isNewer ? step : null),
    low: of(4, now?.low),
    median: of(5, now?.median),
    high: of(6, now?.high),
  };
}

/** The whole way that was gone, with the playhead where the run stands. */
export function effectiveStepPlot(state: PlaygroundState, frame: Frame): PlotSpec {
  const { charts } = words();
  const views = runnersToDraw({ ...state, frame: state.farthest ?? frame });
  const known = views.map((view) => ({ ...view, of: effectiveStepLine(view.frame) }));
  const lines = known.map(({ runner, of: { x, median } }): Line => {
    const newest = median.at(-1);
    const look = lookOf(state, runner);
    return {
      ...look,
      name: views.length > 1 ? look.name : charts.lines.median,
      x,
      y: median,
      ...(newest === undefined ? {} : { end: format(newest) }),
      format,
    };
  });
  // Above three runners the bands of all would lie on one another as grey.
  const banded = known.length > 3 ? known.filter(({ isFocus }) => isFocus) : known;
  return {
    summary: charts.effectiveStepSummary(frame.step, inWords(lines)),
    x: stepAxis(state, frame),
    y: { label: '', scale: 'log' },
    lines,
    bands: banded.map(({ runner, of: { x, low, high } }) => ({
      x,
      low,
      high,
      colour: `${colourOf(runner.slot)}-band` as const,
    })),
    playhead: { x: frame.step, last: Math.max(frame.step, frame.reached) },
    group: state.runUnit === 'steps' ? GROUP : RIBBON_GROUP,
  };
}
