/** What the charts of a run are drawn along: steps, or what those cost. */

import { lastStep, type PlaygroundState, type RunUnit } from '../app/state.ts';
import type { Axis } from '../charts/plot-spec.ts';
import type { Frame, RunnerFrame } from '../protocol/calls.ts';
import { EVALUATION_COLUMNS, GRADIENT_EVALUATIONS } from '../protocol/history-columns.ts';
import { words } from '../words/language.ts';

export const UNITS: readonly RunUnit[] = ['steps', 'epochs', 'evaluations', 'milliseconds'];

const ROOM_BEYOND_NEWEST = 1.1;

/** Where on the axis a step of a runner is. */
export type Along = (step: number) => number;

/** Between recorded evaluations in proportion; beyond the last one at the pace of the whole run. */
function gradientEvaluations({ evaluations }: RunnerFrame): Along {
  const rows = evaluations.length / EVALUATION_COLUMNS;
  const stepAt = (row: number) => evaluations[row * EVALUATION_COLUMNS]!;
  const countAt = (row: number) => evaluations[row * EVALUATION_COLUMNS + GRADIENT_EVALUATIONS]!;
  return (step) => {
    let [low, high] = [0, rows - 1];
    if (rows < 2) return 0;
    if (step >= stepAt(high)) return (countAt(high) / stepAt(high)) * step;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (stepAt(middle) <= step) low = middle;
      else high = middle;
    }
    const share = (step - stepAt(low)) / (stepAt(high) - stepAt(low));
    return countAt(low) + share * (countAt(high) - countAt(low));
  };
}

/** Null where it is not known, as the time of steps that were never measured. */
export function alongOf({ runUnit, info }: PlaygroundState, frame: RunnerFrame): Along | null {
  switch (runUnit) {
    case 'steps':
      return (step) => step;
    case 'epochs':
      return (step) => step / (info?.stepsPerEpoch ?? 1);
    case 'evaluations':
      return gradientEvaluations(frame);
    case 'milliseconds': {
      const { millisecondsPerStep } = frame;
      if (Number.isFinite(millisecondsPerStep)) return (step) => step * millisecondsPerStep;
      return frame.step === 0 ? () => 0 : null;
    }
  }
}

/** To the planned end, or somewhat beyond the newest step. */
function lastShown(state: PlaygroundState, { step, reached }: Frame): number {
  const planned = lastStep(state);
  const newest = Math.max(step, reached);
  return Math.max(Math.min(planned || 1, Math.max(newest * ROOM_BEYOND_NEWEST, 100)), newest);
}

export function stepAxis(state: PlaygroundState, frame: Frame): Axis {
  const { axis } = words().charts;
  return { label: axis.steps, scale: 'linear', range: [0, lastShown(state, frame)] };
}

export function runAxis(state: PlaygroundState, frame: Frame): Axis {
  const shown = lastShown(state, frame);
  const ends = frame.runners.map((runner) => alongOf(state, runner)?.(shown) ?? 0);
  const end = Math.max(...ends);
  return {
    label: words().charts.axis[state.runUnit],
    scale: 'linear',
    range: [0, end > 0 ? end : 1],
  };
}
