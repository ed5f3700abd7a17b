/**
 * The fit in the table's units: the curve through the drawn rows for one feature, predicted against
 * actual for more.
 */

import type { PlaygroundState } from '../app/state.ts';
import type { PlotSpec } from '../charts/plot-spec.ts';
import { formatMeasured } from '../format/number.ts';
import type { Frame, SessionInfo } from '../protocol/calls.ts';
import { optimizerInfo } from '../recipe/optimizers.ts';

const format = (value: number) => formatMeasured(value, 4);

function extent(values: ArrayLike<number>): [number, number] {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i += 1) {
    min = Math.min(min, values[i]!);
    max = Math.max(max, values[i]!);
  }
  return min <= max ? [min, max] : [0, 1];
}

function curvePlot(state: PlaygroundState, frame: Frame, info: SessionInfo): PlotSpec {
  const { target, features } = state.recipe;
  const points = frame.curve.length / 2;
  return {
    summary: `${target} over ${features[0]}: ${info.sampleTarget.length} validation rows and the fitted curve.`,
    x: { label: features[0] ?? '', scale: 'linear', range: extent(info.sampleFeature) },
    y: { label: target, scale: 'linear', range: extent(info.sampleTarget) },
    lines: [
      {
        name: optimizerInfo(state.recipe.optimizer.name).label,
        x: frame.curve.subarray(0, points),
        y: frame.curve.subarray(points),
        colour: 'runner-1',
        width: 2.75,
        end: '',
        format,
      },
    ],
    dots: { x: info.sampleFeature, y: info.sampleTarget, colour: 'dot' },
  };
}

function predictedPlot(state: PlaygroundState, frame: Frame, info: SessionInfo): PlotSpec {
  const { target } = state.recipe;
  const [low, high] = extent(info.sampleTarget);
  return {
    summary: `Predicted against actual ${target} for ${info.sampleTarget.length} validation rows.`,
    x: { label: `actual ${target}`, scale: 'linear', range: [low, high] },
    y: { label: `predicted ${target}`, scale: 'linear', range: [low, high] },
    lines: [
      {
        name: 'exact',
        x: [low, high],
        y: [low, high],
        colour: 'edge',
        width: 1,
        end: '',
        format,
      },
    ],
    dots: { x: info.sampleTarget, y: frame.predictions, colour: 'runner-1' },
  };
}

export function fitPlot(state: PlaygroundState, frame: Frame, info: SessionInfo): PlotSpec {
  return frame.curve.length > 0 ? curvePlot(state, frame, info) : predictedPlot(state, frame, info);
}
