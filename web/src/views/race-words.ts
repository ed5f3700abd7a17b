/** Where the race stands, as a sentence: for whoever reads it, and for whoever hears it. */

import { isClassification, type PlaygroundState } from '../app/state.ts';
import { counted, formatCount, formatMeasured, formatPercent } from '../format/number.ts';
import type { RunnerFrame } from '../protocol/calls.ts';
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
  const scores = going.map(({ name, frame: { metrics } }, place) => {
    if (ofClasses) {
      const share = formatPercent(metrics.validationAccuracy);
      return place === 0
        ? `${name} predicts ${share} of unseen ${recipe.target} right`
        : `${name} ${share}`;
    }
    const miss = formatMeasured(metrics.validationRmse);
    return place === 0 ? `${name} misses unseen ${recipe.target} by ${miss}` : `${name} by ${miss}`;
  });
  const diverged = all.flatMap(({ name, frame: { divergence } }) =>
    divergence ? [`${name} diverged at step ${formatCount(divergence.step)}`] : [],
  );
  const after = `After ${counted(frame.step, 'step')}`;
  const parts = [...(scores.length > 0 ? [`${after} ${scores.join(', ')}`] : []), ...diverged];
  return parts.length > 0 ? `${parts.join('; ')}.` : '';
}
