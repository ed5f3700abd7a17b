/** What the charts of a run show: from state to PlotSpec. */

import { lastStep, type PlaygroundState } from '../app/state.ts';
import type { Line, PlotSpec } from '../charts/plot-spec.ts';
import { formatCount, formatMeasured, formatPercent } from '../format/number.ts';
import type { Frame, SessionInfo } from '../protocol/calls.ts';

const GROUP = 'run';
const LOSS_COLUMNS = 4;
const EVALUATION_COLUMNS = 8;
const ROOM_BEYOND_NEWEST = 1.1;
/** Points of the smoothed training line; the values behind it are drawn as they are. */
const SMOOTHED_POINTS = 80;

/** Column `index` of rows of `width` numbers. */
function column(rows: Float64Array, width: number, index: number): Float64Array {
  const count = rows.length / width;
  const values = new Float64Array(count);
  for (let row = 0; row < count; row += 1) values[row] = rows[row * width + index]!;
  return values;
}

function withLast(values: Float64Array, last: number | null): Float64Array {
  if (last === null) return values;
  const longer = new Float64Array(values.length + 1);
  longer.set(values);
  longer[values.length] = last;
  return longer;
}

function stepAxis(state: PlaygroundState, frame: Frame) {
  const planned = lastStep(state);
  const end = planned > 0 ? planned : 1;
  return {
    label: 'steps',
    scale: 'linear' as const,
    range: [
      0,
      Math.max(Math.min(end, Math.max(frame.step * ROOM_BEYOND_NEWEST, 100)), frame.step),
    ] as const,
  };
}

/**
 * Recorded evaluations, with the exact one of a paused run at their end; not that of a diverged one:
 * the axis does not follow a run to infinity.
 */
function evaluationLine(frame: Frame, index: number, exact: number) {
  const steps = column(frame.evaluations, EVALUATION_COLUMNS, 0);
  const newer = !frame.divergence && frame.metrics.step > (steps.at(-1) ?? -1);
  return {
    broken: frame.divergence !== null,
    x: withLast(steps, newer ? frame.metrics.step : null),
    y: withLast(column(frame.evaluations, EVALUATION_COLUMNS, index), newer ? exact : null),
  };
}

const format = (value: number) => formatMeasured(value);

function endOf(frame: Frame, value: string): string {
  return frame.divergence ? '∞' : value;
}

export interface Smoothed {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Steps each point is the mean of. */
  readonly steps: number;
}

/** Means of neighbouring batch losses, few enough to read. */
export function smoothedLosses(frame: Frame): Smoothed {
  const steps = column(frame.losses, LOSS_COLUMNS, 0);
  const means = column(frame.losses, LOSS_COLUMNS, 1);
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

export function lossPlot(
  state: PlaygroundState,
  frame: Frame,
  smoothed: Smoothed = smoothedLosses(frame),
): PlotSpec {
  const steps = column(frame.losses, LOSS_COLUMNS, 0);
  const { x, y } = smoothed;
  const newest = y.at(-1);
  const training: Line = {
    name: 'training',
    x,
    y,
    colour: 'runner-1',
    width: 2.25,
    ...(newest === undefined ? {} : { end: endOf(frame, format(newest)) }),
    broken: frame.divergence !== null,
    format,
  };
  const validation: Line = {
    name: 'validation',
    ...evaluationLine(frame, 1, frame.metrics.validationLoss),
    colour: 'ink-2',
    width: 1.75,
    dash: [14, 3],
    end: endOf(frame, format(frame.metrics.validationLoss)),
    format,
  };
  return {
    summary: `Loss after ${formatCount(frame.step)} steps: training ${newest === undefined ? 'not measured yet' : format(newest)}, validation ${format(frame.metrics.validationLoss)}.`,
    x: stepAxis(state, frame),
    y: { label: '', scale: state.lossScale },
    lines: [training, validation],
    bands: [
      {
        x: steps,
        low: column(frame.losses, LOSS_COLUMNS, 2),
        high: column(frame.losses, LOSS_COLUMNS, 3),
        colour: 'runner-1-raw',
      },
    ],
    marks: state.changes.map((change) => ({ x: change.step, text: change.text })),
    group: GROUP,
  };
}

export function accuracyPlot(state: PlaygroundState, frame: Frame): PlotSpec {
  const accuracy = formatPercent(frame.metrics.validationAccuracy);
  return {
    summary: `Validation accuracy after ${formatCount(frame.metrics.step)} steps: ${accuracy}.`,
    x: stepAxis(state, frame),
    y: { label: '', scale: 'linear' },
    lines: [
      {
        name: 'accuracy',
        ...evaluationLine(frame, 7, frame.metrics.validationAccuracy),
        colour: 'runner-1',
        width: 2.25,
        end: endOf(frame, accuracy),
        format: (value) => formatPercent(value),
      },
    ],
    group: GROUP,
  };
}

export function errorPlot(state: PlaygroundState, frame: Frame): PlotSpec {
  const rmse = format(frame.metrics.validationRmse);
  return {
    summary: `Validation RMSE after ${formatCount(frame.metrics.step)} steps: ${rmse} in units of ${state.recipe.target}.`,
    x: stepAxis(state, frame),
    y: { label: '', scale: state.lossScale },
    lines: [
      {
        name: 'RMSE',
        ...evaluationLine(frame, 2, frame.metrics.validationRmse),
        colour: 'runner-1',
        width: 2.25,
        end: endOf(frame, rmse),
        format,
      },
    ],
    group: GROUP,
  };
}

/** Without step 0: before the first update every mean square is 0 and the quotient says nothing. */
export function effectiveStepPlot(
  state: PlaygroundState,
  frame: Frame,
  info: SessionInfo,
): PlotSpec {
  const rows = frame.evaluations.subarray(EVALUATION_COLUMNS);
  const x = column(rows, EVALUATION_COLUMNS, 0);
  const median = column(rows, EVALUATION_COLUMNS, 5);
  const newest = median.at(-1);
  return {
    summary:
      newest === undefined
        ? 'Effective step: not measured yet.'
        : `Median effective step of ${formatCount(info.parameterCount)} weights: ${format(newest)}.`,
    x: stepAxis(state, frame),
    y: { label: '', scale: 'log' },
    lines: [
      {
        name: 'median',
        x,
        y: median,
        colour: 'runner-1',
        width: 2.25,
        ...(newest === undefined ? {} : { end: format(newest) }),
        format,
      },
    ],
    bands: [
      {
        x,
        low: column(rows, EVALUATION_COLUMNS, 4),
        high: column(rows, EVALUATION_COLUMNS, 6),
        colour: 'runner-1-band',
      },
    ],
    group: GROUP,
  };
}
