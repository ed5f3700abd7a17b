/** The strips of one weight over the last steps: from what was seen of it to PlotSpec. */

import { type Inspected, type PlaygroundState, runnerIn } from '../app/state.ts';
import type { PlotSpec } from '../charts/plot-spec.ts';
import { formatMeasured } from '../format/number.ts';
import { coreState, words } from '../words/language.ts';
import { colourOf } from './runner-look.ts';

export interface Strip {
  readonly key: string;
  readonly symbol: string;
  readonly name: string;
  /** What it is now. */
  readonly now: string;
  readonly spec: PlotSpec;
}

const GROUP = 'microscope';
/** For the labels left of each strip. */
const LABEL_ROOM = 64;
/** The average of squared gradients: its root is what is compared with a gradient. */
const MEAN_SQUARE = 'mean square';

const format = (value: number) => formatMeasured(value, 4);

interface Series {
  readonly key: string;
  readonly symbol: string;
  readonly name: string;
  readonly values: Float32Array;
}

function seriesOf({ seen }: Inspected): Series[] {
  const { microscope: say, stage } = words();
  const { gradients, stateColumns, states, effectiveSteps, values } = seen;
  const kept = stateColumns.map(({ symbol, name }, column): Series => {
    const state = states[column]!;
    return name.startsWith(MEAN_SQUARE)
      ? {
          key: 'root',
          symbol: `√${symbol}`,
          name: say.rootMeanSquare,
          values: state.map(Math.sqrt),
        }
      : { key: `state-${column}`, symbol, name: coreState(name), values: state };
  });
  return [
    { key: 'gradient', symbol: 'g', name: say.gradient, values: gradients },
    ...kept,
    { key: 'effective-step', symbol: 's', name: stage.effectiveStep, values: effectiveSteps },
    { key: 'weight', symbol: 'w', name: say.weight, values },
  ];
}

/** Gradient, what the optimizer keeps, effective step and weight, the last one with the steps below it. */
export function strips(state: PlaygroundState, inspected: Inspected): Strip[] {
  const { microscope: say, charts } = words();
  const { steps } = inspected.seen;
  const first = steps[0] ?? 0;
  const last = steps.at(-1) ?? 1;
  const all = seriesOf(inspected);
  const { slot } = runnerIn(state.recipe, inspected.slot);
  return all.map(({ key, symbol, name, values }, index) => ({
    key,
    symbol,
    name,
    now: format(values.at(-1) ?? Number.NaN),
    spec: {
      summary: say.stripSummary(name, first, last, format(values.at(-1) ?? Number.NaN)),
      x: {
        label: charts.axis.steps,
        scale: 'linear',
        range: [first, Math.max(last, first + 1)],
        isBare: index < all.length - 1,
      },
      y: { label: '', scale: 'linear', room: LABEL_ROOM },
      lines: [
        {
          name: symbol,
          x: steps,
          y: values,
          colour: key === 'effective-step' ? colourOf(slot) : 'ink-2',
          width: 1.75,
          format,
        },
      ],
      group: GROUP,
    },
  }));
}
