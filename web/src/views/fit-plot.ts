/** The fit of a number in the table's units: the curve over an input, predictions, what they miss. */

import { focusOf, type PlaygroundState } from '../app/state.ts';
import type { PlotSpec } from '../charts/plot-spec.ts';
import { formatMeasured } from '../format/number.ts';
import type { Frame, SessionInfo } from '../protocol/calls.ts';
import { words } from '../words/language.ts';
import { extent } from './extent.ts';
import { colourOf, lookOf, runnersToDraw } from './runner-look.ts';

const format = (value: number) => formatMeasured(value, 4);

export function curvePlot(
  state: PlaygroundState,
  { fit }: Frame,
  info: SessionInfo,
  place: number,
): PlotSpec {
  const { target } = state.recipe;
  const input = info.inputs[place]!;
  const { charts } = words();
  return {
    summary: charts.curveSummary(target, input, info.sampleTarget.length),
    x: { label: input, scale: 'linear', range: extent(fit.x) },
    y: { label: target, scale: 'linear', range: extent(info.sampleTarget) },
    lines: runnersToDraw(state).map(({ runner, frame: { curve } }) => ({
      ...lookOf(state, runner),
      width: 2.5,
      x: curve.subarray(0, curve.length / 2),
      y: curve.subarray(curve.length / 2),
      end: '',
      format,
    })),
    dots: [{ name: charts.lines.rows, x: fit.x, y: info.sampleTarget, colour: 'dot' }],
  };
}

/** Wide enough for the predictions, but not for those of a model that is far off. */
function withPredictions(
  { predictions }: Frame,
  low: number,
  high: number,
): readonly [number, number] {
  const [least, greatest] = extent(predictions.filter(Number.isFinite));
  const span = high - low;
  return [
    Math.max(low - span, Math.min(low, least)),
    Math.min(high + span, Math.max(high, greatest)),
  ];
}

export function predictedPlot(state: PlaygroundState, frame: Frame, info: SessionInfo): PlotSpec {
  const { target } = state.recipe;
  const [low, high] = extent(info.sampleTarget);
  const { charts } = words();
  return {
    summary: charts.predictedSummary(target, info.sampleTarget.length),
    x: { label: charts.actual(target), scale: 'linear', range: [low, high] },
    y: {
      label: charts.predicted(target),
      scale: 'linear',
      range: withPredictions(frame, low, high),
    },
    lines: [
      {
        name: charts.lines.exact,
        x: [low, high],
        y: [low, high],
        colour: 'edge',
        width: 1,
        end: '',
        format,
      },
    ],
    dots: [
      {
        name: charts.lines.rows,
        x: info.sampleTarget,
        y: frame.predictions,
        colour: colourOf(focusOf(state).runner.slot),
      },
    ],
  };
}

/** What is left over, above what was predicted. */
export function residualsPlot(state: PlaygroundState, frame: Frame, info: SessionInfo): PlotSpec {
  const { target } = state.recipe;
  const [low, high] = extent(info.sampleTarget);
  const across = withPredictions(frame, low, high);
  const residuals = frame.predictions.map((predicted, row) => info.sampleTarget[row]! - predicted);
  const span = high - low;
  const [least, greatest] = extent(residuals.filter(Number.isFinite));
  const { charts } = words();
  return {
    summary: charts.residualsSummary(target, info.sampleTarget.length),
    x: { label: charts.predicted(target), scale: 'linear', range: across },
    y: {
      label: charts.residual(target),
      scale: 'linear',
      range: [Math.max(-span, Math.min(0, least)), Math.min(span, Math.max(0, greatest))],
    },
    lines: [
      { name: charts.lines.exact, x: across, y: [0, 0], colour: 'edge', width: 1, end: '', format },
    ],
    dots: [
      {
        name: charts.lines.rows,
        x: frame.predictions,
        y: residuals,
        colour: colourOf(focusOf(state).runner.slot),
      },
    ],
  };
}
