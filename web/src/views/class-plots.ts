/** Pictures of a classifier: decision regions, ROC curves, calibration. */

import { type PlaygroundState, runnerIn } from '../app/state.ts';
import type { Dots, Line, PlotSpec } from '../charts/plot-spec.ts';
import { formatMeasured, formatPercent } from '../format/number.ts';
import type { Frame, SessionInfo } from '../protocol/calls.ts';
import { column } from '../protocol/history-columns.ts';
import { words } from '../words/language.ts';
import { extent } from './extent.ts';
import { colourOf, lookOf, nameOf, runnersToDraw } from './runner-look.ts';

const ROC_COLUMNS = 2;
const CALIBRATION_COLUMNS = 3;
/** A chart has one value at each place: an upright part of a curve leans by this. */
const HARDLY = 1e-9;

/** As the core draws the axis of an input: also of rows that all have the same value. */
function axisOf(values: Float64Array): [number, number] {
  const [least, greatest] = extent(values);
  return least < greatest ? [least, greatest] : [least - 1, greatest + 1];
}

export function regionsPlot(
  state: PlaygroundState,
  { fit }: Frame,
  info: SessionInfo,
  { x, y }: { x: number; y: number },
): PlotSpec {
  const [along, up] = [info.inputs[x]!, info.inputs[y]!];
  const [xRange, yRange] = [axisOf(fit.x), axisOf(fit.y)];
  const dots = info.classes.map((name, place): Dots => {
    const own = (values: Float64Array) =>
      values.filter((_, row) => info.sampleTarget[row] === place);
    return { name, x: own(fit.x), y: own(fit.y), colour: 'ink-2', shape: place };
  });
  const runner = nameOf(state.recipe, runnerIn(state.recipe, state.slot));
  return {
    summary: words().charts.regionsSummary(runner, along, up),
    x: { label: along, scale: 'linear', range: xRange },
    y: { label: up, scale: 'linear', range: yRange },
    lines: [],
    dots,
    ...(fit.regions
      ? {
          regions: {
            names: info.classes,
            side: fit.regions.side,
            cells: fit.regions.classes,
            strengths: fit.regions.probabilities,
            x: xRange,
            y: yRange,
          },
        }
      : {}),
  };
}

const WHOLE: readonly [number, number] = [0, 1];

function diagonal(name: string): Line {
  return { name, x: WHOLE, y: WHOLE, colour: 'edge', width: 1, end: '', format: formatPercent };
}

export function rocPlot(state: PlaygroundState, info: SessionInfo, ofClass: number): PlotSpec {
  const { charts } = words();
  const label = info.classes[ofClass]!;
  const lines = runnersToDraw(state).flatMap(({ runner, frame }): Line[] => {
    const { roc, auc } = frame.classCurves ?? {};
    if (!roc || roc.length === 0) return [];
    return [
      {
        ...lookOf(state, runner),
        x: column(roc, ROC_COLUMNS, 0).map((x, point) => x + point * HARDLY),
        y: column(roc, ROC_COLUMNS, 1),
        end: charts.auc(formatMeasured(auc ?? Number.NaN)),
        format: formatPercent,
      },
    ];
  });
  const inWords = lines.map(({ name, end }) => `${name} ${end}`).join(', ');
  return {
    summary: charts.rocSummary(label, inWords),
    x: { label: charts.falseAlarms, scale: 'linear', range: WHOLE },
    y: { label: charts.found(label), scale: 'linear', range: WHOLE },
    lines: [diagonal(charts.lines.byChance), ...lines],
  };
}

export function calibrationPlot(
  state: PlaygroundState,
  info: SessionInfo,
  ofClass: number,
): PlotSpec {
  const { charts } = words();
  const label = info.classes[ofClass]!;
  const views = runnersToDraw(state);
  const binsOf = (rows: Float64Array) => {
    const [predicted, observed, count] = [0, 1, 2].map((index) =>
      column(rows, CALIBRATION_COLUMNS, index),
    ) as [Float64Array, Float64Array, Float64Array];
    const has = (_: number, bin: number) => count[bin]! > 0;
    return { x: predicted.filter(has), y: observed.filter(has) };
  };
  const curves = views.map(({ runner, frame }) => ({
    runner,
    bins: binsOf(frame.classCurves?.calibration ?? new Float64Array(0)),
  }));
  return {
    summary: charts.calibrationSummary(label),
    x: { label: charts.probabilityOf(label), scale: 'linear', range: WHOLE },
    y: { label: charts.shareThatIs(label), scale: 'linear', range: WHOLE },
    lines: [
      diagonal(charts.lines.kept),
      ...curves.map(
        ({ runner, bins }): Line => ({
          ...lookOf(state, runner),
          ...bins,
          end: '',
          format: formatPercent,
        }),
      ),
    ],
    dots: curves.map(({ runner, bins }) => ({
      name: nameOf(state.recipe, runner),
      ...bins,
      colour: colourOf(runner.slot),
      shape: 2,
    })),
  };
}
