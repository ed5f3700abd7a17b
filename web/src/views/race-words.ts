/** Where the race stands, as a sentence: for whoever reads it, and for whoever hears it. */

import { isClassification, type PlaygroundState } from '../app/state.ts';
import { formatMeasured, formatPercent } from '../format/number.ts';
import type { RunnerFrame } from '../protocol/calls.ts';
import { words } from '../words/language.ts';
import { nameOf } from './runner-look.ts';

interface Standing {
  readonly name: string;
  readonly frame: RunnerFrame;
  /** Smaller is better. */
  readonly order: number;
}

function standings(state: PlaygroundState): Standing[] {
  const ofClasses = isClassification(state);
  return state.recipe.runners.flatMap((runner): Standing[] => {
    const frame = state.frame?.runners.find(({ slot }) => slot === runner.slot);
    if (!frame) return [];
    const { validationAccuracy, validationRmse } = frame.metrics;
    const order = ofClasses ? -validationAccuracy : validationRmse;
    return [{ name: nameOf(state.recipe, runner), frame, order }];
  });
}

/** "After 1,240 steps Adam misses unseen price by 652, RMSprop by 680; SGD diverged at step 11." */
export function raceInWords(state: PlaygroundState): string {
  const { frame, recipe } = state;
  if (!frame || frame.step === 0) return '';
  const all = standings(state);
  const going = all
    .filter(({ frame: own }) => !own.divergence && own.step === frame.step)
    .sort((a, b) => a.order - b.order);
  const ofClasses = isClassification(state);
  return words().race.standing({
    step: frame.step,
    target: recipe.target,
    ofClasses,
    scores: going.map(({ name, frame: { metrics } }) => ({
      name,
      score: ofClasses
        ? formatPercent(metrics.validationAccuracy)
        : formatMeasured(metrics.validationRmse),
    })),
    diverged: all.flatMap(({ name, frame: { divergence } }) =>
      divergence ? [{ name, step: divergence.step }] : [],
    ),
  });
}
